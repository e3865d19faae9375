import { expect, test } from 'vitest'
import { goals } from '../../../src/programme/matching/asked.ts'
import { solve, type Solution } from '../../../src/programme/matching/solver/solution.ts'
import { chance, families } from './families.ts'
import { reordered } from './markets.ts'

const comesTo = ({ matched, total, worst, pairs, proof }: Solution) => {
  return { matched, total, worst, pairs: pairs.length, proof }
}
const fits = ({ pairs }: Solution) => pairs.map(pair => pair.score).toSorted((a, b) => a - b)

test.for(Object.entries(families))('the same is answered again: %s', ([, make]) => {
  for (let seed = 1; seed <= 30; seed++) {
    const market = make(chance(seed))
    const other = reordered(market, chance(seed).roll)
    for (const goal of goals) {
      const [first, again, turned] = [market, market, other].map(one => solve(one, goal))
      expect([seed, again?.pairs]).toEqual([seed, first?.pairs])
      if (!first || !turned) throw new Error('There is no answer')
      // The best total may be had with more people or fewer; what it comes to is one number.
      if (goal === 'total') expect([seed, turned.total]).toEqual([seed, first.total])
      else expect([seed, comesTo(turned)]).toEqual([seed, comesTo(first)])
      if (goal === 'fair') expect([seed, fits(turned)]).toEqual([seed, fits(first)])
    }
  }
})
