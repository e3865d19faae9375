import type { Deed } from '../../seeds/act.ts'
import { personaOf } from '../../seeds/people.ts'
import type { App } from '../app.ts'
import { type Outcome } from '../outcome.ts'
import type { Cohort, Place } from '../programme/cohort.ts'
import { walkOf } from '../store/walks.ts'

/** What is so already, by which a persona knows that nothing is left to do. */
export async function factsOf(app: App, cohort: Cohort) {
  const walk = await walkOf(app.db, cohort)
  const here = [...walk.places.values()].filter(place => place.leftAt === null)
  const placeAt = new Map(here.map(place => [walk.people.get(place.person)?.address, place]))
  const placeOf = (who: string) => placeAt.get(personaOf(who).address)
  const pairWith = (place: Place, mentee: string) =>
    walk.pairsOf.get(place.id)?.find(pair => pair.mentee === placeOf(mentee)?.id)
  return { walk, placeOf, pairWith }
}
export type Facts = Awaited<ReturnType<typeof factsOf>>

/** A doing that is still to be done, once its time has come. */
export type Doing = (app: App) => Promise<Outcome<unknown>>
export type Of<K extends Deed['kind']> = Extract<Deed, { kind: K }>
