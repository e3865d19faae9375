import type { Hall } from './hall.ts'

/** No seat, no pair, no column. */
export const none = -1

/**
 * Who sits where in a hall, and at what prices. A price is a level and a number; nobody pays it, it
 * says what a seat there is worth to others.
 */
export type Seating = {
  hall: Hall
  priceLevel: Uint8Array
  price: Float64Array
  load: Int32Array
  /** Where each column’s seats begin; one more than there are columns. */
  seatStart: Int32Array
  seatColumn: Int32Array
  /** Who sits on each seat, and by which pair of hers; none where she waits. */
  seatGuest: Int32Array
  seatPair: Int32Array
  /** How many of her seats each guest waits for at her first place to wait. */
  waiting: Int32Array
  /** 1 for the pairs that sit, where somebody takes several seats; else empty. */
  seated: Uint8Array
}

/** A hall with nobody seated, at the prices its seats have by themselves. */
export function emptySeating(hall: Hall): Seating {
  const { columns, room, first, firstLevel, restLevel, seats } = hall
  const seatStart = new Int32Array(columns + 1)
  for (let at = 0; at < columns; at++) seatStart[at + 1] = (seatStart[at] ?? 0) + (room[at] ?? 0)
  const places = seatStart[columns] ?? 0
  const seatColumn = new Int32Array(places)
  for (let at = 0; at < columns; at++) seatColumn.fill(at, seatStart[at], seatStart[at + 1])
  const several = seats.some(wanted => wanted > 1)
  return {
    hall,
    priceLevel: restLevel.map((rest, at) => ((first[at] ?? 0) > 0 ? (firstLevel[at] ?? 0) : rest)),
    price: new Float64Array(columns),
    load: new Int32Array(columns),
    seatStart,
    seatColumn,
    seatGuest: new Int32Array(places).fill(none),
    seatPair: new Int32Array(places).fill(none),
    waiting: new Int32Array(seats.length),
    seated: new Uint8Array(several ? hall.pairs.host.length : 0),
  }
}

/** Gives a guest the next free seat of a host, by a pair of hers. */
export function sit(seating: Seating, guest: number, host: number, pair: number) {
  const { seatStart, load, seatGuest, seatPair, seated } = seating
  const seat = (seatStart[host] ?? 0) + (load[host] ?? 0)
  load[host] = (load[host] ?? 0) + 1
  seatGuest[seat] = guest
  seatPair[seat] = pair
  if (seated.length > 0) seated[pair] = 1
}
