import type { App } from '../../app.ts'
import { done, refused, type Outcome } from '../../outcome.ts'
import type { Pair } from '../../programme/cohort.ts'
import { standingOf } from '../../programme/ground-rules.ts'
import { rulesInForce } from '../../programme/ground-rules/letters.ts'
import { cohortBy } from '../../store/cohorts.ts'
import { offersOf, putInForce } from '../../store/ground-rules.ts'
import { guideOf } from '../../store/guides.ts'
import { note } from '../../store/history.ts'
import { markStep } from '../../store/journeys.ts'
import { oweLetters } from '../../store/letters.ts'
import type { Db } from '../../store/open.ts'
import { transact } from '../transact.ts'
import { theTwoWithClocks } from '../the-two.ts'

/** The guide’s step that asks for rules is done for the pair. */
async function markDone(app: App, tx: Db, pair: Pair) {
  const cohort = await cohortBy(tx, pair.cohort)
  const guide = cohort ? await guideOf(tx, cohort.edition) : null
  const step = guide?.steps.find(step => step.done === 'ground-rules')
  if (!step) return
  const mark = { step: step.key, place: null, pair: pair.id, how: 'done', note: '' } as const
  await markStep(tx, pair.cohort, mark, app.now())
}

/**
 * The other says yes, and the rules hold (R33), in the transaction of whatever brought it. False
 * when that offer is not there any more, or it is her own.
 */
export async function agree(
  app: App,
  tx: Db,
  { person, pair, offer }: { person: number; pair: number; offer: number },
): Promise<boolean> {
  const two = await theTwoWithClocks(tx, person, pair)
  const offers = two ? await offersOf(tx, pair) : []
  const { waiting } = standingOf(offers)
  if (!two || !waiting || waiting.id !== offer || waiting.by === two.me.place.id) return false
  const at = app.now()
  await putInForce(tx, waiting, at)
  await markDone(app, tx, two.pair)
  await oweLetters(tx, rulesInForce({ pair: two.pair, offer: waiting, at }, two.me, two.other), at)
  const line = { at, by: person, cohort: two.pair.cohort, about: two.other.place.person }
  await note(tx, { ...line, verb: 'agreed-rules' })
  return true
}

/** The other agrees on a page to what was offered, as it was shown to her. */
export const agreeToRules = (
  app: App,
  person: number,
  pair: Pair,
  offer: number,
): Promise<Outcome<null>> =>
  transact(app, async tx =>
    (await agree(app, tx, { person, pair: pair.id, offer }))
      ? done(null)
      : refused('rules.problem.gone'),
  )
