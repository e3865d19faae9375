import type { App } from '../app.ts'
import { asText, digest } from '../digest.ts'
import { done, refused, type Outcome } from '../outcome.ts'
import { house } from '../store/house.ts'
import { personBy } from '../store/people.ts'
import { addSignIn } from '../store/sign-ins.ts'
import { transact } from './transact.ts'

/** In the demo, and only there, anybody may be anybody. Returns the device’s secret. */
export const bePersona = (app: App, person: number): Promise<Outcome<{ secret: string }>> =>
  transact(app, async tx => {
    if ((await house(tx)).kind !== 'demo') return refused('problem.not-allowed')
    if (!(await personBy(tx, person))) return refused('problem.gone')
    const secret = asText(app.chance(32))
    await addSignIn(tx, { person, digest: digest(secret), device: 'demo' }, app.wallNow())
    return done({ secret })
  })
