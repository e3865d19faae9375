import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aWeek, aZone } from '../../../test/known-people.ts'
import { offsetsIn } from './clock-changes.ts'
import { commonHours, differencesIn, longestStretch, type OwnWeek } from './common-hours.ts'
import { readFreeHours } from './free-hours.ts'

const autumn = { from: '2026-09-01', to: '2026-11-30' }
const july = { from: '2026-07-01', to: '2026-07-31' }
const own = (zone: string, text: string): OwnWeek => ({ zone, free: readFreeHours(text) ?? [] })
const anybody: fc.Arbitrary<OwnWeek> = fc.record({ zone: aZone, free: aWeek })

/** Minutes by walking through every week of a period, as nobody would do it twice. */
function byWalking(one: OwnWeek, other: OwnWeek, from: string): number {
  const start = Temporal.PlainDate.from(from).toZonedDateTime('UTC')
  const isFree = ({ zone, free }: OwnWeek, at: Temporal.ZonedDateTime) => {
    const there = at.withTimeZone(zone)
    return free.includes((there.dayOfWeek - 1) * 24 + there.hour)
  }
  const quarters = Array.from({ length: 168 * 4 }, (_, at) => start.add({ minutes: 15 * at }))
  return quarters.filter(at => isFree(one, at) && isFree(other, at)).length * 15
}

describe('hours in common', () => {
  test('are counted on both clocks', () => {
    const amaru = own('America/La_Paz', 'mo-fr 13-18')
    expect(commonHours(amaru, own('Africa/Bamako', 'mo-fr 17-22'), autumn)).toBe(25)
    expect(commonHours(amaru, own('Africa/Bamako', 'mo-fr 13-18'), autumn)).toBe(5)
  })

  test('go on over the end of a day and of a week', () => {
    const late = own('America/La_Paz', 'su 22-24')
    expect(commonHours(late, own('Asia/Tokyo', 'mo 9-11'), autumn)).toBe(0)
    expect(commonHours(late, own('Asia/Tokyo', 'mo 11-13'), autumn)).toBe(2)
  })

  test('are those of every week: before, between and after the changes of both clocks', () => {
    const differences = differencesIn('Europe/Paris', 'America/New_York', autumn)
    expect(differences).toEqual([
      [120, -240],
      [60, -240],
    ])
    const paris = own('Europe/Paris', 'mo 18-20')
    const newYork = own('America/New_York', 'mo 12-14')
    expect(commonHours(paris, newYork, { from: '2026-09-01', to: '2026-10-20' })).toBe(2)
    expect(commonHours(paris, newYork, { from: '2026-10-26', to: '2026-10-31' })).toBe(1)
    expect(commonHours(paris, newYork, autumn)).toBe(1)
  })

  test('of a zone that no longer changes its clock are no hour off', () => {
    expect(offsetsIn('Pacific/Apia', autumn).map(one => one.minutes)).toEqual([780])
    expect(offsetsIn('America/New_York', autumn).map(one => one.minutes)).toEqual([-240, -300])
  })

  test('in zones of half and quarter hours are added up by minutes, the sum rounded down', () => {
    const utc = own('UTC', 'mo 3-7')
    expect(commonHours(own('Asia/Kolkata', 'mo 9-12'), utc, autumn)).toBe(3)
    expect(commonHours(own('Asia/Kolkata', 'mo 8-12'), utc, autumn)).toBe(3)
    expect(commonHours(own('Asia/Kathmandu', 'mo 8-12'), utc, autumn)).toBe(3)
    expect(commonHours(own('Asia/Kathmandu', 'mo 8-9'), utc, autumn)).toBe(0)
    expect(commonHours(own('Asia/Kathmandu', 'mo-we 8-9'), own('UTC', 'mo-we 3-7'), autumn)).toBe(0)
    expect(commonHours(own('Asia/Kathmandu', 'mo-su 8-9'), own('UTC', 'mo-su 3-7'), autumn)).toBe(1)
  })

  test('are the same from either side', () => {
    fc.assert(
      fc.property(anybody, anybody, (one, other) => {
        expect(commonHours(one, other, autumn)).toBe(commonHours(other, one, autumn))
      }),
    )
  })

  test('of somebody with herself are all she has, also on the clock of another place', () => {
    fc.assert(
      fc.property(anybody, one => {
        expect(commonHours(one, one, autumn)).toBe(one.free.length)
      }),
    )
    fc.assert(
      fc.property(aWeek, fc.integer({ min: -12, max: 12 }), (free, ahead) => {
        const sign = ahead < 0 ? '+' : '-'
        const zone = `Etc/GMT${sign}${Math.abs(ahead)}`
        const moved = free.map(hour => (hour + ahead + 168) % 168)
        expect(commonHours({ zone: 'UTC', free }, { zone, free: moved }, autumn)).toBe(free.length)
      }),
    )
  })

  test('are as many as one finds by walking through a week', () => {
    fc.assert(
      fc.property(anybody, anybody, (one, other) => {
        const walked = Math.floor(byWalking(one, other, '2026-07-06') / 60)
        expect(commonHours(one, other, july)).toBe(walked)
      }),
      { numRuns: 15 },
    )
  })

  test('have a longest stretch, which is free for both in every week', () => {
    const stretch = longestStretch(own('Europe/Paris', 'mo 18-20'), own('UTC', 'mo 16-20'), autumn)
    expect(stretch).toEqual({ from: 18 * 60, to: 20 * 60 })
    const apart = longestStretch(own('Europe/Paris', 'mo 18-20'), own('UTC', 'tu 16-20'), autumn)
    expect(apart).toBeNull()
    const always = { zone: 'UTC', free: Array.from({ length: 168 }, (_, hour) => hour) }
    expect(longestStretch(always, always, autumn)).toEqual({ from: 0, to: 168 * 60 })
    expect(longestStretch(always, own('UTC', 'su 22-02'), autumn)).toEqual({
      from: (6 * 24 + 22) * 60,
      to: (7 * 24 + 2) * 60,
    })
  })
})
