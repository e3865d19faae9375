import { heldIn, seatAgain, seatAll, type Held, type Progress } from './assignment.ts'
import { unordered } from './best-first.ts'
import { faceOf } from './face.ts'
import type { Hall } from './hall.ts'
import { height } from './levels.ts'
import { none, type Seating } from './seating.ts'

/** A hall with only some of its pairs, each with another score, and which pairs these are. */
export type Part = { hall: Hall; pairs: Int32Array }

/** The pairs of a hall that are wanted, scored anew. */
export function partOf(
  hall: Hall,
  wanted: (pair: number) => boolean,
  scoreOf: (pair: number) => number,
): Part {
  const { start, host } = hall.pairs
  const begin = new Int32Array(start.length)
  const kept = new Int32Array(host.length)
  let count = 0
  for (let guest = 0; guest + 1 < start.length; guest++) {
    const end = start[guest + 1] ?? 0
    for (let pair = start[guest] ?? 0; pair < end; pair++) if (wanted(pair)) kept[count++] = pair
    begin[guest + 1] = count
  }
  const pairs = kept.slice(0, count)
  const hosts = pairs.map(pair => host[pair] ?? none)
  const scores = new Float64Array(count)
  for (let at = 0; at < count; at++) scores[at] = scoreOf(pairs[at] ?? none)
  return { hall: { ...hall, pairs: unordered(begin, hosts, scores) }, pairs }
}

/** Who sits in a part, by the pairs of the whole hall. */
export const named = ({ pairs }: Part, held: Held[]): Held[] =>
  held.map(one => ({ ...one, pair: pairs[one.pair] ?? none }))

/** The other way about: whoever sits by a pair of the part. */
function within({ hall, pairs }: Part, held: Held[]): Held[] {
  const { start, host } = hall.pairs
  return held.flatMap(one => {
    const [from, end] = [start[one.guest] ?? 0, start[one.guest + 1] ?? 0]
    const at = pairs.subarray(from, end).indexOf(one.pair)
    return at < 0 ? [] : [{ ...one, host: host[from + at] ?? none, pair: from + at }]
  })
}

/** How many sit on seats of each level. */
function countLevels({ hall, load }: Seating): number[] {
  const counts = Array.from({ length: height }, () => 0)
  const add = (level: number, seats: number) => {
    counts[level] = (counts[level] ?? 0) + seats
  }
  for (let column = 0; column < hall.columns; column++) {
    const early = Math.min(load[column] ?? 0, hall.first[column] ?? 0)
    add(hall.firstLevel[column] ?? 0, early)
    add(hall.restLevel[column] ?? 0, (load[column] ?? 0) - early)
  }
  return counts
}

/** Whether as many sit on the seats of each level. */
export function seatsAlike(one: Seating, other: Seating): boolean {
  const counts = countLevels(other)
  return countLevels(one).every((count, level) => count === counts[level])
}

/** The score from which on the pairs are as good as all of them, and the proof that no higher one is. */
export type Floor = { floor: number; above: Seating | null }

/**
 * The highest floor: with the pairs that reach it as many can be matched as with all of them. Found
 * from the worst of a best seating upwards, by strides that double until one is too long, and then by
 * halving: most floors are near the worst, and few have to move when little is lost.
 */
export function highestFloor(best: Seating, progress: Progress): Floor {
  const { hall } = best
  const { score } = hall.pairs
  let held = heldIn(best)
  const worst = held.reduce((low, { pair }) => Math.min(low, score[pair] ?? 0), Infinity)
  const scores = [...new Set(score)].filter(one => one >= worst).toSorted((a, b) => a - b)
  let above: Seating | null = null
  let [low, high, stride] = [0, scores.length, 1]
  while (high - low > 1) {
    const middle = above ? (low + high) >> 1 : Math.min(low + stride, high - 1)
    stride *= 2
    const floor = scores[middle] ?? 0
    const part = partOf(
      hall,
      pair => (score[pair] ?? 0) >= floor,
      () => 0,
    )
    const seating = seatAgain(part.hall, within(part, held), progress)
    if (seatsAlike(best, seating)) {
      low = middle
      held = named(part, heldIn(seating))
    } else {
      high = middle
      above = seating
    }
  }
  return { floor: scores[low] ?? 0, above }
}

const placesIn = (hall: Hall) => hall.seats.reduce((sum, seats) => sum + seats, 0)

/** Each pair’s score as a rank, the worst 0, and how many ranks there are. */
function ranksOf(score: Float64Array): { rank: Int32Array; ranks: number } {
  const sorted = [...new Set(score)].toSorted((a, b) => a - b)
  const rankOf = new Map(sorted.map((one, at) => [one, at]))
  return { rank: Int32Array.from(score, one => rankOf.get(one) ?? 0), ranks: sorted.length }
}

/** What each rank weighs, 0 for most, and the last one that weighs anything. */
type Weights = { weight: Float64Array; last: number }

/**
 * As many ranks as can be weighed at once, the worst first, each weighing more than all better ones
 * can together; and so little that every sum along a way is exact. `many` says how many pairs there
 * are of each rank.
 */
function weigh(many: Int32Array, worst: number, places: number): Weights {
  const weight = new Float64Array(many.length)
  const highest = 2 ** 53 / (2 * places + 2)
  let sum = 1
  let last = worst
  for (let rank = worst; rank < many.length; rank++) {
    const pairs = Math.min(many[rank] ?? 0, places)
    if (pairs === 0) continue
    if (sum * (pairs + 1) > highest) break
    sum *= pairs + 1
    last = rank
  }
  let heavier = 1
  for (let rank = last; rank >= worst; rank--) {
    if (many[rank] === 0) continue
    weight[rank] = heavier
    heavier *= Math.min(many[rank] ?? 0, places) + 1
  }
  return { weight, last }
}

/** The worst scores come first: as few as can be of the worst, then of the next, and so on. */
export type Fairest = { held: Held[]; stages: Seating[] }

/**
 * The fairest seating (leximin): the worst-off is raised as far as can be, then the next worst-off,
 * and so on. Some scores at a time are made as rare as can be, the worst first, always among the
 * seatings that did best so far. Pairs are those of the hall given.
 */
export function fairest(hall: Hall, first: Seating, progress: Progress): Fairest {
  const { rank, ranks } = ranksOf(hall.pairs.score)
  const held: Held[] = []
  const stages: Seating[] = []
  let seating = first
  let names = Int32Array.from(rank.keys())
  for (let done = none; done < ranks;) {
    const ours = heldIn(seating).map(one => rank[names[one.pair] ?? none] ?? 0)
    const worst = ours.reduce((low, one) => (one > done ? Math.min(low, one) : low), ranks)
    const face = faceOf(seating)
    for (const one of face.settled) held.push({ ...one, pair: names[one.pair] ?? none })
    const known = face.pairs.map(pair => names[pair] ?? none)
    const ranked = known.map(pair => rank[pair] ?? 0)
    const many = new Int32Array(ranks)
    for (const one of ranked) many[one] = (many[one] ?? 0) + 1
    const { weight, last } = weigh(many, worst, placesIn(face.hall))
    const part = partOf(
      face.hall,
      pair => (ranked[pair] ?? 0) <= done || (ranked[pair] ?? 0) >= worst,
      pair => 0 - (weight[ranked[pair] ?? 0] ?? 0),
    )
    names = part.pairs.map(pair => known[pair] ?? none)
    seating = seatAll(part.hall, progress)
    stages.push(seating)
    done = last
  }
  for (const one of heldIn(seating)) held.push({ ...one, pair: names[one.pair] ?? none })
  return { held, stages }
}
