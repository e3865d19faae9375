import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aMentee, aMentor, anyAsked, asking } from '../../../test/known-people.ts'
import { countedPoints, fitOf } from './fit.ts'
import { readFreeHours } from './free-hours.ts'
import type { KnownMentee, KnownMentor } from './known.ts'
import { criteria, type Criterion, type Weights } from './weights.ts'

const only = (criterion: Criterion) =>
  asking({
    weights: Object.fromEntries(criteria.map(one => [one, one === criterion ? 1 : 0])) as Weights,
  })

/** The points of a hundred in one criterion, and which sentence says why. */
function judged(criterion: Criterion, mentee: Partial<KnownMentee>, mentor: Partial<KnownMentor>) {
  const { fit, reasons } = fitOf(only(criterion), aMentee(mentee), aMentor(mentor))
  return `${fit} ${reasons.map(reason => reason.key.replace(`fit.${criterion}.`, '')).join()}`
}

const spoken = (text: string) =>
  text.split(' ').map(one => {
    const [language = '', level] = one.split(':')
    return { language, level: level as 'basic' | 'good' | 'fluent' }
  })

describe('a fit', () => {
  test('is the sum of what its reasons count, from 0 to 100, out of a hundred points', () => {
    fc.assert(
      fc.property(anyAsked, asked => {
        const [mentor = aMentor()] = asked.mentors
        for (const mentee of asked.mentees.slice(0, 3)) {
          const { fit, reasons } = fitOf(asked, mentee, mentor)
          expect(fit).toBe(reasons.reduce((sum, reason) => sum + countedPoints(reason), 0))
          expect(reasons.reduce((sum, reason) => sum + reason.of, 0)).toBe(100)
          const outside = reasons.filter(
            one => countedPoints(one) < 0 || countedPoints(one) > one.of,
          )
          expect(outside).toEqual([])
          expect(Number.isInteger(fit)).toBe(true)
        }
      }),
      { numRuns: 30 },
    )
  })

  test('of two of whom nothing is known is half of each criterion, and says so', () => {
    const { fit, reasons } = fitOf(asking(), aMentee(), aMentor())
    expect(reasons.map(reason => reason.points)).toEqual(criteria.map(() => null))
    expect(reasons.map(reason => reason.key).sort()).toEqual(
      criteria.map(criterion => `fit.${criterion}.unknown`).sort(),
    )
    expect(fit).toBe(51)
  })

  test('names those of whom something is not known', () => {
    const people = (mentee: Partial<KnownMentee>, mentor: Partial<KnownMentor>) =>
      fitOf(only('sector'), aMentee(mentee), aMentor(mentor)).reasons[0]?.values['people']
    expect(people({}, {})).toBe('Amaru\nFatoumata')
    expect(people({ sector: 'technical' }, {})).toBe('Fatoumata')
    expect(people({}, { sector: 'technical' })).toBe('Amaru')
  })
})

