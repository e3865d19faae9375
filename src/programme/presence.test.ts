import { describe, expect, test } from 'vitest'
import { daysOfSilence, stageAfter, stillPairs, usualSilence } from './presence.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const never = () => false

describe('days of silence', () => {
  test('are counted from the day after the last contact', () => {
    const days = (last: string, today: string) => daysOfSilence(day(last), day(today), never)
    expect([
      days('2026-09-01', '2026-09-01'),
      days('2026-09-01', '2026-09-02'),
      days('2026-09-01', '2026-09-08'),
      days('2026-09-08', '2026-09-01'),
    ]).toEqual([0, 1, 7, 0])
  })

  test('leave out those on which nothing is expected', () => {
    const holiday = (one: Temporal.PlainDate) =>
      ['2026-09-03', '2026-09-04', '2026-09-05'].includes(one.toString())
    expect(daysOfSilence(day('2026-09-01'), day('2026-09-08'), holiday)).toBe(4)
  })
})

test('a word is due at 7, 10 and 14 days, and none before (R54)', () => {
  const stages = [0, 6, 7, 9, 10, 13, 14, 90].map(days => stageAfter(days, usualSilence))
  expect(stages).toEqual([null, null, 'gentle', 'gentle', 'channel', 'channel', 'staff', 'staff'])
})

test('a pair that has not begun is not still, nor one that is not to be disturbed today', () => {
  const pair = (id: number) => ({ id, cohort: 1, mentor: 1, mentee: id, route: null })
  const known = {
    pairs: [pair(2), pair(3), pair(4)],
    lastOn: new Map([
      [2, day('2026-09-01')],
      [3, day('2026-09-01')],
    ]),
    today: day('2026-09-12'),
    isQuiet: (one: { id: number }, on: Temporal.PlainDate) =>
      one.id === 3 && on.equals(day('2026-09-12')),
    silenceOf: () => usualSilence,
  }
  expect(stillPairs(known).map(({ pair: { id }, days, stage }) => [id, days, stage])).toEqual([
    [2, 11, 'channel'],
  ])
})
