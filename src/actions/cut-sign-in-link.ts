import type { App } from '../app.ts'
import { asText, digest } from '../digest.ts'
import { done, refused, type Outcome } from '../outcome.ts'
import { readAddress } from '../programme/person.ts'
import { note } from '../store/history.ts'
import { personAt } from '../store/people.ts'
import { addAsk, cutKey } from '../store/sign-ins.ts'
import { signInMinutes } from './ask-to-sign-in.ts'
import { transact } from './transact.ts'

/**
 * A sign-in link without a letter, for whoever holds the machine: how the first person gets in again
 * where there is no mail server. It is written down that it was made.
 */
export const cutSignInLink = (app: App, written: string): Promise<Outcome<string>> =>
  transact(app, async tx => {
    const address = readAddress(written)
    const person = address ? await personAt(tx, address) : null
    if (person === null) return refused('problem.gone')
    const at = app.wallNow()
    const token = asText(app.chance(32))
    const ask = digest(asText(app.chance(32)))
    const endsAt = at.add({ minutes: signInMinutes })
    const id = await addAsk(tx, { person, digest: ask, endsAt }, at)
    await cutKey(tx, id, digest(token), digest(asText(app.chance(32))))
    await note(tx, { at: app.now(), by: null, about: person, verb: 'cut-link' })
    return done(`${app.origin}/sign-in/${token}`)
  })
