import { ones } from './bits.ts'
import { offsetsIn, type Period } from './clock-changes.ts'

/** A week of free hours in UTC: a word for each day with a bit for each hour, from Monday. */
export const daysInWeek = 7
const hoursInWeek = 168
const minutesInWeek = hoursInWeek * 60
export type UtcWeek = Int32Array

const modulo = (number: number, by: number) => ((number % by) + by) % by

/**
 * How far into an hour of UTC the hours of a clock begin: 30 in Kolkata, 45 in Kathmandu. The
 * hours of such a clock are kept by the hour of UTC in which they begin.
 */
export const restOf = (offset: number): number => modulo(-offset, 60)

/** Writes hours of a clock that is `offset` minutes ahead of UTC into a week of UTC. */
export function writeUtc(free: readonly number[], offset: number, week: UtcWeek, from = 0): void {
  for (const hour of free) {
    const begins = modulo(Math.floor((hour * 60 - offset) / 60), hoursInWeek)
    const at = from + Math.floor(begins / 24)
    week[at] = (week[at] ?? 0) | (1 << (begins % 24))
  }
}

/** The hours of a day, each moved to where the hour before it was. */
const oneEarlier = (week: UtcWeek, from: number, day: number) =>
  ((week[from + day] ?? 0) >>> 1) | (((week[from + ((day + 1) % daysInWeek)] ?? 0) & 1) << 23)

/** The hours of a week that begin at the same minute in both. */
function hoursAtOnce(one: UtcWeek, from: number, other: UtcWeek, to: number): number {
  let hours = 0
  for (let day = 0; day < daysInWeek; day++) {
    hours += ones((one[from + day] ?? 0) & (other[to + day] ?? 0))
  }
  return hours
}

/** The hours of one in which the next hour of the other begins. */
function hoursBefore(one: UtcWeek, from: number, other: UtcWeek, to: number): number {
  let hours = 0
  for (let day = 0; day < daysInWeek; day++) {
    hours += ones((one[from + day] ?? 0) & oneEarlier(other, to, day))
  }
  return hours
}

/**
 * The minutes of a week that are free in both. When the hours of one clock begin `late` minutes
 * after those of the other, each of its hours reaches that far into the other’s next hour.
 */
export function minutesInBoth(
  one: UtcWeek,
  from: number,
  rest: number,
  other: UtcWeek,
  to: number,
  otherRest: number,
): number {
  const hours = hoursAtOnce(one, from, other, to)
  const late = rest - otherRest
  if (late === 0) return hours * 60
  const reaching = late > 0 ? hoursBefore(one, from, other, to) : hoursBefore(other, to, one, from)
  return hours * (60 - Math.abs(late)) + reaching * Math.abs(late)
}

/** A person’s week on her own clock. */
export type OwnWeek = { zone: string; free: readonly number[] }

/** The differences between two clocks, in minutes, that occur in a period; the first one first. */
export function differencesIn(zone: string, other: string, period: Period): [number, number][] {
  const own = offsetsIn(zone, period)
  const their = offsetsIn(other, period)
  const moments = [...new Set([...own, ...their].map(one => one.from))].sort((a, b) => a - b)
  const seen = new Map<number, [number, number]>()
  for (const moment of moments) {
    const mine = own.findLast(one => one.from <= moment)?.minutes ?? 0
    const theirs = their.findLast(one => one.from <= moment)?.minutes ?? 0
    if (!seen.has(mine - theirs)) seen.set(mine - theirs, [mine, theirs])
  }
  return [...seen.values()]
}

function minutesWith(one: OwnWeek, other: OwnWeek, [mine, theirs]: [number, number]): number {
  const week = new Int32Array(daysInWeek)
  const otherWeek = new Int32Array(daysInWeek)
  writeUtc(one.free, mine, week)
  writeUtc(other.free, theirs, otherWeek)
  return minutesInBoth(week, 0, restOf(mine), otherWeek, 0, restOf(theirs))
}

/**
 * How many hours are free for both in every week of a period. Where a clock changes, the weeks
 * before and after are counted each, and the fewest count. Minutes are added up over the week, and
 * only their sum is rounded down to whole hours.
 */
export function commonHours(one: OwnWeek, other: OwnWeek, period: Period): number {
  const minutes = differencesIn(one.zone, other.zone, period).map(pair =>
    minutesWith(one, other, pair),
  )
  return Math.floor(Math.min(...minutes) / 60)
}

/** A stretch of a week, in minutes from Monday 00:00; it may end in the next week. */
export type Stretch = { from: number; to: number }

/**
 * The first one’s week in pieces of hours, cut where an hour of the other begins. A piece is free
 * when it is free for both at every difference of their clocks.
 */
function piecesOf(one: OwnWeek, other: OwnWeek, period: Period): (Stretch & { free: boolean })[] {
  const own = new Set(one.free)
  const their = new Set(other.free)
  const ahead = differencesIn(one.zone, other.zone, period).map(([mine, theirs]) => mine - theirs)
  const cuts = [...new Set([0, ...ahead.map(minutes => modulo(minutes, 60))])].sort((a, b) => a - b)
  const there = (from: number) =>
    ahead.every(minutes => their.has(Math.floor(modulo(from - minutes, minutesInWeek) / 60)))
  return Array.from({ length: hoursInWeek }, (_, hour) =>
    cuts.map((cut, at) => {
      const from = hour * 60 + cut
      return { from, to: hour * 60 + (cuts[at + 1] ?? 60), free: own.has(hour) && there(from) }
    }),
  ).flat()
}

/** The longest stretch on the first one’s clock that is free for both in every week, if any is. */
export function longestStretch(one: OwnWeek, other: OwnWeek, period: Period): Stretch | null {
  const pieces = piecesOf(one, other, period)
  if (pieces.every(piece => piece.free)) return { from: 0, to: minutesInWeek }
  let best: Stretch | null = null
  let run = null as Stretch | null
  const nextWeek = pieces.map(({ from, to, free }) => {
    return { from: from + minutesInWeek, to: to + minutesInWeek, free }
  })
  for (const piece of [...pieces, ...nextWeek]) {
    if (!piece.free) run = null
    else run = { from: run?.from ?? piece.from, to: piece.to }
    if (run && (!best || run.to - run.from > best.to - best.from)) best = run
  }
  if (!best || best.from < minutesInWeek) return best
  return { from: best.from - minutesInWeek, to: best.to - minutesInWeek }
}
