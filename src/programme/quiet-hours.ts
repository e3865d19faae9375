/** Hours of a day on one’s own clock, from the first to the beginning of the last, over midnight too. */
export type QuietHours = { from: number; to: number }

const isWithin = ({ from, to }: QuietHours, hour: number): boolean =>
  from < to ? hour >= from && hour < to : hour >= from || hour < to

/** When the quiet hours somebody is in end; null when she is in none. */
export function quietUntil(
  hours: QuietHours,
  zone: string,
  at: Temporal.Instant,
): Temporal.Instant | null {
  const here = at.toZonedDateTimeISO(zone)
  if (!isWithin(hours, here.hour)) return null
  const plainTime = Temporal.PlainTime.from({ hour: hours.to })
  const today = here.toPlainDate().toZonedDateTime({ timeZone: zone, plainTime })
  const end = Temporal.ZonedDateTime.compare(today, here) > 0 ? today : today.add({ days: 1 })
  return end.toInstant()
}
