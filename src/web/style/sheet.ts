import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { transformSync } from 'esbuild'

const folder = new URL('./', import.meta.url)
const first = ['tokens.css', 'base.css']
const last = ['print.css']

/** All style in one sheet, small: the tokens, then the parts, what is for paper last. */
function gather(): string {
  const files = readdirSync(folder).filter(file => file.endsWith('.css'))
  const middle = files.filter(file => !first.includes(file) && !last.includes(file)).sort()
  const text = [...first, ...middle, ...last]
    .map(file => readFileSync(new URL(file, folder), 'utf8'))
    .join('\n')
  return transformSync(text, { loader: 'css', minify: true, target: 'chrome120' }).code
}

/** The sheet, and the name it is served under, which changes with it. */
export const sheet = gather()
export const sheetName = `${createHash('sha256').update(sheet).digest('hex').slice(0, 12)}.css`
