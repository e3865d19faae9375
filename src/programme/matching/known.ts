import type { Spoken } from '../person.ts'

/** How well somebody knows ICANN, as she says herself (R29). */
export const experiences = ['new', 'familiar', 'experienced'] as const
export type Experience = (typeof experiences)[number]

/** How somebody is at the meeting (R12). */
export const presences = ['there', 'online', 'no'] as const
export type Presence = (typeof presences)[number]

/**
 * What matching knows of a person (R6, R11, R12, R28–R30, R88). Unknown is null or an empty list,
 * never zero. Everything is plain data, since it is kept with the proposal it led to.
 */
export type Known = {
  /** The place in the cohort; in a file, the row. */
  id: number
  name: string
  groups: string[]
  spoken: Spoken[]
  country: string | null
  sector: string | null
  organisation: string | null
  zone: string | null
  /** The free hours of her week, 0 to 167, Monday 00:00 on her own clock first. */
  free: number[] | null
  /** Hours a week: what a mentor offers, what a mentee wishes. */
  hours: number | null
  /** What a mentor can speak about, what a mentee wishes to speak about. */
  topics: string[]
  experience: Experience | null
  /** Years in the community group. */
  years: number | null
  /** Meetings attended. */
  meetings: number | null
  presence: Presence | null
  /** Whom she wishes, by id, the most wished first. */
  wishes: number[]
}

/**
 * A mentor with room for between `least` and `most` mentees; a reserve is asked last (R10, R12). The
 * days on which she is away, now or soon, are ISO text.
 */
export type KnownMentor = Known & {
  least: number
  most: number
  reserve: boolean
  away?: { from: string; until: string }
}

/** A mentee who needs so many mentors. */
export type KnownMentee = Known & { need: number }

/** Two people by their ids. */
export type Two = { mentee: number; mentor: number }
