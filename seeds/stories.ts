import * as v from 'valibot'
import { entryStates } from '../src/programme/checklist.ts'
import { actOf, type Act, type Deed } from './act.ts'
import { aboutTheMentee } from './first-words.ts'
import { personaOf } from './people.ts'
import { once, readSeed } from './read.ts'

const note = v.optional(v.string(), '')
const how = v.optional(v.picklist(['done', 'skipped'] as const), 'done')
const told = v.union([
  v.strictObject({ day: v.number(), entry: v.string(), state: v.picklist(entryStates), note }),
  v.strictObject({ day: v.number(), adds: v.string(), due: v.number() }),
  v.strictObject({ day: v.number(), step: v.string(), how, note }),
])
const pause = v.strictObject({ from: v.number(), until: v.number() })

const stories = once(() =>
  readSeed(
    'words/stories.yaml',
    v.strictObject({
      pauses: v.record(v.string(), pause),
      acts: v.record(v.string(), v.array(told)),
    }),
  ),
)

/** Pairs that stand still for a while, by mentee, in days before the meeting. */
export const pauses = () => stories().pauses

type Told = v.InferOutput<typeof told>

/** A step a mentee notes is one of her pair’s; the others’ are their own. */
function deedOf(who: string, act: Told): Deed {
  if ('adds' in act) return { kind: 'own-entry', title: act.adds, dueDaysOut: act.due }
  if ('entry' in act) {
    return { kind: 'entry', entry: act.entry, state: act.state, note: act.note }
  }
  const mentee = personaOf(who).role === 'mentee' ? who : null
  return { kind: 'step', step: act.step, mentee, how: act.how, note: act.note }
}

/** Every act of the stories. Answering has no words in them, since each mentee has her own. */
export const storyActs = (): Act[] =>
  Object.entries(stories().acts).flatMap(([who, acts]) =>
    acts.flatMap(act =>
      'step' in act && act.step === 'about-the-mentee'
        ? aboutTheMentee(personaOf(who), act.day)
        : [actOf(act.day, who, deedOf(who, act))],
    ),
  )
