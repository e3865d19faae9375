import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { shippedGuide } from '../../test/cohort.ts'
import { isWordKey, languages, say } from '../words.ts'
import { readGuide } from './guide-files/read.ts'
import { settle, type Standing } from './people-files/entrants.ts'
import { fields, type Field } from './people-files/fields.ts'
import { suggestMapping } from './people-files/headings.ts'
import { readTable } from './people-files/table.ts'
import { leavingOut, readRow, type PeopleFile, type RowPerson } from './people-import.ts'

const { guide } = readGuide('stakeholder-journey', shippedGuide())
if (!guide) throw new Error('The guide the program ships with cannot be read')

const everyField: PeopleFile = {
  headings: [...fields],
  mapping: Object.fromEntries(fields.map((field, at) => [field, at])),
  role: 'mentee',
  guide,
  languages: ['en', 'fr', 'ar'],
}

/** A row with these cells, everything else blank. */
const row = (cells: Partial<Record<Field, string>>, number = 2) => ({
  number,
  cells: fields.map(field => cells[field] ?? ''),
  torn: false,
})
const ana = { address: 'ana@example.org', name: 'Ana' }
const read = (cells: Partial<Record<Field, string>>) => readRow(everyField, row(cells))
const said = (cells: Partial<Record<Field, string>>) =>
  read(cells).problems.map(({ key, values }) => say('en', key, values))

describe('a row becomes a person', () => {
  test('as far as it tells of one; what it leaves blank says nothing (R87)', () => {
    expect(read({ ...ana, address: ' Ana@Example.org ' })).toEqual({
      row: 2,
      person: {
        address: 'ana@example.org',
        role: 'mentee',
        name: 'Ana',
        pronouns: null,
        country: null,
        zone: null,
        language: null,
        sector: null,
        organisation: null,
        background: null,
        spoken: [],
        groups: [],
        capacity: null,
      },
      problems: [],
    })
  })

  test.for<[Partial<Record<Field, string>>, Partial<RowPerson>]>([
    [{ name: '', 'first-name': 'Ana', 'last-name': 'de Souza' }, { name: 'Ana de Souza' }],
    [{ name: 'Ana  Souza', 'first-name': 'Other' }, { name: 'Ana Souza' }],
    [{ name: '', 'first-name': 'Suharto' }, { name: 'Suharto' }],
    [{ name: ' – ' }, { name: null }],
    [{ role: 'Mentor' }, { role: 'mentor' }],
    [{ role: 'Personne mentorée' }, { role: 'mentee' }],
    [{ role: 'المرشد' }, { role: 'mentor' }],
    [{ role: 'DPRD staff' }, { role: 'programme-staff' }],
    [{ role: 'policy staff' }, { role: 'policy-staff' }],
    [{ role: 'équipe du programme' }, { role: 'programme-staff' }],
    [{ role: 'فريق السياسات' }, { role: 'policy-staff' }],
    [{ role: 'متدرّب' }, { role: 'mentee' }],
    [{ country: 'France' }, { country: 'FR' }],
    [{ zone: 'africa/nairobi' }, { zone: 'Africa/Nairobi' }],
    [{ zone: 'America/New York' }, { zone: 'America/New_York' }],
    [{ language: 'français' }, { language: 'fr' }],
    [{ language: 'ar-EG' }, { language: 'ar' }],
    [{ sector: 'Société civile' }, { sector: 'civil-society' }],
    [{ sector: 'قطاع الأعمال' }, { sector: 'business' }],
    [{ group: 'alac' }, { groups: ['alac'] }],
    [{ group: 'NCUC; ccNSO' }, { groups: ['ncuc', 'ccnso'] }],
    [{ group: 'Governmental Advisory Committee (GAC)' }, { groups: ['gac'] }],
    [{ group: 'Comité consultatif At-Large' }, { groups: ['alac'] }],
    [
      { group: 'Asian, Australasian and Pacific Islands Regional At-Large Organization' },
      { groups: ['apralo'] },
    ],
    [{ capacity: '3' }, { capacity: 3 }],
    [{ capacity: '2.0' }, { capacity: 2 }],
    [{ capacity: '0' }, { capacity: 0 }],
    [{ pronouns: 'she / her' }, { pronouns: 'she / her' }],
    [{ background: 'Line one\nline two' }, { background: 'Line one\nline two' }],
  ])('%o', ([cells, expected]) => {
    const { person, problems } = read({ ...ana, ...cells })
    expect({ person, problems }).toEqual({
      person: { ...read(ana).person, ...expected },
      problems: [],
    })
  })
})

