import * as v from 'valibot'
import { roles } from '../src/programme/role.ts'
import { actOf, type Act } from './act.ts'
import { once, readSeed } from './read.ts'

const text = v.pipe(v.string(), v.trim(), v.minLength(1))
const version = v.strictObject({ subject: text, body: text })
const told = v.strictObject({
  day: v.number(),
  who: text,
  roles: v.array(v.picklist(roles)),
  words: v.record(v.string(), version),
})

const letters = once(() => readSeed('words/announcements.yaml', v.array(told)))

/** What staff write to some of the people. */
export const announcementActs = (): Act[] =>
  letters().map(({ day, who, roles, words }) => actOf(day, who, { kind: 'announce', roles, words }))
