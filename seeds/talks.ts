import * as v from 'valibot'
import { actOf, type Act } from './act.ts'
import { agreedPairs } from './people.ts'
import { once, readSeed } from './read.ts'

const words = v.pipe(v.string(), v.trim(), v.minLength(1))
const line = v.union([
  v.strictObject({ day: v.number(), mentor: v.optional(v.boolean(), false), words }),
  v.strictObject({ day: v.number(), asks: words, page: v.string(), title: v.string() }),
])

const talks = once(() => readSeed('words/talks.yaml', v.record(v.string(), v.array(line))))

/** What some pairs write to each other, line after line. */
export const talkActs = (): Act[] =>
  Object.entries(talks()).flatMap(([mentee, lines]) => {
    const mentor = agreedPairs().find(pair => pair.mentee === mentee)?.mentor
    if (mentor === undefined) throw new Error(`${mentee} has no mentor to talk with`)
    return lines.map((one, at) => {
      const asked = 'asks' in one
      const who = !asked && one.mentor ? mentor : mentee
      const on = asked ? { page: one.page, title: one.title } : null
      const said = asked ? one.asks : one.words
      const act = actOf(one.day, who, { kind: 'say', mentee, words: said, on })
      // Those of one day follow each other.
      return { ...act, minute: 18 * 60 + at * 7 }
    })
  })
