import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { transformSync } from 'esbuild'

/** A script as it is served, small, under a name that changes with it. */
function serve(file: string) {
  const text = readFileSync(new URL(file, import.meta.url), 'utf8')
  const { code } = transformSync(text, { loader: 'js', minify: true, target: 'chrome120' })
  const mark = createHash('sha256').update(code).digest('hex').slice(0, 12)
  return { name: file.replace('.js', `-${mark}.js`), code }
}

/** Dragging on the board. */
export const pairBoard = serve('pair-board.js')

/** Messages that appear while a page is open. */
export const liveMessages = serve('live-messages.js')

/** A script by the name it is served under. */
export const scriptNamed = (name: string): string | null =>
  [pairBoard, liveMessages].find(script => script.name === name)?.code ?? null
