import type { App } from '../app.ts'
import { done, refused, type Outcome } from '../outcome.ts'
import { note } from '../store/history.ts'
import { endSignIn as end } from '../store/sign-ins.ts'
import { transact } from './transact.ts'

/** A person signs out, here or on another of her devices. */
export const endSignIn = (app: App, by: number, signIn: number): Promise<Outcome<null>> =>
  transact(app, async tx => {
    if (!(await end(tx, by, signIn, app.wallNow()))) return refused('problem.gone')
    await note(tx, { at: app.now(), by, verb: 'signed-out' })
    return done(null)
  })
