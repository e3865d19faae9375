import type { Hall } from './hall.ts'
import { Search } from './search.ts'
import { emptySeating, none, type Seating } from './seating.ts'

/** Says how much is done, from 0 to 1; false ends it. */
export type Progress = (share: number) => boolean

/** Somebody ended it before it was done. */
export class Cancelled extends Error {}

/** Seats everybody in a hall: the lowest levels first, then the best total. Exact (see proof.ts). */
export function seatAll(hall: Hall, progress: Progress = () => true): Seating {
  const seating = emptySeating(hall)
  const search = new Search(seating)
  const guests = hall.seats.length
  for (let guest = 0; guest < guests; guest++) {
    if (guest % 256 === 0 && !progress(guest / guests)) throw new Cancelled()
    for (let seat = 0; seat < (hall.seats[guest] ?? 0); seat++) search.seat(guest)
  }
  return seating
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
