import type { App } from '../app.ts'
import { done, refused, type Outcome } from '../outcome.ts'
import { note } from '../store/history.ts'
import { decideDoubt, letterBy } from '../store/letters.ts'
import { transact } from './transact.ts'

/**
 * Staff settle letters in doubt: they arrived, or they are to go once more. Never by itself. A
 * letter somebody else has settled meanwhile is left as it is; each of the others has its line.
 */
export const settleDoubt = (
  app: App,
  by: number,
  cohort: number,
  { letters, decision }: { letters: readonly number[]; decision: 'arrived' | 'again' },
): Promise<Outcome<number>> =>
  transact(app, async tx => {
    if (letters.length === 0) {
      return refused({ key: 'letters.doubt.problem.none', field: 'letter' })
    }
    let settled = 0
    for (const letter of new Set(letters)) {
      const known = await letterBy(tx, letter)
      if (known?.cohort !== cohort) continue
      if (!(await decideDoubt(tx, letter, decision, app.now()))) continue
      const line = { at: app.now(), by, cohort, about: known.to }
      const verb = decision === 'again' ? 'sent-again' : 'said-arrived'
      await note(tx, { ...line, verb, details: { letter: known.template } })
      settled += 1
    }
    return settled === 0 ? refused('problem.gone') : done(settled)
  })
