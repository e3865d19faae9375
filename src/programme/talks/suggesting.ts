import { timesOn, type OwnTimes } from '../ground-rules/times.ts'
import { mostTimes } from '../talks.ts'

/** So many days ahead at least: the other has to read it. */
const daysAhead = 2

/**
 * The next times that suit both by their ground rules, each on another day, on the clock of a zone;
 * none where they agreed on none.
 */
export function nextTimes(
  times: OwnTimes | null,
  zone: string,
  now: Temporal.Instant,
): Temporal.PlainDateTime[] {
  if (!times) return []
  const stretches = timesOn(times, zone, now)
  const first = now.toZonedDateTimeISO(zone).toPlainDate().add({ days: daysAhead })
  const days = Array.from({ length: 14 }, (_, at) => first.add({ days: at }))
  return days
    .flatMap(day => {
      const stretch = stretches.find(one => one.day === day.dayOfWeek - 1)
      return stretch ? [day.toPlainDateTime().add({ minutes: stretch.from })] : []
    })
    .slice(0, mostTimes)
}
