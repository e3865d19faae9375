import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { transformSync } from 'esbuild'

const first = ['tokens.css', 'base.css']
const last = ['print.css']

/** All style of a folder in one sheet, small: the tokens, then the parts, what is for paper last. */
function gather(folder: URL): string {
  const files = readdirSync(folder).filter(file => file.endsWith('.css'))
  const middle = files.filter(file => !first.includes(file) && !last.includes(file)).sort()
  const text = [...first, ...middle, ...last]
    .filter(file => files.includes(file))
    .map(file => readFileSync(new URL(file, folder), 'utf8'))
    .join('\n')
  return transformSync(text, { loader: 'css', minify: true, target: 'chrome120' }).code
}

/** A sheet, and the name it is served under, which changes with it. */
export type Sheet = { name: string; style: string }

function sheetOf(folder: URL): Sheet {
  const style = gather(folder)
  return { name: `${createHash('sha256').update(style).digest('hex').slice(0, 12)}.css`, style }
}

/** The sheet of every page, and one more for those about matching. */
export const sheets = {
  house: sheetOf(new URL('./', import.meta.url)),
  matching: sheetOf(new URL('./matching/', import.meta.url)),
}

/** The style served under a name; null for a name that none has. */
export const styleNamed = (name: string): string | null =>
  Object.values(sheets).find(sheet => sheet.name === name)?.style ?? null
