import { expect, test } from 'vitest'
import { ownLetters } from '../own-letters.ts'
import { answeredOf, gatherAt, rhythms, weightOf, type Rhythm } from './mail-rhythm.ts'

const until = (
  rhythm: Rhythm,
  template: string,
  at: string,
  { zone = 'Africa/Nairobi', quiet = null as { from: number; to: number } | null } = {},
) => gatherAt(template, { rhythm, zone, quiet }, Temporal.Instant.from(at))?.toString() ?? null

test('every letter of our own is weighed: what cannot wait, what people write, what asks, what tells', () => {
  const by = Map.groupBy(ownLetters, weightOf)
  expect(Object.fromEntries([...by].map(([weight, names]) => [weight, names.toSorted()]))).toEqual({
    now: [
      'address-comes-back',
      'digest',
      'help-asked',
      'help-overdue',
      'help-word',
      'meeting-days',
      'meeting-moved',
      'meeting-place',
      'sign-in',
      'talk-booked',
      'talk-cancelled',
      'talk-tomorrow',
      'would-you-cover',
      'would-you-take',
      'you-cover',
      'you-have-a-cover',
    ],
    person: ['answer', 'ground-rules-offered', 'message', 'question', 'talk-offered'],
    asks: [
      'ended-for-mentee',
      'ended-for-mentor',
      'from-staff',
      'partner-away',
      'silence-channel',
      'silence-gentle',
      'silence-staff',
      'you-have-a-mentee',
      'you-have-a-mentor',
    ],
    tells: ['cover-ended', 'ground-rules-in-force', 'journal-prompt', 'room-post'],
  })
})

test('once a day is at eight the next morning, on her own clock', () => {
  expect([
    until('daily', 'message', '2026-09-01T04:59:59Z'),
    until('daily', 'message', '2026-09-01T05:00:00Z'),
    until('daily', 'journal-prompt', '2026-09-01T20:00:00Z'),
    until('daily', 'message', '2026-09-01T05:00:00Z', { zone: 'America/La_Paz' }),
  ]).toEqual([
    '2026-09-01T05:00:00Z',
    '2026-09-02T05:00:00Z',
    '2026-09-02T05:00:00Z',
    '2026-09-01T12:00:00Z',
  ])
})

test('once a week is on Monday morning; what people write comes the next morning', () => {
  // 1 September 2026 is a Tuesday.
  expect([
    until('weekly', 'journal-prompt', '2026-09-01T09:00:00Z'),
    until('weekly', 'silence-gentle', '2026-09-07T05:00:00Z'),
    until('weekly', 'message', '2026-09-01T09:00:00Z'),
  ]).toEqual(['2026-09-07T05:00:00Z', '2026-09-14T05:00:00Z', '2026-09-02T05:00:00Z'])
})

test('a morning within her quiet hours is when they end, and where the clock changes it is eight still', () => {
  expect([
    until('daily', 'message', '2026-09-01T09:00:00Z', { quiet: { from: 22, to: 10 } }),
    until('daily', 'message', '2026-10-24T12:00:00Z', { zone: 'Europe/Dublin' }),
  ]).toEqual(['2026-09-02T07:00:00Z', '2026-10-25T08:00:00Z'])
})

test('whoever wants only what needs her has the rest laid by at once', () => {
  const at = '2026-09-01T09:00:00Z'
  expect(
    ['message', 'silence-gentle', 'introduction', 'room-post'].map(template =>
      until('needed', template, at),
    ),
  ).toEqual([null, null, null, at])
})

test('a change of dates, a talk tomorrow and a way in wait for nobody', () => {
  const at = '2026-09-01T09:00:00Z'
  const never = ['meeting-moved', 'talk-tomorrow', 'sign-in', 'digest']
  expect(rhythms.flatMap(rhythm => never.map(template => until(rhythm, template, at)))).toEqual(
    Array.from({ length: 16 }, () => null),
  )
})

test('an answer to several letters is for a person first, then for the journal, never for a room', () => {
  const heap = (...templates: string[]) => templates.map((template, id) => ({ id, template }))
  const meant = (...templates: string[]) => answeredOf(heap(...templates))?.template ?? null
  expect([
    meant('message', 'journal-prompt', 'room-post'),
    answeredOf(heap('message', 'message', 'room-post'))?.id,
    meant('journal-prompt', 'ground-rules-reminder'),
    meant('room-post', 'answers-reminder'),
    meant('room-post', 'room-post'),
  ]).toEqual(['message', 1, 'journal-prompt', 'answers-reminder', null])
})
