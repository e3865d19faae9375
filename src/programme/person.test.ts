import { describe, expect, test } from 'vitest'
import { initials, readAddress, seenBy, type Profile } from './person.ts'

test.each([
  ['Amaru Quispe', 'AQ'],
  ['Nguyễn Đức Anh', 'NA'],
  ['مريم البلوشية', 'ما'],
  ['林瑋婷', '林'],
  ['Suharyono', 'S'],
  ['  Jean-Luc   de la Tour ', 'JT'],
  ['…', ''],
])('%s without a photograph is %s', (name, letters) => {
  expect(initials(name)).toBe(letters)
})

describe('an address', () => {
  test.each([
    'ana@example.org',
    'Ana.B+x@Example.ORG ',
    'o’neill@example.co.uk',
    'a@bücher.example',
  ])('%s is one', text => {
    expect(readAddress(text)).toBe(text.trim().toLowerCase())
  })

  test.each([
    'ana',
    'ana@',
    '@example.org',
    'ana@example',
    'ana@example.org, ben@example.org',
    'Ana <ana@example.org>',
    'ana@example.org\r\nBcc: all@example.org',
    'ana b@example.org',
    `${'a'.repeat(250)}@example.org`,
  ])('%j is none', text => {
    expect(readAddress(text)).toBeNull()
  })
})

describe('a profile (R89)', () => {
  const profile: Profile = {
    name: 'Ana',
    pronouns: 'she',
    country: 'BR',
    zone: 'America/Recife',
    language: 'pt',
    spoken: [],
    sector: 'technical',
    organisation: 'A network',
    background: 'A past',
    circles: { pronouns: 'staff', background: 'partner' },
  }

  test.each([
    ['staff', 'she', 'A past', 'A network'],
    ['partner', null, 'A past', 'A network'],
    ['cohort', null, null, 'A network'],
  ] as const)(
    'shows %s what its person lets them see',
    (circle, pronouns, background, organisation) => {
      expect(seenBy(profile, circle)).toEqual({ ...profile, pronouns, background, organisation })
    },
  )
})
