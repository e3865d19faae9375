import { describe, expect, test } from 'vitest'
import { aMentee, aMentor, asking } from '../../../test/known-people.ts'
import { alternatives, costOf, difference, wouldRather } from './another.ts'
import type { Asked } from './asked.ts'
import { fitOf } from './fit.ts'
import { propose } from './proposal.ts'

const english = { spoken: [{ language: 'en', level: 'fluent' }] } as const
const french = { spoken: [{ language: 'fr', level: 'fluent' }] } as const

const ana = aMentee({ id: 1, name: 'Ana', groups: ['ncuc'], spoken: [...english.spoken] })
const ben = aMentee({ id: 2, name: 'Ben', groups: ['npoc'], spoken: [...english.spoken] })
const awa = aMentor({ id: 11, name: 'Awa', most: 1, groups: ['ncuc'], spoken: [...english.spoken] })
const bo = aMentor({ id: 12, name: 'Bo', most: 1, groups: ['npoc'], spoken: [...english.spoken] })

const twos = (asked: Asked) =>
  propose(asked).pairs.map(({ mentee, mentor }) => `${mentee} with ${mentor}`)

const both = asking({ mentees: [ana, ben], mentors: [awa, bo] })

describe('a proposal', () => {
  test('gives each the mentor of her group, proves it, and adds up what it shows', () => {
    const proposal = propose(both)
    expect(proposal.pairs.map(({ mentee, mentor }) => [mentee, mentor])).toEqual([
      [1, 11],
      [2, 12],
    ])
    const total = fitOf(both, ana, awa).fit + fitOf(both, ben, bo).fit
    expect([proposal.total, proposal.matched, proposal.mentees]).toEqual([total, 2, 2])
    expect(proposal.proof).toEqual({ valid: true, bound: total, gap: 0 })
  })

  test('is the same whenever the same is asked', () => {
    expect(propose(structuredClone(both))).toEqual(propose(both))
  })

  test('keeps a pair that staff decided, though another would be better', () => {
    expect(twos({ ...both, locked: [{ mentee: 1, mentor: 12 }] })).toEqual([
      '1 with 12',
      '2 with 11',
    ])
  })

  test('never proposes two who were to stay apart', () => {
    const apart = [{ mentee: 1, mentor: 11 }]
    expect(twos({ ...both, apart })).toEqual(['1 with 12', '2 with 11'])
    expect(twos({ ...both, apart, rules: [] })).toEqual(['1 with 11', '2 with 12'])
  })

  test('asks a reserve only when somebody would otherwise stay without (R10)', () => {
    const reserve = { ...awa, id: 13, name: 'Cleo', most: 2, reserve: true }
    const weaker = { ...bo, groups: [] }
    const asked = asking({ mentees: [ana], mentors: [weaker, reserve] })
    expect(twos(asked)).toEqual(['1 with 12'])
    expect(twos({ ...asked, mentees: [ana, ben] }).length).toBe(2)
  })

  test('lets a pair that walks together stay for so many points', () => {
    const running = [
      { mentee: 1, mentor: 12 },
      { mentee: 2, mentor: 11 },
    ]
    expect(twos({ ...both, running, stay: 100 })).toEqual(['1 with 12', '2 with 11'])
    expect(twos({ ...both, running, stay: 0 })).toEqual(['1 with 11', '2 with 12'])
    const proposal = propose({ ...both, running, stay: 100 })
    expect(proposal.total).toBe(fitOf(both, ana, bo).fit + fitOf(both, ben, awa).fit)
  })
})

describe('who stays without a mentor is told why', () => {
  test('when the rules leave nobody, whom each keeps from her', () => {
    const alone = { ...ana, spoken: [...french.spoken] }
    const { without } = propose(asking({ mentees: [alone], mentors: [awa, bo] }))
    expect(without).toEqual([
      {
        mentee: 1,
        has: 0,
        why: 'rules',
        kept: [{ rule: 'no-common-language', mentors: [11, 12] }],
        belowFloor: 0,
      },
    ])
  })

  test('when all places are taken, who shares them and where one more would help', () => {
    const asked = asking({ mentees: [ana, ben], mentors: [awa] })
    const { without } = propose(asked)
    const fit = fitOf(asked, ben, awa).fit
    expect(without).toEqual([
      {
        mentee: 2,
        has: 0,
        why: 'full',
        own: [{ mentee: 2, mentor: 11, fit }],
        sharing: 2,
        mentors: [11],
        places: 1,
      },
    ])
    const more = { ...asked, mentors: [{ ...awa, most: 2 }] }
    expect(propose(more).without).toEqual([])
  })

  test('when only the floor keeps her apart', () => {
    const floor = fitOf(both, ana, awa).fit + 1
    const { without } = propose(asking({ mentees: [ana], mentors: [awa], floor }))
    expect(without).toEqual([{ mentee: 1, has: 0, why: 'rules', kept: [], belowFloor: 1 }])
  })

  test('and a minimum that cannot be met is named', () => {
    const eager = { ...awa, least: 1 }
    const { short } = propose(asking({ mentees: [{ ...ana, need: 0 }], mentors: [eager] }))
    expect(short).toEqual({ mentors: [11], wanted: 1, found: 0 })
    expect(propose(asking({ mentees: [ana], mentors: [eager] })).short).toBe(null)
  })
})

describe('another pair', () => {
  const proposal = propose(both)

  test('costs exactly what the whole loses, and names who would move', () => {
    const cost = costOf(both, proposal, { mentee: 1, mentor: 12 })
    const swapped = fitOf(both, ana, bo).fit + fitOf(both, ben, awa).fit
    expect(cost).toEqual({
      total: swapped - proposal.total,
      matched: 0,
      worst: Math.min(fitOf(both, ana, bo).fit, fitOf(both, ben, awa).fit),
      moves: [
        { mentee: 1, from: 11, to: 12 },
        { mentee: 2, from: 12, to: 11 },
      ],
    })
  })

  test('that is proposed already costs nothing', () => {
    expect(costOf(both, proposal, { mentee: 1, mentor: 11 })).toEqual({
      total: 0,
      matched: 0,
      worst: proposal.worst,
      moves: [],
    })
  })

  test('is listed by fit, those kept apart last, with the rule', () => {
    const silent = { ...bo, id: 14, name: 'Dédé', spoken: [...french.spoken] }
    const asked = { ...both, mentors: [awa, silent, bo] }
    expect(
      alternatives(asked, propose(asked), 1).map(({ mentor, parted }) => [mentor, parted]),
    ).toEqual([
      [12, []],
      [14, ['no-common-language']],
    ])
  })

  test('nobody would rather have another where all have the best; they would where they do not', () => {
    expect(wouldRather(both, proposal)).toEqual([])
    const forced = propose({ ...both, locked: [{ mentee: 1, mentor: 12 }] })
    expect(wouldRather(both, forced).map(({ mentee, mentor }) => [mentee, mentor])).toEqual([
      [1, 11],
      [2, 12],
    ])
  })

  test('two proposals differ in who moves', () => {
    const fewer = propose({ ...both, mentees: [ana] })
    expect(difference(proposal, fewer).moves).toEqual([{ mentee: 2, from: 12, to: null }])
  })
})
