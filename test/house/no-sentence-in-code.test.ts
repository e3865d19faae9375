import { describe, expect, test } from 'vitest'
import { code, lineOf, nodesOf, treeOf, type Node, type Source } from './sources.ts'

/** Two words beside each other: what a person would read as part of a sentence. */
const readsAsWords = (text: string) => /\p{L}{2,}[^\p{L}<>{}]*\s+[^\p{L}<>{}]*\p{L}{2,}/u.test(text)

/** Attributes that are read out or shown. */
const shown = new Set(['aria-label', 'aria-description', 'title', 'alt', 'placeholder', 'label'])

/** A sentence as such: begins with a capital, then at least three more words. */
const isSentence = (text: string) => /^\p{Lu}\p{Ll}*(?:[ ,]+[\p{L}’'-]+){3,}/u.test(text.trim())

const textOf = (node: Node): string => {
  if (node.type === 'TemplateElement') return String((node['value'] as { cooked?: string }).cooked)
  return typeof node['value'] === 'string' ? node['value'] : ''
}

/** What is thrown, logged or asked of the database is for the people of the machine. */
const forMachinists = (above: Node[], source: Source) =>
  above.some(node => {
    if (node.type === 'ThrowStatement' || node.type === 'TaggedTemplateExpression') return true
    if (node.type !== 'NewExpression' && node.type !== 'CallExpression') return false
    const called = source.text.slice(node.start, node.start + 40)
    return /^(new \w*Error|super|log|app\.log|[\w.]*\.raw)\(/.test(called)
  })

/** Every sentence in a file that a person could come to read. */
function sentencesIn(source: Source): string[] {
  const found: string[] = []
  for (const { node, above } of nodesOf(treeOf(source))) {
    const parent = above.at(-1)
    const told = (text: string) =>
      found.push(`${source.path}:${lineOf(source, node.start)} ${text.trim()}`)
    if (node.type === 'JSXText') {
      const text = textOf(node)
      if (readsAsWords(text)) told(text)
    } else if (node.type === 'Literal' || node.type === 'TemplateElement') {
      const text = textOf(node)
      const name = parent?.type === 'JSXAttribute' ? (parent['name'] as Node)['name'] : null
      const inAttribute = typeof name === 'string' && shown.has(name) && readsAsWords(text)
      const inChildren =
        above.some(one => one.type === 'JSXExpressionContainer') &&
        !above.some(one => one.type === 'JSXAttribute' || one.type === 'CallExpression') &&
        readsAsWords(text)
      const asSuch = isSentence(text) && !forMachinists(above, source)
      if (inAttribute || inChildren || asSuch) told(text)
    }
  }
  return found
}

/** Where words stand in code, and why they may. */
const mayHaveWords = new Set([
  'src/config.ts', // said before any language is known, to whoever starts the program
  'src/programme/people-files/countries.ts', // how people spell countries in their files
])

describe('code holds no sentences', () => {
  test('everything a person reads lies in guide/ or words/', () => {
    const sources = code().filter(({ path }) => !mayHaveWords.has(path))
    expect(sources.flatMap(sentencesIn)).toEqual([])
  })

  test('a sentence in a page, in a label, in braces and in a variable would be caught', () => {
    const planted = (text: string) => sentencesIn({ path: 'planted.tsx', text }).length
    expect([
      planted('const A = () => <p>Your letter is on its way.</p>'),
      planted('const A = () => <nav aria-label="Main menu"></nav>'),
      planted("const A = () => <p>{'Your letter'}</p>"),
      planted('const A = ({ n }) => <p>{`${n} letters went`}</p>'),
      planted("const said = 'Your letter is on its way.'"),
    ]).toEqual([1, 1, 1, 1, 1])
  })

  test('a name, a class, a key of words, an error and a query are none', () => {
    const planted = (text: string) => sentencesIn({ path: 'planted.tsx', text })
    expect([
      planted('const A = () => <a class="button first">Wayfellow</a>'),
      planted("const A = () => <p>{tell(visit, 'sign-in.sent.lead')}</p>"),
      planted("throw new Error('This address is about no cohort')"),
      planted('sql`Select this from that where so`'),
      planted('const A = () => <i class={wide ? "initials little" : "initials"} />'),
    ]).toEqual([[], [], [], [], []])
  })
})
