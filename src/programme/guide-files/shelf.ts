import * as v from 'valibot'
import type { Told } from '../told.ts'
import { fault, type GuideProblem, type Opened } from './leaf.ts'
import { heads, translatedHeads, type Head, type Kind, type TranslatedHead } from './heads.ts'

/** A file in its source language with its translations, all heads checked. */
export type Book<K extends Kind> = {
  kind: K
  path: string
  folder: string
  key: string
  head: Head<K>
  body: Told
  translations: Map<string, TranslatedHead<K>>
  opened: Opened
  /** The file of each language, for the lines of what is wrong in it. */
  sheets: Map<string, Opened>
}

const lists = ['glossary', 'meetings', 'regions', 'sectors'] as const

/** What kind of file this is, by its place; null for a place where no file belongs. */
export function kindOf(opened: Opened): Kind | null {
  if (opened.kind === 'list') return lists.find(list => list === opened.key) ?? null
  if (opened.kind === 'letter') return 'letter'
  const [top = '', ...deeper] = opened.folder.split('/')
  if (top === '') return opened.key === 'guide' ? 'guide' : null
  if (top === 'questions') return 'questions'
  if (top === 'community') return 'group'
  if (top === 'library') return 'resource'
  if (top === 'courses') return opened.key === 'course' ? 'course' : 'lesson'
  if (opened.key === 'phase' && deeper.length === 0) return 'phase'
  const head = opened.head
  return typeof head === 'object' && head !== null && 'page' in head ? 'page' : 'step'
}

/** Checks a head against its schema. Each thing wrong becomes a problem with its line. */
export function readHead<S extends v.GenericSchema>(
  schema: S,
  opened: Opened,
): { head: v.InferOutput<S> | null; problems: GuideProblem[] } {
  const read = v.safeParse(schema, opened.head)
  if (read.success) return { head: read.output, problems: [] }
  const problems = read.issues.map(issue => {
    const path = (issue.path ?? []).map(part => part.key as PropertyKey)
    const known = issue.type !== 'strict_object' || issue.expected !== 'never'
    return fault(opened.path, opened.lineOf(path), known ? 'wrong-head' : 'unknown-key', {
      place: path.join('.') || '–',
      expected: issue.expected ?? issue.requirement?.toString() ?? '',
      found: issue.received,
    })
  })
  return { head: null, problems }
}

type Sheet = { opened: Opened; kind: Kind }
const placeOf = ({ opened, kind }: Sheet) => `${kind} ${place(opened)}`

function readBook<K extends Kind>(kind: K, source: Opened, others: Opened[]) {
  const { head, problems } = readHead(heads[kind] as v.GenericSchema<unknown, Head<K>>, source)
  const translations = new Map<string, TranslatedHead<K>>()
  const body: Told = { en: source.body }
  const sheets = new Map([['en', source]])
  for (const other of others) {
    const schema = translatedHeads[kind] as v.GenericSchema<unknown, TranslatedHead<K>>
    const read = readHead(schema, other)
    problems.push(...read.problems)
    if (read.head === null) continue
    translations.set(other.language, read.head)
    sheets.set(other.language, other)
    body[other.language] = other.body
  }
  const { path, folder, key } = source
  const read = { kind, path, folder, key, body, translations, opened: source, sheets }
  const book: Book<K> | null = head === null ? null : { ...read, head }
  return { book, problems }
}

const place = (opened: Opened) => `${opened.folder}/${opened.key}`

/** A page and a step lie in the same folders; a translation is what its source is. */
function sheetsOf(files: Opened[]): Sheet[] {
  const isPage = (opened: Opened) => opened.language === 'en' && kindOf(opened) === 'page'
  const pages = new Set(files.filter(isPage).map(place))
  return files.flatMap(opened => {
    const kind = kindOf(opened)
    if (kind === null) return []
    return [{ opened, kind: kind === 'step' && pages.has(place(opened)) ? 'page' : kind }]
  })
}

/** All files as books by kind; a translation without its source is a problem. */
export function shelve(files: Opened[]): { books: Book<Kind>[]; problems: GuideProblem[] } {
  const sheets = sheetsOf(files)
  const strays = files
    .filter(opened => kindOf(opened) === null)
    .map(opened => fault(opened.path, 1, 'unknown-name', { name: opened.path }))
  const groups = Map.groupBy(sheets, placeOf)
  const problems: GuideProblem[] = strays
  const books: Book<Kind>[] = []
  for (const group of groups.values()) {
    const source = group.find(sheet => sheet.opened.language === 'en')
    const others = group.filter(sheet => sheet.opened.language !== 'en').map(s => s.opened)
    if (!source) {
      problems.push(...others.map(other => fault(other.path, 1, 'no-source', { name: other.key })))
      continue
    }
    const read = readBook(source.kind, source.opened, others)
    problems.push(...read.problems)
    if (read.book) books.push(read.book)
  }
  return { books, problems }
}

/** The books of one kind. */
export const booksOf = <K extends Kind>(books: Book<Kind>[], kind: K): Book<K>[] =>
  books.filter((book): book is Book<K> => (book as Book<Kind>).kind === kind)

/** A text of the head in all its languages. */
export function toldFrom<K extends Kind>(
  book: Book<K>,
  source: string,
  pick: (translated: TranslatedHead<K>) => string | undefined,
): Told {
  const text: Told = { en: source }
  for (const [language, translated] of book.translations) {
    const found = pick(translated)
    if (found !== undefined) text[language] = found
  }
  return text
}
