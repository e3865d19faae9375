import * as v from 'valibot'
import { dues } from '../src/programme/goals.ts'
import { actOf, type Act, type Deed } from './act.ts'
import { agreedPairs } from './people.ts'
import { once, readSeed } from './read.ts'

const words = v.pipe(v.string(), v.trim(), v.minLength(1))
const mentor = v.optional(v.boolean(), false)
const line = v.union([
  v.strictObject({ day: v.number(), mentor, note: words }),
  v.strictObject({
    day: v.number(),
    mentor,
    hopes: words,
    due: v.optional(v.nullable(v.picklist(dues)), null),
  }),
  v.strictObject({ day: v.number(), mentor, reaches: words, words }),
])

/** A pair that had ended before the one of today began. */
const earlier = v.strictObject({
  mentor: words,
  from: v.number(),
  until: v.number(),
  talks: v.array(v.strictObject({ day: v.number(), minutes: v.number() })),
  topics: v.array(words),
  messages: v.array(v.strictObject({ mentor, words })),
  note: words,
  goals: v.array(v.strictObject({ words, reached: v.optional(words) })),
})
export type EarlierPair = v.InferOutput<typeof earlier>

const seeds = once(() =>
  readSeed(
    'words/goals.yaml',
    v.strictObject({
      together: v.record(v.string(), v.array(line)),
      earlier: v.record(v.string(), earlier),
    }),
  ),
)

/** Who walked with somebody else before, by the mentee. */
export const earlierPairs = () => Object.entries(seeds().earlier)

type Line = v.InferOutput<typeof line>

function deedOf(mentee: string, one: Line): Deed {
  if ('note' in one) return { kind: 'note', mentee, words: one.note }
  if ('hopes' in one) return { kind: 'goal', mentee, words: one.hopes, due: one.due }
  return { kind: 'reach', mentee, goal: one.reaches, words: one.words }
}

/** What some pairs write down together, and what they hope for. */
export const goalActs = (): Act[] =>
  Object.entries(seeds().together).flatMap(([mentee, lines]) => {
    const mentor = agreedPairs().find(pair => pair.mentee === mentee)?.mentor
    if (mentor === undefined) throw new Error(`${mentee} has no mentor to hope with`)
    return lines.map(one => actOf(one.day, one.mentor ? mentor : mentee, deedOf(mentee, one)))
  })
