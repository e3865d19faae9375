import type { Values, WordKey } from './words.ts'

/** Something a person can read and put right; `field` names the control it stands beside. */
export type Problem = { key: WordKey; values?: Values; field?: string }

/** What a doing came to: done, or refused with problems a person can read. */
export type Outcome<T> = { ok: true; value: T } | { ok: false; problems: Problem[] }

export const done = <T>(value: T): Outcome<T> => ({ ok: true, value })

export const refused = (...problems: (Problem | WordKey)[]): Outcome<never> => ({
  ok: false,
  problems: problems.map(problem => (typeof problem === 'object' ? problem : { key: problem })),
})
