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

/** The score of a pair as it stands in the file. */
function scoreOf({ market, scores }: Given, mentee: number, mentor: number): number {
  const from = market.start[mentee] ?? 0
  const place = market.mentor.subarray(from, market.start[mentee + 1]).indexOf(mentor)
  return scores[from + place] ?? 0
}

/** The answer to a question whose fits are given. */
export function answerOf(given: Given, solution: Solution, seconds: number): Answer {
  const { market, mentees, mentors, scale, rounding } = given
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
  const pairs = solution.pairs.map(({ mentee, mentor }) => {
    const score = scoreOf(given, mentee, mentor)
    return { mentee: mentees[mentee] ?? '', mentor: mentors[mentor] ?? '', score }
  })
  const sum = pairs.reduce((sum, { score }) => sum + score, 0)
  const total = rounding > 0 ? sum : own(solution.total)
  const bound = own(solution.proof.bound) + rounding
  return {
    pairs,
    matched: solution.matched,
    total,
    worst: pairs.reduce<number | null>((low, { score }) => Math.min(low ?? score, score), null),
    unmatched: lacking
      .filter(one => one.has === 0)
      .map(({ mentee, reason }) => ({ mentee, reason })),
    waiting: lacking
      .filter(one => one.has > 0)
      .map(({ mentee, has, need, reason }) => ({ mentee, has, need, reason })),
    proof: { valid: solution.proof.valid, bound, gap: bound - total },
    seconds,
  }
}
