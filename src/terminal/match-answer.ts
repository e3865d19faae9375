import { sayList } from '../days.ts'
import type { Given } from '../programme/matching/given/pairs.ts'
import type { Solution } from '../programme/matching/solver/solution.ts'
import { whyNot, type Short, type WhyNot } from '../programme/matching/why-not.ts'
import { tell, Wrong } from './wrong.ts'

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
const few = (names: string[]) =>
  sayList('en', names.length > 6 ? [...names.slice(0, 5), `${names.length - 5} …`] : names)

/** That all places somebody could have are taken, by how many they are shared, and what would help. */
export const fullTold = (
  name: string,
  { sharing, places }: { sharing: number; places: number },
  { mentors, best }: { mentors: string[]; best: string },
) => tell('match.why.full', { name, sharing, places, mentors: few(mentors), best })

/** Minima that cannot be met, and who shares too few mentees. */
export const shortTold = ({ wanted, found }: Short, mentors: string[]) =>
  new Wrong(tell('match.short', { mentors: few(mentors), count: mentors.length, wanted, found }))

/** Why somebody has no mentor, as a sentence. */
function reasonOf(given: Given, mentee: number, why: WhyNot): string {
  const name = given.mentees[mentee] ?? ''
  const nameOf = (mentor: number) => given.mentors[mentor] ?? ''
  switch (why.kind) {
    case 'nobody':
      return tell('match.why.nobody', { name })
    case 'total':
      return tell('match.why.total', { name })
    case 'full':
      return fullTold(name, why, {
        mentors: why.mentors.map(nameOf),
        best: nameOf(why.own[0] ?? 0),
      })
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
