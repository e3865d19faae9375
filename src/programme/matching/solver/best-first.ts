/**
 * Guests and the hosts they may sit with, best first. To put all of it in order would cost more
 * than to match, so a guest’s pairs are put in order only as far as somebody has read them.
 */
export type BestFirst = {
  /** Where each guest’s pairs begin; one more than there are guests. */
  start: Int32Array
  host: Int32Array
  score: Float64Array
  /** What a pair was worth when its guest’s were last put in order: its fit less its price. */
  worth: Float64Array
  /** The pairs of each guest, the most worth first, as far as they are in order. */
  order: Int32Array
  /** For each guest the place of her first pair that is not in order yet. */
  ordered: Int32Array
}

function counted(length: number): Int32Array {
  const numbers = new Int32Array(length)
  for (let at = 0; at < length; at++) numbers[at] = at
  return numbers
}

/** Pairs of which none is in order yet, worth what they score. */
export const unordered = (start: Int32Array, host: Int32Array, score: Float64Array): BestFirst => ({
  start,
  host,
  score,
  worth: score.slice(),
  order: counted(host.length),
  ordered: start.slice(0, -1),
})

type Prices = { price: Float64Array; priceLevel: Uint8Array }

/**
 * Puts a guest’s pairs in no order, at what they are worth with the prices of now. What she holds
 * at a lower level may come to be worth anything when she loses it, so that is always read.
 */
export function disorder(pairs: BestFirst, guest: number, prices: Prices, level: number) {
  const { start, host, score, worth, ordered } = pairs
  const { price, priceLevel } = prices
  const from = start[guest] ?? 0
  const end = start[guest + 1] ?? 0
  for (let pair = from; pair < end; pair++) {
    const column = host[pair] ?? 0
    const lower = (priceLevel[column] ?? 0) < level
    worth[pair] = lower ? Infinity : (score[pair] ?? 0) - (price[column] ?? 0)
  }
  ordered[guest] = from
}

/** Puts more of a guest’s pairs in order: at first a few, then each time as many as before. */
export function orderMore({ start, worth, order, ordered }: BestFirst, guest: number) {
  const from = ordered[guest] ?? 0
  const end = start[guest + 1] ?? 0
  const to = Math.min(end, from + Math.max(16, from - (start[guest] ?? 0)))
  if (to < end) bringForward(worth, order, [from, end - 1], to)
  sort(worth, order, from, to)
  ordered[guest] = to
}

type Span = readonly [first: number, last: number]

/** Brings those worth most before `until`, in no order among themselves (Hoare’s selection). */
function bringForward(worth: Float64Array, order: Int32Array, [first, last]: Span, until: number) {
  const at = (place: number) => worth[order[place] ?? 0] ?? 0
  let [low, high] = [first, last]
  while (low < high) {
    const pivot = at((low + high) >> 1)
    let [a, b] = [low, high]
    while (a <= b) {
      while (at(a) > pivot) a++
      while (at(b) < pivot) b--
      if (a > b) break
      const other = order[a] ?? 0
      order[a++] = order[b] ?? 0
      order[b--] = other
    }
    if (until <= b) high = b
    else if (until > a) low = a
    else return
  }
}

function sort(worth: Float64Array, order: Int32Array, from: number, to: number) {
  if (to - from <= 48) return sortFew(worth, order, from, to)
  const half = (from + to) >> 1
  bringForward(worth, order, [from, to - 1], half)
  sort(worth, order, from, half)
  sort(worth, order, half, to)
}

/** Sorts a few by insertion, equal ones as they came. */
function sortFew(worth: Float64Array, order: Int32Array, from: number, to: number) {
  for (let at = from + 1; at < to; at++) {
    const pair = order[at] ?? 0
    const own = worth[pair] ?? 0
    let gap = at
    for (; gap > from; gap--) {
      const before = order[gap - 1] ?? 0
      const its = worth[before] ?? 0
      if (its > own || (its === own && before < pair)) break
      order[gap] = before
    }
    order[gap] = pair
  }
}
