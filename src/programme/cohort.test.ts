import { describe, expect, test } from 'vitest'
import { circleOf, pairFault, type Pair, type Place } from './cohort.ts'
import type { Role } from './role.ts'

const at = Temporal.Instant.from('2026-08-01T00:00Z')
const place = (id: number, role: Role, more: Partial<Place> = {}): Place => ({
  id,
  cohort: 1,
  person: id + 100,
  role,
  groups: [],
  capacity: 1,
  least: 0,
  reserveSince: null,
  need: 1,
  confirmedAt: at,
  leftAt: null,
  ...more,
})
const pair = (mentor: number, mentee: number): Pair => ({
  id: mentor * 10 + mentee,
  cohort: 1,
  mentor,
  mentee,
  route: null,
})

const mei = place(1, 'mentor')
const ana = place(2, 'mentee')
const ben = place(3, 'mentee')

describe('a mentor and a mentee may become a pair', () => {
  test.each<[string, Place, Place, Pair[], ReturnType<typeof pairFault>]>([
    ['when she has room', mei, ana, [], null],
    ['not the other way round', ana, mei, [], 'not-a-mentor'],
    ['not two mentors', mei, place(4, 'mentor'), [], 'not-a-mentee'],
    ['not over cohorts', mei, place(5, 'mentee', { cohort: 2 }), [], 'not-a-mentee'],
    ['not when one has left', mei, place(6, 'mentee', { leftAt: at }), [], 'left'],
    [
      'not when the mentee has a mentor',
      place(7, 'mentor'),
      ana,
      [pair(1, 2)],
      'mentee-has-mentor',
    ],
    ['not beyond her room (R12)', mei, ben, [pair(1, 2)], 'mentor-full'],
    [
      'with a second mentor when the mentee needs two',
      place(7, 'mentor'),
      { ...ana, need: 2 },
      [pair(1, 2)],
      null,
    ],
    [
      'not with a third',
      place(7, 'mentor'),
      { ...ana, need: 2 },
      [pair(1, 2), pair(8, 2)],
      'mentee-has-mentors',
    ],
    [
      'not twice with the same mentor',
      { ...mei, capacity: 2 },
      { ...ana, need: 2 },
      [pair(1, 2)],
      'paired-already',
    ],
    ['with room for two', { ...mei, capacity: 2 }, ben, [pair(1, 2)], null],
  ])('%s', (_, mentor, mentee, pairs, fault) => {
    expect(pairFault(mentor, mentee, pairs)).toBe(fault)
  })
})

describe('how near a reader stands', () => {
  const staff = place(8, 'programme-staff')
  test.each<[string, Place | null, Place, string | null]>([
    ['herself', ana, ana, 'staff'],
    ['programme staff', staff, ana, 'staff'],
    ['her mentor', mei, ana, 'partner'],
    ['her mentee', ana, mei, 'partner'],
    ['another mentee', ben, ana, 'cohort'],
    ['policy staff', place(9, 'policy-staff'), ana, 'cohort'],
    ['somebody of another cohort', place(10, 'programme-staff', { cohort: 2 }), ana, null],
    ['a stranger', null, ana, null],
  ])('%s', (_, reader, subject, circle) => {
    expect(circleOf(reader, subject, [pair(1, 2)])).toBe(circle)
  })
})
