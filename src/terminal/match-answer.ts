import { sayList } from '../days.ts'
import type { Given } from '../programme/matching/given/pairs.ts'
import type { Solution } from '../programme/matching/solver/solution.ts'
import { whyNot, type WhyNot } from '../programme/matching/why-not.ts'
import { tell } from './wrong.ts'

/** What the command answers, in the scores of the files. */
export type Answer = {
  pairs: { mentee: string; mentor: string; score: number; why?: string }[]
  /** How many mentees have a mentor. */
  matched: number
  total: number
  worst: number | null
  unmatched: { mentee: string; reason: string }[]
  /** Mentees who have a mentor and need more. */
  waiting: { mentee: string; has: number; need: number; reason: string }[]
  proof: { valid: boolean; bound: number; gap: number }
  seconds: number
}

/** A few names, and how many more there are. */
export const few = (names: string[]) =>
  sayList('en', names.length > 6 ? [...names.slice(0, 5), `${names.length - 5} …`] : names)

/** Why somebody has no mentor, as a sentence. */
function reasonOf(given: Given, mentee: number, why: WhyNot): string {
  const name = given.mentees[mentee] ?? ''
  const nameOf = (mentor: number) => given.mentors[mentor] ?? ''
  switch (why.kind) {
    case 'nobody':
      return tell('match.why.nobody', { name })
    case 'total':
      return tell('match.why.total', { name })
    case 'full': {
      const { sharing, places, mentors, own } = why
      const best = nameOf(own[0] ?? 0)
      return tell('match.why.full', {
        name,
        sharing,
        places,
        mentors: few(mentors.map(nameOf)),
        best,
      })
    }
  }
}

/** The answer to a question whose fits are given. */
export function answerOf(given: Given, solution: Solution, seconds: number): Answer {
  const { market, mentees, mentors, scale, exact } = given
  const own = (score: number) => score / scale
  const why = whyNot(market, solution.pairs)
  const has = Map.groupBy(solution.pairs, pair => pair.mentee)
  const lacking = mentees
    .map((mentee, at) => ({
      mentee,
      at,
      has: has.get(at)?.length ?? 0,
      need: market.need[at] ?? 0,
    }))
    .filter(one => one.has < one.need)
    .map(one => ({ ...one, reason: reasonOf(given, one.at, why(one.at)) }))
  // Rounding moves each score by half a step at most, and so a sum by half a step for each pair.
  const places = market.need.reduce((sum, need) => sum + need, 0)
  const rounding = exact ? 0 : places / scale
  return {
    pairs: solution.pairs.map(({ mentee, mentor, score }) => {
      return { mentee: mentees[mentee] ?? '', mentor: mentors[mentor] ?? '', score: own(score) }
    }),
    matched: solution.matched,
    total: own(solution.total),
    worst: solution.worst === null ? null : own(solution.worst),
    unmatched: lacking
      .filter(one => one.has === 0)
      .map(({ mentee, reason }) => ({ mentee, reason })),
    waiting: lacking
      .filter(one => one.has > 0)
      .map(({ mentee, has, need, reason }) => ({ mentee, has, need, reason })),
    proof: {
      valid: solution.proof.valid,
      bound: own(solution.proof.bound) + rounding,
      gap: own(solution.proof.gap) + rounding,
    },
    seconds,
  }
}
