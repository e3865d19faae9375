import { describe, expect, test } from 'vitest'
import { composeLetter, type CohortFacts } from '../../src/actions/compose-letters.ts'
import { ownLetters } from '../../src/own-letters.ts'
import type { Guide } from '../../src/programme/guide.ts'
import { readGuide } from '../../src/programme/guide-files/read.ts'
import { htmlLetter, textLetter } from '../../src/programme/letter-sheet.ts'
import type { Place } from '../../src/programme/cohort.ts'
import type { Person } from '../../src/programme/person.ts'
import { roles, type Role } from '../../src/programme/role.ts'
import { muscat, shippedGuide } from '../cohort.ts'

const read = readGuide('stakeholder-journey', shippedGuide())

function theGuide(): Guide {
  if (!read.guide) throw new Error('The shipped guide cannot be read')
  return read.guide
}
const guide = theGuide()

test('the guide has nothing wrong in it', () => {
  expect(read.problems).toEqual([])
})

/** Every text of the guide that lacks a language, by its way through the guide. */
function untold(thing: unknown, languages: string[], way = ''): string[] {
  if (typeof thing !== 'object' || thing === null) return []
  const entries = Object.entries(thing)
  const isTold = 'en' in thing && entries.every(([, text]) => typeof text === 'string')
  if (isTold) {
    const told = new Map(entries)
    if (told.get('en') === '') return []
    return languages.filter(one => !told.get(one)).map(one => `${way} in ${one}`)
  }
  return entries.flatMap(([name, one]) => {
    const key = typeof one === 'object' && one !== null && 'key' in one ? String(one.key) : name
    return untold(one, languages, `${way}/${key}`)
  })
}

describe('every text of the guide', () => {
  test('is told in every language the guide promises', () => {
    // What letters stand for is translated only where the community has accepted a translation.
    const optional = /^\/glossary\/[^/]+\/expansion in /
    const lacking = untold(guide, guide.languages).filter(line => !optional.test(line))
    expect(lacking).toEqual([])
  })

  test('one untold would be caught', () => {
    const planted = { steps: [{ key: 'a', title: { en: 'A', fr: 'A' }, body: { en: '' } }] }
    expect(untold(planted, ['en', 'fr', 'ar'])).toEqual(['/steps/a/title in ar'])
  })
})

const at = Temporal.Instant.from('2026-08-22T12:00:00Z')

const placed = (id: number, role: Role): Place => ({
  id,
  cohort: 1,
  person: id,
  role,
  groups: ['gnso'],
  capacity: 2,
  least: 0,
  reserveSince: null,
  need: 1,
  confirmedAt: at,
  leftAt: null,
})

const named = (id: number, name: string): Person => ({
  id,
  name,
  address: `${name.toLowerCase()}@example.org`,
  pronouns: null,
  country: null,
  zone: null,
  language: null,
  spoken: [],
  sector: null,
  organisation: null,
  background: id === 3 ? 'I have been in {three} rooms.' : null,
  circles: {},
  photo: false,
})

const people = new Map(
  ['Olu', 'Petra', 'Mei', 'Ana'].map((name, place) => [place + 1, named(place + 1, name)]),
)

const facts: CohortFacts = {
  cohort: {
    id: 1,
    name: 'Mentor pilot',
    organisation: 'ICANN',
    address: 'mentoring@example.org',
    edition: 1,
    version: 1,
    meeting: muscat,
    scheduledOn: muscat.startsOn.subtract({ weeks: 12 }),
    changes: [],
    closedAt: null,
  },
  guide,
  places: roles.map((role, place) => placed(place + 1, role)),
  pairs: [{ id: 1, cohort: 1, mentor: 3, mentee: 4, route: null }],
  marks: [],
  added: [],
  edits: new Map(),
}

const values = {
  introduction: 'Hello Ana,\n\nI am {Mei}.',
  'before-city': 'Muscat',
  'before-on': '2026-10-17',
  'after-city': 'Lisbon',
  'after-on': '2026-11-07',
  partner: 'Mei',
  about: 'Bo',
  link: 'https://wayfellow.test/cohorts/1/journey/asking/1',
  'until-on': '2026-08-27',
  ...Object.fromEntries(guide.languages.map(language => [`fit-${language}`, 'Both like tea.'])),
  ...Object.fromEntries(guide.languages.map(language => [`rules-${language}`, '- Tea at five'])),
  ...Object.fromEntries(guide.languages.map(language => [`prompt-${language}`, 'And today?'])),
  ...Object.fromEntries(guide.languages.map(language => [`times-${language}`, '1. At five'])),
}

