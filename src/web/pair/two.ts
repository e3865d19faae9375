import type { Place } from '../../programme/cohort.ts'
import type { Person } from '../../programme/person.ts'
import { peopleBy } from '../../store/people.ts'
import { cohortOf, pairOf, readerOf, type Visit } from '../visit.ts'

/** What the addresses of a pair name. */
export const pairAt = (visit: Visit) => ({ cohort: cohortOf(visit).id, pair: pairOf(visit).id })

/** The two of the pair an address is about, seen from the one of them who reads. */
export type Two = { mine: Place; theirs: Place; me: Person; other: Person }

export async function twoOf(visit: Visit): Promise<Two> {
  const me = readerOf(visit)
  const mine = visit.about.pairPlaces.find(place => place.person === me.id)
  const theirs = visit.about.pairPlaces.find(place => place.person !== me.id)
  const people = await peopleBy(visit.app.db, theirs ? [theirs.person] : [])
  const other = theirs ? people.get(theirs.person) : undefined
  if (!mine || !theirs || !other) throw new Error(`Pair ${pairOf(visit).id} is not the reader’s`)
  return { mine, theirs, me, other }
}
