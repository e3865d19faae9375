import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aMentee, aMentor, anyAsked, asking } from '../../../test/known-people.ts'
import type { Asked } from './asked.ts'
import { marketOf } from './candidates.ts'
import { fitOf } from './fit.ts'
import type { KnownMentee, KnownMentor, Two } from './known.ts'
import { partedBy } from './rules.ts'

type Scored = [mentee: number, mentor: number, score: number]

/** The pairs of a market, as a person would list them. */
function pairsIn(asked: Asked): Scored[] {
  const { market, mentees, mentors } = marketOf(asked) ?? {}
  if (!market) throw new Error('Nobody said to stop')
  return (mentees ?? []).flatMap((mentee, at) => {
    const [from, to] = [market.start[at] ?? 0, market.start[at + 1] ?? 0]
    return Array.from({ length: to - from }, (_, place): Scored => {
      const mentor = mentors?.[market.mentor[from + place] ?? -1] ?? -1
      return [mentee, mentor, market.score[from + place] ?? -1]
    })
  })
}

/** The same by looking at every pair, with the sentences. */
function oneByOne(asked: Asked): Scored[] {
  const isOf = (twos: Two[], mentee: KnownMentee, mentor: KnownMentor) =>
    twos.some(two => two.mentee === mentee.id && two.mentor === mentor.id)
  return asked.mentees.flatMap(mentee => {
    const mine = new Set(
      asked.locked.filter(two => two.mentee === mentee.id).map(two => two.mentor),
    )
    if (mentee.need <= mine.size) return []
    return asked.mentors.flatMap((mentor): Scored[] => {
      if (isOf(asked.locked, mentee, mentor)) return []
      if (partedBy(asked, mentee, mentor).length > 0) return []
      const { fit } = fitOf(asked, mentee, mentor)
      if (fit < asked.floor) return []
      const more = isOf(asked.running, mentee, mentor) ? asked.stay : 0
      return [[mentee.id, mentor.id, fit + more]]
    })
  })
}

describe('a market', () => {
  test('has for every pair the fit that is explained, and no pair that a rule parts', () => {
    fc.assert(
      fc.property(anyAsked, asked => {
        expect(pairsIn(asked)).toEqual(oneByOne(asked))
      }),
      { numRuns: 150 },
    )
  })

  const asked = asking({
    mentees: [aMentee({ id: 1, country: 'BO' }), aMentee({ id: 2, country: 'BR', need: 2 })],
    mentors: [aMentor({ id: 11, most: 1, least: 1 }), aMentor({ id: 12, most: 3, least: 2 })],
    regionLeast: { lac: 2 },
  })

  test('leaves a locked pair out, and counts it with need, room and region', () => {
    const found = marketOf({ ...asked, locked: [{ mentee: 2, mentor: 11 }] })
    expect(found?.locked).toEqual([{ mentee: 2, mentor: 11, fit: 51 }])
    expect(found?.regions).toEqual(['', 'lac'])
    expect(found?.market).toEqual({
      mentees: 2,
      mentors: 2,
      start: Int32Array.of(0, 1, 2),
      mentor: Int32Array.of(1, 1),
      score: Float64Array.of(51, 51),
      need: Int32Array.of(1, 1),
      least: Int32Array.of(0, 2),
      most: Int32Array.of(0, 3),
      reserve: Uint8Array.of(0, 0),
      region: Int32Array.of(1, 0),
      regionLeast: Int32Array.of(0, 1),
    })
  })

  test('gives a pair that walks together so many points more', () => {
    const running = [{ mentee: 1, mentor: 12 }]
    expect(pairsIn({ ...asked, running, stay: 7 }).slice(0, 2)).toEqual([
      [1, 11, 51],
      [1, 12, 58],
    ])
  })

  test('can be empty', () => {
    expect(pairsIn(asking())).toEqual([])
    expect(pairsIn(asking({ mentees: asked.mentees }))).toEqual([])
    expect(pairsIn(asking({ mentors: asked.mentors }))).toEqual([])
  })

  test('says how far it is, and stops when it is told to', () => {
    const mentees = Array.from({ length: 200 }, (_, at) => aMentee({ id: at }))
    const shares: number[] = []
    const many = asking({ mentees, mentors: [aMentor()] })
    expect(marketOf(many, share => shares.push(share) > 0)?.mentees.length).toBe(200)
    expect(shares).toEqual([0, 0.32, 0.64, 0.96, 1])
    expect(marketOf(many, share => share < 0.5)).toBeNull()
  })
})
