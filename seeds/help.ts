import * as v from 'valibot'
import { actOf, type Act } from './act.ts'
import { once, readSeed } from './read.ts'

const words = v.pipe(v.string(), v.trim(), v.minLength(1))
const asking = v.variant('about', [
  v.strictObject({ day: v.number(), about: v.literal('relation'), words }),
  v.strictObject({ day: v.number(), about: v.literal('topic'), group: v.string(), words }),
])

const askings = once(() => readSeed('words/help.yaml', v.record(v.string(), asking)))

/** Those who ask for help, each once. */
export const helpActs = (): Act[] =>
  Object.entries(askings()).map(([who, asked]) => {
    const { day, about, words } = asked
    const group = 'group' in asked ? asked.group : null
    return actOf(day, who, { kind: 'ask-for-help', about, group, words })
  })
