import type { App } from '../app.ts'
import { done, refused, type Outcome } from '../outcome.ts'
import { readAddress } from '../programme/person.ts'
import { markWorks } from '../store/comes-back.ts'
import { note } from '../store/history.ts'
import type { Db } from '../store/open.ts'
import { lockAdministrators, personAt, personBy, saveAddress } from '../store/people.ts'
import { placeBy, placesOfPerson } from '../store/places.ts'
import { endAllSignIns } from '../store/sign-ins.ts'
import { transact } from './transact.ts'

/**
 * Whoever has an address can sign in with it, so nobody may turn it towards herself who could not
 * do already what its owner can: staff correct the people of their cohorts, administrators anybody.
 */
async function mayCorrect(db: Db, by: number, person: number): Promise<boolean> {
  const administrators = await lockAdministrators(db)
  if (by === person || administrators.has(by)) return true
  if (administrators.has(person)) return false
  const runs = (await placesOfPerson(db, by))
    .filter(place => place.role === 'programme-staff' && place.leftAt === null)
    .map(place => place.cohort)
  return (await placesOfPerson(db, person)).every(place => runs.includes(place.cohort))
}

/**
 * Staff correct a person’s mail address. Her devices are signed out and links to the old address
 * open nothing any more; what is owed to her goes to the new one, also what waited for it.
 */
export const correctAddress = (
  app: App,
  by: number,
  place: number,
  written: string,
): Promise<Outcome<null>> =>
  transact(app, async tx => {
    const known = await placeBy(tx, place)
    const person = known ? await personBy(tx, known.person) : null
    if (!known || !person || person.address === '') return refused('problem.gone')
    const problem = (key: 'taken' | 'same' | 'not-yours') =>
      refused({ key: `people.problem.address-${key}`, field: 'newAddress' })
    const address = readAddress(written)
    if (!address) return refused({ key: 'problem.address', field: 'newAddress' })
    if (address === person.address) return problem('same')
    if (!(await mayCorrect(tx, by, person.id))) return problem('not-yours')
    if ((await personAt(tx, address)) !== null) return problem('taken')
    await saveAddress(tx, person.id, address)
    await markWorks(tx, person.id, app.wallNow())
    await endAllSignIns(tx, person.id, app.wallNow())
    const line = { at: app.now(), by, cohort: known.cohort, about: person.id }
    await note(tx, { ...line, verb: 'corrected-address' })
    return done(null)
  })
