import { unordered, type BestFirst } from './best-first.ts'
import type { Goal } from '../asked.ts'
import { anyway, menteesLevels, mentorsLevels, type Level } from './levels.ts'
import type { Market } from '../market.ts'

/**
 * A market as a hall full of seats. Guests look for seats; a column of seats is a host’s, or a place
 * to wait. A column’s seats are of two kinds, the first ones and the rest, each of one level.
 */
export type Hall = {
  /** Whether the mentees are the guests, or the mentors are. */
  guests: 'mentees' | 'mentors'
  pairs: BestFirst
  /** How many seats each guest takes, and for how many of them she may wait at `firstWait`. */
  seats: Int32Array
  patient: Int32Array
  /** The columns where each guest waits. */
  firstWait: Int32Array
  lastWait: Int32Array
  /** The hosts come first among the columns. */
  hosts: number
  columns: number
  first: Int32Array
  room: Int32Array
  firstLevel: Uint8Array
  restLevel: Uint8Array
}

type Column = { first: number; room: number; firstLevel: Level; restLevel: Level }

const columnsOf = (columns: Column[]) => ({
  columns: columns.length,
  first: Int32Array.from(columns, one => Math.min(one.first, one.room)),
  room: Int32Array.from(columns, one => one.room),
  firstLevel: Uint8Array.from(columns, one => one.firstLevel),
  restLevel: Uint8Array.from(columns, one => one.restLevel),
})

const add = (into: Int32Array, at: number) => {
  into[at] = (into[at] ?? 0) + 1
}

/** Each mentor’s room: what she offers, but no more than there are mentees to fill it. */
function roomsOf({ mentors, mentor, most }: Market): Int32Array {
  const rooms = new Int32Array(mentors)
  for (const one of mentor) add(rooms, one)
  return rooms.map((pairs, at) => Math.min(pairs, most[at] ?? 0))
}

/** What each mentee needs, but no more than there are mentors for her. */
const needsOf = ({ start, need }: Market): Int32Array =>
  need.map((wanted, at) => Math.min(wanted, (start[at + 1] ?? 0) - (start[at] ?? 0)))

/** Mentees look for mentors. Who finds none waits with those of her region. */
function hallOfMentees(market: Market, goal: Goal): Hall {
  const { mentees, mentors, start, score, need, least, reserve, region, regionLeast } = market
  const levels = menteesLevels
  const rooms = roomsOf(market)
  const hosts = Array.from(rooms, (room, at): Column => {
    const restLevel = reserve[at] && goal !== 'total' ? levels.reserve : levels.room
    return { first: least[at] ?? 0, room, firstLevel: levels.must, restLevel }
  })
  const inRegion = new Int32Array(regionLeast.length)
  for (let at = 0; at < mentees; at++) if ((need[at] ?? 0) > 0) add(inRegion, region[at] ?? 0)
  const had = needsOf(market)
  // Who has nobody still waits for one.
  const seats = need.map((wanted, at) => Math.min(wanted, Math.max(1, had[at] ?? 0)))
  const further = seats.reduce((sum, wanted) => sum + Math.max(0, wanted - 1), 0)
  const more = goal === 'total' ? anyway : levels.more
  const without = goal === 'total' ? anyway : levels.without
  const waits: Column[] = [
    { first: further, room: further, firstLevel: more, restLevel: more },
    ...Array.from(inRegion, (room, at) => {
      const first = Math.max(0, room - (regionLeast[at] ?? 0))
      return { first, room, firstLevel: without, restLevel: levels.promised }
    }),
  ]
  return {
    guests: 'mentees',
    pairs: unordered(start, market.mentor, score),
    seats,
    patient: seats.map(wanted => Math.max(0, wanted - 1)),
    firstWait: new Int32Array(mentees).fill(mentors),
    lastWait: region.map(at => mentors + 1 + at),
    hosts: mentors,
    ...columnsOf([...hosts, ...waits]),
  }
}

/** The same pairs, mentor by mentor. */
function byMentor({ mentees, mentors, start, mentor, score }: Market): BestFirst {
  const begin = new Int32Array(mentors + 1)
  for (const one of mentor) add(begin, one + 1)
  for (let at = 0; at < mentors; at++) begin[at + 1] = (begin[at + 1] ?? 0) + (begin[at] ?? 0)
  const next = begin.slice()
  const host = new Int32Array(mentor.length)
  const turned = new Float64Array(mentor.length)
  for (let mentee = 0; mentee < mentees; mentee++) {
    const end = start[mentee + 1] ?? 0
    for (let pair = start[mentee] ?? 0; pair < end; pair++) {
      const to = next[mentor[pair] ?? 0] ?? 0
      host[to] = mentee
      turned[to] = score[pair] ?? 0
      add(next, mentor[pair] ?? 0)
    }
  }
  return unordered(begin, host, turned)
}

/** Mentors look for mentees. A place nobody takes stays free. */
function hallOfMentors(market: Market, goal: Goal): Hall {
  const { mentees, mentors, reserve } = market
  const levels = goal === 'total' ? { ...mentorsLevels, more: anyway } : mentorsLevels
  const rooms = roomsOf(market)
  const least = rooms.map((room, at) => Math.min(room, market.least[at] ?? 0))
  const patient = rooms.map((room, at) => room - (least[at] ?? 0))
  const hosts = Array.from(needsOf(market), (room): Column => {
    return { first: Math.min(1, room), room, firstLevel: levels.first, restLevel: levels.more }
  })
  const places = (counts: Int32Array) => counts.reduce((sum, count) => sum + count, 0)
  const wait = (room: number, level: Level): Column => {
    return { first: room, room, firstLevel: level, restLevel: level }
  }
  return {
    guests: 'mentors',
    pairs: byMentor(market),
    seats: rooms,
    patient,
    firstWait: Int32Array.from(reserve, one => mentees + (one ? 1 : 0)),
    lastWait: new Int32Array(mentors).fill(mentees + 2),
    hosts: mentees,
    ...columnsOf([
      ...hosts,
      wait(places(patient), goal === 'total' ? anyway : levels.free),
      wait(places(patient), goal === 'total' ? anyway : levels.reserveFree),
      wait(places(least), levels.must),
    ]),
  }
}

/** Below so many places for each mentee, mentors look. Measured, for the goals alike. */
const scarce = 0.87

/**
 * The hall for a market. Mentees look for seats, unless seats are scarce: then mentors look, since
 * few are seated sooner than many are told to wait. A promise to a region can be kept only when the
 * mentees look.
 */
export function hallOf(market: Market, goal: Goal): Hall {
  const looking = market.need.filter(need => need > 0).length
  const offered = roomsOf(market).reduce((sum, room) => sum + room, 0)
  const promised = market.regionLeast.some(least => least > 0)
  const mentorsLook = offered < scarce * looking && !promised
  return mentorsLook ? hallOfMentors(market, goal) : hallOfMentees(market, goal)
}
