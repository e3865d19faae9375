import type { Asked } from './asked.ts'
import { marketOf, type Candidates } from './candidates.ts'
import { fitOf } from './fit.ts'
import type { Two } from './known.ts'
import { keptFrom, type Rule } from './rules.ts'
import { Cancelled, type Progress } from './solver/assignment.ts'
import { solve, type Chosen, type Proof } from './solver/solution.ts'
import { shortOf, whyNot } from './why-not.ts'

/** A pair that is proposed, by the ids of the two, and its fit, from 0 to 100. */
export type ProposedPair = Two & { fit: number }

/**
 * Why somebody has no mentor, or fewer than she needs. `rules`: nobody may be paired with her, and
 * whom each rule keeps from her. `full`: her mentors, the best first, have no place left; she is one
 * of `sharing` mentees for whom only `mentors` with `places` places are there.
 */
export type Without = { mentee: number; has: number } & (
  | { why: 'rules'; kept: { rule: Rule; mentors: number[] }[]; belowFloor: number }
  | { why: 'full'; own: ProposedPair[]; sharing: number; mentors: number[]; places: number }
  | { why: 'total' }
)

/** What was proposed for a question, and what proves that nothing better can be. Plain data. */
export type Proposal = {
  /** Mentee by mentee, in the order of the question. */
  pairs: ProposedPair[]
  /** How many mentees have a mentor, and how many there are. */
  matched: number
  mentees: number
  /** The sum of the fits, and the lowest of them; null without pairs. */
  total: number
  worst: number | null
  without: Without[]
  /** Mentors whose minimum cannot be met, by id; null when all are. */
  short: { mentors: number[]; wanted: number; found: number } | null
  proof: Proof
}

function withoutOf(asked: Asked, candidates: Candidates, pairs: Chosen[]): Without[] {
  const { market, mentees, mentors } = candidates
  const why = whyNot(market, pairs)
  const held = Map.groupBy(pairs, pair => pair.mentee)
  const mentorOf = (at: number) => mentors[at] ?? 0
  const fits = new Map(asked.mentors.map(mentor => [mentor.id, mentor]))
  return asked.mentees.flatMap((mentee, at): Without[] => {
    const locked = candidates.locked.filter(pair => pair.mentee === mentee.id).length
    const has = (held.get(at)?.length ?? 0) + locked
    if (has >= mentee.need) return []
    const reason = why(at)
    const base = { mentee: mentees[at] ?? 0, has }
    if (reason.kind === 'total') return [{ ...base, why: 'total' }]
    if (reason.kind === 'nobody') {
      const kept = keptFrom(asked, mentee)
      const apart = new Set(kept.flatMap(one => one.mentors))
      return [
        { ...base, why: 'rules', kept, belowFloor: asked.mentors.length - apart.size - locked },
      ]
    }
    const own = reason.own.flatMap(other => {
      const mentor = fits.get(mentorOf(other))
      return mentor
        ? [{ mentee: mentee.id, mentor: mentor.id, fit: fitOf(asked, mentee, mentor).fit }]
        : []
    })
    const { sharing, places } = reason
    return [{ ...base, why: 'full', own, sharing, places, mentors: reason.mentors.map(mentorOf) }]
  })
}

/** The pairs as people: with the locked ones, and what a running pair is worth more taken off. */
function pairsOf(asked: Asked, { mentees, mentors, locked }: Candidates, chosen: Chosen[]) {
  const running = new Set(asked.running.map(two => `${two.mentee} ${two.mentor}`))
  const found = chosen.map(({ mentee, mentor, score }): ProposedPair => {
    const two = { mentee: mentees[mentee] ?? 0, mentor: mentors[mentor] ?? 0 }
    const stays = running.has(`${two.mentee} ${two.mentor}`)
    return { ...two, fit: stays ? score - asked.stay : score }
  })
  const place = new Map(mentees.map((id, at) => [id, at]))
  const order = (pair: Two) => place.get(pair.mentee) ?? 0
  return [...locked, ...found].toSorted((a, b) => order(a) - order(b) || a.mentor - b.mentor)
}

/** Proposes pairs for a question: exact, proven, and the same whenever it is asked again. */
export function propose(asked: Asked, progress: Progress = () => true): Proposal {
  const candidates = marketOf(asked, share => progress(share / 2))
  if (!candidates) throw new Cancelled()
  const { market, mentors } = candidates
  const solution = solve(market, asked.goal, share => progress(0.5 + share / 2))
  const pairs = pairsOf(asked, candidates, solution.pairs)
  const short = shortOf(market, solution.pairs)
  return {
    pairs,
    matched: new Set(pairs.map(pair => pair.mentee)).size,
    mentees: asked.mentees.filter(mentee => mentee.need > 0).length,
    total: pairs.reduce((sum, { fit }) => sum + fit, 0),
    worst: pairs.reduce<number | null>((low, { fit }) => Math.min(low ?? fit, fit), null),
    without: withoutOf(asked, candidates, solution.pairs),
    short: short && { ...short, mentors: short.mentors.map(at => mentors[at] ?? 0) },
    proof: solution.proof,
  }
}
