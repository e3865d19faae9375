import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { transformSync } from 'esbuild'

const folder = new URL('./', import.meta.url)
const first = ['tokens.css', 'base.css']
const last = ['print.css']

const small = (text: string) =>
  transformSync(text, { loader: 'css', minify: true, target: 'chrome120' }).code

/** The style of a folder in one sheet, small: the tokens, then the parts, what is for paper last. */
function gather(from: URL): string {
  const files = readdirSync(from).filter(file => file.endsWith('.css'))
  const middle = files.filter(file => !first.includes(file) && !last.includes(file)).sort()
  const ends = (names: string[]) => names.filter(file => files.includes(file))
  return small(
    [...ends(first), ...middle, ...ends(last)]
      .map(file => readFileSync(new URL(file, from), 'utf8'))
      .join('\n'),
  )
}

const nameOf = (text: string) =>
  `${createHash('sha256').update(text).digest('hex').slice(0, 12)}.css`

/** The sheet, and the name it is served under, which changes with it. */
export const sheet = gather(folder)
export const sheetName = nameOf(sheet)

/** What only the pages of matching need, so that no other page carries it. */
export const boardSheet = gather(new URL('board/', folder))
export const boardSheetName = nameOf(boardSheet)
