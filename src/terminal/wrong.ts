import { readFileSync } from 'node:fs'
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

/** The bytes of a file; one that cannot be read is wrong, and why, as the machine calls it. */
export function readBytes(file: string): Buffer {
  try {
    return readFileSync(file)
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    throw new Wrong(tell('match.no-file', { file, why }))
  }
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
