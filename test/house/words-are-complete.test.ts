import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { IntlMessageFormat } from 'intl-messageformat'
import { describe, expect, test } from 'vitest'
import { openLeaf } from '../../src/programme/guide-files/leaf.ts'
import { placeholdersIn } from '../../src/programme/letter-text.ts'
import { languages, locale } from '../../src/words.ts'
import { root } from './sources.ts'

type Book = Map<string, string>

/** A language’s words: those of all its files, and the keys that stand in two of them. */
function bookOf(language: string): { book: Book; twice: string[] } {
  const folder = join(root, 'words', language)
  const book: Book = new Map()
  const twice: string[] = []
  for (const file of readdirSync(folder).filter(name => name.endsWith('.json'))) {
    const words: Record<string, string> = JSON.parse(readFileSync(join(folder, file), 'utf8'))
    for (const [key, text] of Object.entries(words)) {
      if (book.has(key)) twice.push(key)
      book.set(key, text)
    }
  }
  return { book, twice }
}

type Part = ReturnType<IntlMessageFormat['getAst']>[number]

/** The places of a sentence, each once. A number may be written out in forms where it is due. */
function placesOf(parts: Part[]): string[] {
  const kinds = ['', 'text', 'text', 'date', 'time', 'select', 'text']
  const places = parts.flatMap(part => {
    const kind = kinds[part.type]
    if (!kind || !('value' in part)) return []
    const below =
      'options' in part ? Object.values(part.options).flatMap(o => placesOf(o.value)) : []
    return [kind === 'text' ? part.value : `${part.value} as ${kind}`, ...below]
  })
  return [...new Set(places)].sort()
}

type Plural = { ordinal: boolean; forms: string[] }

/** Every plural of a sentence, with the forms it has. */
const pluralsOf = (parts: Part[]): Plural[] =>
  parts.flatMap(part => {
    if (!('options' in part)) return []
    const below = Object.values(part.options).flatMap(option => pluralsOf(option.value))
    if (!('pluralType' in part)) return below
    return [{ ordinal: part.pluralType === 'ordinal', forms: Object.keys(part.options) }, ...below]
  })

const astOf = (language: string, text: string) =>
  new IntlMessageFormat(text, locale(language), undefined, { ignoreTag: true }).getAst()

/** What is wrong with a language’s words, measured by those of the source. */
function faultsOf(language: string, book: Book, source: Book): string[] {
  const missing = [...source.keys()].filter(key => !book.has(key)).map(key => `${key} is missing`)
  const others = [...book].flatMap(([key, text]) => {
    const original = source.get(key)
    if (original === undefined) return [`${key} is not in the source`]
    if (text.trim() === '') return [`${key} is empty`]
    const parts = astOf(language, text)
    const wanted = placesOf(astOf('en', original)).join(', ')
    const places = placesOf(parts).join(', ')
    const faults = places === wanted ? [] : [`${key} has the places ${places}, not ${wanted}`]
    for (const { ordinal, forms } of pluralsOf(parts)) {
      const type = ordinal ? 'ordinal' : 'cardinal'
      const rules = new Intl.PluralRules(locale(language), { type })
      const named = forms
        .filter(form => !form.startsWith('='))
        .sort()
        .join(' ')
      const needed = rules.resolvedOptions().pluralCategories.toSorted().join(' ')
      if (named !== needed) faults.push(`${key} has the forms ${named}, not ${needed}`)
    }
    return faults
  })
  return [...missing, ...others]
}

const source = bookOf('en').book

describe.each(languages)('the words in %s', language => {
  const { book, twice } = bookOf(language)

  test('have every key of the source once, its places, and all forms of the language', () => {
    expect([
      ...twice.map(key => `${key} is there twice`),
      ...faultsOf(language, book, source),
    ]).toEqual([])
  })
})

test('a missing key, a strange key, a lost place and a missing form would be caught', () => {
  const original: Book = new Map([
    ['a', 'Hello {name}'],
    ['b', '{count, plural, one {# letter} other {# letters}}'],
    ['c', 'Gone'],
  ])
  const planted: Book = new Map([
    ['a', 'Bonjour {nom}'],
    ['b', '{count, plural, one {# lettre} other {# lettres}}'],
    ['d', 'Étranger'],
  ])
  expect(faultsOf('fr', planted, original)).toEqual([
    'c is missing',
    'a has the places nom, not name',
    'b has the forms one other, not many one other',
    'd is not in the source',
  ])
})

describe('the system’s own letters', () => {
  const folder = join(root, 'words/letters')
  const leaves = readdirSync(folder).map(path => {
    const opened = openLeaf({ path, text: readFileSync(join(folder, path), 'utf8') })
    if (!opened || !('body' in opened)) throw new Error(`${path} cannot be read`)
    return opened
  })

  test('are written in every language of the words', () => {
    const written = Map.groupBy(leaves, leaf => leaf.key)
    const there = [...written].map(([key, texts]) => [key, texts.map(text => text.language).sort()])
    expect(there).toEqual([...written.keys()].map(key => [key, languages.toSorted()]))
  })

  test('have the same places in every language', () => {
    const places = (leaf: (typeof leaves)[number]) => {
      const { subject = '', why = '' } = leaf.head as { subject?: string; why?: string }
      return placeholdersIn(`${subject}\n${why}\n${leaf.body}`).sort().join(' ')
    }
    const differing = leaves.filter(leaf => {
      const original = leaves.find(one => one.key === leaf.key && one.language === 'en')
      return !original || places(original) !== places(leaf)
    })
    expect(differing.map(({ path }) => path)).toEqual([])
  })
})
