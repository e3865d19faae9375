import { expect, test } from 'vitest'
import { findTerms } from './glossary.ts'
import type { Term } from './guide.ts'

const term = (name: string, expansion: string, definition: string): Term => ({
  key: name.toLowerCase(),
  term: name,
  expansion: { en: expansion, fr: `${expansion} en français` },
  definition: { en: definition },
  category: 'structure',
  level: 'newcomer',
})

const glossary = [
  term('ALAC', 'At-Large Advisory Committee', 'Speaks for Internet users.'),
  term('GNSO', 'Generic Names Supporting Organization', 'Makes policy for generic names.'),
  term('gTLD', 'generic top-level domain', 'A name such as .org.'),
  term('At-Large', 'At-Large', 'The community of ALAC.'),
]
const found = (asked: string, language = 'en') =>
  findTerms(glossary, asked, language).map(one => one.term)

test('an acronym is explained first, then what speaks of it (R84)', () => {
  expect(found('alac')).toEqual(['ALAC', 'At-Large'])
})

test('a part of a name is enough', () => {
  expect(found('generic')).toEqual(['GNSO', 'gTLD'])
})

test('accents and capitals do not matter, and the reader’s language counts', () => {
  expect(found('EN FRANCAIS', 'fr')).toEqual(['ALAC', 'GNSO', 'gTLD', 'At-Large'])
  expect(found('EN FRANCAIS', 'en')).toEqual([])
})

test('nothing asked finds nothing', () => {
  expect(found('  ')).toEqual([])
})
