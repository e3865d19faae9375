import load, { type Model } from 'highs'
import type { Market } from '../../../src/programme/matching/market.ts'
import { pairsIn } from './markets.ts'

// Its types say that it is CommonJS; what Node loads is its module, whose default is the loader.
const highs = await (load as unknown as typeof load.default)()
const { modelStatus, objectiveSense } = highs.constants

type Sum = ReadonlyMap<number, number>

/**
 * A market written out as a linear programme for HiGHS, a solver that shares nothing with ours. Its
 * unknowns are the pairs, each mentee’s first mentor and her further ones, and what is missing of
 * each promise. What is asked of it is asked one after the other: once something is as good as can
 * be, it stays so. All of it is a flow in a network, so every corner is whole.
 */
export class Exact {
  readonly #model: Model
  readonly #pairs: { mentee: number; mentor: number; score: number }[]
  readonly #unknowns: number
  readonly #firsts: number[]
  readonly #missing: number[]
  readonly #market: Market

  constructor(market: Market) {
    this.#market = market
    this.#pairs = pairsIn(market)
    const { mentees, need, regionLeast } = market
    const count = this.#pairs.length
    this.#firsts = Array.from({ length: mentees }, (_, at) => count + at)
    this.#missing = Array.from(regionLeast, (_, at) => count + 2 * mentees + at)
    this.#unknowns = count + 2 * mentees + regionLeast.length
    this.#model = highs.createModel()
    this.#model.options.set({ output_flag: false, presolve: 'off' })
    const upper = [
      ...this.#pairs.map(() => 1),
      ...Array.from(need, wanted => Math.min(1, wanted)),
      ...Array.from(need, wanted => Math.max(0, wanted - 1)),
      ...regionLeast,
    ]
    this.#model.addVars(
      upper.map(() => 0),
      upper,
    )
    this.#rows()
  }

  #rows() {
    const { mentees, mentors, need, least, most, region, regionLeast } = this.#market
    const ofMentee = Map.groupBy(this.#pairs.keys(), at => this.#pairs[at]?.mentee)
    const ofMentor = Map.groupBy(this.#pairs.keys(), at => this.#pairs[at]?.mentor)
    const first = (mentee: number) => this.#pairs.length + mentee
    for (let mentee = 0; mentee < mentees; mentee++) {
      const sum = new Map((ofMentee.get(mentee) ?? []).map(at => [at, 1]))
      this.#row(0, 0, sum.set(first(mentee), -1).set(first(mentee) + mentees, -1))
    }
    for (let mentor = 0; mentor < mentors; mentor++) {
      const sum = new Map((ofMentor.get(mentor) ?? []).map(at => [at, 1]))
      this.#row(least[mentor] ?? 0, most[mentor] ?? 0, sum)
    }
    for (const [at, promised] of regionLeast.entries()) {
      const theirs = this.#firsts.filter((_, mentee) => region[mentee] === at && need[mentee])
      const sum = new Map(theirs.map(one => [one, 1]))
      this.#row(promised, highs.infinity, sum.set(this.#missing[at] ?? 0, 1))
    }
  }

  #row(lower: number, upper: number, sum: Sum) {
    this.#model.addRow(lower, upper, { indices: [...sum.keys()], values: [...sum.values()] })
  }

  /** The highest a sum can be; it stays so high from then on. Null when nothing can be. */
  #highest(sum: Sum): number | null {
    const costs = Array.from({ length: this.#unknowns }, (_, at) => sum.get(at) ?? 0)
    const all = { kind: 'range', from: 0, to: this.#unknowns - 1 } as const
    if (this.#unknowns > 0) this.#model.changeColsCost(all, costs)
    this.#model.changeObjectiveSense(objectiveSense.maximize)
    this.#model.run()
    // Now and then the start left by what was asked before misleads it; then it begins anew.
    if (this.#model.getModelStatus() === modelStatus.unknown) {
      this.#model.clearSolver()
      this.#model.run()
    }
    const status = this.#model.getModelStatus()
    if (status === modelStatus.infeasible) return null
    if (status !== modelStatus.optimal && status !== modelStatus.empty) {
      throw new Error(`HiGHS gives up: ${status}`)
    }
    const values = this.#model.getSolution().colValue
    let high = 0
    for (const [at, by] of sum) {
      const value = Math.round(values[at] ?? 0)
      if (Math.abs(value - (values[at] ?? 0)) > 1e-6) throw new Error('A corner is not whole')
      high += by * value
    }
    this.#row(high, highs.infinity, sum)
    return high
  }

  /** How few pairs of a kind there can be; it stays so few from then on. */
  #fewest(kind: (pair: { mentor: number; score: number }) => boolean): number {
    const sum = this.#pairs.flatMap((pair, at) => (kind(pair) ? [[at, -1] as const] : []))
    return 0 - (this.#highest(new Map(sum)) ?? 0)
  }

  #forbid(forbidden: (score: number) => boolean) {
    for (const [at, { score }] of this.#pairs.entries()) {
      if (forbidden(score)) this.#model.changeColBounds(at, 0, 0)
    }
  }

  /** How much is missing of all promises at least; null when minima cannot be met. */
  missing(): number | null {
    const missing = this.#highest(new Map(this.#missing.map(at => [at, -1])))
    return missing === null ? null : 0 - missing
  }

  /** As many with a mentor as can be, then as many pairs, then as few with reserves. */
  counts() {
    const matched = this.#highest(new Map(this.#firsts.map(at => [at, 1])))
    const pairs = this.#highest(new Map(this.#pairs.map((_, at) => [at, 1])))
    const reserves = this.#fewest(({ mentor }) => this.#market.reserve[mentor] === 1)
    return { matched, pairs, reserves }
  }

  /** The best total there is. */
  total(): number | null {
    return this.#highest(new Map(this.#pairs.map(({ score }, at) => [at, score])))
  }

  /** The best total with no pair below a fit; null when that cannot be. */
  totalFrom(floor: number): number | null {
    this.#forbid(score => score < floor)
    return this.total()
  }

  /** Whether there could be as much with every pair above a fit. */
  canBeAbove(floor: number): boolean {
    this.#forbid(score => score <= floor)
    return this.#highest(new Map()) !== null
  }

  /** The fits of the fairest pairs, the worst first: as few as can be of the worst, and so on. */
  fairest(pairs: number): number[] {
    const scores = [...new Set(this.#pairs.map(pair => pair.score))].toSorted((a, b) => a - b)
    const fits: number[] = []
    for (const score of scores) {
      if (fits.length === pairs) break
      const few = this.#fewest(pair => pair.score === score)
      for (let at = 0; at < few; at++) fits.push(score)
    }
    return fits
  }

  end() {
    this.#model.dispose()
  }
}
