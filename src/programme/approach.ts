import type { Pair } from './cohort.ts'
import type { Experience } from './matching/known.ts'

/** The most characters of a mentor’s plan. */
export const mostPlanWords = 2000

/** What a mentee told of her experience (R28–R30). Unknown is null. */
export type Told = {
  icann: Experience | null
  community: Experience | null
  meetings: number | null
}

/** Why a way is proposed. Each has its words, `route.because.<reason>`. */
export type Because = 'community' | 'icann' | 'meetings' | 'new' | 'unknown'

export type ProposedRoute = { route: NonNullable<Pair['route']>; because: Because }

/** So many meetings attended speak of somebody who knows her way. */
const manyMeetings = 2

const knows = (experience: Experience | null) => experience !== null && experience !== 'new'

/**
 * The way two might go, by what the mentee told (R31): whoever knows the community or ICANN goes straight
 * into the community, everybody else the longer way. It is for the mentor to say.
 */
export function proposeRoute({ icann, community, meetings }: Told): ProposedRoute {
  if (knows(community)) return { route: 'route-familiar', because: 'community' }
  if (knows(icann)) return { route: 'route-familiar', because: 'icann' }
  if ((meetings ?? 0) >= manyMeetings) return { route: 'route-familiar', because: 'meetings' }
  const told = icann !== null || community !== null || meetings !== null
  return { route: 'route-new', because: told ? 'new' : 'unknown' }
}
