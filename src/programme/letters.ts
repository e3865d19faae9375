import type { Firing } from './calendar.ts'
import type { Pair, Place } from './cohort.ts'
import type { Guide } from './guide.ts'
import { letterOf } from './guide.ts'

/** A letter we promised: the once-key names the promise, so keeping it twice is impossible. */
export type OwedLetter = {
  onceKey: string
  cohort: number | null
  step: string | null
  template: string
  to: number
  from: number | null
  values: Record<string, string>
  essential: boolean
  /** It waits until then, on the programme’s clock: before, nothing is to come to its reader. */
  notBefore?: Temporal.Instant
}

export const letterStates = ['owed', 'posting', 'posted', 'bounced', 'in doubt', 'kept'] as const
export type LetterState = (typeof letterStates)[number]

/** The key of a programme letter: this cohort, this firing, this person. */
export const onceKey = (cohort: number, firing: string, person: number) =>
  `cohort/${cohort}/${firing}/${person}`

/** Whom a letter goes to: the roles it names, confirmed and still here. */
export function recipients(guide: Guide, letter: string, places: Place[]): Place[] {
  const { to } = letterOf(guide, letter)
  return places.filter(
    place => to.includes(place.role) && place.confirmedAt !== null && place.leftAt === null,
  )
}

/**
 * The letters a firing owes (R14, R18): one to each confirmed person it is for. A reminder goes
 * only to those `undone` names.
 */
export function lettersOwed(
  guide: Guide,
  cohort: number,
  firing: Firing,
  places: Place[],
  undone: ReadonlySet<number>,
): OwedLetter[] {
  if (firing.letter === null) return []
  const letter = letterOf(guide, firing.letter)
  return recipients(guide, letter.key, places)
    .filter(place => !firing.reminder || undone.has(place.id))
    .map(place => ({
      onceKey: onceKey(cohort, firing.key, place.person),
      cohort,
      step: firing.step.key,
      template: letter.key,
      to: place.person,
      from: null,
      values: {},
      essential: letter.essential,
    }))
}

/** Letters for people confirmed after a step fired: the same keys, so no double and no gap. */
export const lettersMissing = (
  guide: Guide,
  cohort: number,
  fired: Firing[],
  places: Place[],
): OwedLetter[] =>
  fired
    .filter(firing => !firing.reminder)
    .flatMap(firing => lettersOwed(guide, cohort, firing, places, new Set()))

/** The most characters of an introduction; fewer than the least, by mail, are a word to staff. */
export const introductionLength = { least: 120, most: 5000 }

/** Whether an answer to “you have a mentee” can be the introduction it asks for. */
export const isAnIntroduction = (words: string): boolean =>
  words.length >= introductionLength.least && words.length <= introductionLength.most

/** The mentor’s introduction to one mentee (R25), once per pair. */
export const introductionOwed = (
  pair: Pair,
  mentor: Place,
  mentee: Place,
  words: string,
): OwedLetter => ({
  onceKey: `pair/${pair.id}/introduction`,
  cohort: pair.cohort,
  step: 'introduce-yourself',
  template: 'introduction',
  to: mentee.person,
  from: mentor.person,
  values: { introduction: words },
  essential: true,
})

const inPair = [
  'message',
  'question',
  'answer',
  'ground-rules-offered',
  'ground-rules-in-force',
  'talk-offered',
  'talk-booked',
  'talk-cancelled',
  'talk-tomorrow',
  'room-post',
]
const inCase = ['help-asked', 'help-word', 'help-overdue']
const betweenTwo: readonly string[] = [...inPair, ...inCase, 'digest']

/**
 * Letters that carry what one of a pair wrote to the other, or what was written in a room, and those
 * several letters go in: only those they were sent to read them.
 */
export const isBetweenTwo = (template: string): boolean => betweenTwo.includes(template)
