import * as v from 'valibot'
import { factOf } from '../src/programme/before-matching.ts'
import { readFreeHours, writeFreeHours } from '../src/programme/matching/free-hours.ts'
import { experiences, presences } from '../src/programme/matching/known.ts'
import type { Persona } from './people.ts'
import { once, readSeed } from './read.ts'

const few = v.optional(v.array(v.string()), [])

const told = v.strictObject({
  free: v.string(),
  topics: few,
  hours: v.optional(v.number()),
  experience: v.optional(v.picklist(experiences)),
  meetings: v.optional(v.number()),
  presence: v.optional(v.picklist(presences)),
  wishes: few,
  reserve: v.optional(v.boolean(), false),
  least: v.optional(v.number(), 0),
})

/** What people told before anybody was matched, by their keys. A few have said nothing. */
export const known = once(() => readSeed('people/known.yaml', v.record(v.string(), told)))

/** The answers to the form before matching, in its words; what is not known is not answered. */
export function toldBeforeMatching({ key, answers }: Persona): [string, string][] {
  const said = known()[key]
  if (!said) return []
  const words = {
    [factOf.free]: writeFreeHours(readFreeHours(said.free) ?? []),
    [factOf.topics]: said.topics.join(', '),
    [factOf.hours]: said.hours,
    [factOf.experience]: said.experience ?? answers?.icann,
    [factOf.meetings]: said.meetings ?? answers?.meetings,
    [factOf.presence]: said.presence,
  }
  return Object.entries(words).flatMap(([question, answer]): [string, string][] =>
    answer === undefined ? [] : [[question, String(answer)]],
  )
}
