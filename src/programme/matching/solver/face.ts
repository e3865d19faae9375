import { heldIn, type Held } from './assignment.ts'
import { unordered } from './best-first.ts'
import type { Hall } from './hall.ts'
import { anyway, height } from './levels.ts'
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

/**
 * What each guest has: the dearest of it, by level and price, which of her pairs sit, and how many
 * of her seats wait at her last place. The level is none for whoever has no choice.
 */
type Own = { level: Int8Array; price: Float64Array; sits: Uint8Array; waitsLast: Int32Array }

function ownOf({ hall, price, priceLevel, waiting }: Seating, held: Held[]): Own {
  const level = new Int8Array(hall.seats.length).fill(none)
  const dearest = new Float64Array(hall.seats.length)
  const sits = new Uint8Array(hall.pairs.host.length)
  const waitsLast = hall.seats.map((seats, guest) => seats - (waiting[guest] ?? 0))
  const has = (guest: number, column: number, fit: number) => {
    const its = priceLevel[column] ?? 0
    const cost = (price[column] ?? 0) - fit
    const known = level[guest] ?? none
    if (its < known || (its === known && cost <= (dearest[guest] ?? 0))) return
    level[guest] = its
    dearest[guest] = cost
  }
  for (const { guest, host, pair } of held) {
    sits[pair] = 1
    waitsLast[guest] = (waitsLast[guest] ?? 0) - 1
    has(guest, host, hall.pairs.score[pair] ?? 0)
  }
  for (let guest = 0; guest < waitsLast.length; guest++) {
    if ((waiting[guest] ?? 0) > 0) has(guest, hall.firstWait[guest] ?? none, 0)
    if ((waitsLast[guest] ?? 0) > 0) has(guest, hall.lastWait[guest] ?? none, 0)
  }
  return { level, price: dearest, sits, waitsLast }
}

/** Says whether a seat in a column, less a fit, costs a guest as much as the dearest she has. */
const dearestFor =
  ({ priceLevel, price }: Seating, own: Own) =>
  (guest: number, column: number, fit: number): boolean =>
    (priceLevel[column] ?? 0) === own.level[guest] &&
    (price[column] ?? 0) - fit === own.price[guest]

/**
 * The pairs that are as dear as the dearest a guest has, where she lacks one of them or could wait
 * for as much instead. Then they are her choice; whoever has none is marked as having none.
 */
function choices(seating: Seating, own: Own): { start: Int32Array; pairs: Int32Array } {
  const { hall, waiting } = seating
  const { start, host, score } = hall.pairs
  const isDearest = dearestFor(seating, own)
  const begin = new Int32Array(start.length)
  const pairs = new Int32Array(host.length)
  let count = 0
  for (let guest = 0; guest < hall.seats.length; guest++) {
    const patient = hall.patient[guest] ?? 0
    const waits = (waiting[guest] ?? 0) < patient
    const waitsLast = (own.waitsLast[guest] ?? 0) < (hall.seats[guest] ?? 0) - patient
    let open =
      (waits && isDearest(guest, hall.firstWait[guest] ?? none, 0)) ||
      (waitsLast && isDearest(guest, hall.lastWait[guest] ?? none, 0))
    const from = count
    const end = own.level[guest] === none ? 0 : (start[guest + 1] ?? 0)
    for (let pair = start[guest] ?? 0; pair < end; pair++) {
      if (!isDearest(guest, host[pair] ?? none, score[pair] ?? 0)) continue
      pairs[count++] = pair
      open ||= own.sits[pair] === 0
    }
    if (!open) {
      count = from
      own.level[guest] = none
    }
    begin[guest + 1] = count
  }
  return { start: begin, pairs: pairs.slice(0, count) }
}

/** The seats of columns that have to be taken in every best seating, and those that may be. */
function seatsLeft({ hall, price, priceLevel }: Seating, taken: Int32Array) {
  const first = new Int32Array(hall.columns + 1)
  const room = new Int32Array(hall.columns + 1)
  for (let column = 0; column < hall.columns; column++) {
    const own = price[column] ?? 0
    const early = hall.first[column] ?? 0
    const later = (hall.room[column] ?? 0) - early
    // Above 0 when the column is dearer than such a seat by itself, so that it is taken.
    const above = (level: number) => (priceLevel[column] ?? 0) - level || own
    const [a, b] = [above(hall.firstLevel[column] ?? 0), above(hall.restLevel[column] ?? 0)]
    const must = (a > 0 ? early : 0) + (b > 0 ? later : 0)
    const may = (a >= 0 ? early : 0) + (b >= 0 ? later : 0)
    first[column] = Math.max(0, must - (taken[column] ?? 0))
    room[column] = Math.max(0, may - (taken[column] ?? 0))
  }
  return { first, room }
}

/** What is settled of each guest’s seats, and what she still chooses. */
function settle(seating: Seating, own: Own, held: Held[]) {
  const { hall, waiting } = seating
  const isDearest = dearestFor(seating, own)
  const settled: Held[] = []
  const taken = new Int32Array(hall.columns)
  const [seats, patient] = [new Int32Array(hall.seats.length), new Int32Array(hall.seats.length)]
  const lastWait = hall.lastWait.slice()
  const put = (open: boolean, guest: number, column: number, count: number) => {
    if (open) seats[guest] = (seats[guest] ?? 0) + count
    else taken[column] = (taken[column] ?? 0) + count
  }
  for (const one of held) {
    const open = isDearest(one.guest, one.host, hall.pairs.score[one.pair] ?? 0)
    if (!open) settled.push(one)
    put(open, one.guest, one.host, 1)
  }
  for (let guest = 0; guest < seats.length; guest++) {
    const [first, last] = [hall.firstWait[guest] ?? none, hall.lastWait[guest] ?? none]
    const most = hall.patient[guest] ?? 0
    const waits = most > 0 && isDearest(guest, first, 0)
    const waitsLast = isDearest(guest, last, 0)
    put(waits, guest, first, waiting[guest] ?? 0)
    put(waitsLast, guest, last, own.waitsLast[guest] ?? 0)
    if (waits) patient[guest] = Math.min(most, seats[guest] ?? 0)
    // A column without room: nobody who chooses need wait there.
    if (!waitsLast) lastWait[guest] = hall.columns
  }
  return { settled, taken, seats, patient, lastWait }
}

/** The best seatings of a hall, from one of them and its prices. */
export function faceOf(seating: Seating): Face {
  const { hall } = seating
  const held = heldIn(seating)
  const own = ownOf(seating, held)
  const { start, pairs } = choices(seating, own)
  const { settled, taken, seats, patient, lastWait } = settle(seating, own, held)
  const columns = hall.columns + 1
  const hosts = pairs.map(pair => hall.pairs.host[pair] ?? none)
  return {
    settled,
    pairs,
    hall: {
      ...hall,
      pairs: unordered(start, hosts, new Float64Array(pairs.length)),
      seats,
      patient,
      lastWait,
      columns,
      ...seatsLeft(seating, taken),
      firstLevel: new Uint8Array(columns),
      restLevel: new Uint8Array(columns).fill(anyway).fill(height - 1, hall.columns),
    },
  }
}
