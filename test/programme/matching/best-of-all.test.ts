import { describe, expect, test } from 'vitest'
import { goals, type Goal } from '../../../src/programme/matching/asked.ts'
import type { Market } from '../../../src/programme/matching/market.ts'
import { solve, type Solution } from '../../../src/programme/matching/solver/solution.ts'
import { shortOf } from '../../../src/programme/matching/why-not.ts'
import { Exact } from './exact.ts'
import { chance, crowds, families, type Chance } from './families.ts'
import { pairsIn } from './markets.ts'

/** What a solution comes to, counted from its pairs alone. */
function counted({ reserve, region, regionLeast }: Market, { pairs }: Solution) {
  const matched = new Set(pairs.map(pair => pair.mentee))
  const missing = Array.from(regionLeast, (least, at) =>
    Math.max(0, least - [...matched].filter(mentee => region[mentee] === at).length),
  )
  return {
    missing: missing.reduce((sum, one) => sum + one, 0),
    matched: matched.size,
    pairs: pairs.length,
    reserves: pairs.filter(pair => reserve[pair.mentor] === 1).length,
    total: pairs.reduce((sum, pair) => sum + pair.score, 0),
    fits: pairs.map(pair => pair.score).toSorted((a, b) => a - b),
  }
}

/** What is not allowed about the pairs of a solution. */
function forbidden(market: Market, { pairs }: Solution): string[] {
  const nameOf = (pair: { mentee: number; mentor: number; score: number }) =>
    `${pair.mentee} with ${pair.mentor}: ${pair.score}`
  const allowed = new Set(pairsIn(market).map(nameOf))
  const names = pairs.map(nameOf)
  const has = (side: 'mentee' | 'mentor', at: number) =>
    pairs.filter(pair => pair[side] === at).length
  return [
    ...names.filter(name => !allowed.has(name)),
    ...names.filter((name, at) => names.indexOf(name) !== at),
    ...Array.from(market.need.keys()).flatMap(at =>
      has('mentee', at) > (market.need[at] ?? 0) ? [`too many for mentee ${at}`] : [],
    ),
    ...Array.from(market.most.keys()).flatMap(at =>
      has('mentor', at) > (market.most[at] ?? 0) ? [`too many for mentor ${at}`] : [],
    ),
  ]
}

/** The same as `counted`, as far as a goal wants it, from HiGHS; null when minima cannot be met. */
function exactly(market: Market, goal: Goal, ours: Solution) {
  const exact = new Exact(market)
  try {
    const missing = exact.missing()
    if (missing === null) return null
    if (goal === 'total') return { missing, total: exact.total() }
    const counts = exact.counts()
    if (goal === 'fair') return { missing, ...counts, fits: exact.fairest(counts.pairs ?? 0) }
    const total = exact.totalFrom(ours.worst ?? 0)
    return { missing, ...counts, total, above: exact.canBeAbove(ours.worst ?? 0) }
  } finally {
    exact.end()
  }
}

const wanted = {
  total: ({ missing, total }: ReturnType<typeof counted>) => ({ missing, total }),
  everyone: ({ fits: _, ...rest }: ReturnType<typeof counted>) => ({
    ...rest,
    above: rest.pairs === 0,
  }),
  fair: ({ total: _, ...rest }: ReturnType<typeof counted>) => rest,
}

/** How many markets of each kind; MARKETS=1000 asks for more. */
const many = Number(process.env['MARKETS'] ?? 60)

function finds(make: (chance: Chance) => Market, seeds: number) {
  for (let seed = 1; seed <= seeds; seed++) {
    const market = make(chance(seed))
    for (const goal of goals) {
      const ours = solve(market, goal)
      const theirs = exactly(market, goal, ours)
      const where = `seed ${seed}, ${goal}`
      expect([where, shortOf(market, ours.pairs) === null]).toEqual([where, theirs !== null])
      expect([where, forbidden(market, ours)]).toEqual([where, []])
      expect([where, ours.proof]).toEqual([where, { valid: true, bound: ours.total, gap: 0 }])
      if (theirs) expect([where, wanted[goal](counted(market, ours))]).toEqual([where, theirs])
    }
  }
}

describe('HiGHS finds nothing better', () => {
  test.for(Object.entries(families))('in markets with %s', ([, make]) => finds(make, many))
  test.for(Object.entries(crowds))('in crowds: %s', ([, make]) => finds(make, Math.ceil(many / 60)))
})
