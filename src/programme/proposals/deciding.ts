import { withInstead } from '../matching/another.ts'
import type { Asked } from '../matching/asked.ts'
import type { Two } from '../matching/known.ts'
import { isAmong } from './settings.ts'

/** What staff can say of two people, looking at a proposal. */
export const decisions = ['lock', 'unlock', 'swap', 'apart'] as const
export type Decision = (typeof decisions)[number]

/**
 * What made a proposal out of its parent: asked for the first time or again, a decision about two,
 * room that a mentor was given, or a mentor who said no.
 */
export type Change =
  | { kind: 'asked' }
  | { kind: 'again' }
  | ({ kind: 'lock' | 'unlock' | 'swap' } & Two)
  | ({ kind: 'apart' | 'declined' | 'lapsed'; apart: number | null } & Two)
  | { kind: 'room'; mentor: number }

const without = (twos: Two[], two: Two) =>
  twos.filter(one => one.mentor !== two.mentor || one.mentee !== two.mentee)

const withTwo = (twos: Two[], two: Two) => (isAmong(twos, two) ? twos : [...twos, two])

/** The same question with one decision more. What is known of the people stays as it was. */
export function decide(asked: Asked, decision: Decision, two: Two): Asked {
  const { locked, apart } = asked
  if (decision === 'lock') return { ...asked, locked: withTwo(locked, two) }
  if (decision === 'unlock') return { ...asked, locked: without(locked, two) }
  if (decision === 'apart') {
    return { ...asked, locked: without(locked, two), apart: withTwo(apart, two) }
  }
  return withInstead(asked, { mentor: two.mentor, mentee: two.mentee })
}

/** Whether a question knows both. */
export const knowsBoth = (asked: Asked, two: Two): boolean =>
  asked.mentors.some(one => one.id === two.mentor) &&
  asked.mentees.some(one => one.id === two.mentee)
