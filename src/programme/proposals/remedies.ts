import { fitOf } from '../matching/fit.ts'
import type { Asked } from '../matching/asked.ts'
import type { Proposal, ProposedPair, Without } from '../matching/proposal.ts'
import { parting, type Rule } from '../matching/rules.ts'

/** The least that would give somebody a mentor, and how well the two would fit. */
export type Remedy = ProposedPair &
  ({ with: 'room' } | { with: 'floor' } | { with: 'rule'; rule: Rule })

/** Among more mentors than these it would take too long to try each for everybody. */
const mostTried = 500

/**
 * The smallest remedy for somebody without a mentor: a place more with her best mentor, the floor
 * lowered for one pair, or one rule set aside. Null when no single thing would help.
 */
export function remedyFor(asked: Asked, without: Without): Remedy | null {
  if (without.why === 'full') {
    const [best] = without.own
    return best ? { ...best, with: 'room' } : null
  }
  const mentee = asked.mentees.find(one => one.id === without.mentee)
  if (!mentee || without.why === 'total' || asked.mentors.length > mostTried) return null
  const partedBy = parting(asked)
  const near = asked.mentors.flatMap((mentor): Remedy[] => {
    const parted = partedBy(mentee, mentor)
    const [rule] = parted
    const { fit } = fitOf(asked, mentee, mentor)
    const pair = { mentee: mentee.id, mentor: mentor.id, fit }
    if (!rule) return [{ ...pair, with: 'floor' }]
    if (parted.length > 1 || rule === 'apart') return []
    if (rule === 'no-room') return [{ ...pair, with: 'room' }]
    return [{ ...pair, with: 'rule', rule }]
  })
  return near.toSorted((a, b) => b.fit - a.fit)[0] ?? null
}

/** How many of those who belong together have a mentor, and how well their pairs fit. */
export type Share = { key: string; mentees: number; matched: number; fit: number | null }

function sharesBy(asked: Asked, { pairs }: Proposal, keysOf: (at: number) => string[]): Share[] {
  const of = Map.groupBy(pairs, pair => pair.mentee)
  const groups = new Map<string, number[]>()
  for (const [at, mentee] of asked.mentees.entries()) {
    for (const key of keysOf(at)) groups.set(key, [...(groups.get(key) ?? []), mentee.id])
  }
  const shares = [...groups].map(([key, ids]): Share => {
    const theirs = ids.flatMap(id => of.get(id) ?? [])
    const matched = ids.filter(id => of.has(id)).length
    const sum = theirs.reduce((total, { fit }) => total + fit, 0)
    const fit = theirs.length === 0 ? null : Math.round(sum / theirs.length)
    return { key, mentees: ids.length, matched, fit }
  })
  return shares.toSorted((a, b) => b.mentees - a.mentees || (a.key < b.key ? -1 : 1))
}

/** By the region mentees live in (R7); the empty key is where it is not known. */
export const sharesByRegion = (asked: Asked, proposal: Proposal): Share[] =>
  sharesBy(asked, proposal, at => {
    const country = asked.mentees[at]?.country ?? null
    return [(country !== null && asked.regions[country]) || '']
  })

/** By the languages mentees are at ease in; somebody may count in several. */
export const sharesByLanguage = (asked: Asked, proposal: Proposal): Share[] =>
  sharesBy(asked, proposal, at => {
    const spoken = (asked.mentees[at]?.spoken ?? []).filter(one => one.level !== 'basic')
    return spoken.length > 0 ? spoken.map(one => one.language) : ['']
  })

/** A mentor, how many mentees she would have, and how many she takes. */
export type Load = { mentor: number; has: number; least: number; most: number; reserve: boolean }

/** What each mentor would carry. */
export function loadsOf(asked: Asked, { pairs }: Proposal): Load[] {
  const of = Map.groupBy(pairs, pair => pair.mentor)
  return asked.mentors.map(({ id, least, most, reserve }) => {
    return { mentor: id, has: of.get(id)?.length ?? 0, least, most, reserve }
  })
}
