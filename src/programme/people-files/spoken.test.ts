import { describe, expect, test } from 'vitest'
import { readLanguage, readSpoken } from './spoken.ts'

const told = (text: string) =>
  readSpoken(text)
    .spoken.map(({ language, level }) => `${language} ${level}`)
    .join(', ')

describe('the languages of a cell, each with how well', () => {
  test.for<[string, string]>([
    ['French (fluent); English', 'fr fluent, en good'],
    ['French (fluent, since childhood), English (basic)', 'fr fluent, en basic'],
    ['en, fr; es', 'en good, fr good, es good'],
    ['English and Swahili', 'en good, sw good'],
    ['anglais et français', 'en good, fr good'],
    ['العربية والإنجليزية', 'ar good, en good'],
    ['العربية (لغة أم)، الفرنسية (جيد)', 'ar fluent, fr good'],
    ['fluent Portuguese', 'pt fluent'],
    ['Portuguese - native speaker', 'pt fluent'],
    ['English: B2\nGerman: A1', 'en good, de basic'],
    ['Chinese (Mandarin), 中文', 'zh good'],
    ['English (UK)', 'en good'],
    ['Deutsch | español', 'de good, es good'],
    ['Tagalog, Farsi, Kiswahili', 'fil good, fa good, sw good'],
    ['pt-BR', 'pt good'],
    ['French, French (fluent)', 'fr fluent'],
    ['none', ''],
    ['N/A', ''],
    ['', ''],
  ])('%s', ([text, expected]) => {
    expect(told(text)).toBe(expected)
    expect(readSpoken(text).unknown).toEqual([])
  })

  test('what is no language is named', () => {
    expect(readSpoken('French, Klingon (fluent); a bit of this')).toEqual({
      spoken: [{ language: 'fr', level: 'good' }],
      unknown: ['Klingon', 'a bit of this'],
    })
  })
})

test.for<[string, string | null]>([
  ['fr', 'fr'],
  ['FR', 'fr'],
  ['French', 'fr'],
  ['français', 'fr'],
  ['الفرنسية', 'fr'],
  ['فرنسية', 'fr'],
  ['ar_EG', 'ar'],
  ['Klingon', null],
  ['', null],
])('the language %s is %s', ([text, tag]) => expect(readLanguage(text)).toBe(tag))
