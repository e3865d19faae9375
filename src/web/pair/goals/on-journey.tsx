import { goalsOf, isOpen, pairsBefore, type Goal } from '../../../programme/goals.ts'
import type { PairEver, Place } from '../../../programme/cohort.ts'
import type { Walk } from '../../../programme/journey.ts'
import { goalsOfMentees } from '../../../store/goals.ts'
import { pairsEverOf } from '../../../store/places.ts'
import { paths } from '../../paths.ts'
import { cohortOf, tell, type Visit } from '../../visit.ts'
import type { Journey } from '../journey.tsx'

/** What stands on a journey of what two have together: how many goals, and whether anything was before. */
export type Together = { open: number; reached: number; before: boolean }

/** A pair that walks no more, which the reader may still look back at. */
export type EarlierPair = { pair: number; name: string }

type Found = { together: Map<number, Together>; earlier: EarlierPair[] }

type Known = { goals: Goal[]; all: PairEver[] }

function togetherIn(pair: PairEver, hers: boolean, { goals: hoped, all }: Known): Together {
  const goals = goalsOf(hoped, pair, all, hers ? 'mentee' : 'mentor')
  const open = goals.filter(isOpen).length
  const shown = hers || pair.withheldAt === null
  const before = shown && pairsBefore(pair, all).length > 0
  return { open, reached: goals.length - open, before }
}

/** What somebody has together with each she walks with, and with whom she walked before. */
export async function sharedOf(visit: Visit, walk: Walk, place: Place): Promise<Found> {
  const { db } = visit.app
  const pairs = await pairsEverOf(db, place.id)
  const running = pairs.filter(pair => pair.endedAt === null)
  const mentees = running.map(pair => pair.mentee)
  const all = await pairsEverOf(db, ...mentees)
  const known = { all, goals: await goalsOfMentees(db, ...mentees) }
  const found = running.map(
    pair => [pair.id, togetherIn(pair, pair.mentee === place.id, known)] as const,
  )
  const nameOf = (pair: PairEver) => {
    const other = walk.places.get(pair.mentor === place.id ? pair.mentee : pair.mentor)
    return walk.people.get(other?.person ?? 0)?.name ?? '…'
  }
  const earlier = pairs
    .filter(pair => pair.endedAt !== null)
    .map(pair => ({ pair: pair.id, name: nameOf(pair) }))
  return { together: new Map(found), earlier }
}

/** The pairs that walk no more, each with the way to what the two wrote. */
export function Earlier({ visit, earlier }: { visit: Visit; earlier: EarlierPair[] }) {
  const cohort = cohortOf(visit).id
  if (earlier.length === 0) return null
  return (
    <ul class="plain small">
      {earlier.map(({ pair, name }) => (
        <li>
          <a href={paths.pair.to({ cohort, pair })}>{tell(visit, 'pair.earlier.link', { name })}</a>
        </li>
      ))}
    </ul>
  )
}

function lineOf(visit: Visit, { open, reached }: Together, hers: boolean, name: string): string {
  if (open + reached > 0) return tell(visit, 'goals.line', { open, reached })
  return tell(visit, hers ? 'goals.line.none' : 'goals.line.none.of', { name })
}

/** Beside the checklist: how many goals there are, for each the reader walks with. */
export function GoalsLine({ visit, journey }: { visit: Visit; journey: Journey }) {
  const cohort = cohortOf(visit).id
  const hers = journey.place.role === 'mentee'
  const seer = hers ? 'mentee' : 'mentor'
  const lines = journey.partners.flatMap(({ pair, person: { name }, together }) =>
    together ? [{ pair: pair.id, name, words: lineOf(visit, together, hers, name) }] : [],
  )
  if (lines.length === 0) return null
  return (
    <section class="section flow" aria-labelledby="goals">
      <h2 id="goals">{tell(visit, 'goals.link')}</h2>
      {lines.map(({ pair, name, words }) => (
        <p>
          {words}{' '}
          <a href={paths.goals.to({ cohort, pair })}>
            {tell(visit, `goals.title.${seer}`, { name })}
          </a>
        </p>
      ))}
    </section>
  )
}
