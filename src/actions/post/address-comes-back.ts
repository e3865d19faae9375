import type { App } from '../../app.ts'
import { done, refused, type Outcome } from '../../outcome.ts'
import { addressLetters } from '../../programme/reply/address-letters.ts'
import { comesBack } from '../../programme/reply/comes-back.ts'
import { cameBackTo, markComesBack, markWorks } from '../../store/comes-back.ts'
import { note } from '../../store/history.ts'
import { oweLetters } from '../../store/letters.ts'
import type { Db } from '../../store/open.ts'
import { peopleBy } from '../../store/people.ts'
import { placeBy, placesOf, placesOfPerson } from '../../store/places.ts'
import { transact } from '../transact.ts'

/** A line in every cohort the person has a place in. */
async function noteInCohorts(
  app: App,
  tx: Db,
  { verb, person, by = null }: { verb: string; person: number; by?: number | null },
) {
  const here = (await placesOfPerson(tx, person)).filter(place => place.leftAt === null)
  for (const { cohort } of here) await note(tx, { at: app.now(), by, cohort, about: person, verb })
  return here
}

/**
 * A letter came back. If that says that nothing reaches its reader’s address, the address is marked:
 * what is owed to her waits, and programme staff of her cohorts are told, once for each mark.
 */
export async function noteComesBack(app: App, tx: Db, letter: number): Promise<boolean> {
  const came = await cameBackTo(tx, letter)
  if (!came || !comesBack(came.why, came.said)) return false
  const { person, why } = came
  const since = app.now()
  if (!(await markComesBack(tx, person, { since, why }))) return false
  const name = (await peopleBy(tx, [person])).get(person)?.name ?? ''
  for (const place of await noteInCohorts(app, tx, { verb: 'address-comes-back', person })) {
    const staff = await placesOf(tx, place.cohort)
    await oweLetters(tx, addressLetters({ place, name, since }, staff), since)
  }
  return true
}

/** Her address works: she wrote from it, or somebody says so. What waits for her goes out. */
export async function noteAddressWorks(app: App, tx: Db, person: number): Promise<boolean> {
  if (!(await markWorks(tx, person, app.wallNow()))) return false
  await noteInCohorts(app, tx, { verb: 'address-works', person })
  return true
}

/** Staff say that letters to a person arrive again. */
export const sayAddressWorks = (app: App, by: number, place: number): Promise<Outcome<null>> =>
  transact(app, async tx => {
    const known = await placeBy(tx, place)
    if (!known || !(await markWorks(tx, known.person, app.wallNow())))
      return refused('problem.gone')
    await noteInCohorts(app, tx, { verb: 'said-address-works', person: known.person, by })
    return done(null)
  })
