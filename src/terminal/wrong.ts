import type { GivenProblem } from '../programme/matching/given/people.ts'
import { say, type Values, type WordKey } from '../words.ts'

/** The command line speaks the source’s language. */
export const tell = (key: WordKey, values?: Values) => say('en', key, values)

/** The input is wrong: what to tell, a line each. */
export class Wrong extends Error {
  readonly lines: string[]
  constructor(...lines: string[]) {
    super(lines.join('\n'))
    this.lines = lines
  }
}

/** A file that cannot be read, and why, as the machine calls it. */
export function noFile(file: string, error: unknown): Wrong {
  const why = error instanceof Error && 'code' in error ? String(error.code) : String(error)
  return new Wrong(tell('match.no-file', { file, why }))
}

const shown = 20

/** Problems with their files and rows; many of them are counted rather than told. */
export function complaint(problems: GivenProblem[]): Wrong {
  const lines = problems.slice(0, shown).map(({ file, row, key, values }) => {
    const what = tell(key, values)
    return tell('match.problem', { file, row, what })
  })
  const more = problems.length - shown
  return new Wrong(...lines, ...(more > 0 ? [tell('match.more', { count: more })] : []))
}
