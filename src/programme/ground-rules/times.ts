import { readFreeHours, writeFreeHours } from '../matching/free-hours.ts'

/** A week of hours as text (`mo 18-20, sa 09-12`) on the clock of a zone. */
export type OwnTimes = { zone: string; free: string }

const minutesOfDay = 24 * 60
const minutesOfWeek = 7 * minutesOfDay

/** A stretch of one day of a week, in minutes of that day; Monday is 0. */
export type DayStretch = { day: number; from: number; to: number }

/** How many minutes one clock is ahead of another at a moment. */
function ahead(zone: string, of: string, at: Temporal.Instant): number {
  const offset = (one: string) => at.toZonedDateTimeISO(one).offsetNanoseconds / 60_000_000_000
  return Math.round(offset(zone) - offset(of))
}

const inWeek = (minutes: number) => ((minutes % minutesOfWeek) + minutesOfWeek) % minutesOfWeek

/** Each hour of a week of hours, begun so many minutes later, cut where a day ends. */
function piecesOf(hours: number[], later: number): DayStretch[] {
  return hours.flatMap(hour => {
    const from = inWeek(hour * 60 + later)
    const day = Math.floor(from / minutesOfDay)
    const start = from - day * minutesOfDay
    const first = { day, from: start, to: Math.min(start + 60, minutesOfDay) }
    const rest = start + 60 - minutesOfDay
    return rest > 0 ? [first, { day: (day + 1) % 7, from: 0, to: rest }] : [first]
  })
}

/** The same hours on another clock, at a moment, stretch by stretch from Monday on. */
export function timesOn(
  { zone, free }: OwnTimes,
  there: string,
  at: Temporal.Instant,
): DayStretch[] {
  const pieces = piecesOf(readFreeHours(free) ?? [], ahead(there, zone, at)).toSorted(
    (a, b) => a.day - b.day || a.from - b.from,
  )
  const stretches: DayStretch[] = []
  for (const piece of pieces) {
    const last = stretches.at(-1)
    if (last && last.day === piece.day && last.to === piece.from) last.to = piece.to
    else stretches.push({ ...piece })
  }
  return stretches
}

/** The whole hours of a week of hours on another clock, as text that can be chosen from again. */
export function timesAs(times: OwnTimes, there: string, at: Temporal.Instant): string {
  const hours = timesOn(times, there, at).flatMap(({ day, from, to }) => {
    const first = Math.ceil(from / 60)
    const count = Math.max(0, Math.floor(to / 60) - first)
    return Array.from({ length: count }, (_, at) => day * 24 + first + at)
  })
  return writeFreeHours(hours)
}

/** The whole hours free for both, on the clock of the first, as text; empty where there are none. */
export function hoursOfBoth(one: OwnTimes, other: OwnTimes, at: Temporal.Instant): string {
  const mine = new Set(readFreeHours(one.free) ?? [])
  const theirs = new Set(readFreeHours(timesAs(other, one.zone, at)) ?? [])
  return writeFreeHours(mine.intersection(theirs))
}
