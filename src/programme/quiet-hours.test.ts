import { expect, test } from 'vitest'
import { quietUntil } from './quiet-hours.ts'

const night = { from: 22, to: 7 }
const noon = { from: 12, to: 14 }
const end = (hours: typeof night, zone: string, at: string) =>
  quietUntil(hours, zone, Temporal.Instant.from(at))?.toString() ?? null

test('quiet hours end on her own clock, over midnight too', () => {
  expect([
    end(night, 'Africa/Nairobi', '2026-09-01T18:59:59Z'),
    end(night, 'Africa/Nairobi', '2026-09-01T19:00:00Z'),
    end(night, 'Africa/Nairobi', '2026-09-02T03:59:00Z'),
    end(night, 'Africa/Nairobi', '2026-09-02T04:00:00Z'),
    end(noon, 'UTC', '2026-09-01T11:59:00Z'),
    end(noon, 'UTC', '2026-09-01T13:59:00Z'),
    end(noon, 'UTC', '2026-09-01T14:00:00Z'),
  ]).toEqual([
    null,
    '2026-09-02T04:00:00Z',
    '2026-09-02T04:00:00Z',
    null,
    null,
    '2026-09-01T14:00:00Z',
    null,
  ])
})

test('where the clock changes in the night, the morning is still at seven', () => {
  expect(end(night, 'Europe/Dublin', '2026-10-24T22:30:00Z')).toBe('2026-10-25T07:00:00Z')
  expect(end(night, 'Europe/Dublin', '2026-10-23T22:30:00Z')).toBe('2026-10-24T06:00:00Z')
})
