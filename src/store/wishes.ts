import type { Two } from '../programme/matching/known.ts'
import type { Db } from './open.ts'

/** Whom a person would like to walk with, by place, the most wished first. */
export async function wishesOf(db: Db, place: number): Promise<number[]> {
  const rows = await db
    .selectFrom('wish')
    .select('for_place_id')
    .where('by_place_id', '=', place)
    .orderBy('rank')
    .execute()
  return rows.map(row => row.for_place_id)
}

/** Keeps somebody’s wishes instead of those she had. */
export async function saveWishes(
  db: Db,
  place: number,
  wished: readonly number[],
  at: Temporal.Instant,
) {
  await db.deleteFrom('wish').where('by_place_id', '=', place).execute()
  if (wished.length === 0) return
  const rows = wished.map((one, before) => ({
    by_place_id: place,
    for_place_id: one,
    rank: before + 1,
    wished_at: at.toString(),
  }))
  await db.insertInto('wish').values(rows).execute()
}

/** Two who are not to be paired, and who said so. */
export type Apart = Two & { id: number; cohort: number; by: number; why: string }

const apartNow = (db: Db) =>
  db
    .selectFrom('apart')
    .select(['id', 'cohort_id as cohort', 'mentor_id as mentor', 'mentee_id as mentee'])
    .select(['by_person_id as by', 'why'])
    .where('ended_at', 'is', null)

/** Everybody in a cohort who is to stay apart. */
export const apartOf = (db: Db, cohort: number): Promise<Apart[]> =>
  apartNow(db).where('cohort_id', '=', cohort).orderBy('id').execute()

export const apartBy = async (db: Db, id: number): Promise<Apart | null> =>
  (await apartNow(db).where('id', '=', id).executeTakeFirst()) ?? null

/** Says that two stay apart. Saying it again leaves the first word; false then. */
export async function addApart(
  db: Db,
  apart: Omit<Apart, 'id'>,
  at: Temporal.Instant,
): Promise<boolean> {
  const row = await db
    .insertInto('apart')
    .values({
      cohort_id: apart.cohort,
      mentor_id: apart.mentor,
      mentee_id: apart.mentee,
      by_person_id: apart.by,
      why: apart.why,
      said_at: at.toString(),
    })
    .onConflict(c => c.doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

export async function endApart(db: Db, id: number, at: Temporal.Instant) {
  await db.updateTable('apart').set({ ended_at: at.toString() }).where('id', '=', id).execute()
}
