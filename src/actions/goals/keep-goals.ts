import type { App } from '../../app.ts'
import { done, refused, type Outcome, type Problem } from '../../outcome.ts'
import type { Pair } from '../../programme/cohort.ts'
import { mostGoalWords, type Due, type Goal } from '../../programme/goals.ts'
import {
  addGoal,
  changeGoal,
  goalsIn,
  reachGoal,
  removeGoal,
  reopenGoal,
} from '../../store/goals.ts'
import type { Db } from '../../store/open.ts'
import { pairEverBy } from '../../store/places.ts'
import { theTwo, type TheTwo } from '../the-two.ts'
import { transact } from '../transact.ts'
import { wordsFault } from '../words-fault.ts'

/** A goal as one of the two types it. */
export type TypedGoal = { words: string; due: Due | null; dueOn: Temporal.PlainDate | null }

/** What one of the two does with a goal. */
export type GoalDeed =
  | { kind: 'change'; goal: TypedGoal }
  | { kind: 'reach'; words: string }
  | { kind: 'reopen' }
  | { kind: 'remove' }

function goalFaults({ words, due, dueOn }: TypedGoal): Problem[] {
  const fault = wordsFault(words, mostGoalWords)
  const noDay = due === 'on' && dueOn === null
  return [
    ...(fault ? [fault] : []),
    ...(noDay ? [{ key: 'goals.problem.day', field: 'on' } as const] : []),
  ]
}

const meant = ({ words, due, dueOn }: TypedGoal): TypedGoal => ({
  words,
  due,
  dueOn: due === 'on' ? dueOn : null,
})

/** The goals of a pair that one of the two may see. */
async function hersIn(tx: Db, { pair, mine }: TheTwo): Promise<Goal[]> {
  const ever = await pairEverBy(tx, pair.id)
  return ever ? goalsIn(tx, ever, mine.id === pair.mentee ? 'mentee' : 'mentor') : []
}

/** One of a pair adds what the mentee hopes for. It is between the two: history tells nothing of it. */
export async function setGoal(
  app: App,
  by: number,
  pair: Pair,
  typed: TypedGoal,
): Promise<Outcome<null>> {
  const faults = goalFaults(typed)
  if (faults.length > 0) return refused(...faults)
  return transact(app, async tx => {
    const two = await theTwo(tx, by, pair.id)
    if (!two) return refused('problem.not-allowed')
    // A button pressed twice on a poor line adds one.
    const there = (await hersIn(tx, two)).some(goal => goal.words === typed.words)
    const goal = { ...meant(typed), mentee: pair.mentee, pair: pair.id, by: two.mine.id }
    if (!there) await addGoal(tx, goal, app.now())
    return done(null)
  })
}

/**
 * A goal of this pair is changed as it stands. One that came from an earlier pair makes room for
 * another, so that whoever walked in that pair does not read what was written after it.
 */
async function change(tx: Db, { pair, mine }: TheTwo, goal: Goal, typed: TypedGoal, app: App) {
  if (goal.pair === pair.id) return changeGoal(tx, goal.id, meant(typed))
  const at = app.now()
  await removeGoal(tx, goal.id, at)
  await addGoal(tx, { ...meant(typed), mentee: pair.mentee, pair: pair.id, by: mine.id }, at)
}

function deedFaults(deed: GoalDeed): Problem[] {
  if (deed.kind === 'change') return goalFaults(deed.goal)
  const long = deed.kind === 'reach' && deed.words.length > mostGoalWords
  return long ? [{ key: 'problem.too-long', values: { most: mostGoalWords }, field: 'said' }] : []
}

/** Either of the two changes a goal, takes it away, or says that it is reached. */
export async function keepGoal(
  app: App,
  by: number,
  pair: Pair,
  id: number,
  deed: GoalDeed,
): Promise<Outcome<null>> {
  const faults = deedFaults(deed)
  if (faults.length > 0) return refused(...faults)
  return transact(app, async tx => {
    const two = await theTwo(tx, by, pair.id)
    const goal = two ? (await hersIn(tx, two)).find(one => one.id === id) : undefined
    if (!two || !goal) return refused('problem.gone')
    const mine = { goal: id, by: two.mine.id, pair: pair.id }
    switch (deed.kind) {
      case 'change':
        await change(tx, two, goal, deed.goal, app)
        break
      case 'remove':
        await removeGoal(tx, id, app.now())
        break
      case 'reach':
        await reachGoal(tx, { ...mine, words: deed.words }, app.now())
        break
      case 'reopen':
        await reopenGoal(tx, id, two.mine.id)
    }
    return done(null)
  })
}
