import * as v from 'valibot'
import { actOf, type Act } from './act.ts'
import { once, readSeed } from './read.ts'

const text = v.pipe(v.string(), v.trim(), v.minLength(1))
const cover = v.strictObject({ by: text, mentee: text, mentor: text })
const absence = v.strictObject({
  says: v.number(),
  from: v.number(),
  until: v.number(),
  words: text,
  covers: v.array(cover),
})

const absences = once(() => readSeed('words/away.yaml', v.record(v.string(), absence)))

/** Some are away for a while, and staff name who stands in. */
export const awayActs = (): Act[] =>
  Object.entries(absences()).flatMap(([who, { says, from, until, words, covers }]) => [
    actOf(says, who, { kind: 'go-away', from, until, words }),
    // In the evening, when it is known who is away.
    ...covers.map(({ by, mentee, mentor }) => ({
      ...actOf(says, by, { kind: 'name-cover' as const, mentee, mentor }),
      minute: 21 * 60,
    })),
  ])
