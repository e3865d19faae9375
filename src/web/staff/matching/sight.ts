import type { Guide } from '../../../programme/guide.ts'
import { fitOf, type Fit } from '../../../programme/matching/fit.ts'
import type { KnownMentee, KnownMentor, Two } from '../../../programme/matching/known.ts'
import type { Proposal as Answer } from '../../../programme/matching/proposal.ts'
import type { Names } from '../../../programme/matching/telling.ts'
import { namesIn } from '../../../programme/proposals/names.ts'
import { guideOf } from '../../../store/guides.ts'
import { proposalBy, type KeptProposal } from '../../../store/proposals.ts'
import { paths } from '../../paths.ts'
import { cohortOf, numberIn, type Visit } from '../../visit.ts'

/** A proposal, answered, and all that is needed to speak of it to one reader. */
export type Sight = {
  visit: Visit
  one: KeptProposal
  answer: Answer
  guide: Guide
  names: Names
  mentees: ReadonlyMap<number, KnownMentee>
  mentors: ReadonlyMap<number, KnownMentor>
  /** Pairs that walk together already, and those that are locked, by their keys. */
  running: ReadonlySet<string>
  locked: ReadonlySet<string>
}

/** The proposal an address names; null when the cohort has none of that number. */
export const proposalIn = (visit: Visit): Promise<KeptProposal | null> =>
  proposalBy(visit.app.db, cohortOf(visit).id, numberIn(visit, 'proposal'))

export async function sightOf(visit: Visit, one: KeptProposal): Promise<Sight | null> {
  if (!one.answer) return null
  const guide = await guideOf(visit.app.db, cohortOf(visit).edition)
  return {
    visit,
    one,
    answer: one.answer,
    guide,
    names: namesIn(guide, visit.language),
    mentees: new Map(one.asked.mentees.map(person => [person.id, person])),
    mentors: new Map(one.asked.mentors.map(person => [person.id, person])),
    running: new Set(one.asked.running.map(pairKey)),
    locked: new Set(one.asked.locked.map(pairKey)),
  }
}

/** The proposal an address names, when it has an answer. */
export async function answeredIn(visit: Visit): Promise<Sight | null> {
  const one = await proposalIn(visit)
  return one ? sightOf(visit, one) : null
}

export const nameOf = ({ mentees, mentors }: Pick<Sight, 'mentees' | 'mentors'>, id: number) =>
  (mentees.get(id) ?? mentors.get(id))?.name ?? ''

const nothing: Fit = { fit: 0, reasons: [] }

/** How well two people of the question fit, with every reason. */
export function fitFor({ one, mentees, mentors }: Sight, two: Two): Fit {
  const mentee = mentees.get(two.mentee)
  const mentor = mentors.get(two.mentor)
  return mentee && mentor ? fitOf(one.asked, mentee, mentor) : nothing
}

/** Where the pages of a proposal are. */
export const at = ({ one }: Pick<Sight, 'one'>) => ({ cohort: one.cohort, proposal: one.id })

/** The name of a pair in an address and on its page. */
export const pairKey = ({ mentee, mentor }: Two) => `${mentee}-${mentor}`

/** The board with one pair opened, where it was. */
export const opened = (sight: Sight, two: Two) =>
  `${paths.proposal.to(at(sight))}?open=${pairKey(two)}#p${pairKey(two)}`
