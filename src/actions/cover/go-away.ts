import type { App } from '../../app.ts'
import { done, refused, type Outcome } from '../../outcome.ts'
import { awayFault, endOfAway, partnerAway, type Away } from '../../programme/away.ts'
import type { Cohort, Place } from '../../programme/cohort.ts'
import { isSettled } from '../../programme/cover.ts'
import { dayAtMeeting } from '../../programme/meeting.ts'
import { awayOf, endAway, saveAway, waitUntil } from '../../store/away.ts'
import { lockCohort } from '../../store/cohorts.ts'
import { openCoversIn } from '../../store/covers.ts'
import { note } from '../../store/history.ts'
import { oweLetters } from '../../store/letters.ts'
import type { Db } from '../../store/open.ts'
import { peopleBy } from '../../store/people.ts'
import { pairsOf, placeBy } from '../../store/places.ts'
import { transact } from '../transact.ts'
import { finishCover } from './keep-covers.ts'

/** What somebody says of being away; her word is for whom she walks with. */
export type SaidAway = {
  from: Temporal.PlainDate | null
  until: Temporal.PlainDate | null
  /** Unsaid where staff say it for her; then hers stays. */
  words?: string
}

/** Each she walks with gets a letter, once for these days. */
async function tellPartners(app: App, tx: Db, cohort: Cohort, place: Place, away: Away) {
  const covers = await openCoversIn(tx, cohort)
  for (const pair of await pairsOf(tx, cohort.id, place.id)) {
    const other = await placeBy(tx, pair.mentor === place.id ? pair.mentee : pair.mentor)
    if (!other || other.leftAt) continue
    const known = covers.find(one => one.pair === pair.id && isSettled(one))
    const by = known && pair.mentor === place.id ? await placeBy(tx, known.mentor) : null
    const cover = by ? ((await peopleBy(tx, [by.person])).get(by.person)?.name ?? null) : null
    await oweLetters(tx, [partnerAway(away, pair, { me: place, other, cover })], app.now())
  }
}

/** What was said before is changed as long as it is not over; afterwards it is said anew. */
async function goesOn(tx: Db, cohort: Cohort, place: Place, today: Temporal.PlainDate) {
  const before = await awayOf(tx, cohort, place.id)
  return before && Temporal.PlainDate.compare(before.until, today) >= 0
    ? { before, over: null }
    : { before: null, over: before }
}

/**
 * Somebody will be away, or staff say so for her: whom she walks with is told, once for these days,
 * and what waits for her waits until she is back.
 */
export const goAway = (
  app: App,
  by: number,
  id: number,
  said: SaidAway,
): Promise<Outcome<{ away: number }>> =>
  transact(app, async tx => {
    const known = await placeBy(tx, id)
    const cohort = known ? await lockCohort(tx, known.cohort) : null
    const place = await placeBy(tx, id)
    const walks = place && ['mentor', 'mentee'].includes(place.role) && place.leftAt === null
    if (!cohort || !walks) return refused('problem.not-allowed')
    const at = app.now()
    const today = dayAtMeeting(cohort.meeting, at)
    const { before, over } = await goesOn(tx, cohort, place, today)
    const words = said.words ?? before?.words ?? ''
    const fault = awayFault({ ...said, words }, cohort.meeting, today)
    if (fault || !said.from || !said.until) return refused(fault ?? 'problem.not-allowed')
    if (over) await endAway(tx, over.id, at)
    const days = { from: said.from, until: said.until, words }
    const away = await saveAway(tx, before?.id ?? null, { place: id, ...days, by }, at)
    if (before) {
      const since = endOfAway(before, cohort.meeting.zone)
      const waiting = { person: place.person, cohort: cohort.id, since, at }
      await waitUntil(tx, waiting, endOfAway(days, cohort.meeting.zone))
    }
    await tellPartners(app, tx, cohort, place, { id: away, place: id, ...days, backOn: null })
    const details = { from: days.from.toString(), until: days.until.toString() }
    const line = { at, by, cohort: cohort.id, about: place.person, details }
    await note(tx, { ...line, verb: by === place.person ? 'went-away' : 'noted-away' })
    return done({ away })
  })

/** She is back, perhaps sooner than she thought: whoever stood in is thanked, and letters go again. */
export const comeBack = (app: App, by: number, id: number): Promise<Outcome<null>> =>
  transact(app, async tx => {
    const known = await placeBy(tx, id)
    const cohort = known ? await lockCohort(tx, known.cohort) : null
    const away = cohort ? await awayOf(tx, cohort, id) : null
    if (!known || !cohort || !away) return refused('away.problem.not-away')
    const at = app.now()
    await endAway(tx, away.id, at)
    const since = endOfAway(away, cohort.meeting.zone)
    await waitUntil(tx, { person: known.person, cohort: cohort.id, since, at }, at)
    for (const cover of await openCoversIn(tx, cohort)) {
      if (cover.away === id) await finishCover(tx, cover, { by, at })
    }
    const line = { at, by, cohort: cohort.id, about: known.person }
    await note(tx, { ...line, verb: by === known.person ? 'came-back' : 'noted-back' })
    return done(null)
  })
