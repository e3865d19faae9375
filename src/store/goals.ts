import type { Selectable } from 'kysely'
import type { PairEver } from '../programme/cohort.ts'
import { goalsOf, type Goal } from '../programme/goals.ts'
import type { Db } from './open.ts'
import { pairsEverOf } from './places.ts'
import type { Schema } from './schema.ts'
import { instant, maybe } from './times.ts'

const toGoal = (
  row: Selectable<Schema['goal']>,
  reached: Selectable<Schema['goal_reached']>[],
): Goal => ({
  id: row.id,
  mentee: row.mentee_id,
  pair: row.pair_id,
  by: row.by_place_id,
  words: row.words,
  due: row.due,
  dueOn: maybe(row.due_on, Temporal.PlainDate.from),
  addedAt: instant(row.added_at),
  removedAt: maybe(row.removed_at, instant),
  reached: reached.map(one => ({
    by: one.by_place_id,
    pair: one.pair_id,
    words: one.words,
    at: instant(one.reached_at),
  })),
})

/** All goals these mentees ever had, with who said of which that it is reached, the oldest first. */
export async function goalsOfMentees(db: Db, ...mentees: number[]): Promise<Goal[]> {
  if (mentees.length === 0) return []
  const rows = await db
    .selectFrom('goal')
    .selectAll()
    .where('mentee_id', 'in', mentees)
    .where('words', '<>', '')
    .orderBy('id')
    .execute()
  if (rows.length === 0) return []
  const reached = await db
    .selectFrom('goal_reached')
    .innerJoin('goal', 'goal.id', 'goal_reached.goal_id')
    .selectAll('goal_reached')
    .where('goal.mentee_id', 'in', mentees)
    .orderBy('reached_at')
    .execute()
  const of = Map.groupBy(reached, one => one.goal_id)
  return rows.map(row => toGoal(row, of.get(row.id) ?? []))
}

/** The goals of a pair as one of the two may see them. */
export async function goalsIn(
  db: Db,
  pair: PairEver,
  reader: 'mentor' | 'mentee',
): Promise<Goal[]> {
  const all = await pairsEverOf(db, pair.mentee)
  return goalsOf(await goalsOfMentees(db, pair.mentee), pair, all, reader)
}

type NewGoal = Pick<Goal, 'mentee' | 'pair' | 'by' | 'words' | 'due' | 'dueOn'>

export async function addGoal(db: Db, one: NewGoal, at: Temporal.Instant) {
  await db
    .insertInto('goal')
    .values({
      mentee_id: one.mentee,
      pair_id: one.pair,
      by_place_id: one.by,
      words: one.words,
      due: one.due,
      due_on: one.dueOn?.toString() ?? null,
      added_at: at.toString(),
    })
    .execute()
}

export async function changeGoal(db: Db, id: number, one: Pick<Goal, 'words' | 'due' | 'dueOn'>) {
  await db
    .updateTable('goal')
    .set({ words: one.words, due: one.due, due_on: one.dueOn?.toString() ?? null })
    .where('id', '=', id)
    .execute()
}

export async function removeGoal(db: Db, id: number, at: Temporal.Instant) {
  await db.updateTable('goal').set({ removed_at: at.toString() }).where('id', '=', id).execute()
}

type Said = { goal: number; by: number; pair: number; words: string }

/** One of the two says that it is reached; saying it again changes her word. */
export async function reachGoal(db: Db, one: Said, at: Temporal.Instant) {
  await db
    .insertInto('goal_reached')
    .values({
      goal_id: one.goal,
      by_place_id: one.by,
      pair_id: one.pair,
      words: one.words,
      reached_at: at.toString(),
    })
    .onConflict(c =>
      c.columns(['goal_id', 'by_place_id']).doUpdateSet({ words: one.words, pair_id: one.pair }),
    )
    .execute()
}

/** She takes back that it is reached. */
export async function reopenGoal(db: Db, goal: number, by: number) {
  await db
    .deleteFrom('goal_reached')
    .where('goal_id', '=', goal)
    .where('by_place_id', '=', by)
    .execute()
}

/** The goals of a mentee go with her; of what a mentor wrote, the words. */
export async function forgetGoalsOf(db: Db, person: number) {
  const places = db.selectFrom('place').select('id').where('person_id', '=', person)
  await db.deleteFrom('goal').where('mentee_id', 'in', places).execute()
  await db.updateTable('goal').set({ words: '' }).where('by_place_id', 'in', places).execute()
  await db
    .updateTable('goal_reached')
    .set({ words: '' })
    .where('by_place_id', 'in', places)
    .execute()
}
