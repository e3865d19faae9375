import { alternatives, difference, type Alternative } from '../../../programme/matching/another.ts'
import type { ProposedPair } from '../../../programme/matching/proposal.ts'
import type { Problem } from '../../../outcome.ts'
import type { Person } from '../../../programme/person.ts'
import { askingsOf, type Asking } from '../../../store/askings.ts'
import { peopleOf } from '../../../store/people.ts'
import { placesOf } from '../../../store/places.ts'
import { newestProposal, proposalBy } from '../../../store/proposals.ts'
import { figuresTold, movesTold } from './moves.tsx'
import { othersOf, type Other } from './others.tsx'
import { nameOf, pairKey, type Sight } from './sight.ts'
import { changeTold, sinceAsked } from './told.ts'

/** The board with all that its page shows, read at once. */
export type Board = {
  sight: Sight
  people: Map<number, Person>
  askings: Asking[]
  since: string[]
  /** What the last decision changed, in sentences. */
  consequence: string[]
  newest: number | null
  /** The pair that is opened, every other mentor for its mentee, and what some would cost. */
  open: ProposedPair | null
  all: Alternative[]
  others: Other[]
  problems: Problem[]
}

const openedIn = ({ visit, answer }: Sight): ProposedPair | null =>
  answer.pairs.find(pair => pairKey(pair) === visit.c.req.query('open')) ?? null

/** What came of the last decision, for everybody. */
async function consequenceOf(sight: Sight): Promise<string[]> {
  const { visit, one, answer } = sight
  const { change } = one
  if (one.parent === null || change.kind === 'asked') return []
  const before = await proposalBy(visit.app.db, one.cohort, one.parent)
  const told = changeTold(visit, change, id => nameOf(sight, id))
  if (!before?.answer) return [told]
  const changed = difference(before.answer, answer)
  const decided = 'mentee' in change ? change.mentee : null
  const moves = changed.moves.filter(move => move.mentee !== decided || change.kind === 'apart')
  return [
    told,
    ...figuresTold({ ...sight, answer: before.answer }, changed),
    ...movesTold(sight, moves),
  ]
}

export async function boardOf(sight: Sight, problems: Problem[]): Promise<Board> {
  const { visit, one, answer } = sight
  const { db } = visit.app
  const [people, places, askings, newest, since, consequence] = await Promise.all([
    peopleOf(db, one.cohort),
    placesOf(db, one.cohort),
    askingsOf(db, one.cohort),
    newestProposal(db, one.cohort),
    one.publishedAt ? [] : sinceAsked(visit, one),
    consequenceOf(sight),
  ])
  const byPlace = places.flatMap(place => {
    const person = people.get(place.person)
    return person ? [[place.id, person] as const] : []
  })
  const open = openedIn(sight)
  const all = open ? alternatives(one.asked, answer, open.mentee) : []
  const others = await othersOf(sight, all)
  const seen = { askings, since, consequence, newest, problems }
  return { sight, people: new Map(byPlace), ...seen, open, all, others }
}

/** The latest question to the mentor of a pair. */
export const askingFor = ({ askings }: Board, pair: ProposedPair) =>
  askings.find(one => one.mentor === pair.mentor && one.mentee === pair.mentee) ?? null
