import * as v from 'valibot'
import { circles, levels } from '../src/programme/person.ts'
import { roles } from '../src/programme/role.ts'
import { once, readSeed } from './read.ts'

const text = v.pipe(v.string(), v.trim(), v.minLength(1))
const few = v.optional(v.array(text), [])
const none = <S extends v.GenericSchema>(shape: S) => v.optional(v.nullable(shape), null)

/** What a mentee answers to her mentor’s first questions. */
const answers = v.strictObject({
  expertise: text,
  icann: v.picklist(['new', 'familiar', 'experienced']),
  meetings: v.number(),
  community: v.picklist(['new', 'familiar', 'experienced']),
  hopes: text,
})

/** `arrives` is the number of days before the meeting at which the place is confirmed. */
const persona = v.strictObject({
  key: text,
  name: text,
  address: v.pipe(text, v.endsWith('@example.org')),
  role: v.picklist(roles),
  pronouns: none(text),
  country: v.pipe(text, v.length(2)),
  zone: text,
  language: v.picklist(['en', 'fr', 'ar']),
  speaks: v.record(v.string(), v.picklist(levels)),
  sector: none(text),
  groups: few,
  organisation: text,
  circles: v.optional(v.record(v.picklist(['organisation', 'country']), v.picklist(circles)), {}),
  background: text,
  arrives: v.optional(v.number(), 119),
  capacity: v.optional(v.number(), 0),
  mentees: few,
  mightTake: few,
  years: none(v.number()),
  hours: none(v.number()),
  activities: none(text),
  why: none(text),
  answers: none(answers),
})
export type Persona = v.InferOutput<typeof persona>

/** The meeting the made-up people walk towards. */
export const meeting = {
  name: 'ICANN87',
  city: 'Muscat',
  country: 'OM',
  zone: 'Asia/Muscat',
  startsOn: Temporal.PlainDate.from('2026-10-17'),
  endsOn: Temporal.PlainDate.from('2026-10-22'),
}

/** The cohort of the made-up people, and who runs it. */
export const programme = {
  name: 'ICANN87 mentoring',
  organisation: 'ICANN, Development and Public Responsibility Department',
  address: 'journey@example.org',
}

/** Whom of the made-up staff one may turn to past all others. */
export const ombudsperson = 'keoni'

/** Everybody of the demo: staff, policy staff, mentors, mentees, in this order. */
export const personas = once((): Persona[] =>
  ['staff', 'mentors', 'mentees'].flatMap(file =>
    readSeed(`people/${file}.yaml`, v.array(persona)),
  ),
)

/** The person of that key; throws for a key nobody has. */
export function personaOf(key: string): Persona {
  const found = personas().find(persona => persona.key === key)
  if (!found) throw new Error(`The seeds have nobody called ${key}`)
  return found
}

export type SeedPair = { mentor: string; mentee: string }

/** Who walks with whom from the beginning. Two mentees have nobody. */
export const agreedPairs = (): SeedPair[] =>
  personas().flatMap(mentor => mentor.mentees.map(mentee => ({ mentor: mentor.key, mentee })))

/** Pairs that staff of the demo may still find. */
export const possiblePairs = (): SeedPair[] =>
  personas().flatMap(mentor => mentor.mightTake.map(mentee => ({ mentor: mentor.key, mentee })))
