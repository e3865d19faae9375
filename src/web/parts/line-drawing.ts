import type { Station } from '../../programme/journey.ts'

/** The drawing’s grid: its width, and where the two paths and their joint way lie. */
const width = 1120
const joint = 118
const mateOffset = 13
const bend = 26

/** Where a phase begins and ends on the grid, and how wide its column of words is. */
export type Reach = { from: number; to: number; share: number }

type Point = readonly [number, number]

/** Weight of a phase on the line: not to scale, but more stops take more room. */
const weight = (station: Station, at: number) => {
  if (at === 0) return 2
  if (station.meeting) return 1.35
  if (station.after) return 1
  return station.routes ? 2.7 : 1.55
}

/** Lays the phases out along the line, whatever phases a guide has. */
export function reaches(stations: Station[]): Reach[] {
  const all = stations.reduce((sum, station, at) => sum + weight(station, at), 0)
  let from = 14
  return stations.map((station, at) => {
    const long = (weight(station, at) / all) * (width - 14)
    const reach = { from, to: from + long, share: (long / (width - 14)) * 100 }
    from += long
    return reach
  })
}

const round = (value: number) => Math.round(value * 10) / 10

/** A path through points whose corners are rounded. */
function rounded(points: Point[]): string {
  const parts = [`M${points[0]?.join(' ')}`]
  for (let at = 1; at < points.length; at++) {
    const [x, y] = points[at] ?? [0, 0]
    const next = points[at + 1]
    const before = points[at - 1]
    if (!next || !before) {
      parts.push(`L${round(x)} ${round(y)}`)
      continue
    }
    const toward = ([px, py]: Point) => {
      const long = Math.hypot(px - x, py - y) || 1
      const by = Math.min(bend, long / 2)
      return `${round(x + ((px - x) / long) * by)} ${round(y + ((py - y) / long) * by)}`
    }
    parts.push(`L${toward(before)}Q${round(x)} ${round(y)} ${toward(next)}`)
  }
  return parts.join('')
}

/** A loop up and back down over a stretch, at 45°. */
const loop = (from: number, to: number, high: number): Point[] => {
  const rise = joint - high
  const start = from + (to - from) * 0.08
  const end = to - (to - from) * 0.2
  return [
    [start, joint],
    [start + rise, high],
    [end - rise, high],
    [end, joint],
  ]
}

export type Drawing = {
  reaches: Reach[]
  mentee: string
  mentor: string
  parting: { mentee: string; mentor: string } | null
  shortcut: { from: number; to: number } | null
  end: number
}

/** The paths of the two people: apart, met, over the loop of the longer route, arrived (R2). */
export function drawLine(stations: Station[]): Drawing {
  const reach = reaches(stations)
  const first = reach[0] ?? { from: 14, to: width, share: 100 }
  const routes = stations.findIndex(station => station.routes)
  const after = stations.findIndex(station => station.after)
  const end = after < 0 ? width - 8 : (reach[after]?.from ?? width) + 4
  const over = reach[routes]
  const mentee: Point[] = [
    [10, 48],
    [first.to - 122, 48],
    [first.to - 52, joint],
    ...(over ? loop(over.from, over.to, 48) : []),
    [end, joint],
  ]
  const mate = joint + mateOffset
  const mentor: Point[] = [
    [10, 176],
    [first.to - 114, 176],
    [first.to - 69, mate],
    ...(over ? loop(over.from, over.to, 48).map(([x, y]): Point => [x + 5, y + mateOffset]) : []),
    [end, mate],
  ]
  const parts = (y: number, by: number) =>
    rounded([
      [end - 12, y],
      [end + 30, y],
      [end + 60, y + by],
      [width - 8, y + by],
    ])
  return {
    reaches: reach,
    mentee: rounded(mentee),
    mentor: rounded(mentor),
    parting: after < 0 ? null : { mentee: parts(joint, -30), mentor: parts(mate, 30) },
    shortcut: over ? { from: over.from + 20, to: over.to - (over.to - over.from) * 0.2 } : null,
    end,
  }
}

/** The height of the mentee’s path at a place on the grid. */
export function heightAt(drawing: Drawing, x: number): number {
  const first = drawing.reaches[0]
  if (first && x < first.to - 122) return 48
  if (first && x < first.to - 52) return 48 + (x - (first.to - 122))
  const way = drawing.shortcut
  if (!way) return joint
  const start = way.from - 20 + (way.to - way.from + 20) * 0.1
  if (x > start + 70 && x < way.to - 70) return 48
  if (x > start && x <= start + 70) return joint - (x - start)
  if (x >= way.to - 70 && x < way.to) return joint - (way.to - x)
  return joint
}

/** Where a day lies on the grid: within its phase, by days. */
export function placeOfDay(drawing: Drawing, stations: Station[], day: Temporal.PlainDate): number {
  for (const [at, station] of stations.entries()) {
    const reach = drawing.reaches[at]
    if (!reach || Temporal.PlainDate.compare(day, station.to) > 0) continue
    const all = station.from.until(station.to, { largestUnit: 'day' }).days + 1
    const gone = Math.max(0, station.from.until(day, { largestUnit: 'day' }).days)
    const x = reach.from + 16 + (reach.to - reach.from - 32) * Math.min(1, gone / all)
    return Math.min(x, width - 60)
  }
  return width - 60
}

export const grid = { width, height: 206, joint }
