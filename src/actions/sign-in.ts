import type { App } from '../app.ts'
import { asText, digest } from '../digest.ts'
import { done, refused, type Outcome } from '../outcome.ts'
import { note } from '../store/history.ts'
import { addSignIn, countAttempt, spendCode, spendToken } from '../store/sign-ins.ts'
import { transact } from './transact.ts'

type Key = { token: string } | { ask: string; code: string }

/** Whoever holds the link, or types the code where she asked, is in. Returns the device’s secret. */
export async function signIn(
  app: App,
  key: Key,
  device: { name: string; from: string },
): Promise<Outcome<{ secret: string; person: number }>> {
  const at = app.wallNow()
  const tries = await countAttempt(
    app.db,
    'sign-in',
    digest(device.from),
    at,
    at.subtract({ hours: 1 }),
  )
  if (tries > 60) return refused({ key: 'sign-in.problem.too-often', field: 'code' })
  return transact(app, async tx => {
    const person =
      'token' in key
        ? await spendToken(tx, digest(key.token), at)
        : await spendCode(tx, digest(key.ask), digest(key.code.replace(/\D/g, '')), at)
    if (person === null) {
      return refused({
        key: 'token' in key ? 'sign-in.problem.link' : 'sign-in.problem.code',
        field: 'code',
      })
    }
    const secret = asText(app.chance(32))
    await addSignIn(tx, { person, digest: digest(secret), device: device.name }, at)
    await note(tx, { at: app.now(), by: person, verb: 'signed-in' })
    return done({ secret, person })
  })
}
