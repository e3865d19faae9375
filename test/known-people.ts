import fc from 'fast-check'
import type { Asked } from '../src/programme/matching/asked.ts'
import type { Known, KnownMentee, KnownMentor } from '../src/programme/matching/known.ts'
import { experiences, presences } from '../src/programme/matching/known.ts'
import { rules, usualRules } from '../src/programme/matching/rules.ts'
import { criteria, defaultWeights, type Weights } from '../src/programme/matching/weights.ts'
import { levels } from '../src/programme/person.ts'

/** Somebody of whom nothing is known but her name. */
export const stranger = (id: number, name: string): Known => ({
  id,
  name,
  groups: [],
  spoken: [],
  country: null,
  sector: null,
  organisation: null,
  zone: null,
  free: null,
  hours: null,
  topics: [],
  experience: null,
  years: null,
  meetings: null,
  presence: null,
  wishes: [],
})

export const aMentee = (about: Partial<KnownMentee> = {}): KnownMentee => ({
  ...stranger(1, 'Amaru'),
  need: 1,
  ...about,
})

export const aMentor = (about: Partial<KnownMentor> = {}): KnownMentor => ({
  ...stranger(11, 'Fatoumata'),
  least: 0,
  most: 2,
  reserve: false,
  ...about,
})

/** A question about these people, with the usual rules and weights. */
export const asking = (about: Partial<Asked> = {}): Asked => ({
  version: 1,
  goal: 'everyone',
  floor: 0,
  weights: defaultWeights,
  rules: usualRules,
  mentors: [],
  mentees: [],
  locked: [],
  apart: [],
  earlier: [],
  running: [],
  stay: 0,
  regionLeast: {},
  from: '2026-09-01',
  to: '2026-11-30',
  groups: { gnso: null, ncsg: 'gnso', ncuc: 'ncsg', npoc: 'ncsg', alac: null, afralo: 'alac' },
  regions: { BO: 'lac', BR: 'lac', ML: 'africa', SN: 'africa', NP: 'asia-pacific' },
  ...about,
})

/** Zones with and without clock changes, with half and quarter hours, on both halves of the globe. */
export const zones = [
  'Africa/Bamako',
  'Africa/Casablanca',
  'America/La_Paz',
  'America/New_York',
  'America/Santiago',
  'America/St_Johns',
  'Asia/Kathmandu',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'Europe/Paris',
  'Pacific/Apia',
  'Pacific/Chatham',
  'UTC',
]

export const aZone = fc.constantFrom(...zones)
export const aWeek = fc.uniqueArray(fc.integer({ min: 0, max: 167 }), { maxLength: 60 })

const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { freq: 3, nil: null })
const some = <T>(...values: T[]) => fc.uniqueArray(fc.constantFrom(...values), { maxLength: 3 })
const languages = ['en', 'fr', 'es', 'ar', 'pt', 'zh']

const anybody = (id: number, others: number[]): fc.Arbitrary<Known> =>
  fc.record({
    id: fc.constant(id),
    name: fc.constant(`Person ${id}`),
    groups: some('gnso', 'ncsg', 'ncuc', 'npoc', 'alac', 'afralo', 'elsewhere'),
    spoken: fc.array(
      fc.record({
        language: fc.constantFrom(...languages),
        level: fc.constantFrom(...levels),
      }),
      { maxLength: 4 },
    ),
    country: maybe(fc.constantFrom('BO', 'BR', 'ML', 'SN', 'NP', 'XX')),
    sector: maybe(fc.constantFrom('civil-society', 'technical', 'government')),
    organisation: maybe(fc.constantFrom('Net Lab', 'net-lab', 'Radio', '…')),
    zone: maybe(aZone),
    free: maybe(aWeek),
    hours: maybe(fc.constantFrom(0, 1, 1.5, 2, 5)),
    topics: some('Radio', 'radio', 'DNS', 'Privacy', 'Élections', 'elections'),
    experience: maybe(fc.constantFrom(...experiences)),
    years: maybe(fc.integer({ min: 0, max: 8 })),
    meetings: maybe(fc.integer({ min: 0, max: 12 })),
    presence: maybe(fc.constantFrom(...presences)),
    wishes: fc.uniqueArray(fc.constantFrom(...others, 999), { maxLength: 6 }),
  })

const menteeIds = Array.from({ length: 12 }, (_, at) => at + 1)
const mentorIds = Array.from({ length: 10 }, (_, at) => at + 101)

const twos = fc.array(
  fc.record({ mentee: fc.constantFrom(...menteeIds), mentor: fc.constantFrom(...mentorIds) }),
  { maxLength: 8 },
)

const someWeights: fc.Arbitrary<Weights> = fc
  .array(fc.integer({ min: 0, max: 10 }), {
    minLength: criteria.length,
    maxLength: criteria.length,
  })
  .map(given => Object.fromEntries(criteria.map((name, at) => [name, given[at] ?? 0])) as Weights)

/** Days away: long ones, short ones, some later, some over. */
const someDays = fc.constantFrom(
  null,
  null,
  { from: '2026-08-20', until: '2026-09-30' },
  { from: '2026-09-01', until: '2026-09-14' },
  { from: '2026-09-10', until: '2026-11-30' },
  { from: '2026-08-01', until: '2026-08-31' },
)

/** Any question about a dozen mentees and ten mentors. */
export const anyAsked: fc.Arbitrary<Asked> = fc
  .record({
    mentees: fc.tuple(
      ...menteeIds.map(id =>
        fc
          .tuple(anybody(id, mentorIds), fc.integer({ min: 0, max: 2 }))
          .map(([known, need]): KnownMentee => ({ ...known, need })),
      ),
    ),
    mentors: fc.tuple(
      ...mentorIds.map(id =>
        fc
          .tuple(anybody(id, menteeIds), fc.integer({ min: 0, max: 4 }), fc.boolean(), someDays)
          .map(([known, most, reserve, away]): KnownMentor => {
            return { ...known, least: 0, most, reserve, ...(away && { away }) }
          }),
      ),
    ),
    weights: someWeights,
    rules: fc.subarray([...rules]),
    floor: fc.constantFrom(0, 0, 30, 50, 60, 75),
    locked: fc.array(fc.constantFrom({ mentee: 1, mentor: 101 }, { mentee: 2, mentor: 102 })),
    apart: twos,
    earlier: twos,
    running: twos,
    stay: fc.constantFrom(0, 10),
  })
  .map(asking)
