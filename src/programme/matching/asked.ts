import type { Guide } from '../guide.ts'
import type { KnownMentee, KnownMentor, Two } from './known.ts'
import type { Rule } from './rules.ts'
import type { Weights } from './weights.ts'

/**
 * What staff want of all pairs together. `everyone`: as many mentees as can be have a mentor, then
 * nobody has her badly, then the total is best. `fair`: as many as can be, then the worst-off is
 * raised, then the next, and so on. `total`: the best total, whoever stays without.
 */
export const goals = ['everyone', 'fair', 'total'] as const
export type Goal = (typeof goals)[number]

/**
 * Everything an answer depends on, as plain data. It is kept with the proposal, so that the same
 * question can be asked again and the same answer comes.
 */
export type Asked = {
  /** Grows when the same data would mean something else. */
  version: 1
  goal: Goal
  /** No pair below this fit, except those that are locked. */
  floor: number
  weights: Weights
  /** The rules that are switched on. */
  rules: Rule[]
  mentors: KnownMentor[]
  mentees: KnownMentee[]
  /** Pairs that staff have decided; no rule and no floor parts them. */
  locked: Two[]
  /** Pairs that staff or one of the two do not want. */
  apart: Two[]
  /** Pairs of earlier rounds. */
  earlier: Two[]
  /** Pairs that walk together today, and how many points they are worth more than their fit. */
  running: Two[]
  stay: number
  /** How many mentees of each region have to have a mentor (R7). */
  regionLeast: Record<string, number>
  /** The first and the last day on which free hours have to be common, as ISO text. */
  from: string
  to: string
  /** The tree of community groups (R6): each group, and the one above it. */
  groups: Record<string, string | null>
  /** The region of each country, by the country’s two letters (R7). */
  regions: Record<string, string>
}

/**
 * Who there is in a cohort, and what is known of them. Mentees with all the mentors they need; who of
 * these they have already, `running` says. `earlier`: pairs that ended, in this cohort or another.
 */
export type AllKnown = Pick<Asked, 'mentors' | 'mentees' | 'earlier' | 'apart' | 'running'>

/** The groups and regions of a guide, as a question has them. */
export const treesOf = ({ groups, regions }: Guide): Pick<Asked, 'groups' | 'regions'> => ({
  groups: Object.fromEntries(groups.map(group => [group.key, group.parent])),
  regions: Object.fromEntries(
    regions.flatMap(({ key, countries }) => countries.map(country => [country, key])),
  ),
})

/** The region of somebody who lives in a country, as far as it is known. */
export const regionIn = (asked: Asked, country: string | null): string | null =>
  country === null ? null : (asked.regions[country] ?? null)
