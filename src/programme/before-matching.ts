import type { Guide, Questions } from './guide.ts'
import { readFreeHours } from './matching/free-hours.ts'
import { experiences, presences, type Known } from './matching/known.ts'
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

type Facts = Pick<
  Known,
  'free' | 'hours' | 'topics' | 'experience' | 'years' | 'meetings' | 'presence'
>

const number = (text: string | null): number | null =>
  text !== null && /^\d{1,4}$/.test(text) ? Number(text) : null

/** What matching knows by what somebody said to each question; null where she said nothing. */
export function factsFrom(said: (question: string) => string | null): Facts {
  const free = said(factOf.free)
  return {
    free: free === null ? null : readFreeHours(free),
    hours: number(said(factOf.hours)),
    topics: said(factOf.topics)?.split(', ') ?? [],
    experience: experiences.find(one => one === said(factOf.experience)) ?? null,
    years: number(said(factOf.years)),
    meetings: number(said(factOf.meetings)),
    presence: presences.find(one => one === said(factOf.presence)) ?? null,
  }
}
