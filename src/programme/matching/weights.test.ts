import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { criteria, defaultWeights, pointsOf, type Weights } from './weights.ts'

const all = (weight: number) =>
  Object.fromEntries(criteria.map(criterion => [criterion, weight])) as Weights
const sum = (points: Weights) => Object.values(points).reduce((a, b) => a + b, 0)

describe('weights', () => {
  test('become points that add up to a hundred', () => {
    expect(pointsOf(defaultWeights)).toEqual({
      group: 21,
      language: 17,
      'common-hours': 12,
      'hours-a-week': 6,
      region: 4,
      sector: 4,
      topics: 10,
      experience: 8,
      meeting: 6,
      wishes: 8,
      'first-timers': 4,
    })
  })

  test('of one kind only give it all hundred, and the others none', () => {
    expect(pointsOf({ ...all(0), language: 3 })).toEqual({ ...all(0), language: 100 })
  })

  test('of which none counts are taken as if all counted the same', () => {
    expect(pointsOf(all(0))).toEqual({ ...all(9), group: 10 })
    expect(pointsOf(all(Number.NaN))).toEqual({ ...all(9), group: 10 })
  })

  test('that differ by a hair give the heavier one no less', () => {
    const [light, heavy] = [9.99999999999999, 9.999999999999991]
    const hair = { ...all(0), group: light, 'hours-a-week': heavy, sector: 0.1536080501973327 }
    expect(pointsOf(hair)).toEqual({ ...all(0), group: 49, 'hours-a-week': 50, sector: 1 })
  })

  test('always give whole points and a hundred of them, never less for more weight', () => {
    const weights = fc.array(fc.double({ min: 0, max: 10, noNaN: true }), {
      minLength: criteria.length,
      maxLength: criteria.length,
    })
    fc.assert(
      fc.property(weights, given => {
        const asked = Object.fromEntries(criteria.map((name, at) => [name, given[at]])) as Weights
        const points = pointsOf(asked)
        expect(sum(points)).toBe(100)
        expect(Object.values(points).every(Number.isInteger)).toBe(true)
        const sorted = criteria.toSorted((a, b) => asked[a] - asked[b])
        const falls = sorted.filter((name, at) => {
          const before = sorted[at - 1]
          return before && asked[before] < asked[name] && points[before] > points[name]
        })
        expect(falls).toEqual([])
      }),
    )
  })
})
