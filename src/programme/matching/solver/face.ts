import { heldIn, type Held } from './assignment.ts'
import { unordered } from './best-first.ts'
import type { Hall } from './hall.ts'
import { anyway, height, type Level } from './levels.ts'
import { none, type Seating } from './seating.ts'

/**
 * All best seatings of a hall at once: what every one of them has is settled, and within the rest,
 * a smaller hall, each seating of everybody is a best one. So a further aim can be sought there
 * without giving up the first.
 */
export type Face = {
  hall: Hall
  /** For each pair of the smaller hall, which pair of the first it was. */
  pairs: Int32Array
  settled: Held[]
}

type Price = { level: Level; price: number }
const compare = (a: Price, b: Price) => a.level - b.level || a.price - b.price

/** The dearest thing a guest has, which is as dear as the cheapest she could have instead; or null. */
function edgeOf({ hall, price, priceLevel, waiting }: Seating, guest: number, own: Held[]) {
  const { start, host, score } = hall.pairs
  const costOf = (pair: number): Price => {
    const column = host[pair] ?? none
    return { level: priceLevel[column] ?? 0, price: (price[column] ?? 0) - (score[pair] ?? 0) }
  }
  const seatOf = (column: number): Price => {
    return { level: priceLevel[column] ?? 0, price: price[column] ?? 0 }
  }
  const mine = new Set(own.map(held => held.pair))
  const first = seatOf(hall.firstWait[guest] ?? none)
  const last = seatOf(hall.lastWait[guest] ?? none)
  const patient = hall.patient[guest] ?? 0
  const waits = waiting[guest] ?? 0
  const waitsLast = (hall.seats[guest] ?? 0) - own.length - waits
  const has = own.map(held => costOf(held.pair))
  if (waits > 0) has.push(first)
  if (waitsLast > 0) has.push(last)
  const could: Price[] = []
  for (let pair = start[guest] ?? 0; pair < (start[guest + 1] ?? 0); pair++) {
    if (!mine.has(pair)) could.push(costOf(pair))
  }
  if (waits < patient) could.push(first)
  if (waitsLast < (hall.seats[guest] ?? 0) - patient) could.push(last)
  const dearest = has.reduce<Price | null>((a, b) => (a && compare(a, b) >= 0 ? a : b), null)
  const open = dearest !== null && could.some(cost => compare(cost, dearest) === 0)
  return { edge: open ? dearest : null, costOf, first, last, waits, waitsLast }
}

/** How many seats of a column have to be taken in every best seating, and how many may be. */
function seatsLeft({ hall, price, priceLevel }: Seating, column: number) {
  const own = { level: priceLevel[column] ?? 0, price: price[column] ?? 0 }
  const first = hall.first[column] ?? 0
  const rest = (hall.room[column] ?? 0) - first
  const above = (level: Level) => compare(own, { level, price: 0 })
  const [a, b] = [above(hall.firstLevel[column] ?? 0), above(hall.restLevel[column] ?? 0)]
  const must = (a > 0 ? first : 0) + (b > 0 ? rest : 0)
  const may = (a >= 0 ? first : 0) + (b >= 0 ? rest : 0)
  return { must, may }
}

/** The best seatings of a hall, from one of them and its prices. */
export function faceOf(seating: Seating): Face {
  const { hall } = seating
  const guests = hall.seats.length
  const byGuest = Map.groupBy(heldIn(seating), held => held.guest)
  const settled: Held[] = []
  const [start, pairs] = [new Int32Array(guests + 1), [] as number[]]
  const [seats, patient] = [new Int32Array(guests), new Int32Array(guests)]
  const nowhere = hall.columns
  const [firstWait, lastWait] = [hall.firstWait.slice(), hall.lastWait.slice()]
  const taken = new Int32Array(hall.columns)
  const take = (column: number, by: number) => {
    taken[column] = (taken[column] ?? 0) + by
  }
  for (let guest = 0; guest < guests; guest++) {
    const own = byGuest.get(guest) ?? []
    const { edge, costOf, first, last, waits, waitsLast } = edgeOf(seating, guest, own)
    const onEdge = (cost: Price) => edge !== null && compare(cost, edge) === 0
    for (const held of own) {
      if (onEdge(costOf(held.pair))) seats[guest] = (seats[guest] ?? 0) + 1
      else {
        settled.push(held)
        take(held.host, 1)
      }
    }
    const waitsOpen = onEdge(first) && (hall.patient[guest] ?? 0) > 0
    if (waitsOpen) {
      seats[guest] = (seats[guest] ?? 0) + waits
      patient[guest] = hall.patient[guest] ?? 0
    } else take(hall.firstWait[guest] ?? none, waits)
    if (onEdge(last)) seats[guest] = (seats[guest] ?? 0) + waitsLast
    else {
      take(hall.lastWait[guest] ?? none, waitsLast)
      lastWait[guest] = nowhere
    }
    patient[guest] = Math.min(patient[guest] ?? 0, seats[guest] ?? 0)
    if (edge) {
      for (
        let pair = hall.pairs.start[guest] ?? 0;
        pair < (hall.pairs.start[guest + 1] ?? 0);
        pair++
      ) {
        if (onEdge(costOf(pair))) pairs.push(pair)
      }
    }
    start[guest + 1] = pairs.length
  }
  const columns = Array.from({ length: hall.columns }, (_, column) => {
    const { must, may } = seatsLeft(seating, column)
    const gone = taken[column] ?? 0
    return { first: Math.max(0, must - gone), room: Math.max(0, may - gone) }
  })
  const everybody = seats.reduce((sum, wanted) => sum + wanted, 0)
  return {
    settled,
    pairs: Int32Array.from(pairs),
    hall: {
      ...hall,
      pairs: unordered(
        start,
        Int32Array.from(pairs, pair => hall.pairs.host[pair] ?? none),
        new Float64Array(pairs.length),
      ),
      seats,
      patient,
      firstWait,
      lastWait,
      columns: hall.columns + 1,
      first: Int32Array.from([...columns.map(one => one.first), 0]),
      room: Int32Array.from([...columns.map(one => one.room), everybody]),
      firstLevel: new Uint8Array(hall.columns + 1),
      restLevel: new Uint8Array(hall.columns + 1).fill(anyway).fill(height - 1, hall.columns),
    },
  }
}
