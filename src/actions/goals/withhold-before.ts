import type { App } from '../../app.ts'
import { done, refused, type Outcome } from '../../outcome.ts'
import type { Pair } from '../../programme/cohort.ts'
import { withholdBefore } from '../../store/places.ts'
import { theTwo } from '../the-two.ts'
import { transact } from '../transact.ts'

/** A mentee keeps from her mentor what came before, or shows it again. Nobody is told. */
export const keepBefore = (
  app: App,
  by: number,
  pair: Pair,
  withheld: boolean,
): Promise<Outcome<null>> =>
  transact(app, async tx => {
    const two = await theTwo(tx, by, pair.id)
    if (two?.mine.id !== pair.mentee) return refused('problem.not-allowed')
    await withholdBefore(tx, pair.id, withheld ? app.now() : null)
    return done(null)
  })
