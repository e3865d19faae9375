import type { App } from '../../src/app.ts'
import { asText, digest } from '../../src/digest.ts'
import { addSignIn } from '../../src/store/sign-ins.ts'

/** A device of this person, for measuring as her. Returns its secret. */
export async function signInFor(app: App, person: number): Promise<string> {
  const secret = asText(app.chance(32))
  await addSignIn(app.db, { person, digest: digest(secret), device: 'bench' }, app.wallNow())
  return secret
}
