/** The meeting a cohort walks towards (R3). Days are local days at the place. */
export type Meeting = {
  name: string
  city: string
  country: string
  zone: string
  startsOn: Temporal.PlainDate
  endsOn: Temporal.PlainDate
}

/** What moving a meeting changes: its days, its place, both, or only what it is called. */
export type KindOfMove = 'days' | 'place' | 'both' | 'name'

/** What becomes another; null when all stays as it is. */
export function kindOfMove(before: Meeting, after: Meeting): KindOfMove | null {
  const days = !before.startsOn.equals(after.startsOn) || !before.endsOn.equals(after.endsOn)
  const place =
    before.city !== after.city || before.country !== after.country || before.zone !== after.zone
  if (days) return place ? 'both' : 'days'
  if (place) return 'place'
  return before.name === after.name ? null : 'name'
}

/** Whether a meeting is over where it is. */
export const isOver = (meeting: Pick<Meeting, 'zone' | 'endsOn'>, now: Temporal.Instant): boolean =>
  Temporal.PlainDate.compare(meeting.endsOn, dayAtMeeting(meeting, now)) < 0

/** The day it is at the meeting’s place. */
export const dayAtMeeting = (meeting: Pick<Meeting, 'zone'>, now: Temporal.Instant) =>
  now.toZonedDateTimeISO(meeting.zone).toPlainDate()

/** The days, at the meeting’s place, on which things happened. */
export const daysAtMeeting = (
  meeting: Pick<Meeting, 'zone'>,
  moments: ReadonlyMap<string, Temporal.Instant>,
): Map<string, Temporal.PlainDate> =>
  new Map([...moments].map(([key, at]) => [key, dayAtMeeting(meeting, at)]))

/** Whole days from a day to the meeting’s first day; negative after it. */
export const daysToGo = (meeting: Meeting, today: Temporal.PlainDate): number =>
  today.until(meeting.startsOn, { largestUnit: 'day' }).days

/** The last minute of a day at the meeting’s place: until then a deadline holds (A11). */
export const endOfDay = (day: Temporal.PlainDate, zone: string): Temporal.Instant =>
  day.add({ days: 1 }).toZonedDateTime(zone).subtract({ minutes: 1 }).toInstant()
