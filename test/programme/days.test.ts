import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dateStep, dayAt, dueFirings, firings } from '../../src/programme/calendar.ts'
import type { Guide } from '../../src/programme/guide.ts'
import { readGuide } from '../../src/programme/guide-files/read.ts'
import { dayAtMeeting, daysToGo, type Meeting } from '../../src/programme/meeting.ts'
import { muscat, shippedGuide } from '../cohort.ts'

fc.configureGlobal({ seed: 20261017 })

const zones = [...Intl.supportedValuesOf('timeZone'), 'UTC']

function theGuide(): Guide {
  const { guide } = readGuide('stakeholder-journey', shippedGuide())
  if (!guide) throw new Error('The shipped guide cannot be read')
  return guide
}
const guide = theGuide()

const meetingOn = (startsOn: Temporal.PlainDate, zone: string): Meeting => ({
  ...muscat,
  zone,
  startsOn,
  endsOn: startsOn.add({ days: 5 }),
})

/** Every clock change of a zone from 2024 to 2030. */
function clockChanges(zone: string): Temporal.ZonedDateTime[] {
  const changes: Temporal.ZonedDateTime[] = []
  const from = Temporal.ZonedDateTime.from({ timeZone: zone, year: 2024, month: 1, day: 1 })
  let next = from.getTimeZoneTransition('next')
  while (next && next.year <= 2030) {
    changes.push(next)
    next = next.getTimeZoneTransition('next')
  }
  return changes
}

type DayOf = (meeting: Meeting, now: Temporal.Instant) => Temporal.PlainDate

/** Whether something of that day is due from the day’s first nanosecond on, and not before. */
function beginsExactly(dayOf: DayOf, meeting: Meeting, day: Temporal.PlainDate): boolean {
  const begins = day.toZonedDateTime(meeting.zone).startOfDay().toInstant()
  const isDue = (at: Temporal.Instant) => Temporal.PlainDate.compare(day, dayOf(meeting, at)) <= 0
  return isDue(begins) && !isDue(begins.subtract({ nanoseconds: 1 }))
}

/** The zones where a clock change moves the beginning of a day near it. */
function zonesThatSlip(dayOf: DayOf): string[] {
  return zones.filter(zone =>
    clockChanges(zone).some(change =>
      [-1, 0, 1, 2].some(days => {
        const day = change.toPlainDate().add({ days })
        return !beginsExactly(dayOf, meetingOn(day.add({ weeks: 8 }), zone), day)
      }),
    ),
  )
}

describe('no clock change from 2024 to 2030, in any time zone, moves a step', () => {
  test('there are zones and clock changes to try', () => {
    const changing = zones.filter(zone => clockChanges(zone).length > 0)
    expect([zones.length > 400, changing.length > 100]).toEqual([true, true])
  })

  test('every day near one begins at its own midnight', () => {
    expect(zonesThatSlip(dayAtMeeting)).toEqual([])
  })

  test('a calendar that took the day in UTC would be caught', () => {
    const inUtc: DayOf = (_, now) => now.toZonedDateTimeISO('UTC').toPlainDate()
    expect(zonesThatSlip(inUtc)).toContain('America/New_York')
  })

  test('a calendar that counted by standard time all year would be caught', () => {
    const standard: DayOf = ({ zone }, now) => {
      const winter = Temporal.Instant.from('2024-01-15T00:00Z').toZonedDateTimeISO(zone).offset
      return now.toZonedDateTimeISO(winter).toPlainDate()
    }
    const slipping = zonesThatSlip(standard)
    expect(slipping).toContain('America/New_York')
    expect(slipping).not.toContain('Asia/Tokyo')
  })
})

/** A cohort begun long ago, about whose steps staff have changed nothing. */
const untouched = { changes: [], scheduledOn: Temporal.PlainDate.from('2020-01-01') }

const anyZone = fc.constantFrom(...zones)
const anyDay = fc
  .integer({ min: 0, max: 2556 })
  .map(days => Temporal.PlainDate.from('2024-01-01').add({ days }))
const anyMeeting = fc
  .record({ startsOn: anyDay, zone: anyZone })
  .map(m => meetingOn(m.startsOn, m.zone))
const wholeWeeks = fc.integer({ min: -8, max: 16 })