describe('a row that cannot come in says why and what to do', () => {
  test.for<[Partial<Record<Field, string>>, string]>([
    [{ ...ana, address: '' }, 'There is no mail address. The row is left out; write one.'],
    [
      { ...ana, address: 'ana(at)example.org' },
      '“ana(at)example.org” is no mail address. The row is left out; write it as name@example.org.',
    ],
    [
      { ...ana, name: 'x'.repeat(121) },
      `The name “${'x'.repeat(60)}…” is longer than 120 characters. The row is left out; write it shorter.`,
    ],
    [
      { ...ana, role: 'Head of IT' },
      '“Head of IT” is no role. The row is left out; write mentor, mentee, policy staff or programme staff, or choose another column for the role.',
    ],
  ])('%o', ([cells, sentence]) => {
    expect({ person: read(cells).person, said: said(cells) }).toEqual({
      person: null,
      said: [sentence],
    })
  })

  test('when its quotation mark never closes, or its cells go past the headings', () => {
    const torn = readRow(everyField, { ...row(ana), torn: true })
    const long = readRow(everyField, { ...row(ana), cells: [...row(ana).cells, '', 'Lima'] })
    expect([torn, long].map(({ person, problems }) => [person, problems.map(p => p.key)])).toEqual([
      [null, ['import.problem.quotes']],
      [null, ['import.problem.too-many-cells']],
    ])
  })
})

describe('a cell that cannot be understood is left out, and the row comes in', () => {
  test.for<[Partial<Record<Field, string>>, string]>([
    [{ country: 'Atlantis' }, 'country'],
    [{ zone: 'Paris' }, 'zone'],
    [{ zone: '+02:00' }, 'zone'],
    [{ language: 'Klingon' }, 'language'],
    [{ language: 'Spanish' }, 'language'],
    [{ spoken: 'French, Klingon' }, 'spoken'],
    [{ sector: 'Security' }, 'sector'],
    [{ group: 'ALAC, Freemasons' }, 'group'],
    [{ capacity: 'many' }, 'capacity'],
    [{ capacity: '21' }, 'capacity'],
    [{ capacity: '-1' }, 'capacity'],
    [{ pronouns: 'x'.repeat(41) }, 'too-long'],
    [{ organisation: 'x'.repeat(161) }, 'too-long'],
    [{ background: 'x'.repeat(3001) }, 'too-long'],
  ])('%o', ([cells, key]) => {
    const { person, problems } = read({ ...ana, ...cells })
    expect([person?.address, problems.map(problem => problem.key)]).toEqual([
      'ana@example.org',
      [`import.problem.${key}`],
    ])
  })

  test('what is understood beside it is kept', () => {
    const { person } = read({ ...ana, spoken: 'French (fluent), Klingon', group: 'ALAC, Masons' })
    expect([person?.spoken, person?.groups]).toEqual([
      [{ language: 'fr', level: 'fluent' }],
      ['alac'],
    ])
  })

  test('a row with fewer cells than headings comes in with a word about it', () => {
    const { person, problems } = readRow(everyField, { ...row(ana), cells: ['a@b.org', 'Ana'] })
    expect([person?.name, problems.map(problem => problem.key)]).toEqual([
      'Ana',
      ['import.problem.too-few-cells'],
    ])
  })
})

const here = (place: Partial<Standing['place']> & object, name = 'Known'): Standing => ({
  name,
  place: { role: 'mentee', capacity: 0, left: false, paired: false, ...place },
})
const settled = (rows: Partial<Record<Field, string>>[], known: Record<string, Standing> = {}) =>
  settle(
    rows.map((cells, at) => readRow(everyField, row(cells, at + 2))),
    new Map(Object.entries(known)),
  )
