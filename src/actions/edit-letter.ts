import type { App } from '../app.ts'
import { done, refused, type Outcome } from '../outcome.ts'
import { letterOf } from '../programme/guide.ts'
import { unknownInLine, unknownPlaceholders } from '../programme/letter-text.ts'
import { cohortBy } from '../store/cohorts.ts'
import { guideOf } from '../store/guides.ts'
import { note } from '../store/history.ts'
import { holdLetter, letterBy } from '../store/letters.ts'
import { dropEdit, saveEdit } from '../store/letter-edits.ts'
import { transact } from './transact.ts'

type Edit = { template: string; language: string; subject: string; body: string }

/** Staff change a letter’s words for this cohort in one language (F5). The guide keeps its own. */
export async function editLetter(
  app: App,
  by: number,
  cohort: number,
  edit: Edit,
): Promise<Outcome<null>> {
  const { subject, body } = edit
  if (subject === '') return refused({ key: 'problem.required', field: 'subject' })
  if (body === '') return refused({ key: 'problem.required', field: 'body' })
  const [unknown] = [...unknownInLine(subject), ...unknownPlaceholders(body)]
  if (unknown) {
    const values = { name: `{${unknown.name}}` }
    return refused({ key: 'letters.problem.placeholder', values, field: 'body' })
  }
  return transact(app, async tx => {
    const known = await cohortBy(tx, cohort)
    if (!known) return refused('problem.gone')
    letterOf(await guideOf(tx, known.edition), edit.template)
    await saveEdit(tx, { cohort, ...edit }, app.now())
    const details = { letter: edit.template, language: edit.language }
    await note(tx, { at: app.now(), by, cohort, verb: 'edited-letter', details })
    return done(null)
  })
}

/** Staff go back to the guide’s own words. */
export const restoreLetter = (
  app: App,
  by: number,
  cohort: number,
  { template, language }: { template: string; language: string },
): Promise<Outcome<null>> =>
  transact(app, async tx => {
    await dropEdit(tx, cohort, template, language)
    const details = { letter: template, language }
    await note(tx, { at: app.now(), by, cohort, verb: 'restored-letter', details })
    return done(null)
  })

/** Staff hold one letter that is owed, or let it go. */
export const holdOneLetter = (
  app: App,
  by: number,
  cohort: number,
  { letter, hold }: { letter: number; hold: boolean },
): Promise<Outcome<null>> =>
  transact(app, async tx => {
    const known = await letterBy(tx, letter)
    if (known?.cohort !== cohort) return refused('problem.gone')
    if (!(await holdLetter(tx, letter, hold ? app.now() : null))) {
      return refused('letters.problem.sent')
    }
    const details = { letter: known.template }
    const line = { at: app.now(), by, cohort, about: known.to, details }
    await note(tx, { ...line, verb: hold ? 'held-letter' : 'released-letter' })
    return done(null)
  })
