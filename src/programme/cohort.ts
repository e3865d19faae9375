import type { StepChange } from './calendar.ts'
import type { Meeting } from './meeting.ts'
import type { Circle } from './person.ts'
import type { Role } from './role.ts'

/** A group of people walking towards one meeting by one edition of the guide. */
export type Cohort = {
  id: number
  name: string
  organisation: string
  address: string
  edition: number
  meeting: Meeting
  changes: StepChange[]
  /** The day its days were last counted: when it began, or when its meeting moved. */
  scheduledOn: Temporal.PlainDate
  /** Grows with every change in the cohort. */
  version: number
  closedAt: Temporal.Instant | null
}

/** A person’s place in a cohort: one role there (R5), a group or several (R6, R91). */
export type Place = {
  id: number
  cohort: number
  person: number
  role: Role
  groups: string[]
  /** A mentor walks with so many mentees at most, and agreed to at least so many (R12). */
  capacity: number
  least: number
  /** Since when a mentor is asked only if the others have no room (R10). */
  reserveSince: Temporal.Instant | null
  /** How many mentors a mentee needs. */
  need: number
  confirmedAt: Temporal.Instant | null
  leftAt: Temporal.Instant | null
}

/** A mentor and a mentee who agreed to walk together. One mentor may have several. */
export type Pair = {
  id: number
  cohort: number
  mentor: number
  mentee: number
  route: 'route-new' | 'route-familiar' | null
}

/** A pair with its days, whether it still walks or has ended. */
export type PairEver = Pair & {
  agreedAt: Temporal.Instant
  endedAt: Temporal.Instant | null
  /** Since when the mentee keeps from her mentor what came before. */
  withheldAt: Temporal.Instant | null
}

/** So many mentees a mentor takes at most. */
export const mostMentees = 20

/** Why two people cannot be paired; null when they can. */
export type PairFault =
  | 'not-a-mentor'
  | 'not-a-mentee'
  | 'left'
  | 'mentee-has-mentor'
  | 'mentee-has-mentors'
  | 'paired-already'
  | 'mentor-full'

/** Whether two may become a pair: roles, presence, mentors needed, room for mentees (R12). */
export function pairFault(mentor: Place, mentee: Place, pairs: Pair[]): PairFault | null {
  if (mentor.role !== 'mentor') return 'not-a-mentor'
  if (mentee.role !== 'mentee' || mentor.cohort !== mentee.cohort) return 'not-a-mentee'
  if (mentor.leftAt || mentee.leftAt) return 'left'
  const hers = pairs.filter(pair => pair.mentee === mentee.id)
  if (hers.length >= mentee.need) {
    return mentee.need > 1 ? 'mentee-has-mentors' : 'mentee-has-mentor'
  }
  if (hers.some(pair => pair.mentor === mentor.id)) return 'paired-already'
  if (pairs.filter(pair => pair.mentor === mentor.id).length >= mentor.capacity) {
    return 'mentor-full'
  }
  return null
}

/** Why a place cannot become what staff want of it; null when it can. */
export type PlaceFault = 'paired' | 'too-little-room' | 'last-staff'

/** A pair needs the roles and the room it was made with, and a cohort somebody who runs it. */
export function placeFault(
  before: Place,
  wanted: Pick<Place, 'role' | 'capacity'>,
  { pairs, places }: { pairs: Pair[]; places: Place[] },
): PlaceFault | null {
  if (before.leftAt) return null
  const own = pairs.filter(pair => pair.mentor === before.id || pair.mentee === before.id)
  const changes = wanted.role !== before.role
  if (changes && own.length > 0) return 'paired'
  if (wanted.role === 'mentor' && wanted.capacity < own.length) return 'too-little-room'
  return changes && isOnlyStaff(before, places) ? 'last-staff' : null
}

/** Whether nobody else of the programme staff is left in the cohort. */
export const isOnlyStaff = (place: Place, places: Place[]): boolean =>
  place.role === 'programme-staff' &&
  places.every(one => one.id === place.id || one.role !== 'programme-staff' || one.leftAt !== null)

/** How near a reader stands to a person of the same cohort. Null: not near at all. */
export function circleOf(reader: Place | null, subject: Place, pairs: Pair[]): Circle | null {
  if (!reader || reader.cohort !== subject.cohort) return null
  if (reader.id === subject.id || reader.role === 'programme-staff') return 'staff'
  const walksWith = pairs.some(
    pair =>
      (pair.mentor === reader.id && pair.mentee === subject.id) ||
      (pair.mentee === reader.id && pair.mentor === subject.id),
  )
  return walksWith ? 'partner' : 'cohort'
}
