import { describe, expect, test } from 'vitest'
import { shippedGuide } from '../../../test/cohort.ts'
import { say } from '../../words.ts'
import { readGuide } from '../guide-files/read.ts'
import { readRow, type PeopleFile } from '../people-import.ts'
import { settle } from './entrants.ts'
import { fields, type Field } from './fields.ts'
import { suggestMapping } from './headings.ts'

const { guide } = readGuide('stakeholder-journey', shippedGuide())
if (!guide) throw new Error('The guide the program ships with cannot be read')

const file: PeopleFile = {
  headings: [...fields],
  mapping: Object.fromEntries(fields.map((field, at) => [field, at])),
  role: 'mentee',
  guide,
  languages: ['en', 'fr', 'ar'],
}

type Cells = Partial<Record<Field, string>>
const ana = { address: 'ana@example.org', name: 'Ana' }

const read = (cells: Cells, number = 2) =>
  readRow(file, { number, cells: fields.map(field => cells[field] ?? ''), torn: false })
const answers = (cells: Cells) => {
  const { person, problems } = read({ ...ana, ...cells })
  const told = (person?.told ?? []).map(
    ({ form, question, words }) => `${form}/${question} ${words}`,
  )
  return { told, said: problems.map(({ key, values }) => say('en', key, values)) }
}

describe('what a row tells for matching becomes answers of the forms (R87, R88)', () => {
  test.for<[Cells, string]>([
    [{ hours: '2' }, 'before-matching/hours-per-week 2'],
    [{ hours: '3.0', role: 'mentor' }, 'about-the-mentor/hours-per-week 3'],
    [{ years: '6', role: 'mentor' }, 'about-the-mentor/years-in-group 6'],
    [{ meetings: '0' }, 'before-matching/meetings-attended 0'],
    [{ 'free-hours': 'mo 18-22, sa 09-12' }, 'before-matching/free-hours mo 18-22, sa 09-12'],
    [{ experience: 'Very new' }, 'before-matching/icann-experience new'],
    [{ experience: 'experienced' }, 'before-matching/icann-experience experienced'],
    [{ experience: 'مألوفة' }, 'before-matching/icann-experience familiar'],
    [{ 'at-meeting': 'Yes, in person' }, 'before-matching/at-the-meeting there'],
    [{ 'at-meeting': 'oui' }, 'before-matching/at-the-meeting there'],
    [{ 'at-meeting': 'No' }, 'before-matching/at-the-meeting no'],
    [{ topics: 'idns, DNS-abuse' }, 'before-matching/topics idns, dns-abuse'],
    [
      { topics: 'How policy is made, from an issue to a decision' },
      'before-matching/topics policy-making',
    ],
    [
      { topics: 'Taking part, from the first comment to an office; Registries and registrars' },
      'before-matching/topics taking-part, registries-registrars',
    ],
    [{ topics: 'Les nouveaux domaines de premier niveau' }, 'before-matching/topics new-gtlds'],
  ])('%o', ([cells, expected]) => {
    expect(answers(cells)).toEqual({ told: [expected], said: [] })
  })

  test('what is not asked of her role is let be', () => {
    expect(answers({ years: '6' })).toEqual({ told: [], said: [] })
    expect(answers({ hours: '6', role: 'policy staff' })).toEqual({ told: [], said: [] })
  })

  test('what cannot be understood is said in plain words, and the row comes in', () => {
    const cells = { hours: 'a few', 'free-hours': 'evenings', topics: 'idns; chess' }
    expect(answers({ ...cells, experience: 'yes', 'at-meeting': 'perhaps' })).toEqual({
      told: ['before-matching/topics idns'],
      said: [
        '“a few” is no whole number from 0 to 60. The person comes in without it; write one.',
        '“evenings” are no hours of a week. The person comes in without them; write them as mo 18-22, sa 09-12.',
        'The form has no topic “chess”. The person comes in without it; write it as the form does, several apart by semicolons.',
        '“yes” does not say how well the person knows ICANN. It is left out; write new, familiar or experienced.',
        '“perhaps” does not say whether the person comes. It is left out; write there, online or no.',
      ],
    })
  })

  test('at least so many mentees cannot be more than there is room for', () => {
    const mentor = { ...ana, role: 'mentor', capacity: '2' }
    const settled = settle(
      [read({ ...mentor, least: '1' }), read({ ...mentor, least: '3' })],
      new Map(),
    )
    expect(settled.map(({ entrant, problems }) => [entrant?.least, problems.length])).toEqual([
      [1, 0],
      [undefined, 1],
    ])
  })

  test('the same address twice: the later answer counts, what it leaves blank stays', () => {
    const rows = [read({ ...ana, hours: '1', meetings: '2' }), read({ ...ana, hours: '3' })]
    const [, later] = settle(rows, new Map())
    expect(later?.entrant?.told?.map(({ question, words }) => [question, words])).toEqual([
      ['hours-per-week', '3'],
      ['meetings-attended', '2'],
    ])
  })
})

describe('which column probably holds it', () => {
  const suggested = (headings: string[]) => {
    const mapping = suggestMapping({ headings, rows: [], blank: 0 })
    return Object.fromEntries(Object.entries(mapping).map(([field, at]) => [headings[at], field]))
  }
  const expected = [
    'hours',
    'free-hours',
    'topics',
    'experience',
    'years',
    'meetings',
    'at-meeting',
    'least',
    'capacity',
  ]

  test.for([
    [
      'Hours per week',
      'When are you free?',
      'Topics of interest',
      'ICANN experience',
      'Years in your group',
      'Meetings attended',
      'Will you attend the meeting?',
      'At least how many mentees',
      'How many mentees',
    ],
    [
      'Heures par semaine',
      'Disponibilités',
      'Centres d’intérêt',
      'Expérience de l’ICANN',
      'Ancienneté',
      'Réunions suivies',
      'Présence à la réunion',
      'Nombre minimal de mentorés',
      'Nombre de mentorés',
    ],
    [
      'عدد الساعات',
      'أوقات الفراغ',
      'مجالات الاهتمام',
      'مستوى الخبرة',
      'عدد السنوات',
      'عدد الاجتماعات',
      'هل ستحضر الاجتماع؟',
      'أقل عدد من المتدربين',
      'كم متدرب',
    ],
  ])('%o', headings => {
    expect(suggested(headings)).toEqual(
      Object.fromEntries(headings.map((heading, at) => [heading, expected[at]])),
    )
  })

  test('a column of background stays one beside them', () => {
    expect(suggested(['Experience', 'Experience in ICANN', 'Years of experience'])).toEqual({
      Experience: 'background',
      'Experience in ICANN': 'experience',
      'Years of experience': 'years',
    })
  })
})
