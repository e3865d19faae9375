import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator'
import type { Talk } from '../talks.ts'

/** What a calendar needs to know of a talk; instants are ISO text, so that a letter can carry it. */
export type Invitation = {
  uid: string
  sequence: number
  startsAt: string
  minutes: number
  spot: string
  cancelled: boolean
}

/** One name for a talk in every calendar, whenever it is written. */
const uidOf = (talk: Talk, origin: string) => `talk-${talk.id}@${new URL(origin).hostname}`

export function invitationOf(talk: Talk, origin: string): Invitation | null {
  if (!talk.startsAt || !talk.bookedAt) return null
  return {
    uid: uidOf(talk, origin),
    sequence: talk.sequence,
    startsAt: talk.startsAt.toString(),
    minutes: talk.minutes,
    spot: talk.spot,
    cancelled: talk.cancelledAt !== null,
  }
}

type Person = { name: string; address: string }
export type Sheet = {
  title: string
  address: string
  organizer: Person
  reader: Person
  stamp: Temporal.Instant
}

/** An invitation as it goes with a letter (RFC 5545, RFC 5546). */
export type CalendarText = { method: 'REQUEST' | 'CANCEL'; text: string }

/** Puts a talk into a calendar, moves it there, or takes it out again. */
export function calendarOf(invitation: Invitation, sheet: Sheet): CalendarText {
  const { uid, sequence, minutes, spot, cancelled } = invitation
  const start = Temporal.Instant.from(invitation.startsAt)
  const date = (at: Temporal.Instant) => at.toString({ smallestUnit: 'second' })
  const method = cancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.REQUEST
  const calendar = ical({ method, prodId: { company: 'Wayfellow', product: 'Wayfellow' } })
  const event = calendar.createEvent({
    id: uid,
    sequence,
    stamp: date(sheet.stamp),
    start: date(start),
    end: date(start.add({ minutes })),
    summary: sheet.title,
    location: spot || null,
    description: sheet.address,
    url: sheet.address,
    status: cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    organizer: { name: sheet.organizer.name, email: sheet.organizer.address },
  })
  event.createAttendee({ name: sheet.reader.name, email: sheet.reader.address, rsvp: false })
  return { method: cancelled ? 'CANCEL' : 'REQUEST', text: calendar.toString() }
}
