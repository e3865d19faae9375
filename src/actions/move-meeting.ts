import type { App } from '../app.ts'
import { done, refused, type Outcome } from '../outcome.ts'
import { firings, shifts, type Shift } from '../programme/calendar.ts'
import type { Cohort } from '../programme/cohort.ts'
import type { OwedLetter } from '../programme/letters.ts'
import {
  dayAtMeeting,
  daysAtMeeting,
  kindOfMove,
  type KindOfMove,
  type Meeting,
} from '../programme/meeting.ts'
import { firedIn, lockCohort, recount, saveMeeting } from '../store/cohorts.ts'
import { guideOf } from '../store/guides.ts'
import { note } from '../store/history.ts'
import { oweLetters } from '../store/letters.ts'
import type { Db } from '../store/open.ts'
import { placesOf } from '../store/places.ts'
import { transact } from './transact.ts'

const movesDays = (kind: KindOfMove | null) => kind === 'days' || kind === 'both'

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
  const kind = kindOfMove(cohort.meeting, meeting)
  const unmoved = cohort.changes.map(change =>
    movesDays(kind) ? { ...change, movedTo: null } : change,
  )
  return shifts(before, firings(guide, meeting, unmoved), dayAtMeeting(meeting, app.now()), fired)
}

const letters = { days: 'meeting-days', place: 'meeting-place', both: 'meeting-moved' } as const
type Told = keyof typeof letters

/** The letter that tells a person, once for each move: of what has changed and of nothing else. */
function movedLetter(
  cohort: Cohort,
  meeting: Meeting,
  person: number,
  { kind, move }: { kind: Told; move: string },
): OwedLetter {
  const place = { 'before-city': cohort.meeting.city, 'after-city': meeting.city }
  const days = {
    'before-on': cohort.meeting.startsOn.toString(),
    'after-on': meeting.startsOn.toString(),
  }
  return {
    onceKey: `cohort/${cohort.id}/meeting-moved/${move}/${person}`,
    cohort: cohort.id,
    step: null,
    template: letters[kind],
    to: person,
    from: null,
    values: { ...(kind !== 'days' && place), ...(kind !== 'place' && days) },
    essential: true,
  }
}

const verbs = {
  days: 'moved-meeting',
  both: 'moved-meeting',
  place: 're-placed-meeting',
  name: 'renamed-meeting',
} as const

/**
 * The meeting moves or gets another place: every step that has not gone moves with its days, also
 * one that staff had put on a day of their own; what was sent stays sent, and everybody is told
 * (R3). Another place alone moves no day; another name alone is no news to write about.
 */
export async function moveMeeting(
  app: App,
  by: number,
  cohort: number,
  meeting: Meeting,
): Promise<Outcome<{ told: number; kind: KindOfMove }>> {
  if (Temporal.PlainDate.compare(meeting.endsOn, meeting.startsOn) < 0) {
    return refused({ key: 'set-up.problem.ends', field: 'ends' })
  }
  return transact(app, async tx => {
    const known = await lockCohort(tx, cohort)
    if (!known) return refused('problem.gone')
    const kind = kindOfMove(known.meeting, meeting)
    if (!kind) return refused({ key: 'meeting.problem.same', field: 'starts' })
    await saveMeeting(tx, cohort, meeting)
    if (movesDays(kind)) await recount(tx, cohort, dayAtMeeting(meeting, app.now()))
    const places = (await placesOf(tx, cohort)).filter(place => place.leftAt === null)
    const move = app.now().toString()
    const owed =
      kind === 'name'
        ? []
        : places.map(place => movedLetter(known, meeting, place.person, { kind, move }))
    const told = await oweLetters(tx, owed, app.now())
    const details = {
      from: known.meeting.startsOn.toString(),
      to: meeting.startsOn.toString(),
      before: known.meeting.city,
      city: meeting.city,
      meeting: meeting.name,
    }
    await note(tx, { at: app.now(), by, cohort, verb: verbs[kind], details })
    return done({ told, kind })
  })
}
