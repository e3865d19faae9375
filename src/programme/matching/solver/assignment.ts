import type { Hall } from './hall.ts'
import { height } from './levels.ts'
import { Search } from './search.ts'
import { emptySeating, none, sit, type Seating } from './seating.ts'

/** Says how much is done, from 0 to 1; false ends it. */
export type Progress = (share: number) => boolean

/** Somebody ended it before it was done. */
export class Cancelled extends Error {}

/** Whoever has the fewest pairs comes first: so fewer have to move again. As found by measuring. */
function inTurn({ seats, pairs: { start } }: Hall): number[] {
  const pairs = (guest: number) => (start[guest + 1] ?? 0) - (start[guest] ?? 0)
  return Array.from(seats.keys()).toSorted((a, b) => pairs(a) - pairs(b))
}

/** Seats whoever has not all her seats yet, beside those who sit. Exact, if these sit best. */
function seatRest(seating: Seating, progress: Progress): Seating {
  const { hall, seatGuest } = seating
  const has = new Int32Array(hall.seats.length)
  for (const guest of seatGuest) if (guest !== none) has[guest] = (has[guest] ?? 0) + 1
  const search = new Search(seating)
  for (const [at, guest] of inTurn(hall).entries()) {
    if (at % 256 === 0 && !progress(at / hall.seats.length)) throw new Cancelled()
    for (let seat = has[guest] ?? 0; seat < (hall.seats[guest] ?? 0); seat++) search.seat(guest)
  }
  return seating
}

/** Seats everybody in a hall: the lowest levels first, then the best total. Exact (see proof.ts). */
export function seatAll(hall: Hall, progress: Progress = () => true): Seating {
  return seatRest(emptySeating(hall), progress)
}

/**
 * Seats everybody in a hall where every pair scores 0, beginning with whoever can stay where she sat.
 * Only a seat of the lowest level is kept, since nobody would rather have another.
 */
export function seatAgain(hall: Hall, stay: Held[], progress: Progress): Seating {
  const seating = emptySeating(hall)
  const { load, priceLevel } = seating
  const lowest = priceLevel.subarray(0, hall.hosts).reduce((low, one) => Math.min(low, one), height)
  for (const { guest, host, pair } of stay) {
    const first = hall.first[host] ?? 0
    const alike = first > 0 ? first : (hall.room[host] ?? 0)
    if (priceLevel[host] === lowest && (load[host] ?? 0) < alike) sit(seating, guest, host, pair)
  }
  return seatRest(seating, progress)
}

/** Who sits with whom, by which pair of the hall. */
export type Held = { guest: number; host: number; pair: number }

/** Everybody who sits with a host, host by host. */
export function heldIn({ hall, seatStart, load, seatGuest, seatPair }: Seating): Held[] {
  const held: Held[] = []
  for (let host = 0; host < hall.hosts; host++) {
    const start = seatStart[host] ?? 0
    for (let seat = start; seat < start + (load[host] ?? 0); seat++) {
      held.push({ guest: seatGuest[seat] ?? none, host, pair: seatPair[seat] ?? none })
    }
  }
  return held
}
