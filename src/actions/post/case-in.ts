import { isPastStaff } from '../../programme/help.ts'
import { caseBy } from '../../store/cases.ts'
import type { Letter } from '../../store/letters.ts'
import type { Db } from '../../store/open.ts'
import { letterAnswered } from './letter-answered.ts'

/** The case a letter speaks of; null for any other letter. */
export function caseIn({ template, values }: Pick<Letter, 'template' | 'values'>): number | null {
  const speaks = template.startsWith('help-') && /^\d{1,12}$/.test(values['case'] ?? '')
  return speaks ? Number(values['case']) : null
}

/** Whether an answer to this letter may hold what staff who look at post are not to read. */
export async function isKeptFromStaff(tx: Db, letter: number): Promise<boolean> {
  const known = await letterAnswered(tx, letter)
  if (known?.template === 'journal-prompt') return true
  const id = known ? caseIn(known) : null
  const one = id === null ? null : await caseBy(tx, id)
  return one !== null && isPastStaff(one)
}
