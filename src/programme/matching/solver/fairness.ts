import { heldIn, seatAll, type Progress } from './assignment.ts'
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

/** How many sit on seats of each level. */
export function countLevels({ hall, load }: Seating): number[] {
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

const same = (a: number[], b: number[]) => a.every((count, level) => count === b[level])

/** The score from which on the pairs are as good as all of them, and the proof that no higher one is. */
export type Floor = { floor: number; above: Seating | null }

/**
 * The highest floor: with the pairs that reach it as many can be matched as with all of them.
 * Found by halving, between the worst of a best seating and the best score there is.
 */
export function highestFloor(best: Seating, progress: Progress): Floor {
  const { hall } = best
  const { score } = hall.pairs
  const wanted = countLevels(best)
  const worst = heldIn(best).reduce((low, { pair }) => Math.min(low, score[pair] ?? 0), Infinity)
  const scores = [...new Set(score)].filter(one => one >= worst).toSorted((a, b) => a - b)
  let above: Seating | null = null
  let [low, high] = [0, scores.length]
  while (high - low > 1) {
    const middle = (low + high) >> 1
    const floor = scores[middle] ?? 0
    const part = partOf(
      hall,
      pair => (score[pair] ?? 0) >= floor,
      () => 0,
    )
    const seating = seatAll(part.hall, progress)
    if (same(countLevels(seating), wanted)) low = middle
    else {
      high = middle
      above = seating
    }
  }
  return { floor: scores[low] ?? 0, above }
}

/** How many scores can be weighed at once, each weighing more than all that are better together. */
function atOnce(places: number): number {
  const exact = 2 ** 53 / (2 * places + 2)
  return Math.max(1, Math.floor(Math.log(exact) / Math.log(places + 1)))
}

const placesIn = (hall: Hall) => hall.seats.reduce((sum, seats) => sum + seats, 0)

/** The worst scores come first: as few as can be of the worst, then of the next, and so on. */
export type Fairest = { held: { guest: number; host: number; pair: number }[]; stages: Seating[] }

/**
 * The fairest seating (leximin): the worst-off is raised as far as can be, then the next worst-off,
 * and so on. A few scores at a time are made as rare as can be, the worst first, always among the
 * seatings that did best so far. Pairs are those of the hall given.
 */
export function fairest(hall: Hall, first: Seating, progress: Progress): Fairest {
  const fits = hall.pairs.score
  const held: Fairest['held'] = []
  const stages: Seating[] = []
  let seating = first
  let names = Int32Array.from(fits, (_, pair) => pair)
  let done = -Infinity
  for (;;) {
    const face = faceOf(seating)
    for (const one of face.settled) held.push({ ...one, pair: names[one.pair] ?? none })
    const fit = (pair: number) => fits[names[face.pairs[pair] ?? none] ?? none] ?? 0
    const sitting = heldIn(seating).map(one => fits[names[one.pair] ?? none] ?? 0)
    const worst = sitting.reduce((low, one) => (one > done ? Math.min(low, one) : low), Infinity)
    const left = [...new Set(Array.from(face.pairs, (_, pair) => fit(pair)))]
      .filter(one => one > done && one >= worst)
      .toSorted((a, b) => a - b)
    const some = left.slice(0, atOnce(placesIn(face.hall)))
    const last = some.at(-1)
    const base = placesIn(face.hall) + 1
    const weight = new Map(some.map((one, at) => [one, -(base ** (some.length - 1 - at))]))
    const part = partOf(
      face.hall,
      pair => fit(pair) <= done || fit(pair) >= worst,
      pair => (last === undefined ? fit(pair) : (weight.get(fit(pair)) ?? 0)),
    )
    names = part.pairs.map(pair => names[face.pairs[pair] ?? none] ?? none)
    seating = seatAll(part.hall, progress)
    stages.push(seating)
    if (last === undefined) break
    done = last
  }
  for (const one of heldIn(seating)) held.push({ ...one, pair: names[one.pair] ?? none })
  return { held, stages }
}
