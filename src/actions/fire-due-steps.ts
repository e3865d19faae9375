import type { App } from '../app.ts'
import { dueFirings, firings, type Firing } from '../programme/calendar.ts'
import type { Cohort } from '../programme/cohort.ts'
import { factsOf, stopsOf } from '../programme/journey.ts'
import { lettersMissing, lettersOwed, type OwedLetter } from '../programme/letters.ts'
import { dayAtMeeting } from '../programme/meeting.ts'
import { allCohorts, claimFiring, firedIn } from '../store/cohorts.ts'
import { guideOf } from '../store/guides.ts'
import { note, touchCohort } from '../store/history.ts'
import { oweLetters, unsubscribed } from '../store/letters.ts'
import type { Db } from '../store/open.ts'
import { placesOf } from '../store/places.ts'
import { readWalk } from '../store/walks.ts'
import { transact } from './transact.ts'

/** Whose turn a step still is: the places a reminder of it goes to. */
async function undoneBy(app: App, tx: Db, cohort: Cohort, firing: Firing): Promise<Set<number>> {
  if (!firing.reminder) return new Set()
  const walk = await readWalk(tx, cohort)
  const today = dayAtMeeting(cohort.meeting, app.now())
  const open = [...walk.places.values()].filter(place =>
    stopsOf(factsOf(walk, place, 'en'), today).some(
      stop => stop.step.key === firing.step.key && stop.state === 'open',
    ),
  )
  return new Set(open.map(place => place.id))
}

/** Letters for those who asked for none but the essential are not owed to them. */
async function withoutUnsubscribed(tx: Db, letters: OwedLetter[]): Promise<OwedLetter[]> {
  const none = await unsubscribed(
    tx,
    letters.filter(letter => !letter.essential).map(letter => letter.to),
  )
  return letters.filter(letter => letter.essential || !none.has(letter.to))
}

/** Fires one step for a cohort in one transaction. False when another process was first. */
export async function fire(app: App, cohort: Cohort, firing: Firing, by: number | null) {
  return transact(app, async tx => {
    if (!(await claimFiring(tx, cohort.id, firing.key, app.now()))) return false
    const guide = await guideOf(tx, cohort.edition)
    const places = await placesOf(tx, cohort.id)
    const undone = await undoneBy(app, tx, cohort, firing)
    const owed = lettersOwed(guide, cohort.id, firing, places, undone)
    const count = await oweLetters(tx, await withoutUnsubscribed(tx, owed), app.now())
    await touchCohort(tx, cohort.id)
    if (firing.letter !== null) {
      const details = { step: firing.step.key, letter: firing.letter, count }
      await note(tx, { at: app.now(), by, cohort: cohort.id, verb: 'fired-step', details })
    }
    return true
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
      if (await fire(app, cohort, firing, null)) count += 1
    }
    await catchUp(app, cohort, all, fired)
  }
  return count
}
