import { heldIn } from './assignment.ts'
import type { Hall } from './hall.ts'
import { height, type Level } from './levels.ts'
import { none, type Seating } from './seating.ts'

/** A price: a level and a number. */
type Price = { level: Level; price: number }

/** What a seating claims: whom each guest sits with, and a price for each column. */
export type Claim = { seats: { guest: number; host: number }[]; prices: Price[] }

/** What is wrong with a claim, for tests and the log. */
export type Fault =
  | 'no such pair'
  | 'the same twice'
  | 'more seats than wanted'
  | 'more guests than room'
  | 'somebody would rather sit elsewhere'
  | 'a price is no number'
  | 'a free seat has a price'
  | 'a taken seat is too cheap'

/** What a seating claims of itself. */
export function claimOf(seating: Seating): Claim {
  const { price, priceLevel } = seating
  const seats = heldIn(seating).map(({ guest, host }) => ({ guest, host }))
  const prices = Array.from(price, (one, at) => ({ level: priceLevel[at] ?? 0, price: one }))
  return { seats, prices }
}

/** Below 0 when `a` is cheaper than `b`. */
const compare = (a: Price, b: Price) => a.level - b.level || a.price - b.price
const dearest: Price = { level: height, price: 0 }

/** A price stands when every seat worth less is taken, and every seat worth more is free. */
function priceFault(hall: Hall, column: number, taken: number, price: Price): Fault | null {
  const room = hall.room[column] ?? 0
  const first = hall.first[column] ?? 0
  if (taken > room) return 'more guests than room'
  // What is no number is neither more nor less than anything, so it would pass for a price.
  if (!Number.isFinite(price.price)) return 'a price is no number'
  const kinds = [
    { level: hall.firstLevel[column] ?? 0, seats: first, filled: Math.min(taken, first) },
    { level: hall.restLevel[column] ?? 0, seats: room - first, filled: Math.max(0, taken - first) },
  ]
  for (const { level, seats, filled } of kinds) {
    const above = compare(price, { level, price: 0 })
    if (above > 0 && filled < seats) return 'a free seat has a price'
    if (above < 0 && filled > 0) return 'a taken seat is too cheap'
  }
  return null
}

type Own = { guest: number; hosts: ReadonlySet<number>; waits: [number, number] }

/** At the prices claimed, a guest has nothing dearer than what she could have instead. */
function wishFault(hall: Hall, { guest, hosts, waits }: Own, prices: Price[]): Fault | null {
  let has: Price = { level: none, price: 0 }
  let could = dearest
  let found = 0
  const weigh = (cost: Price, own: boolean) => {
    if (own && compare(cost, has) > 0) has = cost
    if (!own && compare(cost, could) < 0) could = cost
  }
  const { start, host, score } = hall.pairs
  for (let pair = start[guest] ?? 0; pair < (start[guest + 1] ?? 0); pair++) {
    const { level, price } = prices[host[pair] ?? none] ?? dearest
    const own = hosts.has(host[pair] ?? none)
    if (own) found += 1
    weigh({ level, price: price - (score[pair] ?? 0) }, own)
  }
  if (found !== hosts.size) return 'no such pair'
  const first = prices[hall.firstWait[guest] ?? none] ?? dearest
  const last = prices[hall.lastWait[guest] ?? none] ?? dearest
  const patient = hall.patient[guest] ?? 0
  if (waits[0] > 0) weigh(first, true)
  if (waits[0] < patient) weigh(first, false)
  if (waits[1] > 0) weigh(last, true)
  if (waits[1] < (hall.seats[guest] ?? 0) - patient) weigh(last, false)
  return compare(has, could) > 0 ? 'somebody would rather sit elsewhere' : null
}

/**
 * What is wrong with a claim; null when it is the best seating there is, the lowest levels first and
 * then the highest total. At its prices nobody would rather sit where she does not, no free seat has
 * a price and no taken one is given away. So any other seating costs at least as much (the theorem
 * of linear duality). Reads every pair once; knows nothing of how the seating was found.
 */
export function faultOf(hall: Hall, { seats, prices }: Claim): Fault | null {
  const held = Array.from(hall.seats, () => new Set<number>())
  const load = new Int32Array(hall.columns)
  const take = (column: number, by: number) => {
    load[column] = (load[column] ?? 0) + by
  }
  for (const { guest, host } of seats) {
    const hosts = held[guest]
    if (!hosts || host < 0 || host >= hall.hosts) return 'no such pair'
    if (hosts.has(host)) return 'the same twice'
    hosts.add(host)
    take(host, 1)
  }
  for (const [guest, hosts] of held.entries()) {
    const waiting = (hall.seats[guest] ?? 0) - hosts.size
    if (waiting < 0) return 'more seats than wanted'
    const first = Math.min(waiting, hall.patient[guest] ?? 0)
    take(hall.firstWait[guest] ?? none, first)
    take(hall.lastWait[guest] ?? none, waiting - first)
    const fault = wishFault(hall, { guest, hosts, waits: [first, waiting - first] }, prices)
    if (fault) return fault
  }
  for (let column = 0; column < hall.columns; column++) {
    const price = prices[column] ?? dearest
    const fault = priceFault(hall, column, load[column] ?? 0, price)
    if (fault) return fault
  }
  return null
}

/** The cheapest so many of a guest’s choices, for their numbers. */
function cheapest(hall: Hall, guest: number, prices: Price[]): number {
  const { start, host, score } = hall.pairs
  const seats = hall.seats[guest] ?? 0
  const patient = hall.patient[guest] ?? 0
  const first = prices[hall.firstWait[guest] ?? none] ?? dearest
  const last = prices[hall.lastWait[guest] ?? none] ?? dearest
  const best: Price[] = [
    ...Array.from({ length: patient }, () => first),
    ...Array.from({ length: seats - patient }, () => last),
  ].toSorted(compare)
  for (let pair = start[guest] ?? 0; pair < (start[guest + 1] ?? 0); pair++) {
    const { level, price } = prices[host[pair] ?? none] ?? dearest
    const cost = { level, price: price - (score[pair] ?? 0) }
    if (compare(cost, best.at(-1) ?? cost) >= 0) continue
    best.pop()
    best.splice(best.findLastIndex(other => compare(other, cost) <= 0) + 1, 0, cost)
  }
  return best.reduce((sum, { price }) => sum + price, 0)
}

/**
 * The highest total that prices leave possible to any seating with as few on each level: what
 * everybody’s best choices come to, and what the dear seats are worth. A total that reaches it
 * cannot be beaten.
 */
export function boundOf(hall: Hall, { prices }: Claim): number {
  let bound = 0
  for (let guest = 0; guest < hall.seats.length; guest++) bound -= cheapest(hall, guest, prices)
  for (let column = 0; column < hall.columns; column++) {
    const price = prices[column] ?? dearest
    const first = hall.first[column] ?? 0
    const kinds = [
      { level: hall.firstLevel[column] ?? 0, seats: first },
      { level: hall.restLevel[column] ?? 0, seats: (hall.room[column] ?? 0) - first },
    ]
    for (const { level, seats } of kinds) {
      if (compare(price, { level, price: 0 }) > 0) bound += seats * price.price
    }
  }
  return bound
}
