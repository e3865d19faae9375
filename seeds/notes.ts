import * as v from 'valibot'
import type { Persona } from './people.ts'
import { die, once, readSeed } from './read.ts'

const file = v.record(v.string(), v.record(v.string(), v.array(v.string())))
const notes = once(() => readSeed('words/notes.yaml', file))

/** The short note a person leaves at something, in her own language, or none. */
export function noteOf(persona: Persona, what: string): string {
  const known = notes()[what]
  const own = known?.[persona.language] ?? known?.['en'] ?? []
  return own[die(`${persona.key} ${what} note`, own.length * 2 + 1)] ?? ''
}
