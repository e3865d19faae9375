import { isMap, isScalar, LineCounter, parseDocument, type Document } from 'yaml'
import type { Leaf } from '../guide.ts'

/** Something wrong in a guide, where it stands and, by its key, what to do. */
export type GuideProblem = {
  file: string
  line: number
  key: `guide.problem.${GuideFault}`
  values: Record<string, string | number>
}

export type GuideFault =
  | 'no-head'
  | 'broken-head'
  | 'wrong-head'
  | 'unknown-key'
  | 'unknown-placeholder'
  | 'plain-apostrophe'
  | 'missing-letter'
  | 'unused-letter'
  | 'missing-file'
  | 'phase-weeks'
  | 'step-weeks'
  | 'no-requirement'
  | 'duplicate-key'
  | 'no-source'
  | 'no-checklist'
  | 'question-who'
  | 'missing-question'
  | 'unknown-name'
  | 'unknown-requirement'
  | 'reminder-weeks'
  | 'no-text'

/** A file taken apart: what its name says, its head as data, its text, and where things stand. */
export type Opened = {
  path: string
  folder: string
  key: string
  kind: 'page' | 'letter' | 'list'
  language: string
  head: unknown
  body: string
  lineOf: (path: readonly PropertyKey[]) => number
  bodyLine: number
}

const nameShape =
  /^(?<folder>.*\/)?(?<key>[^/.]+)(?<letter>\.letter)?(\.(?<language>[a-z]{2}))?\.(?<ending>md|yaml)$/

/** Where in a YAML text something stands that a path of keys leads to; else its beginning. */
function lines(document: Document, counter: LineCounter, offset: number) {
  return (path: readonly PropertyKey[]): number => {
    for (let depth = path.length; depth > 0; depth--) {
      const parent = document.getIn(path.slice(0, depth - 1), true)
      const last = path[depth - 1]
      const pair = isMap(parent)
        ? parent.items.find(item => isScalar(item.key) && item.key.value === last)
        : undefined
      const node = pair?.key ?? document.getIn(path.slice(0, depth), true)
      const range = (node as { range?: [number, number, number] } | undefined)?.range
      if (range) return counter.linePos(range[0]).line + offset
    }
    return 1 + offset
  }
}

const fault = (path: string, line: number, name: GuideFault, values = {}): GuideProblem => ({
  file: path,
  line,
  key: `guide.problem.${name}`,
  values,
})

/** What reading a file puts where its bytes are no character of UTF-8. */
const noCharacter = '\uFFFD'

/** Takes a file apart, or says what is wrong with it. Null for a file that is no part of a guide. */
export function openLeaf(leaf: Leaf): Opened | GuideProblem | null {
  const name = nameShape.exec(leaf.path)?.groups
  if (!name) return null
  const strange = leaf.text.indexOf(noCharacter)
  if (strange >= 0) {
    return fault(leaf.path, leaf.text.slice(0, strange).split('\n').length, 'no-text')
  }
  const page = name['ending'] === 'md'
  const cut = page ? /^---\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/.exec(leaf.text) : null
  if (page && !cut) return fault(leaf.path, 1, 'no-head')
  const yaml = cut?.[1] ?? leaf.text
  const counter = new LineCounter()
  const document = parseDocument(yaml, { lineCounter: counter, uniqueKeys: true })
  const offset = page ? 1 : 0
  const rest = cut ? leaf.text.slice(cut[0].length) : ''
  const blank = rest.slice(0, rest.search(/\S|$/))
  const error = document.errors[0]
  if (error) {
    const line = counter.linePos(error.pos[0]).line + offset
    return fault(leaf.path, line, 'broken-head', { said: error.message.split('\n')[0] ?? '' })
  }
  return {
    path: leaf.path,
    folder: (name['folder'] ?? '').replace(/\/$/, ''),
    key: name['key'] ?? '',
    kind: page ? (name['letter'] ? 'letter' : 'page') : 'list',
    language: name['language'] ?? 'en',
    head: document.toJS() ?? {},
    body: rest.trim(),
    lineOf: lines(document, counter, offset),
    bodyLine: cut ? (cut[0] + blank).split('\n').length : 1,
  }
}

/** True for what `openLeaf` found wrong. */
export const isProblem = (opened: Opened | GuideProblem): opened is GuideProblem =>
  'values' in opened

export { fault }
