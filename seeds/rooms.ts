import * as v from 'valibot'
import { actOf, type Act } from './act.ts'
import { once, readSeed } from './read.ts'

const words = v.pipe(v.string(), v.trim(), v.minLength(1))
const line = v.strictObject({ day: v.number(), who: words, words })
const thread = v.strictObject({ title: words, said: v.array(line) })

const threads = once(() => readSeed('words/rooms.yaml', v.array(thread)))

/** What mentors and staff write in the mentors’ room, thread after thread. */
export const roomActs = (): Act[] =>
  threads().flatMap(({ title, said }) =>
    said.map(({ day, who, words }, at) => {
      const act = actOf(day, who, { kind: 'room', title, begins: at === 0, words })
      return { ...act, minute: 18 * 60 }
    }),
  )
