import type { Problem } from '../outcome.ts'

/** What is wrong with words somebody has to write: none, or more characters than there may be. */
export function wordsFault(words: string, most: number, field = 'words'): Problem | null {
  if (words === '') return { key: 'problem.required', field }
  return words.length > most ? { key: 'problem.too-long', values: { most }, field } : null
}
