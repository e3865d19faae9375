import { disorder, orderMore } from './best-first.ts'
import type { Hall } from './hall.ts'
import { Heap } from './heap.ts'
import { height } from './levels.ts'
import { none, type Seating } from './seating.ts'

/**
 * Seats one guest more, by the cheapest way there is (Dijkstra’s, over prices): she may take a free
 * seat, or one whose guest moves on to another, and so on to a seat that is free. Then prices rise
 * so that again everybody sits where, at these prices, she likes to sit best. So after each guest
 * the seating is the best there is for those who sit.
 *
 * Ways are compared by level first. A way through columns of one level never leads to a lower one.
 */
export class Search {
  readonly #hall: Hall
  readonly #seating: Seating
  readonly #distance: Float64Array
  /** The pair and the seat left behind through which each column was reached. */
  readonly #byPair: Int32Array
  readonly #fromSeat: Int32Array
  readonly #heap: Heap
  /** Columns reached at levels not yet looked at, and those looked at. */
  readonly #later: number[][] = Array.from({ length: height }, () => [])
  #reached: number[] = []
  #looked: number[] = []
  /** How many columns have a price of each level. */
  readonly #many = new Int32Array(height)
  /** At which level each guest’s pairs were weighed, and how much of them was read since. */
  readonly #level: Int8Array
  readonly #read: Int32Array
  #exit = none
  #exitLevel = height
  #exitDistance = Infinity

  constructor(seating: Seating) {
    const { columns } = seating.hall
    this.#hall = seating.hall
    this.#seating = seating
    this.#distance = new Float64Array(columns).fill(Infinity)
    this.#byPair = new Int32Array(columns)
    this.#fromSeat = new Int32Array(columns)
    this.#heap = new Heap(this.#distance)
    this.#level = new Int8Array(seating.waiting.length)
    this.#read = new Int32Array(seating.waiting.length)
    for (let at = 0; at < columns; at++) this.#count(seating.priceLevel[at] ?? 0, 1)
    // Nothing has a price yet, so every pair is worth what it scores.
    this.#level.fill(this.#lowestLevel())
  }

