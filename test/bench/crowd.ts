import type { Market } from '../../src/programme/matching/market.ts'
import { chance } from '../programme/matching/families.ts'

/** How many people a crowd has, in how many communities, and what is scarce. */
export type Crowd = {
  mentees: number
  mentors: number
  communities: number
  /** How many of a hundred mentors have one place, two and three. */
  places: [one: number, two: number, three: number]
  /** The share of mentees who need two mentors. */
  two: number
}

const usual: [number, number, number] = [25, 40, 35]
const size = (mentees: number, communities: number): Crowd => {
  return { mentees, mentors: mentees / 2, communities, places: usual, two: 0 }
}
const scarce = { places: [60, 30, 10] } satisfies Partial<Crowd>

/** The crowds that are measured: tight has about as many places as mentees, scarce three quarters. */
export const crowds: Record<string, Crowd> = {
  '500 × 250': size(500, 8),
  '2,000 × 1,000': size(2000, 13),
  '10,000 × 5,000': size(10_000, 40),
  '10,000 × 5,000 scarce': { ...size(10_000, 40), ...scarce },
  '10,000 × 5,000, some need two': { ...size(10_000, 40), two: 0.05 },
}
export const largeCrowds: Record<string, Crowd> = {
  '50,000 × 25,000 loose': { ...size(50_000, 200), mentors: 35_000 },
  '50,000 × 25,000 scarce': { ...size(50_000, 200), ...scarce },
  '50,000 × 25,000, some need two': { ...size(50_000, 200), two: 0.05 },
}

/**
 * The market of a crowd. Whoever shares a community, a language and waking hours may be paired; the
 * fit, up to 100.000, is what the two have in common, and a little of chance.
 */
export function marketOfCrowd({ mentees, mentors, communities, places, two }: Crowd): Market {
  const { upTo, isSo, roll } = chance(mentees)
  // Communities are of unequal size.
  const community = () => Math.floor(communities * roll() ** 2)
  const languages = () => (1 << upTo(5)) | (1 << upTo(5)) | (isSo(0.7) ? 1 : 0)
  const somebody = () => ({
    home: community(),
    other: isSo(0.6) ? community() : -1,
    speaks: languages(),
    zone: upTo(24),
    topics: Math.floor(roll() * 2 ** 30) & Math.floor(roll() * 2 ** 30),
  })
  const known = Array.from({ length: mentors }, somebody)
  const members = Array.from({ length: communities }, (_, one) =>
    known.flatMap(({ home, other }, at) => (home === one || other === one ? [at] : [])),
  )
  const start = new Int32Array(mentees + 1)
  const [mentor, score]: [number[], number[]] = [[], []]
  for (let mentee = 0; mentee < mentees; mentee++) {
    const own = somebody()
    for (const at of members[own.home] ?? []) {
      const other = known[at] ?? own
      const apart = Math.abs(own.zone - other.zone)
      const hours = 9 - Math.min(apart, 24 - apart)
      const common = bits(own.speaks & other.speaks)
      if (common === 0 || hours < 1) continue
      const fit = 8000 * common + 2000 * hours + 4000 * bits(own.topics & other.topics)
      mentor.push(at)
      score.push(Math.min(100_000, fit + upTo(997)))
    }
    start[mentee + 1] = mentor.length
  }
  const most = Int32Array.from({ length: mentors }, () => {
    const die = upTo(100)
    return die < places[0] ? 1 : die < places[0] + places[1] ? 2 : 3
  })
  return {
    mentees,
    mentors,
    start,
    mentor: Int32Array.from(mentor),
    score: Float64Array.from(score),
    need: Int32Array.from({ length: mentees }, () => (isSo(two) ? 2 : 1)),
    least: new Int32Array(mentors),
    most,
    reserve: new Uint8Array(mentors),
    region: new Int32Array(mentees),
    regionLeast: new Int32Array(1),
  }
}

function bits(set: number): number {
  let count = 0
  for (let left = set; left !== 0; left &= left - 1) count += 1
  return count
}
