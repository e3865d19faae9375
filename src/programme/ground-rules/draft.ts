import type { Known } from '../matching/known.ts'
import { writeFreeHours } from '../matching/free-hours.ts'
import { noRules, type Rules } from '../ground-rules.ts'
import { hoursOfBoth, type OwnTimes } from './times.ts'

const fewest = (one: number | null, other: number | null): number | null =>
  one === null || other === null ? (one ?? other) : Math.min(one, other)

const weekOf = ({ zone, free }: Known): OwnTimes | null =>
  zone === null || free === null ? null : { zone, free: writeFreeHours(free) }

/** The languages two have in common, as the first one names them. */
export const languagesOfBoth = (one: Known, other: Known): string[] =>
  one.spoken
    .map(spoken => spoken.language)
    .filter(language => other.spoken.some(theirs => theirs.language === language))

/**
 * Rules to begin from: what both told before they were matched, as far as it is the same (R35). Only
 * hours that suit both are in it; when else the other is free stays with her.
 */
export function draftFor(me: Known, other: Known, at: Temporal.Instant): Rules {
  const [mine, theirs] = [weekOf(me), weekOf(other)]
  const free = mine && theirs ? hoursOfBoth(mine, theirs, at) : ''
  return {
    ...noRules,
    hours: fewest(me.hours, other.hours),
    times: mine && free !== '' ? { zone: mine.zone, free } : null,
    answerDays: 3,
    language: languagesOfBoth(me, other)[0] ?? null,
  }
}
