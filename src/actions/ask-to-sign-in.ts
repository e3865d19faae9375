import type { App } from '../app.ts'
import { asText, digest } from '../digest.ts'
import { done, refused, type Outcome } from '../outcome.ts'
import { readAddress } from '../programme/person.ts'
import { oweLetters } from '../store/letters.ts'
import { personAt } from '../store/people.ts'
import { addAsk, countAttempt } from '../store/sign-ins.ts'
import { transact } from './transact.ts'

/** How long the link and the code of a sign-in letter live. */
export const signInMinutes = 10
const mostByAddress = 5
const mostByPlace = 30

/**
 * Somebody wants in. A known address is owed a letter; an unknown one is not; the answer is the
 * same. `from` is where the request came from, for the rate limit. Returns the secret of the ask,
 * which the asking device keeps so that a code can be typed there.
 */
export async function askToSignIn(
  app: App,
  asked: { address: string; from: string },
): Promise<Outcome<{ ask: string }>> {
  const address = readAddress(asked.address)
  if (!address) return refused({ key: 'sign-in.problem.address', field: 'address' })
  const at = app.wallNow()
  const since = at.subtract({ hours: 1 })
  const here = await countAttempt(app.db, 'ask-from', digest(asked.from), at, since)
  const there = await countAttempt(app.db, 'ask-for', digest(address), at, since)
  if (here > mostByPlace || there > mostByAddress) {
    return refused({ key: 'sign-in.problem.too-often', field: 'address' })
  }
  return transact(app, async tx => {
    const person = await personAt(tx, address)
    const ask = asText(app.chance(32))
    const endsAt = at.add({ minutes: signInMinutes })
    const id = await addAsk(tx, { person, digest: digest(ask), endsAt }, at)
    const letter = {
      onceKey: `sign-in/${id}`,
      cohort: null,
      step: null,
      template: 'sign-in',
      to: person ?? 0,
      from: null,
      values: { ask: String(id) },
      essential: true,
    }
    if (person !== null) await oweLetters(tx, [letter], app.now())
    return done({ ask })
  })
}
