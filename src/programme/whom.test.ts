import { describe, expect, test } from 'vitest'
import { muscat } from '../../test/cohort.ts'
import { dateSteps } from './calendar.ts'
import type { Cohort, Pair, Place } from './cohort.ts'
import type { Guide, Step } from './guide.ts'
import type { StepMark, Walk } from './journey.ts'
import type { Person } from './person.ts'
import type { Role } from './role.ts'
import { everyone, peopleLike, readWhom, whomSaid, type KnownOfAll, type Whom } from './whom.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const at = Temporal.Instant.from('2026-08-01T00:00Z')

const rules = {
  key: 'ground-rules',
  phase: 'phase',
  title: { en: 'Rules' },
  order: 1,
  who: ['mentor', 'mentee'],
  together: true,
  from: 8,
  to: 7,
  route: null,
  opensWhenConfirmed: false,
  done: 'marked',
  checklist: [],
} as unknown as Step

const guide = {
  steps: [rules],
  groups: [
    { key: 'gnso', parent: null },
    { key: 'ncsg', parent: 'gnso' },
    { key: 'ncuc', parent: 'ncsg' },
    { key: 'alac', parent: null },
  ],
  regions: [
    { key: 'africa', countries: ['ML', 'NG'] },
    { key: 'europe', countries: ['FR'] },
  ],
} as unknown as Guide

type Known = Partial<Place> & Partial<Pick<Person, 'country' | 'language' | 'address'>>

/** Mei walks with Ana and Noor, Bo with nobody; Ben has no mentor, Lena left, Kim has no address. */
const all: [string, Role, Known][] = [
  ['Olu', 'programme-staff', {}],
  ['Petra', 'policy-staff', { groups: ['gnso'] }],
  ['Mei', 'mentor', { groups: ['ncuc'], country: 'FR' }],
  ['Bo', 'mentor', { groups: ['alac'], country: 'NG', confirmedAt: null }],
  ['Ana', 'mentee', { groups: ['ncsg'], language: 'fr', country: 'ML' }],
  ['Noor', 'mentee', { groups: ['alac'], language: 'ar' }],
  ['Ben', 'mentee', { country: 'FR' }],
  ['Lena', 'mentee', { leftAt: at }],
  ['Kim', 'mentee', { address: '' }],
]

const places = all.map(([, role, known], place): Place => ({
  id: place + 1,
  cohort: 1,
  person: place + 101,
  role,
  groups: known.groups ?? [],
  capacity: 2,
  least: 0,
  reserveSince: null,
  need: 1,
  confirmedAt: known.confirmedAt === undefined ? at : known.confirmedAt,
  leftAt: known.leftAt ?? null,
}))

const people = all.map(
  ([name, , { country = null, language = null, address = `${name}@example.org` }], place) =>
    [place + 101, { id: place + 101, name, address, country, language } as Person] as const,
)

const idOf = (name: string) => 1 + all.findIndex(([one]) => one === name)
const pairOf = (id: number, mentee: string): Pair => {
  return { id, cohort: 1, mentor: idOf('Mei'), mentee: idOf(mentee), route: null }
}
const pairs = [pairOf(1, 'Ana'), pairOf(2, 'Noor')]

const walk = {
  guide,
  cohort: { id: 1, meeting: muscat, changes: [] as Cohort['changes'] } as Cohort,
  dated: dateSteps(guide, muscat, []),
  places: new Map(places.map(place => [place.id, place])),
  people: new Map(people),
  pairs,
  pairsOf: new Map([
    [idOf('Mei'), pairs],
    [idOf('Ana'), pairs.slice(0, 1)],
    [idOf('Noor'), pairs.slice(1)],
  ]),
  marksOfPlace: new Map(),
  marksOfPair: new Map([[1, [{ step: 'ground-rules', pair: 1, how: 'done' } as StepMark]]]),
  entriesOf: new Map(),
  added: [],
  fired: new Set<string>(),
  introduced: new Set([1]),
} as unknown as Walk

