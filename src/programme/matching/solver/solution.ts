import { heldIn, seatAll, type Held, type Progress } from './assignment.ts'
import { fairest, highestFloor, named, partOf, seatsAlike } from './fairness.ts'
import type { Goal } from '../asked.ts'
import { hallOf, type Hall } from './hall.ts'
import type { Market } from '../market.ts'
import { boundOf, claimOf, faultOf } from './proof.ts'
import type { Seating } from './seating.ts'

/** A pair by the places of its two people in the market, and its fit. */
export type Chosen = { mentee: number; mentor: number; score: number }

/** `bound`: no set of pairs that does as well in what comes first has a higher total. */
export type Proof = { valid: boolean; bound: number; gap: number }

/** The best pairs for a goal, mentee by mentee, and what proves them. */
export type Solution = {
  pairs: Chosen[]
  /** How many mentees have a mentor. */
  matched: number
  total: number
  /** The lowest fit of a pair; null without pairs. */
  worst: number | null
  proof: Proof
}

const always: Progress = () => true

/** What was found, and all that has to be checked to know that it is best. */
type Found = { held: Held[]; last: Seating; stages: Seating[]; known: boolean }

/** Nobody has a mentor badly: first the highest floor, then the best total above it. */
function aboveTheFloor(first: Seating, progress: Progress): Found {
  const { score } = first.hall.pairs
  const { floor, above } = highestFloor(first, progress)
  const part = partOf(
    first.hall,
    pair => (score[pair] ?? 0) >= floor,
    pair => score[pair] ?? 0,
  )
  const last = seatAll(part.hall, progress)
  const fewer = above === null || !seatsAlike(first, above)
  const known = seatsAlike(first, last) && fewer
  const stages = [first, last, ...(above ? [above] : [])]
  return { held: named(part, heldIn(last)), last, stages, known }
}

/** The fairest among all that match as many as can be, whatever their total. */
function theFairest(hall: Hall, progress: Progress): Found {
  const anyhow = partOf(
    hall,
    () => true,
    () => 0,
  )
  const first = seatAll(anyhow.hall, progress)
  const { held, stages } = fairest(hall, first, progress)
  return { held, last: stages.at(-1) ?? first, stages: [first, ...stages], known: true }
}

function find(hall: Hall, goal: Goal, progress: Progress): Found {
  if (goal === 'fair') return theFairest(hall, progress)
  const first = seatAll(hall, progress)
  if (goal === 'everyone') return aboveTheFloor(first, progress)
  return { held: heldIn(first), last: first, stages: [first], known: true }
}

/** Matches a market for a goal. Exact, proven, and the same whenever it is asked again. */
export function solve(market: Market, goal: Goal, progress: Progress = always): Solution {
  const hall = hallOf(market, goal)
  const { held, last, stages, known } = find(hall, goal, progress)
  const pairs = held
    .map(({ guest, host, pair }) => {
      const [mentee, mentor] = hall.guests === 'mentees' ? [guest, host] : [host, guest]
      return { mentee, mentor, score: hall.pairs.score[pair] ?? 0 }
    })
    .toSorted((a, b) => a.mentee - b.mentee || a.mentor - b.mentor)
  const total = pairs.reduce((sum, { score }) => sum + score, 0)
  const outside =
    total - heldIn(last).reduce((sum, { pair }) => sum + (last.hall.pairs.score[pair] ?? 0), 0)
  const bound = boundOf(last.hall, claimOf(last)) + outside
  const holds = stages.every(stage => faultOf(stage.hall, claimOf(stage)) === null)
  const valid = known && bound === total && holds
  return {
    pairs,
    matched: new Set(pairs.map(pair => pair.mentee)).size,
    total,
    worst: pairs.reduce<number | null>((low, { score }) => Math.min(low ?? score, score), null),
    proof: { valid, bound, gap: bound - total },
  }
}
