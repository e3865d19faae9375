import type { EarlierPair } from '../../../seeds/goals.ts'
import type { Place } from '../../programme/cohort.ts'
import { addGoal, goalsOfMentees, reachGoal } from '../../store/goals.ts'
import { addMessage } from '../../store/messages.ts'
import type { Db } from '../../store/open.ts'
import { pairBy } from '../../store/places.ts'
import { addSharedNote } from '../../store/shared-notes.ts'
import { addHeldTalk } from '../../store/talks.ts'
import { tickTopic } from '../../store/topics.ts'
import { joinTwo, partTwo } from '../pair-people.ts'

type Two = { mentor: Place; mentee: Place }
type When = { by: number; on: (daysOut: number) => Temporal.Instant }

async function hope(
  tx: Db,
  pair: number,
  { mentee }: Two,
  told: EarlierPair,
  at: Temporal.Instant,
) {
  const whose = { mentee: mentee.id, pair, by: mentee.id, due: null, dueOn: null }
  for (const { words } of told.goals) await addGoal(tx, { ...whose, words }, at)
  for (const goal of await goalsOfMentees(tx, mentee.id)) {
    const words = told.goals.find(one => one.words === goal.words)?.reached
    if (words) await reachGoal(tx, { goal: goal.id, by: mentee.id, pair, words }, at)
  }
}

/** Two of the made-up people walked together for a while before the demo’s first day. */
export async function walkBefore(tx: Db, two: Two, told: EarlierPair, { by, on }: When) {
  const { mentor, mentee } = two
  const id = await joinTwo(tx, mentor, mentee, { by, at: on(told.from) })
  const begun = on(told.from - 1)
  for (const { mentor: hers, words } of told.messages) {
    const said = { pair: id, by: hers ? mentor.id : mentee.id, kind: 'message', words } as const
    const rest = { question: null, on: null, how: 'page', files: 0, writtenAt: begun } as const
    await addMessage(tx, { ...said, ...rest })
  }
  for (const { day, minutes } of told.talks) {
    const talk = { pair: id, by: mentor.id, minutes, how: 'video', words: '' } as const
    await addHeldTalk(tx, { ...talk, startsAt: on(day) }, on(day))
  }
  const last = on(told.until + 1)
  for (const topic of told.topics) {
    await tickTopic(tx, { pair: id, by: mentee.id, topic }, true, last)
  }
  const day = begun.toZonedDateTimeISO('UTC').toPlainDate()
  await addSharedNote(tx, { pair: id, by: mentee.id, on: day, words: told.note }, begun)
  await hope(tx, id, two, told, last)
  const pair = await pairBy(tx, id)
  if (pair) await partTwo(tx, pair, { by, at: on(told.until) }, null)
}
