import * as v from 'valibot'
import type { Pair } from '../src/programme/cohort.ts'
import { actOf, type Act } from './act.ts'
import { personaOf, type Persona } from './people.ts'
import { die, once, readSeed } from './read.ts'

const letter = v.strictObject({ day: v.number(), words: v.pipe(v.string(), v.trim()) })

/** The mentors’ own words, by mentee, and the day they are sent. */
export const introductions = once(() =>
  readSeed('words/introductions.yaml', v.record(v.string(), letter)),
)

/** A few days after the mentor’s letter; without one, in the last days of the step. */
export function answersOn(mentee: string): number {
  const first = introductions()[mentee]
  return first ? first.day - 1 - die(`${mentee} answers`, 3) : 50 - die(`${mentee} answers`, 3)
}

/** What a mentee tells her mentor, in the form’s own words for its questions. */
export function aboutTheMentee(persona: Persona, daysOut: number): Act[] {
  const { answers } = persona
  if (!answers) return []
  const said = {
    expertise: answers.expertise,
    'icann-experience': answers.icann,
    'meetings-attended': String(answers.meetings),
    'community-experience': answers.community,
    hopes: answers.hopes,
  }
  const deed = { kind: 'answers', questions: 'about-the-mentee', answers: said } as const
  return [actOf(daysOut, persona.key, deed)]
}

/** Those who are very new take the longer way. */
export const routeOf = (mentee: string): NonNullable<Pair['route']> =>
  personaOf(mentee).answers?.icann === 'new' ? 'route-new' : 'route-familiar'

/** The mentor chooses the day after the answers have come. */
export const routeOn = (mentee: string): number => answersOn(mentee) - 1
