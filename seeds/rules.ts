import * as v from 'valibot'
import { methods, noRules, type Rules } from '../src/programme/ground-rules.ts'
import { actOf, type Act } from './act.ts'
import { agreedPairs, personaOf } from './people.ts'
import { once, readSeed } from './read.ts'

const text = v.pipe(v.string(), v.trim(), v.minLength(1))
const words = v.optional(v.pipe(v.string(), v.trim()), '')
const days = v.optional(v.nullable(v.number()), null)
const day = v.pipe(v.string(), v.isoDate())

const offer = v.strictObject({
  offered: v.number(),
  agreed: days,
  methods: v.array(v.picklist(methods)),
  otherMethod: words,
  hours: days,
  times: words,
  answerDays: days,
  language: v.optional(v.nullable(text), null),
  quietWeekdays: v.optional(v.array(v.number()), []),
  quietDays: v.optional(v.array(v.strictObject({ from: day, to: day })), []),
  silenceDays: days,
  cannotCome: words,
  more: words,
})

const offers = once(() => readSeed('words/rules.yaml', v.record(v.string(), offer)))

/** Some mentors offer ground rules, and most of their mentees agree. */
export const rulesActs = (): Act[] =>
  Object.entries(offers()).flatMap(([mentee, { offered, agreed, times, ...said }]) => {
    const mentor = agreedPairs().find(pair => pair.mentee === mentee)?.mentor
    if (mentor === undefined) throw new Error(`${mentee} has no mentor to agree with`)
    const own = times === '' ? null : { zone: personaOf(mentor).zone, free: times }
    const rules: Rules = { ...noRules, ...said, times: own }
    const acts = [actOf(offered, mentor, { kind: 'offer-rules', mentee, rules })]
    if (agreed !== null) acts.push(actOf(agreed, mentee, { kind: 'agree-rules', mentee }))
    // On one day the offer comes first: breakfast for one, supper for the other.
    return acts.map((act, at) => ({ ...act, minute: (at === 0 ? 7 : 20) * 60 }))
  })
