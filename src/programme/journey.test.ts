import { describe, expect, test } from 'vitest'
import { dateSteps } from './calendar.ts'
import type { Entry, EntryMark } from './checklist.ts'
import type { Pair, Place } from './cohort.ts'
import type { Guide, Step } from './guide.ts'
import { nextStop, standingOf, stopsOf, type JourneyFacts, type StepMark } from './journey.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const at = Temporal.Instant.from('2026-08-01T00:00Z')
const meeting = {
  name: 'ICANN87',
  city: 'Muscat',
  country: 'OM',
  zone: 'Asia/Muscat',
  startsOn: day('2026-10-17'),
  endsOn: day('2026-10-22'),
}

const step = (key: string, more: Partial<Step>): Step => ({
  key,
  phase: 'phase',
  title: { en: key },
  body: { en: '' },
  order: 1,
  who: ['mentor', 'mentee'],
  together: true,
  from: 7,
  to: 6,
  pilotOnly: false,
  route: null,
  opensWhenConfirmed: false,
  done: 'marked',
  letter: null,
  reminders: [],
  checklist: [],
  draft: null,
  journal: null,
  topics: [],
  requirements: ['R1'],
  ...more,
})

const papers = step('papers', {
  order: 1,
  together: false,
  from: 12,
  to: 8,
  opensWhenConfirmed: true,
  done: 'checklist',
})
const rules = step('ground-rules', { order: 2, from: 8, to: 7 })
const mission = step('mission', { order: 3, route: 'route-new' })
const community = step('community', { order: 4, from: 6, to: 4 })
const calls = step('calls', { order: 5, done: 'ongoing', to: 0 })
const greeting = step('greeting', { order: 6, who: ['mentor'], together: false, from: 8, to: 7 })
const steps = [papers, rules, mission, community, calls, greeting]
const guide = { steps } as Guide

const mentee: Place = {
  id: 2,
  cohort: 1,
  person: 102,
  role: 'mentee',
  groups: [],
  capacity: 0,
  least: 0,
  reserveSince: null,
  need: 1,
  confirmedAt: at,
  leftAt: null,
}
const pair: Pair = { id: 9, cohort: 1, mentor: 1, mentee: 2, route: 'route-new' }
const entry = (state: EntryMark['state'] | null): Entry => ({
  key: 'visa',
  step: 'papers',
  title: 'Visa',
  hint: null,
  dueOn: day('2026-08-15'),
  mark: state && { place: 2, entry: 'visa', state, on: null, note: '', changedAt: at },
  mine: false,
})
const mark = (key: string, how: StepMark['how'] = 'done'): StepMark => ({
  step: key,
  place: null,
  pair: 9,
  how,
  at,
  note: '',
})
const facts = (more: Partial<JourneyFacts> = {}): JourneyFacts => ({
  dated: dateSteps(guide, meeting, []),
  place: mentee,
  pairs: [pair],
  marks: [],
  checklist: [entry(null)],
  fired: new Set(),
  introduced: new Set(),
  ...more,
})
const states = (all: JourneyFacts, today: string) =>
  stopsOf(all, day(today)).map(stop => `${stop.step.key} ${stop.state}`)
const next = (all: JourneyFacts, today: string) => nextStop(stopsOf(all, day(today)))?.step.key

describe('a mentee’s journey (R2)', () => {
  test('opens its papers as soon as she is confirmed, weeks before the first phase', () => {
    expect(next(facts(), '2026-06-20')).toBe('papers')
    const waiting = facts({ place: { ...mentee, confirmedAt: null } })
    expect(next(waiting, '2026-06-20')).toBeUndefined()
  })

  test('has the papers done when nothing on the list is left', () => {
    const settledList = facts({ checklist: [entry('not-needed')] })
    expect(states(settledList, '2026-08-10')[0]).toBe('papers done')
    expect(states(facts({ checklist: [entry('waiting')] }), '2026-08-10')[0]).toBe('papers open')
  })

  test('shows what is soonest due as the next thing, never what only accompanies', () => {
    const all = facts({ checklist: [entry('done')], marks: [mark('ground-rules')] })
    expect(next(all, '2026-09-01')).toBe('mission')
    const settledAll = facts({
      checklist: [entry('done')],
      marks: [mark('ground-rules'), mark('mission'), mark('community')],
    })
    expect(next(settledAll, '2026-09-20')).toBeUndefined()
  })

  test('skipped as already familiar counts as done, and can be told apart (R67)', () => {
    const all = facts({ marks: [mark('mission', 'skipped')] })
    expect(states(all, '2026-09-01')).toContain('mission skipped')
  })

  test('has the foundations on the route new, and not on the route familiar (R43, R47)', () => {
    const familiar = facts({ pairs: [{ ...pair, route: 'route-familiar' }] })
    expect(states(facts(), '2026-09-01')).toContain('mission open')
    expect(states(familiar, '2026-09-01').some(one => one.startsWith('mission'))).toBe(false)
  })

  test('takes the longer way while nobody has chosen a route', () => {
    const undecided = facts({ pairs: [{ ...pair, route: null }] })
    expect(states(undecided, '2026-09-01')).toContain('mission open')
  })

  test('has nothing of a pair while she has no mentor', () => {
    expect(states(facts({ pairs: [] }), '2026-09-01')).toEqual(['papers open'])
  })
})

describe('a mentor’s journey', () => {
  const mentor: Place = { ...mentee, id: 1, role: 'mentor', capacity: 2 }
  test('has a pair’s step once for each mentee', () => {
    const second: Pair = { id: 10, cohort: 1, mentor: 1, mentee: 3, route: 'route-familiar' }
    const all = facts({ place: mentor, pairs: [pair, second], marks: [mark('ground-rules')] })
    const own = stopsOf(all, day('2026-09-01')).filter(stop => stop.step.key === 'ground-rules')
    expect(own.map(stop => [stop.pair?.id, stop.state])).toEqual([
      [9, 'done'],
      [10, 'open'],
    ])
  })

  test('has what only mentors do as soon as there is a mentee, and not before', () => {
    expect(states(facts({ place: mentor }), '2026-09-01')).toContain('greeting open')
    expect(states(facts({ place: mentor, pairs: [] }), '2026-09-01')).toEqual(['papers open'])
  })
})

describe('somebody could use a word', () => {
  const standing = (today: string) => standingOf(stopsOf(facts(), day(today)), day(today))
  test.each([
    ['2026-08-21', 0, false],
    ['2026-08-24', 3, false],
    ['2026-08-25', 4, true],
  ])('on %s, %i days after the last day: %s', (today, daysLate, stuck) => {
    const { daysLate: late, stuck: is } = standing(today)
    expect([late, is]).toEqual([daysLate, stuck])
  })
})
