import type { Market } from './market.ts'
import type { Chosen } from './solver/solution.ts'

/**
 * Why a mentee stays without a mentor. `nobody`: no mentor may be paired with her. `full`: so many
 * mentees can only share the places of these mentors, and there are not enough. `total`: she could
 * have one, but the total would be lower.
 */
export type WhyNot =
  | { kind: 'nobody' }
  | { kind: 'full'; own: number[]; sharing: number; mentors: number[]; places: number }
  | { kind: 'total' }

/** Asks of each mentee, by her place in the market, why she has no mentor or not one more. */
export function whyNot(market: Market, pairs: Chosen[]): (mentee: number) => WhyNot {
  const { start, mentor, score, most } = market
  const ofMentor = Map.groupBy(pairs, pair => pair.mentor)
  const ofMentee = Map.groupBy(pairs, pair => pair.mentee)
  const pairsOf = (mentee: number) =>
    Array.from({ length: (start[mentee + 1] ?? 0) - (start[mentee] ?? 0) }, (_, at) => {
      const pair = (start[mentee] ?? 0) + at
      return { mentor: mentor[pair] ?? 0, score: score[pair] ?? 0 }
    }).filter(pair => !ofMentee.get(mentee)?.some(held => held.mentor === pair.mentor))
  return asked => {
    const own = pairsOf(asked).toSorted((a, b) => b.score - a.score)
    if (own.length === 0) return { kind: 'nobody' }
    // Whoever shares a mentor with her could make room for her, and so on: all whom they reach.
    const sharing = new Set([asked])
    const reached = new Set<number>()
    for (const mentee of sharing) {
      for (const { mentor } of pairsOf(mentee)) {
        if (reached.has(mentor)) continue
        reached.add(mentor)
        for (const other of ofMentor.get(mentor) ?? []) sharing.add(other.mentee)
      }
    }
    const places = [...reached].reduce((sum, mentor) => sum + (most[mentor] ?? 0), 0)
    const free = [...reached].some(one => (ofMentor.get(one)?.length ?? 0) < (most[one] ?? 0))
    if (free) return { kind: 'total' }
    const mentors = [...reached].toSorted((a, b) => a - b)
    return {
      kind: 'full',
      own: own.map(pair => pair.mentor),
      sharing: sharing.size,
      mentors,
      places,
    }
  }
}

/** Mentors whose minimum cannot be met: together they want more mentees than may be theirs. */
export type Short = { mentors: number[]; wanted: number; found: number }

/** The mentors who stay below their minimum, each with those she shares her mentees with. */
export function shortOf(market: Market, pairs: Chosen[]): Short | null {
  const { mentees, mentors, start, mentor, need, least } = market
  const ofMentor = Map.groupBy(pairs, pair => pair.mentor)
  const ofMentee = Map.groupBy(pairs, pair => pair.mentee)
  const has = (one: number) => ofMentor.get(one)?.length ?? 0
  const short = Array.from({ length: mentors }, (_, at) => at).find(
    at => has(at) < (least[at] ?? 0),
  )
  if (short === undefined) return null
  const menteesOf = new Map<number, number[]>()
  for (let mentee = 0; mentee < mentees; mentee++) {
    if ((need[mentee] ?? 0) === 0) continue
    for (let pair = start[mentee] ?? 0; pair < (start[mentee + 1] ?? 0); pair++) {
      const one = mentor[pair] ?? 0
      menteesOf.set(one, [...(menteesOf.get(one) ?? []), mentee])
    }
  }
  const together = new Set([short])
  const theirs = new Set<number>()
  for (const one of together) {
    for (const mentee of menteesOf.get(one) ?? []) {
      if (theirs.has(mentee)) continue
      theirs.add(mentee)
      for (const other of ofMentee.get(mentee) ?? []) together.add(other.mentor)
    }
  }
  const list = [...together].toSorted((a, b) => a - b)
  return {
    mentors: list,
    wanted: list.reduce((sum, one) => sum + (least[one] ?? 0), 0),
    found: list.reduce((sum, one) => sum + has(one), 0),
  }
}
