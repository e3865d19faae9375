import { describe, expect, test } from 'vitest'
import { headingsKey, suggestMapping } from './headings.ts'

const table = (headings: string[], rows: string[][] = []) => ({
  headings,
  rows: rows.map((cells, at) => ({ number: at + 2, cells, torn: false })),
  blank: 0,
})
/** The suggested mapping with headings instead of places. */
const suggested = (headings: string[], rows: string[][] = []) =>
  Object.fromEntries(
    Object.entries(suggestMapping(table(headings, rows))).map(([field, at]) => [
      field,
      headings[at],
    ]),
  )

describe('which column probably holds what', () => {
  test('in a list in English', () => {
    expect(
      suggested(['Full Name', 'E-mail', 'Country', 'Time zone', 'Languages', 'Sector', 'Bio']),
    ).toEqual({
      name: 'Full Name',
      address: 'E-mail',
      country: 'Country',
      zone: 'Time zone',
      spoken: 'Languages',
      sector: 'Sector',
      background: 'Bio',
    })
  })

  test('in a list in French, where “Nom” is the family’s beside “Prénom”', () => {
    expect(suggested(['Nom', 'Prénom', 'Courriel', 'Pays', 'Langue', 'Langues parlées'])).toEqual({
      'last-name': 'Nom',
      'first-name': 'Prénom',
      address: 'Courriel',
      country: 'Pays',
      language: 'Langue',
      spoken: 'Langues parlées',
    })
    expect(suggested(['Nom', 'Adresse électronique'])).toEqual({
      name: 'Nom',
      address: 'Adresse électronique',
    })
  })

  test('in a list in Arabic', () => {
    expect(suggested(['الاسم الكامل', 'البريد الإلكتروني', 'البلد', 'اللغات', 'القطاع'])).toEqual({
      name: 'الاسم الكامل',
      address: 'البريد الإلكتروني',
      country: 'البلد',
      spoken: 'اللغات',
      sector: 'القطاع',
    })
  })

  test('in a form whose headings are whole questions', () => {
    expect(
      suggested([
        'Timestamp',
        'Do you want to sign up as a mentor?',
        'Your first name',
        'Your last name',
        'Your work email address',
        'Your job title or role',
        'Your department or agency',
      ]),
    ).toEqual({
      'first-name': 'Your first name',
      'last-name': 'Your last name',
      address: 'Your work email address',
      organisation: 'Your department or agency',
    })
  })

  test('by what stands in it, where “Address” is a street', () => {
    const rows = [['1 High Street', 'ana@example.org']]
    expect(suggested(['Address', 'Reach me at'], rows)).toEqual({ address: 'Reach me at' })
    expect(suggested(['Address', 'Town'], [['ana@example.org', 'Lima']])).toEqual({
      address: 'Address',
    })
  })

  test('with a heading that says two things', () => {
    expect(suggested(['Name', 'Organisation email'], [['Ana', 'ana@example.org']])).toEqual({
      name: 'Name',
      address: 'Organisation email',
    })
  })

  test('not at all where nothing is like what we know', () => {
    expect(suggested(['Foo', 'Bar'], [['1', '2']])).toEqual({})
  })

  test('each column once, the first of two alike', () => {
    expect(suggestMapping(table(['Email', 'Email', 'Name']))).toEqual({ address: 0, name: 2 })
  })
})

test('headings are the same headings however they are spelled, in this order', () => {
  expect(headingsKey([' E-Mail ', 'Prénom'])).toBe(headingsKey(['e mail', 'PRENOM']))
  expect(headingsKey(['a', 'b'])).not.toBe(headingsKey(['b', 'a']))
})