const known: KnownOfAll = {
  walk,
  today: day('2026-08-24'),
  ruled: new Set([1]),
  silent: new Map([
    [1, 3],
    [2, 12],
  ]),
}

const names = (whom: Partial<Whom>) =>
  peopleLike({ ...everyone, ...whom }, known).map(({ id }) => all[id - 1]?.[0])

describe('staff write to', () => {
  test('everybody who is here and has an address, in the order of their names', () => {
    expect(names({})).toEqual(['Ana', 'Ben', 'Bo', 'Mei', 'Noor', 'Olu', 'Petra'])
  })

  test('those of some roles', () => {
    expect(names({ roles: ['mentor'] })).toEqual(['Bo', 'Mei'])
    expect(names({ roles: ['mentor', 'policy-staff'] })).toEqual(['Bo', 'Mei', 'Petra'])
  })

  test('those of a community group and of all below it', () => {
    expect(names({ group: 'gnso' })).toEqual(['Ana', 'Mei', 'Petra'])
    expect(names({ group: 'ncuc' })).toEqual(['Mei'])
  })

  test('those of a region', () => {
    expect(names({ region: 'africa' })).toEqual(['Ana', 'Bo'])
  })

  test('those who read a language; who did not say reads English', () => {
    expect(names({ language: 'ar' })).toEqual(['Noor'])
    expect(names({ language: 'en' })).toEqual(['Ben', 'Bo', 'Mei', 'Olu', 'Petra'])
  })

  test('those who have no mentor, and those in a pair', () => {
    expect(names({ where: 'no-mentor' })).toEqual(['Ben'])
    expect(names({ where: 'paired' })).toEqual(['Ana', 'Mei', 'Noor'])
  })

  test('both of a pair whose introduction is missing, or whose rules are not agreed', () => {
    expect(names({ where: 'not-introduced' })).toEqual(['Mei', 'Noor'])
    expect(names({ where: 'no-rules' })).toEqual(['Mei', 'Noor'])
  })

  test('those who are not confirmed', () => {
    expect(names({ where: 'not-confirmed' })).toEqual(['Bo'])
  })

  test('those for whom a step is open today', () => {
    expect(names({ step: 'ground-rules' })).toEqual(['Mei', 'Noor'])
    const early = peopleLike(
      { ...everyone, step: 'ground-rules' },
      { ...known, today: day('2026-08-01') },
    )
    expect(early).toEqual([])
  })

  test('both of a pair of which nothing was heard for so many days', () => {
    expect(names({ days: 3 })).toEqual(['Ana', 'Mei', 'Noor'])
    expect(names({ days: 12 })).toEqual(['Mei', 'Noor'])
    expect(names({ days: 13 })).toEqual([])
  })

  test('those of whom all of it is true', () => {
    expect(names({ roles: ['mentee'], where: 'paired', days: 10 })).toEqual(['Noor'])
    expect(names({ roles: ['mentee'], where: 'no-mentor', days: 10 })).toEqual([])
  })
})

describe('whom an address asks for', () => {
  const read = (address: string) => {
    const query = new URLSearchParams(address)
    return readWhom(name => query.getAll(name), guide)
  }

  test('is read as it was said', () => {
    const address = 'roles=mentor&roles=mentee&group=ncuc&region=africa&language=fr'
    const whom = read(`${address}&where=no-rules&step=ground-rules&days=14`)
    expect(whom).toEqual({
      roles: ['mentor', 'mentee'],
      group: 'ncuc',
      region: 'africa',
      language: 'fr',
      where: 'no-rules',
      step: 'ground-rules',
      days: 14,
    })
    expect(read(new URLSearchParams(whomSaid(whom)).toString())).toEqual(whom)
  })

  test('is everybody where it says what cannot be', () => {
    const address = 'roles=king&group=x&region=&language=xx&where=toString&step=no&days=-3'
    expect(read(address)).toEqual(everyone)
    expect(whomSaid(everyone)).toEqual([])
  })
})