const keys = (list: ReturnType<typeof settled>) =>
  list.map(({ entrant, isNew, problems }) => [
    entrant?.name ?? null,
    isNew,
    ...problems.map(problem => problem.key.replace('import.problem.', '')),
  ])

describe('rows are settled against the people we know', () => {
  test('a new address is a new person, a known one is brought up to date', () => {
    const known = { 'ben@example.org': here({}, 'Ben') }
    const rows = [ana, { address: 'ben@example.org', name: 'Benjamin' }]
    expect(keys(settled(rows, known))).toEqual([
      ['Ana', true],
      ['Benjamin', false],
    ])
  })

  test('a known person may come without a name, a new one may not', () => {
    const known = { 'ben@example.org': here({}, 'Ben') }
    const rows = [{ address: 'ben@example.org' }, { address: 'chen@example.org' }]
    expect(keys(settled(rows, known))).toEqual([
      ['Ben', false],
      [null, false, 'no-name'],
    ])
  })

  test('the same address twice: the later row wins, what it leaves blank stays', () => {
    const [, later] = settled([
      { ...ana, country: 'Peru', pronouns: 'she' },
      { ...ana, name: '', country: 'Chile' },
    ])
    expect([later?.isNew, later?.entrant]).toEqual([
      false,
      { ...read(ana).person, capacity: 0, country: 'CL', pronouns: 'she' },
    ])
  })

  test('nobody loses a work or a partner by a file, and nobody who left is brought back', () => {
    const known = {
      's@example.org': here({ role: 'programme-staff' }),
      'p@example.org': here({ role: 'policy-staff' }),
      'm@example.org': here({ role: 'mentor', paired: true }),
      'u@example.org': here({ role: 'mentor' }),
      'l@example.org': here({ left: true }),
      'o@example.org': here({ paired: true }),
    }
    const rows = Object.keys(known).map(address => ({ address }))
    expect(keys(settled(rows, known))).toEqual([
      [null, false, 'staff-here'],
      [null, false, 'staff-here'],
      [null, false, 'paired-here'],
      ['Known', false],
      [null, false, 'left-here'],
      ['Known', false],
    ])
  })

  test('room for mentees: what the file says, else what it was, else one for a mentor', () => {
    const known = { 'm@example.org': here({ role: 'mentor', capacity: 4 }) }
    const rows = [
      { address: 'm@example.org', role: 'mentor' },
      { address: 'm@example.org', role: 'mentor', capacity: '2' },
      { ...ana, role: 'mentor' },
      { ...ana, address: 'b@example.org' },
    ]
    expect(settled(rows, known).map(({ entrant }) => entrant?.capacity)).toEqual([4, 2, 1, 0])
  })
})

/** Anything somebody could have in a cell, and things that look almost right. */
const cell = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 200 }),
  fc.constantFrom('ana@example.org', 'Ana', 'FR', '=1+1', '"', ',', ';', '(', '\n', '\u202e', '💥'),
)

test('whatever stands in the cells, there is a person or a reason, each in words', () => {
  fc.assert(
    fc.property(fc.array(cell, { maxLength: 20 }), fc.boolean(), (cells, torn) => {
      const { person, problems } = readRow(everyField, { number: 2, cells, torn })
      const out = problems.some(problem => leavingOut.has(problem.key))
      expect(person === null).toBe(out)
      for (const { key, values } of problems) {
        expect(isWordKey(key)).toBe(true)
        for (const language of languages) say(language, key, values)
        expect(Object.values(values).every(value => String(value).isWellFormed())).toBe(true)
      }
    }),
    { numRuns: 500 },
  )
})

test('whatever a file holds, it is a table whose rows are counted, or nothing', () => {
  fc.assert(
    fc.property(fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 8 }), lines => {
      const table = readTable(lines.map(line => line.join(',')).join('\n'))
      if (!table) return
      suggestMapping(table)
      const numbers = table.rows.map(row => row.number)
      expect(numbers).toEqual([...new Set(numbers)].toSorted((a, b) => a - b))
    }),
    { numRuns: 300 },
  )
})
