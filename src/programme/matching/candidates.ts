import { regionIn, type Asked } from './asked.ts'
import { listInto, noBits } from './bits.ts'
import { fitRows } from './columns.ts'
import { fitOf } from './fit.ts'
import type { KnownMentee, Two } from './known.ts'
import type { Market } from './market.ts'
import { PairList } from './pair-list.ts'
import { emptyRow, type Row } from './row.ts'
import { lockedTwos, roomOf, twosOf } from './rules.ts'
import type { Progress } from './solver/assignment.ts'
import { whoMay } from './who-may.ts'

/** A pair that staff have decided, with its fit. */
export type LockedPair = Two & { fit: number }

/**
 * A market, and who its numbers are. Locked pairs are settled before: they are not in the market,
 * and the need of the mentee and the room of the mentor are what is left beside them.
 */
export type Candidates = {
  market: Market
  /** The ids in the order in which the market counts people. */
  mentees: number[]
  mentors: number[]
  /** The regions in the order in which the market counts them; the first has no name and no claim. */
  regions: string[]
  locked: LockedPair[]
}

const perReport = 64

/** Adds what a pair is worth more because it walks together already. */
function reward(asked: Asked, together: Set<number>, row: Row): void {
  for (let at = 0; at < row.count; at++) {
    const mentor = asked.mentors[row.mentor[at] ?? 0]
    if (mentor && together.has(mentor.id)) row.points[at] = (row.points[at] ?? 0) + asked.stay
  }
}

function pairsOf(asked: Asked, needs: Int32Array, progress: Progress): PairList | null {
  const may = noBits(asked.mentors.length)
  const write = whoMay(asked)
  const fit = fitRows(asked)
  const row = emptyRow(asked.mentors.length)
  const pairs = new PairList(asked.mentees.length)
  const running = twosOf(asked.running)
  for (const [at, mentee] of asked.mentees.entries()) {
    if (at % perReport === 0 && !progress(at / asked.mentees.length)) return null
    row.count = 0
    if (needs[at] !== 0) {
      write(at, may)
      row.count = listInto(may, row.mentor)
      fit(at, row)
      const together = running.get(mentee.id)
      if (together) reward(asked, together, row)
    }
    pairs.add(row)
  }
  return progress(1) ? pairs : null
}

function lockedPairs(asked: Asked): LockedPair[] {
  const mentees = new Map(asked.mentees.map(mentee => [mentee.id, mentee]))
  const mentors = new Map(asked.mentors.map(mentor => [mentor.id, mentor]))
  return lockedTwos(asked).flatMap(two => {
    const mentee = mentees.get(two.mentee)
    const mentor = mentors.get(two.mentor)
    return mentee && mentor ? [{ ...two, fit: fitOf(asked, mentee, mentor).fit }] : []
  })
}

/** What mentees and mentors want, beside the pairs that are locked. */
function sides(asked: Asked, locked: LockedPair[]) {
  const room = roomOf(asked)
  const menteeOf = Map.groupBy(locked, pair => pair.mentee)
  const mentorOf = Map.groupBy(locked, pair => pair.mentor)
  const settled = (pairs: LockedPair[] | undefined) => pairs?.length ?? 0
  return {
    need: Int32Array.from(asked.mentees, one =>
      Math.max(0, one.need - settled(menteeOf.get(one.id))),
    ),
    most: Int32Array.from(asked.mentors, room),
    least: Int32Array.from(asked.mentors, one =>
      Math.min(room(one), Math.max(0, one.least - settled(mentorOf.get(one.id)))),
    ),
    reserve: Uint8Array.from(asked.mentors, one => Number(one.reserve)),
  }
}

/** The regions with a claim. A mentee with a locked pair has met a part of it, and counts no more. */
function claims(asked: Asked, locked: LockedPair[]) {
  const regions = ['', ...Object.keys(asked.regionLeast)]
  const settled = new Set(locked.map(pair => pair.mentee))
  const regionLeast = Int32Array.from(regions, region => asked.regionLeast[region] ?? 0)
  const numberOf = (mentee: KnownMentee) =>
    Math.max(0, regions.indexOf(regionIn(asked, mentee.country) ?? ''))
  for (const mentee of asked.mentees) {
    const region = numberOf(mentee)
    if (!settled.has(mentee.id)) continue
    regionLeast[region] = Math.max(0, (regionLeast[region] ?? 0) - 1)
  }
  const region = Int32Array.from(asked.mentees, mentee =>
    settled.has(mentee.id) ? 0 : numberOf(mentee),
  )
  return { regions, region, regionLeast }
}

/**
 * The whole question in numbers: every pair that no rule parts and that reaches the floor, with its
 * fit, and with `stay` more for a pair that walks together already. The floor looks at the fit
 * alone. Null when `progress` has said to stop.
 */
export function marketOf(asked: Asked, progress: Progress = () => true): Candidates | null {
  const locked = lockedPairs(asked)
  const { regions, region, regionLeast } = claims(asked, locked)
  const wanted = sides(asked, locked)
  const pairs = pairsOf(asked, wanted.need, progress)
  if (!pairs) return null
  const market: Market = {
    mentees: asked.mentees.length,
    mentors: asked.mentors.length,
    start: pairs.start,
    ...pairs.done(),
    ...wanted,
    region,
    regionLeast,
  }
  return {
    market,
    mentees: asked.mentees.map(mentee => mentee.id),
    mentors: asked.mentors.map(mentor => mentor.id),
    regions,
    locked,
  }
}
