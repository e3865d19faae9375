import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const folder = fileURLToPath(new URL('./mail/', import.meta.url))

/** Our own messages as mail programs write them: the raw bytes, and what their writer wrote. */
export const messages = (): { name: string; raw: Uint8Array; words: string }[] =>
  readdirSync(folder)
    .filter(name => name.endsWith('.eml'))
    .map(name => ({
      name: name.replace('.eml', ''),
      raw: readFileSync(join(folder, name)),
      words: readFileSync(join(folder, name.replace('.eml', '.txt')), 'utf8').trim(),
    }))
