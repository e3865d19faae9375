import type { Market } from '../../../src/programme/matching/market.ts'

/** A mentee’s pairs: whom she may have, and how well the two fit. */
export type Row = [mentor: number, score: number][]

/** What a market says beside its pairs; whatever is left out is as plain as can be. */
export type About = {
  need?: number[]
  least?: number[]
  most?: number[]
  reserve?: number[]
  region?: number[]
  regionLeast?: number[]
}

const filled = (given: number[] | undefined, length: number, value: number) =>
  Int32Array.from({ length }, (_, at) => given?.[at] ?? value)

/** A market written down, mentee by mentee. */
export function marketFrom(rows: Row[], mentors: number, about: About = {}): Market {
  const start = new Int32Array(rows.length + 1)
  for (const [at, row] of rows.entries()) start[at + 1] = (start[at] ?? 0) + row.length
  return {
    mentees: rows.length,
    mentors,
    start,
    mentor: Int32Array.from(rows.flatMap(row => row.map(([mentor]) => mentor))),
    score: Float64Array.from(rows.flatMap(row => row.map(([, score]) => score))),
    need: filled(about.need, rows.length, 1),
    least: filled(about.least, mentors, 0),
    most: filled(about.most, mentors, 1),
    reserve: Uint8Array.from({ length: mentors }, (_, at) => about.reserve?.[at] ?? 0),
    region: filled(about.region, rows.length, 0),
    regionLeast: Int32Array.from(about.regionLeast ?? [0]),
  }
}

/** The pairs of a market with the places of both, in the order of the market. */
export function pairsIn({ mentees, start, mentor, score }: Market) {
  const pairs: { mentee: number; mentor: number; score: number }[] = []
  for (let mentee = 0; mentee < mentees; mentee++) {
    for (let pair = start[mentee] ?? 0; pair < (start[mentee + 1] ?? 0); pair++) {
      pairs.push({ mentee, mentor: mentor[pair] ?? 0, score: score[pair] ?? 0 })
    }
  }
  return pairs
}

/** The same market with every mentee’s pairs in another order. */
export function reordered(market: Market, roll: () => number): Market {
  const mentor = market.mentor.slice()
  const score = market.score.slice()
  for (let mentee = 0; mentee < market.mentees; mentee++) {
    const from = market.start[mentee] ?? 0
    for (let at = (market.start[mentee + 1] ?? 0) - 1; at > from; at--) {
      const other = from + Math.floor(roll() * (at - from + 1))
      const [a, b] = [mentor[at] ?? 0, score[at] ?? 0]
      mentor[at] = mentor[other] ?? 0
      score[at] = score[other] ?? 0
      mentor[other] = a
      score[other] = b
    }
  }
  return { ...market, mentor, score }
}
