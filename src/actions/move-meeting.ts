import type { App } from '../app.ts'
import { done, refused, type Outcome } from '../outcome.ts'
import { firings, shifts, type Shift } from '../programme/calendar.ts'
import type { Cohort } from '../programme/cohort.ts'
import type { OwedLetter } from '../programme/letters.ts'
import { dayAtMeeting, daysAtMeeting, type Meeting } from '../programme/meeting.ts'
import { firedIn, lockCohort, saveMeeting } from '../store/cohorts.ts'
import { guideOf } from '../store/guides.ts'
import { note } from '../store/history.ts'
import { oweLetters } from '../store/letters.ts'
import type { Db } from '../store/open.ts'
import { placesOf } from '../store/places.ts'
import { transact } from './transact.ts'

/** What moving the meeting would do, step by step, before it is done (A5). */
export async function shiftsOf(
  app: App,
  db: Db,
  cohort: Cohort,
  meeting: Meeting,
): Promise<Shift[]> {
  const guide = await guideOf(db, cohort.edition)
  const fired = daysAtMeeting(cohort.meeting, await firedIn(db, cohort.id))
  const before = firings(guide, cohort.meeting, cohort.changes)
  const unmoved = cohort.changes.map(change => ({ ...change, movedTo: null }))
  return shifts(before, firings(guide, meeting, unmoved), dayAtMeeting(meeting, app.now()), fired)
}

const isSame = (a: Meeting, b: Meeting) =>
  a.startsOn.equals(b.startsOn) &&
  a.endsOn.equals(b.endsOn) &&
  a.city === b.city &&
  a.zone === b.zone &&
  a.name === b.name

/** The letter that tells a person, once for each move. */
const movedLetter = (
  cohort: Cohort,
  meeting: Meeting,
  person: number,
  move: string,
): OwedLetter => ({
  onceKey: `cohort/${cohort.id}/meeting-moved/${move}/${person}`,
  cohort: cohort.id,
  step: null,
  template: 'meeting-moved',
  to: person,
  from: null,
  values: {
    'before-city': cohort.meeting.city,
    'before-on': cohort.meeting.startsOn.toString(),
    'after-city': meeting.city,
    'after-on': meeting.startsOn.toString(),
  },
  essential: true,
})

/**
 * The meeting moves or gets another place: every step that has not gone moves with it, also one
 * that staff had put on a day of their own; what was sent stays sent, and everybody is told (R3).
 */
export async function moveMeeting(
  app: App,
  by: number,
  cohort: number,
  meeting: Meeting,
): Promise<Outcome<{ told: number }>> {
  if (Temporal.PlainDate.compare(meeting.endsOn, meeting.startsOn) < 0) {
    return refused({ key: 'set-up.problem.ends', field: 'ends' })
  }
  return transact(app, async tx => {
    const known = await lockCohort(tx, cohort)
    if (!known) return refused('problem.gone')
    if (isSame(known.meeting, meeting)) {
      return refused({ key: 'meeting.problem.same', field: 'starts' })
    }
    await saveMeeting(tx, cohort, meeting, dayAtMeeting(meeting, app.now()))
    const places = (await placesOf(tx, cohort)).filter(place => place.leftAt === null)
    const move = app.now().toString()
    const letters = places.map(place => movedLetter(known, meeting, place.person, move))
    const told = await oweLetters(tx, letters, app.now())
    const details = {
      from: known.meeting.startsOn.toString(),
      to: meeting.startsOn.toString(),
      city: meeting.city,
    }
    await note(tx, { at: app.now(), by, cohort, verb: 'moved-meeting', details })
    return done({ told })
  })
}
