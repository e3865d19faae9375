import * as v from 'valibot'
import { actOf, type Act } from './act.ts'
import { agreedPairs, personaOf } from './people.ts'
import { once, readSeed } from './read.ts'

const text = v.pipe(v.string(), v.trim(), v.minLength(1))
const line = v.strictObject({
  day: v.number(),
  words: text,
  for: v.optional(v.picklist(['me', 'pair', 'staff']), 'me'),
  works: v.optional(v.boolean()),
  step: v.optional(v.nullable(text), null),
  title: v.optional(v.string(), ''),
})

const journals = once(() => readSeed('words/journals.yaml', v.record(v.string(), v.array(line))))

/** The mentee of the pair somebody walks in: her own, or a mentor’s first. */
const pairOf = (who: string): string | null =>
  agreedPairs().find(pair => pair.mentor === who || pair.mentee === who)?.mentee ?? null

/** What some of the made-up people write down, for whomever they choose. */
export const journalActs = (): Act[] =>
  Object.entries(journals()).flatMap(([who, lines]) =>
    lines.map(({ day, words, for: audience, works, step, title }) => {
      const kind = works === undefined ? 'entry' : works ? 'works' : 'does-not-work'
      const mentee = audience === 'pair' ? pairOf(personaOf(who).key) : null
      return actOf(day, who, {
        kind: 'write-down',
        note: kind,
        words,
        audience,
        mentee,
        step,
        title,
      })
    }),
  )