describe('for any meeting in any time zone', () => {
  test('whole weeks before it lie on the same day of the week, seven days each', () => {
    fc.assert(
      fc.property(anyMeeting, wholeWeeks, (meeting, weeks) => {
        const day = dayAt(weeks, meeting)
        expect(day.until(meeting.startsOn, { largestUnit: 'day' }).days).toBe(weeks * 7)
        expect(day.dayOfWeek).toBe(meeting.startsOn.dayOfWeek)
      }),
      { numRuns: 2000 },
    )
  })

  test('the days to go on a step’s day are its weeks, wherever the sun stands', () => {
    fc.assert(
      fc.property(
        anyMeeting,
        wholeWeeks,
        fc.integer({ min: 0, max: 86_399 }),
        (meeting, weeks, s) => {
          const begins = dayAt(weeks, meeting).toZonedDateTime(meeting.zone).startOfDay()
          const at = begins.add({ seconds: s })
          fc.pre(at.toPlainDate().equals(begins.toPlainDate()))
          expect(daysToGo(meeting, dayAtMeeting(meeting, at.toInstant()))).toBe(weeks * 7)
        },
      ),
      { numRuns: 2000 },
    )
  })

  test('the same guide gives the same days in every zone: the date line moves nothing', () => {
    fc.assert(
      fc.property(anyDay, anyZone, anyZone, (startsOn, here, there) => {
        const days = (zone: string) =>
          firings(guide, meetingOn(startsOn, zone), []).map(one => `${one.key} ${one.on}`)
        expect(days(here)).toEqual(days(there))
      }),
      { numRuns: 100 },
    )
  })

  test('a clock that ticks at any hours fires everything once, never early, and misses nothing', () => {
    const ticks = fc.array(fc.integer({ min: 1, max: 20 * 24 * 60 }), {
      minLength: 5,
      maxLength: 40,
    })
    fc.assert(
      fc.property(anyMeeting, ticks, (meeting, pauses) => {
        const all = firings(guide, meeting, [])
        const fired = new Map<string, Temporal.PlainDate>()
        let now = dayAt(13, meeting).toZonedDateTime(meeting.zone).toInstant()
        const end = dayAt(-10, meeting).toZonedDateTime(meeting.zone).toInstant()
        const tick = () => {
          const today = dayAtMeeting(meeting, now)
          for (const { key } of dueFirings(all, today, new Set(fired.keys()), untouched)) {
            expect(fired.has(key)).toBe(false)
            fired.set(key, today)
          }
        }
        for (const minutes of pauses) {
          tick()
          now = now.add({ minutes })
        }
        now = end
        tick()
        expect([...fired.keys()].sort()).toEqual(all.map(one => one.key).sort())
        const early = all.filter(one => {
          const on = fired.get(one.key)
          return on === undefined || Temporal.PlainDate.compare(on, one.on) < 0
        })
        expect(early).toEqual([])
      }),
      { numRuns: 200 },
    )
  })

  test('a step that staff move keeps its length and lies where they put it', () => {
    fc.assert(
      fc.property(
        anyMeeting,
        fc.constantFrom(...guide.steps),
        fc.integer({ min: -30, max: 30 }),
        (meeting, step, days) => {
          const before = dateStep(step, meeting)
          const movedTo = before.from.add({ days })
          const still = { skipped: false, withPilot: false, byHand: false, held: false }
          const change = { step: step.key, movedTo, ...still }
          const after = dateStep(step, meeting, change)
          const length = (dated: typeof before) => dated.from.until(dated.to).total('days')
          expect([String(after.from), length(after)]).toEqual([String(movedTo), length(before)])
        },
      ),
    )
  })

  test('no step ends before it begins', () => {
    fc.assert(
      fc.property(anyMeeting, fc.constantFrom(...guide.steps), (meeting, step) => {
        const { from, to } = dateStep(step, meeting)
        expect(Temporal.PlainDate.compare(from, to) <= 0).toBe(true)
      }),
    )
  })
})

test('the weeks of Muscat are the days its calendar has', () => {
  const on = (weeks: number | 'end') => String(dayAt(weeks, muscat))
  expect([on(12), on(10), on(8), on(7.5), on(7), on(1), on(0), on('end'), on(-1)]).toEqual([
    '2026-07-25',
    '2026-08-08',
    '2026-08-22',
    '2026-08-25',
    '2026-08-29',
    '2026-10-10',
    '2026-10-17',
    '2026-10-23',
    '2026-10-24',
  ])
})