  #lowestLevel(): number {
    return Math.max(
      0,
      this.#many.findIndex(columns => columns > 0),
    )
  }

  #count(level: number, by: 1 | -1) {
    this.#many[level] = (this.#many[level] ?? 0) + by
  }

  /** Finds one seat for a guest; waiting is a seat too, so there is one. */
  seat(guest: number) {
    this.#exit = none
    this.#exitLevel = height
    this.#exitDistance = Infinity
    let level = this.#lowestLevel()
    this.#look(guest, 0, none, level)
    for (; level <= this.#exitLevel && level < height; level++) this.#lookThrough(level)
    if (this.#exit === none) throw new Error(`Guest ${guest} has nowhere to wait`)
    this.#raisePrices()
    this.#moveAlong(guest)
    this.#forget()
  }

  /** Looks at the columns of one level, the nearest first, until none can lead nearer. */
  #lookThrough(level: number) {
    const { seatStart, load, seatGuest, seatPair, price } = this.#seating
    const { score } = this.#hall.pairs
    const heap = this.#heap
    const later = this.#later[level] ?? []
    for (const column of later) heap.near(column)
    later.length = 0
    while (heap.size > 0) {
      if (level === this.#exitLevel && heap.nearest >= this.#exitDistance) break
      const column = heap.take()
      this.#looked.push(column)
      const start = seatStart[column] ?? 0
      const end = start + (load[column] ?? 0)
      const gone = (this.#distance[column] ?? 0) - (price[column] ?? 0)
      for (let seat = start; seat < end; seat++) {
        const pair = seatPair[seat] ?? none
        const fit = pair === none ? 0 : (score[pair] ?? 0)
        this.#look(seatGuest[seat] ?? 0, gone + fit, seat, level)
      }
    }
    heap.empty()
  }

  /**
   * Looks where a guest could sit, having come so far and leaving a seat behind, if she has one.
   * Her pairs are read by what they were worth once, and no further than something nearer can be
   * found: while a level lasts its prices only rise, so a pair is never worth more than it was.
   */
  #look(guest: number, gone: number, seat: number, level: number) {
    const { pairs } = this.#hall
    const { start, order, ordered, worth, score, host } = pairs
    const { price, priceLevel, seated } = this.#seating
    const distance = this.#distance
    const several = seated.length > 0
    this.#refresh(guest, level)
    this.#reach(this.#waitsAt(guest), gone, none, seat, level)
    const from = start[guest] ?? 0
    const end = start[guest + 1] ?? 0
    let known = ordered[guest] ?? 0
    let bound = this.#bound(level)
    let at = from
    for (; at < end; at++) {
      if (at === known) {
        orderMore(pairs, guest)
        known = ordered[guest] ?? 0
      }
      const pair = order[at] ?? 0
      if (gone - (worth[pair] ?? 0) >= bound) break
      const here = gone - (score[pair] ?? 0)
      const column = host[pair] ?? 0
      const far = here + (price[column] ?? 0)
      if (far >= (distance[column] ?? 0)) continue
      const its = priceLevel[column] ?? 0
      if (its > this.#exitLevel || (its === this.#exitLevel && far >= this.#exitDistance)) continue
      if (several && seated[pair] === 1) continue
      this.#reach(column, here, pair, seat, level)
      bound = this.#bound(level)
    }
    this.#read[guest] = (this.#read[guest] ?? 0) + at - from
  }

  /**
   * Weighs a guest’s pairs anew when the level has changed, or when so much was read that knowing
   * the prices of now will pay.
   */
  #refresh(guest: number, level: number) {
    const { start } = this.#hall.pairs
    const long = (start[guest + 1] ?? 0) - (start[guest] ?? 0)
    if (this.#level[guest] === level && (this.#read[guest] ?? 0) <= 2 * long) return
    disorder(this.#hall.pairs, guest, this.#seating, level)
    this.#level[guest] = level
    this.#read[guest] = 0
  }

  /** Where a guest waits for one of her seats: at her first place as long as she may. */
  #waitsAt(guest: number): number {
    const { patient, firstWait, lastWait } = this.#hall
    const waits = (this.#seating.waiting[guest] ?? 0) < (patient[guest] ?? 0)
    return (waits ? firstWait : lastWait)[guest] ?? none
  }

  /** What is as far as this is no nearer, once a seat of the level looked at is found. */
  #bound(level: number): number {
    return this.#exitLevel > level ? Infinity : this.#exitDistance
  }

  /** Notes that a column can be reached by a pair, `here` away without its price. */
  #reach(column: number, here: number, pair: number, seat: number, level: number) {
    const { first, room, firstLevel, restLevel } = this.#hall
    const { load, price, priceLevel } = this.#seating
    const its = priceLevel[column] ?? 0
    const cost = price[column] ?? 0
    const far = here + cost
    const before = this.#distance[column] ?? 0
    if (far >= before) return
    if (before === Infinity) this.#reached.push(column)
    this.#distance[column] = far
    this.#byPair[column] = pair
    this.#fromSeat[column] = seat
    const taken = load[column] ?? 0
    if (taken < (first[column] ?? 0)) return this.#find(column, firstLevel[column] ?? 0, far)
    const rest = restLevel[column] ?? 0
    if (taken < (room[column] ?? 0)) {
      this.#find(column, rest, here)
      if (its === rest && cost >= 0) return
    }
    if (its === level) this.#heap.near(column)
    else if (before === Infinity) this.#later[its]?.push(column)
  }

  /** A free seat. The nearest so far is the way out. */
  #find(column: number, its: number, far: number) {
    if (its > this.#exitLevel || (its === this.#exitLevel && far >= this.#exitDistance)) return
    this.#exit = column
    this.#exitLevel = its
    this.#exitDistance = far
  }

  /** Every column nearer than the way out becomes as dear as makes it just as near. */
  #raisePrices() {
    const { price, priceLevel } = this.#seating
    const level = this.#exitLevel
    for (const column of this.#looked) {
      const raised = (price[column] ?? 0) + this.#exitDistance - (this.#distance[column] ?? 0)
      price[column] = raised
      if (level !== priceLevel[column]) {
        this.#count(priceLevel[column] ?? 0, -1)
        this.#count(level, 1)
      }
      priceLevel[column] = level
    }
  }

  /** From the free seat back: each takes the seat found for her and leaves hers to the one before. */
  #moveAlong(guest: number) {
    const { seatStart, load, seatGuest, seatPair, seatColumn } = this.#seating
    let column = this.#exit
    let seat = (seatStart[column] ?? 0) + (load[column] ?? 0)
    load[column] = (load[column] ?? 0) + 1
    for (;;) {
      const pair = this.#byPair[column] ?? none
      const left = this.#fromSeat[column] ?? none
      const who = left === none ? guest : (seatGuest[left] ?? 0)
      if (left !== none) this.#note(who, seatColumn[left] ?? 0, seatPair[left] ?? none, -1)
      this.#note(who, column, pair, 1)
      seatGuest[seat] = who
      seatPair[seat] = pair
      if (left === none) return
      seat = left
      column = seatColumn[left] ?? 0
    }
  }

  /** Keeps account of what a guest holds: her pairs, and what she waits for. */
  #note(guest: number, column: number, pair: number, by: 1 | -1) {
    const { waiting, seated } = this.#seating
    if (pair !== none && seated.length > 0) seated[pair] = by === 1 ? 1 : 0
    if (column === this.#hall.firstWait[guest]) waiting[guest] = (waiting[guest] ?? 0) + by
  }

  #forget() {
    for (const column of this.#reached) this.#distance[column] = Infinity
    for (const later of this.#later) later.length = 0
    this.#reached = []
    this.#looked = []
  }
}