/** A letter for a reader in a language, with every sheet it is written on. */
function written(template: string, to: number, language: string, mailIn: string | null = null) {
  const from = template === 'introduction' ? 3 : null
  const sketch = { template, cohort: 1, to, from, values }
  const app = { now: () => at, origin: 'https://wayfellow.test', mailIn }
  const { letter } = composeLetter(app, facts, people, sketch, { wanted: language })
  const head = { above: 'Above', organisation: 'ICANN', fewer: 'https://wayfellow.test/fewer' }
  return { letter, text: textLetter(letter, head), html: htmlLetter(letter, head) }
}

const cases = guide.letters.flatMap(letter =>
  letter.to.flatMap(role =>
    guide.languages.map(language => ({ template: letter.key, role, language })),
  ),
)
const own = ownLetters
  .filter(template => template !== 'sign-in')
  .flatMap(template =>
    roles.flatMap(role => guide.languages.map(language => ({ template, role, language }))),
  )

describe('every letter, for everybody it is for, in every language', () => {
  test('there are letters, readers and languages to try', () => {
    expect([cases.length > 40, guide.languages, own.length > 40]).toEqual([
      true,
      ['en', 'fr', 'ar'],
      true,
    ])
  })

  test.each([...cases, ...own])(
    '$template for a $role in $language',
    ({ template, role, language }) => {
      const { letter, text, html } = written(template, roles.indexOf(role) + 1, language)
      // What people wrote may have braces; the guide’s own may not be left.
      const own = (sheet: string) => sheet.replaceAll('{Mei}', '').replaceAll('{three}', '')
      const body = html.slice(html.indexOf('<body>'))
      const sheets = [letter.subject, letter.why, own(text), own(body)]
      expect(sheets.filter(sheet => /[{}]/.test(sheet))).toEqual([])
      expect([letter.language, sheets.every(sheet => sheet.trim() !== '')]).toEqual([
        language,
        true,
      ])
      expect(sheets.filter(sheet => /undefined|\[object|NaN/.test(sheet))).toEqual([])
    },
  )

  test('a letter with a place that nothing fills does not go out', () => {
    expect(() => written('introduction', 99, 'en')).toThrow('somebody who is not there')
    const broken = guide.letters.map(letter =>
      letter.key === 'review' ? { ...letter, body: { en: 'Dear {code},' } } : letter,
    )
    const app = { now: () => at, origin: 'https://wayfellow.test', mailIn: null }
    const sketch = { template: 'review', cohort: 1, to: 4, from: null, values: {} }
    const planted = { ...facts, guide: { ...guide, letters: broken } }
    expect(() => composeLetter(app, planted, people, sketch)).toThrow('{code}')
  })
})

/** What asks the reader to answer the letter itself, in each language. */
const asksForAnswer: Record<string, RegExp> = {
  en: /\banswers? this letter\b/i,
  fr: /\brépond\p{L}*\s+(?:simplement\s+)?à\s+cette\s+lettre\b/iu,
  ar: /(?:أجيبوا عن|يردّ على|ردّوا ببساطة على) هذه الرسالة/,
}

/** The letters an answer to which does something. */
const answered = [
  'you-have-a-mentee',
  'silence-gentle',
  'ground-rules-offered',
  'talk-offered',
  'journal-prompt',
  'room-post',
]

describe('a letter says that it can be answered only where the answer comes in', () => {
  const all = guide.languages.flatMap(language =>
    [...ownLetters.filter(name => name !== 'sign-in'), 'ground-rules-reminder'].map(template => ({
      template,
      language,
    })),
  )

  test.each(all)('$template in $language', ({ template, language }) => {
    const asks = (mailIn: string | null) => {
      const { letter } = written(template, 4, language, mailIn)
      return { asks: asksForAnswer[language]?.test(letter.body), body: letter.body }
    }
    const withMail = asks('in.wayfellow.test')
    const without = asks(null)
    const does = [...answered, 'ground-rules-reminder'].includes(template)
    expect([withMail.asks, without.asks]).toEqual([does, false])
    const links = /\]\(https:\/\/wayfellow\.test\/[^)]+\)/
    if (does)
      expect([links.test(without.body), without.body === withMail.body]).toEqual([true, false])
    else expect(without.body).toBe(withMail.body)
  })

  test('one that lies would be caught', () => {
    expect(asksForAnswer['en']?.test('Simply answer this letter.')).toBe(true)
    expect(asksForAnswer['fr']?.test('Répondez à\ncette lettre.')).toBe(true)
    expect(asksForAnswer['ar']?.test('أجيبوا عن هذه الرسالة، وما')).toBe(true)
  })
})
