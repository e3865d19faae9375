import { describe, expect, test } from 'vitest'
import { aMentee, aMentor, asking } from '../../../test/known-people.ts'
import type { Spoken } from '../person.ts'
import type { Asked } from './asked.ts'
import type { KnownMentee, KnownMentor } from './known.ts'
import { keptApart, keptFrom, partedBy, rules, type Rule } from './rules.ts'

const two = { mentee: 1, mentor: 11 }
const speaking = (language: string): Spoken[] => [{ language, level: 'good' }]
const spanish = speaking('es')
const french = speaking('fr')

type Case = {
  rule: Rule
  mentee?: Partial<KnownMentee>
  mentor?: Partial<KnownMentor>
  asked?: Partial<Asked>
}

const asked = ({ rule, mentee, mentor, asked }: Case) =>
  asking({ rules: [rule], mentees: [aMentee(mentee)], mentors: [aMentor(mentor)], ...asked })

describe('a rule', () => {
  test.each<Case>([
    {
      rule: 'same-organisation',
      mentee: { organisation: 'Net Lab' },
      mentor: { organisation: 'NET-lab.' },
    },
    { rule: 'earlier-pair', asked: { earlier: [two] } },
    { rule: 'apart', asked: { apart: [two] } },
    { rule: 'no-common-language', mentee: { spoken: spanish }, mentor: { spoken: french } },
    { rule: 'no-room', mentor: { most: 0 } },
    {
      rule: 'no-room',
      mentor: { most: 1 },
      asked: { mentees: [aMentee(), aMentee({ id: 2 })], locked: [{ mentee: 2, mentor: 11 }] },
    },
    { rule: 'away', mentor: { away: { from: '2026-08-20', until: '2026-09-15' } } },
    {
      rule: 'away',
      mentor: { away: { from: '2026-09-01', until: '2026-09-05' } },
      asked: { to: '2026-09-05' },
    },
    {
      rule: 'hours-apart',
      mentee: { zone: 'UTC', free: [1, 2] },
      mentor: { zone: 'Europe/Paris', free: [1, 2] },
    },
    { rule: 'other-group', mentee: { groups: ['ncuc'] }, mentor: { groups: ['npoc'] } },
  ])('$rule keeps two people apart', one => {
    expect(keptApart(asked(one), one.rule)).toEqual([two])
    expect(partedBy(asked(one), aMentee(one.mentee), aMentor(one.mentor))).toEqual([one.rule])
  })

  test.each<Case>([
    {
      rule: 'same-organisation',
      mentee: { organisation: 'Net Lab' },
      mentor: { organisation: 'Net Lab Ltd' },
    },
    { rule: 'same-organisation', mentee: { organisation: '…' }, mentor: { organisation: '–' } },
    { rule: 'earlier-pair', asked: { earlier: [{ mentee: 2, mentor: 11 }] } },
    { rule: 'earlier-pair', asked: { earlier: [two], running: [two] } },
    { rule: 'apart', asked: { apart: [{ mentee: 1, mentor: 12 }] } },
    { rule: 'no-common-language', mentee: { spoken: spanish }, mentor: { spoken: spanish } },
    { rule: 'no-room', mentor: { most: 1 } },
    { rule: 'away', mentor: { away: { from: '2026-08-20', until: '2026-09-14' } } },
    { rule: 'away', mentor: { away: { from: '2026-09-02', until: '2026-09-30' } } },
    { rule: 'away', mentor: { away: { from: '2026-08-01', until: '2026-08-31' } } },
    {
      rule: 'away',
      mentor: { away: { from: '2026-08-20', until: '2026-09-30' } },
      asked: { running: [two] },
    },
    {
      rule: 'hours-apart',
      mentee: { zone: 'UTC', free: [1, 2] },
      mentor: { zone: 'UTC', free: [2] },
    },
    { rule: 'other-group', mentee: { groups: ['ncuc'] }, mentor: { groups: ['npoc', 'ncuc'] } },
    { rule: 'apart', asked: { apart: [two], locked: [two] } },
  ])('$rule leaves others alone', one => {
    expect(keptApart(asked(one), one.rule)).toEqual([])
    expect(partedBy(asked(one), aMentee(one.mentee), aMentor(one.mentor))).toEqual([])
  })

  test.each(rules)('%s says nothing about what is unknown', rule => {
    expect(keptApart(asked({ rule }), rule)).toEqual([])
  })

  test('that is switched off parts nobody', () => {
    const off = asking({ rules: [], apart: [two], mentees: [aMentee()], mentors: [aMentor()] })
    expect(partedBy(off, aMentee(), aMentor())).toEqual([])
    expect(keptFrom(off, aMentee())).toEqual([])
  })
})

test('a mentee without a mentor can be told which rule kept whom from her', () => {
  const mentors = [
    aMentor({ id: 11, spoken: french }),
    aMentor({ id: 12, spoken: french, organisation: 'Radio' }),
    aMentor({ id: 13, spoken: spanish, organisation: 'radio' }),
    aMentor({ id: 14 }),
  ]
  const mentee = aMentee({ spoken: spanish, organisation: 'Radio' })
  expect(keptFrom(asking({ mentors, mentees: [mentee] }), mentee)).toEqual([
    { rule: 'same-organisation', mentors: [12, 13] },
    { rule: 'no-common-language', mentors: [11, 12] },
  ])
})
