import type { Guide, Questions } from './guide.ts'
import type { Role } from './role.ts'

/** The forms matching reads, in the order in which one comes to them. */
const readByMatching = ['before-matching', 'about-the-mentor']

/** What a person in a role can tell before she is matched. */
export const formsBeforeMatching = (guide: Guide, role: Role): Questions[] =>
  readByMatching.flatMap(
    key => guide.questions.find(form => form.key === key && form.who.includes(role)) ?? [],
  )

/**
 * What matching knows by the key of its question. A key means the same in every form and every
 * edition, so that what a mentee told under an earlier edition still counts.
 */
export const factOf = {
  free: 'free-hours',
  hours: 'hours-per-week',
  topics: 'topics',
  experience: 'icann-experience',
  years: 'years-in-group',
  meetings: 'meetings-attended',
  presence: 'at-the-meeting',
} as const

export const factKeys: readonly string[] = Object.values(factOf)
