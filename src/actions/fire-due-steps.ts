import type { App } from '../app.ts'
import { dueFirings, firings, type Firing } from '../programme/calendar.ts'
import type { Cohort } from '../programme/cohort.ts'
import { nextDayNotQuiet } from '../programme/ground-rules.ts'
import { whoseTurn, type Walk } from '../programme/journey.ts'
import { lettersMissing, lettersOwed, type OwedLetter } from '../programme/letters.ts'
import { dayAtMeeting } from '../programme/meeting.ts'
import { allCohorts, claimFiring, firedIn } from '../store/cohorts.ts'
import { rulesIn } from '../store/ground-rules.ts'
import { guideOf } from '../store/guides.ts'
import { note, touchCohort } from '../store/history.ts'
import { oweLetters, withoutUnsubscribed } from '../store/letters.ts'
import type { Db } from '../store/open.ts'
import { placesOf } from '../store/places.ts'
import { readWalk } from '../store/walks.ts'
import { transact } from './transact.ts'

/**
 * A reminder waits while the rules of each pair its reader walks in say that nothing is expected
 * (R35); it goes as the first other day of the meeting’s city begins.
 */
async function outsideQuietDays(
  db: Db,
  { cohort, places, pairsOf }: Walk,
  today: Temporal.PlainDate,
  letters: OwedLetter[],
): Promise<OwedLetter[]> {
  const agreed = await rulesIn(db, cohort.id)
  if (agreed.size === 0) return letters
  const placeOf = new Map(
    [...places.values()].filter(one => one.leftAt === null).map(one => [one.person, one.id]),
  )
  return letters.map(letter => {
    const hers = pairsOf.get(placeOf.get(letter.to) ?? 0) ?? []
    const day = nextDayNotQuiet(
      hers.map(pair => agreed.get(pair.id)?.rules),
      today,
    )
    if (day.equals(today)) return letter
    return { ...letter, notBefore: day.toZonedDateTime(cohort.meeting.zone).toInstant() }
  })
}

/** The letters a firing owes if it fires today: a reminder to those whose turn its step is. */
export async function owedToday(
  app: App,
  db: Db,
  cohort: Cohort,
  firing: Firing,
): Promise<OwedLetter[]> {
  const guide = await guideOf(db, cohort.edition)
  const places = await placesOf(db, cohort.id)
  const today = dayAtMeeting(cohort.meeting, app.now())
  const walk = firing.reminder ? await readWalk(db, cohort) : null
  const turn = walk ? whoseTurn(walk, firing.step, today) : new Set<number>()
  const owed = lettersOwed(guide, cohort.id, firing, places, turn)
  const wanted = await withoutUnsubscribed(db, owed)
  return walk ? outsideQuietDays(db, walk, today, wanted) : wanted
}

/**
 * Fires one step for a cohort in one transaction. It comes too late when another process was first.
 * Staff who would send it to nobody are stopped: it would be used up, and those it is for could
 * not get it on its day.
 */
export async function fire(
  app: App,
  cohort: Cohort,
  firing: Firing,
  by: number | null,
): Promise<'fired' | 'too late' | 'to nobody'> {
  return transact(app, async tx => {
    const owed = await owedToday(app, tx, cohort, firing)
    if (by !== null && owed.length === 0) {
      return (await firedIn(tx, cohort.id)).has(firing.key) ? 'too late' : 'to nobody'
    }
    if (!(await claimFiring(tx, cohort.id, firing.key, app.now()))) return 'too late'
    const count = await oweLetters(tx, owed, app.now())
    await touchCohort(tx, cohort.id)
    if (firing.letter !== null) {
      const details = { step: firing.step.key, letter: firing.letter, count }
      await note(tx, { at: app.now(), by, cohort: cohort.id, verb: 'fired-step', details })
    }
    return 'fired'
  })
}

/** People confirmed after a step fired are owed what the others got, under the same once-keys. */
async function catchUp(app: App, cohort: Cohort, all: Firing[], fired: ReadonlySet<string>) {
  await transact(app, async tx => {
    const guide = await guideOf(tx, cohort.edition)
    const places = await placesOf(tx, cohort.id)
    const gone = all.filter(firing => fired.has(firing.key))
    const missing = lettersMissing(guide, cohort.id, gone, places)
    await oweLetters(tx, await withoutUnsubscribed(tx, missing), app.now())
  })
}

/**
 * Asks what is due and has not fired, and fires it (A4). Safe to run twice, late, or in many
 * processes at once; a step missed while the machine was off fires when it comes back.
 */
export async function fireDueSteps(app: App): Promise<number> {
  let count = 0
  for (const cohort of await allCohorts(app.db)) {
    if (cohort.closedAt) continue
    const guide = await guideOf(app.db, cohort.edition)
    const today = dayAtMeeting(cohort.meeting, app.now())
    const all = firings(guide, cohort.meeting, cohort.changes)
    const fired = new Set((await firedIn(app.db, cohort.id)).keys())
    for (const firing of dueFirings(all, today, fired, cohort)) {
      if ((await fire(app, cohort, firing, null)) === 'fired') count += 1
    }
    await catchUp(app, cohort, all, fired)
  }
  return count
}
