import type { App } from '../../app.ts'
import { done, refused, type Outcome } from '../../outcome.ts'
import type { Pair } from '../../programme/cohort.ts'
import { mostOf, type Handled } from '../../programme/ground-rules.ts'
import { keepHandles as keep } from '../../store/ground-rules.ts'
import { transact } from '../transact.ts'
import { theTwo } from '../the-two.ts'

/** One of a pair says under what the other reaches her (R34). Nobody else reads it. */
export async function keepHandles(
  app: App,
  by: number,
  pair: Pair,
  handles: ReadonlyMap<Handled, string>,
): Promise<Outcome<null>> {
  const long = [...handles].filter(([, words]) => words.length > mostOf.handle)
  const problems = long.map(
    ([method]) =>
      ({
        key: 'problem.too-long',
        values: { most: mostOf.handle },
        field: `handle-${method}`,
      }) as const,
  )
  if (problems.length > 0) return refused(...problems)
  return transact(app, async tx => {
    const two = await theTwo(tx, by, pair.id)
    if (!two) return refused('problem.not-allowed')
    await keep(tx, { pair: pair.id, place: two.mine.id }, handles)
    return done(null)
  })
}
