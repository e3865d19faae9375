import * as v from 'valibot'
import type { EntryState } from '../src/programme/checklist.ts'
import { actOf, type Act } from './act.ts'
import { aboutTheMentee, answersOn } from './first-words.ts'
import { noteOf } from './notes.ts'
import { personas, type Persona } from './people.ts'
import { die, once, readSeed } from './read.ts'

/** Where the made-up travellers need no visa for so short a stay. */
const withoutVisa = new Set(['BR', 'CA', 'CL', 'CZ', 'FR', 'IE', 'IS', 'JP', 'US', 'UY', 'ZA'])

function entry(persona: Persona, daysOut: number, key: string, state: EntryState): Act {
  const note = noteOf(persona, `${key}/${state}`)
  return actOf(daysOut, persona.key, { kind: 'entry', entry: key, state, note })
}

function visa(persona: Persona, thrown: (what: string, sides: number) => number): Act[] {
  if (withoutVisa.has(persona.country)) {
    return [entry(persona, 78 - thrown('no visa', 14), 'visa', 'not-needed')]
  }
  const applied = 75 - thrown('applied', 14)
  const came = Math.max(43, applied - 8 - thrown('came', 15))
  return [entry(persona, applied, 'visa', 'waiting'), entry(persona, came, 'visa', 'done')]
}

/** Registration, travel and visas: most in time, some a few days after. */
function travel(persona: Persona): Act[] {
  const thrown = (what: string, sides: number) => die(`${persona.key} ${what}`, sides)
  const registered = thrown('late', 7) === 0 ? 70 : 83 - thrown('registered', 8)
  const asked = 80 - thrown('asked', 8)
  const booked = Math.min(74 - thrown('booked', 13), asked - 2)
  const transit = thrown('transit', 4) === 0 ? 'done' : 'not-needed'
  return [
    entry(persona, registered, 'registration', 'done'),
    ...(thrown('waits', 2) === 0 ? [entry(persona, asked, 'travel', 'waiting')] : []),
    entry(persona, booked, 'travel', 'done'),
    ...visa(persona, thrown),
    entry(persona, 74 - thrown('looked', 13), 'transit-visa', transit),
  ]
}

function learningAccount(persona: Persona): Act {
  const late = die(`${persona.key} account late`, 6) === 0
  const day = late ? 41 : 48 - die(`${persona.key} account`, 6)
  return entry(persona, day, 'learning-account', 'done')
}

const said = v.strictObject({
  day: v.number(),
  worked: v.string(),
  'did-not-work': v.string(),
  change: v.string(),
  again: v.picklist(['gladly', 'with-changes', 'not-again']),
})
const reviews = once(() => readSeed('words/reviews.yaml', v.record(v.string(), said)))

/** What mentors read, write and begin before they walk. */
function firstSteps(persona: Persona): Act[] {
  const day = 55 - die(`${persona.key} first steps`, 4)
  const keys = ['expectations', 'background', 'tools', 'notes']
  return keys.map(key => entry(persona, day, key, 'done'))
}

/** Those who look back answer four questions and are done with the step. */
function review(persona: Persona): Act[] {
  const found = reviews()[persona.key]
  if (!found) return []
  const { day, ...answers } = found
  const told = actOf(day, persona.key, { kind: 'answers', questions: 'review', answers })
  const step = { kind: 'step', step: 'review', mentee: null, how: 'done', note: '' } as const
  return [told, { ...told, minute: told.minute + 1, deed: step }]
}

/** What everybody does alone, by the pattern. */
export const alone = (): Act[] =>
  personas().flatMap(persona => [
    ...(persona.role === 'mentor' || persona.role === 'mentee' ? travel(persona) : []),
    ...(persona.role === 'mentor' ? firstSteps(persona) : []),
    learningAccount(persona),
    ...aboutTheMentee(persona, answersOn(persona.key)),
    ...review(persona),
  ])
