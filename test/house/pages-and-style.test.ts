import { describe, expect, test } from 'vitest'
import { letterStyle } from '../../src/programme/letter-sheet.ts'
import { code, filesIn, withoutComments, type Source } from './sources.ts'

/** Left and right, where a reader of Arabic has the other. */
const physical = [
  /\b(?:margin|padding|border|scroll-margin|scroll-padding)-(?:left|right)\b/,
  /\bborder-(?:top|bottom)-(?:left|right)-radius\b/,
  /(?:^|[\s;{])(?:left|right)\s*:/,
  /\btext-align\s*:\s*(?:left|right)\b/,
  /\b(?:float|clear)\s*:\s*(?:left|right)\b/,
]

/** Four lengths, of which the second (right) and the fourth (left) differ. */
function lopsided(line: string): boolean {
  const [, lengths = ''] = /\b(?:margin|padding|inset|border-width)\s*:\s*([^;}]+)/.exec(line) ?? []
  const [, right, , left] = lengths.trim().split(/\s+(?![^(]*\))/)
  return left !== undefined && right !== left
}

const handed = ({ path, text }: Source): string[] =>
  text
    .replace(/\/\*[\s\S]*?\*\//g, comment => comment.replace(/[^\n]/g, ' '))
    .split('\n')
    .flatMap((line, at) =>
      physical.some(rule => rule.test(line)) || lopsided(line)
        ? [`${path}:${at + 1} ${line.trim()}`]
        : [],
    )

describe('style knows no left and no right', () => {
  test('in the sheets of the site, and in the rules that pages write themselves', () => {
    const sheets = filesIn('src', /\.css$/)
    const inPages = code().filter(({ text }) =>
      /<style|@media|inline-size|style=|const style/.test(text),
    )
    expect([...sheets, ...inPages].flatMap(handed)).toEqual([])
  })

  test('in letters', () => {
    expect(handed({ path: 'a letter', text: letterStyle })).toEqual([])
  })

  test('each of its ways would be caught; start, end and the middle are not', () => {
    const planted = (text: string) => handed({ path: 'planted.css', text }).length
    expect([
      planted('p { margin-left: 1px }'),
      planted('p { border-right: 1px solid }'),
      planted('p { position: absolute; left: 0 }'),
      planted('p { text-align: right }'),
      planted('img { float: left }'),
      planted('p { padding: 8px 16px 8px 0 }'),
      planted('p { border-top-left-radius: 2px }'),
      planted('p { margin-inline-start: 1px; text-align: end; inset-inline-end: 0 }'),
      planted('p { padding: 8px 16px 4px 16px; margin: 0 auto }'),
      planted('/* left: here */'),
    ]).toEqual([1, 1, 1, 1, 1, 1, 1, 0, 0, 0])
  })
})

/** Where HTML is written by hand or left unescaped, and why it may be. */
const mayWriteHtml = new Set([
  'src/web/parts/markdown.tsx', // the renderer has escaped it
  'src/web/parts/document.ts', // the doctype
  'src/programme/letter-sheet.ts', // a letter is no page of ours
  'src/terminal/paper.ts', // a file on somebody’s disk, printed from the guide
])
const raw =
  /(?<!\.)\braw\(|\bhtml`|from 'hono\/html'|dangerouslySetInnerHTML|innerHTML|insertAdjacentHTML|document\.write|\btoHtml\(/
const writesHtml = (source: Source) =>
  source.path !== 'src/markdown.ts' && raw.test(withoutComments(source))

describe('raw HTML', () => {
  test('is written in the few places where it may be, and nowhere else', () => {
    const found = code()
      .filter(writesHtml)
      .map(({ path }) => path)
    expect(found.filter(path => !mayWriteHtml.has(path))).toEqual([])
  })

  test('every place that may does; a list of exceptions only shrinks', () => {
    const found = code()
      .filter(writesHtml)
      .map(({ path }) => path)
    expect([...mayWriteHtml].filter(path => !found.includes(path))).toEqual([])
  })

  test('in another place would be caught', () => {
    const planted = (text: string) => writesHtml({ path: 'planted.tsx', text })
    expect([
      planted("import { raw } from 'hono/html'"),
      planted('const A = () => <p dangerouslySetInnerHTML={{ __html: x }} />'),
      planted('element.innerHTML = x'),
      planted('await sql.raw(statement).execute(tx)'),
      planted('const A = () => <p>{x}</p>'),
    ]).toEqual([true, true, true, false, false])
  })
})
