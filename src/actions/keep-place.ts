import type { App } from '../app.ts'
import { done, refused, type Outcome, type Problem } from '../outcome.ts'
import { isOnlyStaff, mostMentees, placeFault } from '../programme/cohort.ts'
import { readAddress } from '../programme/person.ts'
import type { Role } from '../programme/role.ts'
import { lockCohort } from '../store/cohorts.ts'
import { guideOf } from '../store/guides.ts'
import { note } from '../store/history.ts'
import type { Db } from '../store/open.ts'
import { keepPerson, makeAdministrator, personAt, personBy } from '../store/people.ts'
import {
  coverPairsOf,
  keepPlace as keep,
  leavePlace,
  pairsOf,
  placeBy,
  placesOf,
  saveGroups,
  type Agreed,
} from '../store/places.ts'
import { partFromAll } from './pair-people.ts'
import { transact } from './transact.ts'

export type Placing = Agreed & { role: Role; groups: string[]; capacity: number }

const isRoom = (room: number) => Number.isInteger(room) && room >= 0 && room <= mostMentees

/** What cannot be agreed with anybody: numbers that are none, and a least above the most. */
function agreedFault({ capacity, least = 0, need = 1 }: Placing): Problem | null {
  const number = { key: 'problem.number', values: { least: 0, most: mostMentees } } as const
  if (!isRoom(capacity)) return { ...number, field: 'capacity' }
  if (!isRoom(least)) return { ...number, field: 'least' }
  if (least > capacity) return { key: 'people.problem.least', values: { capacity }, field: 'least' }
  if (need !== 1 && need !== 2) return { key: 'problem.choice', field: 'need' }
  return null
}

/** What stands against a person’s new role or room, as her pairs and her cohort are now. */
async function placeProblem(
  db: Db,
  cohort: number,
  person: number | null,
  wanted: Pick<Placing, 'role' | 'capacity'>,
): Promise<Problem | null> {
  const places = await placesOf(db, cohort)
  const before = places.find(place => place.person === person)
  if (!before) return null
  const own = await pairsOf(db, cohort, before.id)
  const pairs = [...own, ...(await coverPairsOf(db, cohort, before.id))]
  const fault = placeFault(before, wanted, { pairs, places })
  if (!fault) return null
  const field = fault === 'too-little-room' ? 'capacity' : 'role'
  return { key: `people.problem.${fault}`, values: { count: pairs.length }, field }
}

/** Staff add one person to their cohort; the address is the identity. */
export async function addPerson(
  app: App,
  by: number,
  cohort: number,
  added: Placing & { name: string; address: string },
): Promise<Outcome<{ place: number }>> {
  const address = readAddress(added.address)
  if (!address) return refused({ key: 'problem.address', field: 'address' })
  if (added.name === '') return refused({ key: 'problem.required', field: 'name' })
  const fault = agreedFault(added)
  if (fault) return refused(fault)
  return transact(app, async tx => {
    await lockCohort(tx, cohort)
    const problem = await placeProblem(tx, cohort, await personAt(tx, address), added)
    if (problem) return refused(problem)
    const { id } = await keepPerson(tx, address, { name: added.name }, app.now())
    const { role, capacity, least, reserve, need } = added
    const agreed = { capacity, least, reserve, need }
    const place = await keep(tx, { cohort, person: id, role, ...agreed }, app.now())
    await saveGroups(tx, place, added.groups)
    const line = { at: app.now(), by, cohort, about: id, details: { role } }
    await note(tx, { ...line, verb: 'added-person' })
    return done({ place })
  })
}

/** Staff change a person’s role, groups or room for mentees; or bring back one who had left. */
export const changePlace = (
  app: App,
  by: number,
  place: number,
  placing: Placing,
): Promise<Outcome<null>> =>
  transact(app, async tx => {
    const known = await placeBy(tx, place)
    const cohort = known ? await lockCohort(tx, known.cohort) : null
    if (!known || !cohort) return refused('problem.gone')
    const groups = (await guideOf(tx, cohort.edition)).groups.map(group => group.key)
    if (!placing.groups.every(group => groups.includes(group))) {
      return refused({ key: 'problem.choice', field: 'groups' })
    }
    const fault = agreedFault({ ...placing, least: placing.least ?? known.least })
    if (fault) return refused(fault)
    const problem = await placeProblem(tx, cohort.id, known.person, placing)
    if (problem) return refused(problem)
    const { role, capacity, least, reserve, need } = placing
    const agreed = { capacity, least, reserve, need }
    const where = { cohort: cohort.id, person: known.person, role, ...agreed }
    await keep(tx, where, app.now())
    await saveGroups(tx, place, placing.groups)
    const line = { at: app.now(), by, cohort: cohort.id, about: known.person, details: { role } }
    await note(tx, { ...line, verb: known.leftAt ? 'brought-back' : 'changed-place' })
    return done(null)
  })

/** Staff take a person out of the cohort; her pairs end, her history stays. */
export const endPlace = (app: App, by: number, place: number): Promise<Outcome<null>> =>
  transact(app, async tx => {
    const known = await placeBy(tx, place)
    if (!known) return refused('problem.gone')
    await lockCohort(tx, known.cohort)
    if (isOnlyStaff(known, await placesOf(tx, known.cohort))) {
      return refused({ key: 'people.problem.last-staff', field: 'leave' })
    }
    await leavePlace(tx, place, app.now())
    await partFromAll(tx, { ...known, leftAt: app.now() }, { by, at: app.now() })
    const line = { at: app.now(), by, cohort: known.cohort, about: known.person }
    await note(tx, { ...line, verb: 'ended-place' })
    return done(null)
  })

/** An administrator makes another one, or takes it back; nobody takes it from herself. */
export const appointAdministrator = (
  app: App,
  by: number,
  person: number,
  on: boolean,
): Promise<Outcome<null>> =>
  transact(app, async tx => {
    if (by === person && !on) return refused('problem.not-allowed')
    if (!(await personBy(tx, person))) return refused('problem.gone')
    await makeAdministrator(tx, person, on ? app.now() : null)
    const verb = on ? 'appointed-administrator' : 'dismissed-administrator'
    await note(tx, { at: app.now(), by, about: person, verb })
    return done(null)
  })
