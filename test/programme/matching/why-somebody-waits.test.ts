import { describe, expect, test } from 'vitest'
import type { Goal } from '../../../src/programme/matching/asked.ts'
import type { Market } from '../../../src/programme/matching/market.ts'
import { solve } from '../../../src/programme/matching/solver/solution.ts'
import { shortOf, whyNot } from '../../../src/programme/matching/why-not.ts'
import { chance, families } from './families.ts'
import { pairsIn } from './markets.ts'

const roomMore = (market: Market, mentor: number): Market => {
  return { ...market, most: market.most.with(mentor, (market.most[mentor] ?? 0) + 1) }
}

/** Everybody who lacks a mentor or one more, in markets of every kind, and why. */
function lacking(goal: Goal) {
  return Object.entries(families).flatMap(([name, make]) =>
    Array.from({ length: 30 }, (_, seed) => {
      const market = make(chance(seed + 1))
      const { pairs } = solve(market, goal)
      const why = whyNot(market, pairs)
      return Array.from(market.need.keys())
        .filter(at => pairs.filter(pair => pair.mentee === at).length < (market.need[at] ?? 0))
        .map(at => ({ where: `${name}, seed ${seed + 1}`, market, pairs, at, why: why(at) }))
    }).flat(),
  )
}

const all = (['everyone', 'fair'] as const).flatMap(lacking)
const kinds = [...Map.groupBy(all, one => one.why.kind).keys()]

describe('whoever has no mentor, or one too few', () => {
  test('either has nobody left, or all who are left are full; the total is never to blame', () => {
    expect(kinds.toSorted()).toEqual(['full', 'nobody'])
    for (const { where, market, pairs, at, why } of all) {
      const has = pairs.filter(pair => pair.mentee === at).map(pair => pair.mentor)
      const others = pairsIn(market).filter(
        pair => pair.mentee === at && !has.includes(pair.mentor),
      )
      expect([where, why.kind === 'nobody']).toEqual([where, others.length === 0])
    }
  })

  test('is named with mentors who are full, and with all who share them', () => {
    for (const { where, market, pairs, at, why } of all) {
      if (why.kind !== 'full') continue
      const named = new Set(why.mentors)
      const places = why.mentors.reduce((sum, one) => sum + (market.most[one] ?? 0), 0)
      const taken = pairs.filter(pair => named.has(pair.mentor))
      const theirs = new Set([at, ...taken.map(pair => pair.mentee)])
      expect([where, why.places, why.sharing]).toEqual([where, places, theirs.size])
      // All places are taken by those who share them, and none of them could go anywhere else.
      expect([where, taken.length]).toEqual([where, places])
      const held = new Set(pairs.map(pair => `${pair.mentee} ${pair.mentor}`))
      const elsewhere = pairsIn(market).filter(
        pair =>
          theirs.has(pair.mentee) &&
          !named.has(pair.mentor) &&
          !held.has(`${pair.mentee} ${pair.mentor}`),
      )
      expect([where, elsewhere]).toEqual([where, []])
      expect([where, named.has(why.own[0] ?? -1)]).toEqual([where, true])
    }
  })

  test('would have one with one more place with any mentor named, and with no other', () => {
    let helped = 0
    let none = 0
    for (const { where, market, pairs, why } of all) {
      if (why.kind !== 'full') continue
      const count = (mentor: number) => solve(roomMore(market, mentor), 'everyone').pairs.length
      for (const mentor of why.mentors) {
        expect([where, mentor, count(mentor)]).toEqual([where, mentor, pairs.length + 1])
        helped += 1
      }
      const wanted = market.need.reduce((sum, need) => sum + need, 0)
      if (wanted !== pairs.length + 1) continue
      for (let mentor = 0; mentor < market.mentors; mentor++) {
        if (why.mentors.includes(mentor)) continue
        expect([where, mentor, count(mentor)]).toEqual([where, mentor, pairs.length])
        none += 1
      }
    }
    expect([helped > 500, none > 50]).toEqual([true, true])
  })
})

describe('minima that cannot be met', () => {
  test('are named with mentors to whom fewer mentees are open than they want together', () => {
    let named = 0
    for (let seed = 1; seed <= 300; seed++) {
      const market = families['minima']?.(chance(seed))
      if (!market) throw new Error('There is no such family')
      const short = shortOf(market, solve(market, 'everyone').pairs)
      if (!short) continue
      named += 1
      const open = pairsIn(market).filter(pair => short.mentors.includes(pair.mentor))
      const wanted = short.mentors.reduce((sum, one) => sum + (market.least[one] ?? 0), 0)
      expect([seed, short.wanted, short.found]).toEqual([
        seed,
        wanted,
        new Set(open.map(pair => pair.mentee)).size,
      ])
      expect([seed, short.found < short.wanted]).toEqual([seed, true])
    }
    expect(named).toBeGreaterThan(50)
  })
})
