import type { PairEver } from './cohort.ts'
import type { Meeting } from './meeting.ts'

/** By when a goal is to be reached: counted from the meeting, or on a date. */
export const dues = ['two-weeks-before', 'at-the-meeting', 'on'] as const
export type Due = (typeof dues)[number]

/** The most characters of a goal, and of the word that is said when it is reached. */
export const mostGoalWords = 1000

/** One of a pair says that a goal is reached. Her word about it is for that pair. */
export type Reached = { by: number; pair: number; words: string; at: Temporal.Instant }

/** What a mentee hopes for. It is hers; the pair is the one it came up in. */
export type Goal = {
  id: number
  mentee: number
  pair: number
  by: number
  words: string
  due: Due | null
  /** The date, where it is one. */
  dueOn: Temporal.PlainDate | null
  addedAt: Temporal.Instant
  removedAt: Temporal.Instant | null
  reached: Reached[]
}

/** The day of a goal; it moves with the meeting, unless it is a date of its own. */
export function dayOfGoal(
  { due, dueOn }: Pick<Goal, 'due' | 'dueOn'>,
  meeting: Pick<Meeting, 'startsOn'>,
): Temporal.PlainDate | null {
  if (due === 'two-weeks-before') return meeting.startsOn.subtract({ days: 14 })
  return due === 'at-the-meeting' ? meeting.startsOn : dueOn
}

export const isOpen = (goal: Goal): boolean => goal.reached.length === 0

const isBefore = (at: Temporal.Instant | null, then: Temporal.Instant) =>
  at !== null && Temporal.Instant.compare(at, then) < 0

/**
 * The pairs of a mentee that had ended when this one began. A cover is none of them, and looks back at
 * none: what came before is for whoever walks on with her.
 */
export const pairsBefore = (pair: PairEver, all: readonly PairEver[]): PairEver[] =>
  pair.covers !== undefined
    ? []
    : all.filter(
        ({ id, mentee, endedAt, covers }) =>
          mentee === pair.mentee &&
          id !== pair.id &&
          covers === undefined &&
          endedAt !== null &&
          !isBefore(pair.agreedAt, endedAt),
      )

/** A goal as it stood at a moment; of what was said at that very moment, what these pairs said. */
const asOf = (goal: Goal, then: Temporal.Instant, saidIn: (pair: number) => boolean): Goal => ({
  ...goal,
  reached: goal.reached.filter(
    ({ at, pair }) => isBefore(at, then) || (at.equals(then) && saidIn(pair)),
  ),
})

/** The goals that had come up before a pair began, as they stood on that day. */
export function goalsBefore(goals: readonly Goal[], pair: PairEver, all: readonly PairEver[]) {
  const before = new Set(pairsBefore(pair, all).map(one => one.id))
  return goals
    .filter(goal => before.has(goal.pair) && !isBefore(goal.removedAt, pair.agreedAt))
    .map(goal => asOf(goal, pair.agreedAt, said => said !== pair.id))
}

/**
 * The goals of a pair: those that came up in it, and those that were open when it began, unless the
 * mentee keeps them from her mentor. When a pair has ended its goals stay as they were that day:
 * whoever walked in it learns nothing of what came after.
 */
export function goalsOf(
  goals: readonly Goal[],
  pair: PairEver,
  all: readonly PairEver[],
  reader: 'mentor' | 'mentee',
): Goal[] {
  const carries = reader === 'mentee' || pair.withheldAt === null
  const carried = new Set(
    carries
      ? goalsBefore(goals, pair, all)
          .filter(isOpen)
          .map(goal => goal.id)
      : [],
  )
  const { endedAt } = pair
  return goals
    .filter(goal => goal.pair === pair.id || carried.has(goal.id))
    .filter(goal => (endedAt ? !isBefore(goal.removedAt, endedAt) : goal.removedAt === null))
    .map(goal => (endedAt ? asOf(goal, endedAt, said => said === pair.id) : goal))
}