describe('what a mentee and a mentor have in common', () => {
  test.each([
    [['ncuc'], ['alac', 'ncuc'], '100 same'],
    [['ncuc'], ['npoc'], '60 neighbour'],
    [['ncuc'], ['gnso'], '60 neighbour'],
    [['gnso'], ['ncuc'], '60 neighbour'],
    [['ncuc'], ['afralo'], '0 none'],
    [['gnso'], ['alac'], '0 none'],
    [['ncuc'], [], '50 unknown'],
  ])('is a group: %j and %j', (own, their, expected) => {
    expect(judged('group', { groups: own }, { groups: their })).toBe(expected)
  })

  test.each([
    ['es:fluent en:good', 'es:fluent fr:fluent', '100 fluent'],
    ['es:good en:good', 'es:fluent', '90 good'],
    ['en:good', 'en:good', '80 good'],
    ['fr:basic', 'fr:fluent', '45 little'],
    ['fr:good', 'fr:basic', '35 little'],
    ['fr:basic', 'fr:basic', '20 basic'],
    ['fr:basic en:good', 'fr:basic en:good', '80 good'],
    ['fr:basic fr:fluent', 'fr:fluent', '100 fluent'],
    ['fr:fluent', 'es:fluent', '0 none'],
  ])('is a language: %s and %s', (own, their, expected) => {
    expect(judged('language', { spoken: spoken(own) }, { spoken: spoken(their) })).toBe(expected)
  })

  test.each([
    ['mo 18-22', 'mo 18-22', '70 free'],
    ['mo-su 18-22', 'mo-su 18-22', '100 free'],
    ['mo 18-22', 'tu 18-22', '0 count'],
    ['mo 12-22', null, '100 assumed'],
    ['mo 02-06', null, '0 assumed-count'],
    [null, null, '100 waking'],
  ])('is free hours: %s and %s', (own, their, expected) => {
    const known = (text: string | null) => ({
      zone: 'UTC',
      free: text === null ? null : readFreeHours(text),
    })
    expect(judged('common-hours', known(own), known(their))).toBe(expected)
  })

  test('is fewer waking hours the farther they live apart', () => {
    const far = (zone: string) => judged('common-hours', { zone: 'America/La_Paz' }, { zone })
    expect(far('America/New_York')).toBe('92 waking')
    expect(far('Africa/Bamako')).toBe('71 waking')
    expect(far('Asia/Tokyo')).toBe('28 waking')
  })

  test.each([
    [2, 3, '100 enough'],
    [2, 2, '100 enough'],
    [3, 1, '33 short'],
    [3, 0, '0 short'],
    [0, 0, '100 enough'],
    [null, 2, '50 unknown'],
  ])('is time: she wishes for %s and is offered %s', (wanted, offered, expected) => {
    expect(judged('hours-a-week', { hours: wanted }, { hours: offered })).toBe(expected)
  })

  test.each([
    ['ML', 'ML', '100 country'],
    ['ML', 'SN', '80 same'],
    ['ML', 'BO', '0 other'],
    ['ML', 'XX', '50 unknown'],
  ])('is a region: %s and %s', (own, their, expected) => {
    expect(judged('region', { country: own }, { country: their })).toBe(expected)
  })

  test('is a sector', () => {
    expect(judged('sector', { sector: 'a' }, { sector: 'a' })).toBe('100 same')
    expect(judged('sector', { sector: 'a' }, { sector: 'b' })).toBe('0 other')
  })

  test.each([
    [['Radio'], ['radio', 'DNS'], '100 all'],
    [['radio', 'Élections'], ['ELECTIONS'], '70 some'],
    [['a', 'b', 'c', 'd'], ['a', 'b', 'c'], '100 some'],
    [['a', 'b', 'c'], ['c'], '60 some'],
    [['a'], ['b'], '0 none'],
    [['a'], [], '50 unknown'],
  ])('is topics: %j and %j', (wished, offered, expected) => {
    expect(judged('topics', { topics: wished }, { topics: offered })).toBe(expected)
  })
})

describe('who a mentor is for a mentee', () => {
  test.each<[Partial<KnownMentee>, Partial<KnownMentor>, string]>([
    [{ meetings: 0 }, { meetings: 6 }, '100 meetings'],
    [{ meetings: 2 }, { meetings: 2 }, '20 meetings'],
    [{ meetings: 9, years: 0 }, { meetings: 2, years: 9 }, '0 meetings'],
    [{ meetings: 9, years: 0 }, { years: 3 }, '90 years'],
    [{ experience: 'new' }, { experience: 'experienced', meetings: 3 }, '100 ahead'],
    [{ experience: 'familiar' }, { experience: 'familiar' }, '20 same'],
    [{ experience: 'experienced' }, { experience: 'new' }, '0 behind'],
    [{ meetings: 1 }, { years: 4 }, '50 incomparable'],
    [{ meetings: 1 }, {}, '50 unknown'],
  ])('%j and %j: how far she is ahead', (mentee, mentor, expected) => {
    expect(judged('experience', mentee, mentor)).toBe(expected)
  })

  test.each([
    ['there', 'there', '100 both-there'],
    ['online', 'online', '60 both-online'],
    ['there', 'online', '40 one-online'],
    ['no', 'there', '0 absent'],
    [null, 'no', '50 unknown'],
  ] as const)('%s and %s: whether they can meet', (own, their, expected) => {
    expect(judged('meeting', { presence: own }, { presence: their })).toBe(expected)
  })

  test.each([
    [[11], [], '100 one'],
    [[5, 11], [], '85 one'],
    [[], [2, 3, 4, 5, 6, 1], '40 one'],
    [[11], [1], '100 both'],
    [[11], [3], '50 one-sided'],
    [[5], [], '0 others'],
    [[], [], '50 unknown'],
  ])('%j and %j: whom they have named', (own, their, expected) => {
    expect(judged('wishes', { wishes: own }, { wishes: their })).toBe(expected)
  })

  test.each<[Partial<KnownMentee>, number, string]>([
    [{ meetings: 0 }, 1, '100 first'],
    [{ meetings: 0 }, 2, '75 first'],
    [{ meetings: 0 }, 5, '40 first'],
    [{ experience: 'new' }, 1, '100 first'],
    [{ experience: 'new', meetings: 1 }, 5, '100 returning'],
    [{}, 1, '50 unknown'],
  ])('%j and a mentor of %s: whether she has time for a first-timer', (mentee, most, expected) => {
    expect(judged('first-timers', mentee, { most })).toBe(expected)
  })
})
