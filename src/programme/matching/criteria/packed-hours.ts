import type { Asked } from '../asked.ts'
import { offsetsIn, type Period } from '../clock-changes.ts'
import { daysInWeek, differencesIn, minutesInBoth, restOf, writeUtc } from '../common-hours.ts'
import type { Known } from '../known.ts'
import type { Row } from '../row.ts'
import { hoursOf } from './common-hours.ts'
import type { Pack, Scale } from './judged.ts'

/** The clocks of all zones in use, each with its different offsets in the period. */
type Clocks = { zones: string[]; number: Map<string, number>; offsets: number[][]; most: number }

function clocksOf(people: Known[], period: Period): Clocks {
  const zones = [...new Set(people.flatMap(({ zone }) => (zone === null ? [] : [zone])))]
  const offsets = zones.map(zone => [...new Set(offsetsIn(zone, period).map(one => one.minutes))])
  const number = new Map(zones.map((zone, at) => [zone, at]))
  return { zones, number, offsets, most: Math.max(1, ...offsets.map(list => list.length)) }
}

/** Everybody’s zone by number, -1 when unknown; and her week in UTC for each offset of her clock. */
type Weeks = { zone: Int32Array; week: Int32Array; awake: Uint8Array; stride: number }

function weeksOf(people: Known[], clocks: Clocks): Weeks {
  const stride = clocks.most * daysInWeek
  const week = new Int32Array(people.length * stride)
  const zone = Int32Array.from(people, one => clocks.number.get(one.zone ?? '') ?? -1)
  for (const [at, one] of people.entries()) {
    const offsets = clocks.offsets[zone[at] ?? -1] ?? []
    for (const [season, offset] of offsets.entries()) {
      writeUtc(hoursOf.free(one), offset, week, at * stride + season * daysInWeek)
    }
  }
  const awake = Uint8Array.from(people, one => Number(!hoursOf.gave(one)))
  return { zone, week, awake, stride }
}

/** Two offsets of two clocks at one time: where the weeks for them begin, and their rests. */
type Season = { own: number; their: number; rest: number; otherRest: number }

function seasonsOf(clocks: Clocks, own: number, their: number, period: Period): Season[] {
  const [zone = '', other = ''] = [clocks.zones[own], clocks.zones[their]]
  return differencesIn(zone, other, period).map(([mine, theirs]) => ({
    own: (clocks.offsets[own] ?? []).indexOf(mine) * daysInWeek,
    their: (clocks.offsets[their] ?? []).indexOf(theirs) * daysInWeek,
    rest: restOf(mine),
    otherRest: restOf(theirs),
  }))
}

/** The seasons of two zones, worked out when two people of these zones first meet. */
function seasonsBetween(clocks: Clocks, period: Period): (own: number, their: number) => Season[] {
  const known: (Season[] | undefined)[] = []
  return (own, their) =>
    (known[own * clocks.zones.length + their] ??= seasonsOf(clocks, own, their, period))
}

/** Answers about a mentee and a mentor, both by their places in the lists. */
type PackedHours = {
  /** How many hours they have in common; -1 when it is unknown. */
  common: (mentee: number, mentor: number) => number
  /** Whether the hours are those both are awake, since neither gave any. */
  bothAwake: (mentee: number, mentor: number) => boolean
}

export function packedHours(asked: Asked): PackedHours {
  const clocks = clocksOf([...asked.mentees, ...asked.mentors], asked)
  const own = weeksOf(asked.mentees, clocks)
  const their = weeksOf(asked.mentors, clocks)
  const between = seasonsBetween(clocks, asked)

  const common = (mentee: number, mentor: number): number => {
    const zone = own.zone[mentee] ?? -1
    const otherZone = their.zone[mentor] ?? -1
    if (zone < 0 || otherZone < 0) return -1
    const from = mentee * own.stride
    const to = mentor * their.stride
    let fewest = Infinity
    for (const { own: a, their: b, rest, otherRest } of between(zone, otherZone)) {
      const minutes = minutesInBoth(own.week, from + a, rest, their.week, to + b, otherRest)
      if (minutes < fewest) fewest = minutes
    }
    return Math.floor(fewest / 60)
  }
  const bothAwake = (mentee: number, mentor: number) =>
    own.awake[mentee] === 1 && their.awake[mentor] === 1
  return { common, bothAwake }
}

const everyHour = Array.from({ length: 169 }, (_, hours) => hours)

export const packCommonHours: Pack = (asked: Asked, scale: Scale) => {
  const { common, bothAwake } = packedHours(asked)
  const free = Uint8Array.from(everyHour, hours => scale(hoursOf.gradeOfFree(hours)))
  const waking = Uint8Array.from(everyHour, hours => scale(hoursOf.gradeOfWaking(hours)))
  const unknown = scale(null)

  return (mentee: number, { count, mentor, points }: Row) => {
    for (let at = 0; at < count; at++) {
      const to = mentor[at] ?? 0
      const hours = common(mentee, to)
      const table = bothAwake(mentee, to) ? waking : free
      points[at] = (points[at] ?? 0) + (hours < 0 ? unknown : (table[hours] ?? 0))
    }
  }
}
