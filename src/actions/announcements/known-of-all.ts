import type { App } from '../../app.ts'
import type { Cohort } from '../../programme/cohort.ts'
import { daysOfSilence } from '../../programme/presence.ts'
import type { KnownOfAll } from '../../programme/whom.ts'
import { contactsIn } from '../last-contacts.ts'

/** What is known about a cohort today, by which staff choose whom they write to. */
export async function knownOfAll(app: App, cohort: Cohort): Promise<KnownOfAll> {
  const { walk, agreed, today, lastOn, isQuiet } = await contactsIn(app, cohort)
  const silent = walk.pairs.flatMap(pair => {
    const last = lastOn.get(pair.id)
    return last ? [[pair.id, daysOfSilence(last, today, day => isQuiet(pair, day))] as const] : []
  })
  return { walk, today, ruled: new Set(agreed.keys()), silent: new Map(silent) }
}
