import type { App } from '../app.ts'
import { asText, digest } from '../digest.ts'
import { done, refused, type Outcome } from '../outcome.ts'
import { openHouse } from '../store/house.ts'
import { note } from '../store/history.ts'
import { keepPerson, makeAdministrator } from '../store/people.ts'
import { addSignIn } from '../store/sign-ins.ts'
import { addCohortWith, type NewCohort } from './start-cohort.ts'
import { transact } from './transact.ts'

type Setup = {
  organisation: string
  address: string
  staff: { name: string; address: string; language: string; zone: string }
  cohort: NewCohort
  device: string
}

/**
 * Opens the house for a real programme: who runs it, its first cohort, its first staff person, who
 * is also its administrator and signed in on this device.
 */
export const setUpHouse = (
  app: App,
  setup: Setup,
): Promise<Outcome<{ cohort: number; secret: string }>> =>
  transact(app, async tx => {
    const { organisation, address, staff } = setup
    const house = {
      kind: 'programme',
      organisation,
      address,
      secret: asText(app.chance(32)),
    } as const
    if (!(await openHouse(tx, house, app.now()))) return refused('set-up.problem.opened')
    const known = { name: staff.name, language: staff.language, zone: staff.zone }
    const { id } = await keepPerson(tx, staff.address, known, app.now())
    await makeAdministrator(tx, id, app.now())
    await note(tx, { at: app.now(), by: id, verb: 'opened-house' })
    const cohort = await addCohortWith(app, tx, id, setup.cohort)
    const secret = asText(app.chance(32))
    await addSignIn(tx, { person: id, digest: digest(secret), device: setup.device }, app.wallNow())
    return done({ cohort, secret })
  })
