import type { Pair, Place } from '../../programme/cohort.ts'
import { audiencesOf, type Audience } from '../../programme/journal.ts'
import { peopleBy } from '../../store/people.ts'
import { pairsOf, placeBy } from '../../store/places.ts'
import type { Option } from '../parts/fields.tsx'
import { cohortOf, ownPlace, tell, type Form, type Visit } from '../visit.ts'

/** Somebody the author walks with, by name. */
export type Companion = { pair: Pair; name: string }

/** Whoever writes: her place in the cohort, and those she walks with. */
export type Author = { place: Place; companions: Companion[] }

async function companionOf(visit: Visit, place: Place, pair: Pair): Promise<Companion> {
  const { db } = visit.app
  const other = await placeBy(db, pair.mentor === place.id ? pair.mentee : pair.mentor)
  const person = other ? (await peopleBy(db, [other.person])).get(other.person) : undefined
  return { pair, name: person?.name ?? '' }
}

/** The reader as an author; null where she has no place in the cohort. */
export async function authorOf(visit: Visit): Promise<Author | null> {
  const place = ownPlace(visit)
  if (!place) return null
  const pairs = await pairsOf(visit.app.db, cohortOf(visit).id, place.id)
  const companions = await Promise.all(pairs.map(pair => companionOf(visit, place, pair)))
  return { place, companions }
}

/** Whom an entry is for, as one value of a form: a pair is named by its number. */
export const readsAs = (audience: Audience, pair: number | null): string =>
  audience === 'pair' ? `pair-${pair}` : audience

/** The choice of readers: the author alone first, each pair by the name of the other. */
export function readersOf(visit: Visit, { companions }: Author): Option[] {
  return audiencesOf(companions.map(one => one.pair)).flatMap(audience =>
    audience === 'pair'
      ? companions.map(({ pair, name }) => ({
          value: readsAs('pair', pair.id),
          label: tell(visit, 'journal.audience.pair', { name }),
        }))
      : [{ value: audience, label: tell(visit, `journal.audience.${audience}`) }],
  )
}

/** Whom a form says may read; nobody but the author where it says nothing. */
export function readersIn(form: Form): { audience: Audience; pair: number | null } {
  const chosen = form.text('audience')
  const [, pair] = /^pair-(\d{1,12})$/.exec(chosen) ?? []
  if (pair) return { audience: 'pair', pair: Number(pair) }
  return { audience: chosen === 'staff' ? 'staff' : 'me', pair: null }
}
