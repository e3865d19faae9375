import type { Cohort } from '../programme/cohort.ts'
import type { Cover } from '../programme/cover.ts'
import type { Db } from './open.ts'
import { dayAtMeeting } from '../programme/meeting.ts'
import { day, instant, maybe } from './times.ts'

type Where = Pick<Cohort, 'id' | 'meeting'>

const select = (db: Db, cohort: number) =>
  db
    .selectFrom('cover')
    .innerJoin('away', 'away.id', 'cover.away_id')
    .innerJoin('pair', 'pair.id', 'cover.pair_id')
    .selectAll('cover')
    .select(['away.from_on', 'away.until_on', 'away.back_at', 'pair.mentee_id'])
    .select(['pair.mentor_id as away_mentor', 'pair.ended_at as pair_ended_at'])
    .where('pair.cohort_id', '=', cohort)

type Row = Awaited<ReturnType<ReturnType<typeof select>['execute']>>[number]

const toCover = (row: Row, { id, meeting }: Where): Cover => ({
  id: row.id,
  cohort: id,
  pair: row.pair_id,
  pairEnded: row.pair_ended_at !== null,
  mentor: row.mentor_id,
  mentee: row.mentee_id,
  away: row.away_mentor,
  from: day(row.from_on),
  until: day(row.until_on),
  backOn: maybe(row.back_at, at => dayAtMeeting(meeting, instant(at))),
  answer: row.answer,
  asPair: row.as_pair_id,
  ended: row.ended_at !== null,
})

/** Whoever stands in, or is asked to, in a cohort: at most one for each pair. */
export async function openCoversIn(db: Db, cohort: Where): Promise<Cover[]> {
  const rows = await select(db, cohort.id)
    .where('cover.ended_at', 'is', null)
    .orderBy('cover.id')
    .execute()
  return rows.map(row => toCover(row, cohort))
}

export async function coverBy(db: Db, cohort: Where, id: number): Promise<Cover | null> {
  const row = await select(db, cohort.id).where('cover.id', '=', id).executeTakeFirst()
  return row ? toCover(row, cohort) : null
}

/** The cover that a pair is, if it is one. */
export async function coverAs(db: Db, cohort: Where, pair: number): Promise<Cover | null> {
  const row = await select(db, cohort.id).where('cover.as_pair_id', '=', pair).executeTakeFirst()
  return row ? toCover(row, cohort) : null
}

/** The cohorts in which somebody stands in for somebody, or is asked to. */
export async function cohortsWithCovers(db: Db): Promise<Set<number>> {
  const rows = await db
    .selectFrom('cover')
    .innerJoin('pair', 'pair.id', 'cover.pair_id')
    .select('pair.cohort_id')
    .distinct()
    .where('cover.ended_at', 'is', null)
    .execute()
  return new Set(rows.map(row => row.cohort_id))
}

type New = { away: number; pair: number; mentor: number; by: number; named: boolean }

/** Null when somebody stands in for that pair already, or is asked to. */
export async function addCover(
  db: Db,
  { away, pair, mentor, by, named }: New,
  at: Temporal.Instant,
): Promise<number | null> {
  const row = await db
    .insertInto('cover')
    .values({
      away_id: away,
      pair_id: pair,
      mentor_id: mentor,
      by_person_id: by,
      asked_at: at.toString(),
      ...(named && { answered_at: at.toString(), answer: 'named' as const }),
    })
    .onConflict(c => c.doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id ?? null
}

/** Keeps an answer; false when there was one already, or it is over. */
export async function saveCoverAnswer(
  db: Db,
  id: number,
  { answer, reason }: { answer: 'accepted' | 'declined'; reason: string },
  at: Temporal.Instant,
): Promise<boolean> {
  const row = await db
    .updateTable('cover')
    .set({ answer, reason, answered_at: at.toString() })
    .where('id', '=', id)
    .where('answered_at', 'is', null)
    .where('ended_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** The cover has become a pair. */
export async function saveAsPair(db: Db, id: number, pair: number) {
  await db.updateTable('cover').set({ as_pair_id: pair }).where('id', '=', id).execute()
}

/** It is over; false when it was already. */
export async function closeCover(db: Db, id: number, at: Temporal.Instant): Promise<boolean> {
  const row = await db
    .updateTable('cover')
    .set({ ended_at: at.toString() })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** Why mentors said no to standing in for a pair, for staff, the newest first. */
export const declinedFor = (db: Db, pair: number) =>
  db
    .selectFrom('cover')
    .select(['mentor_id as mentor', 'reason'])
    .where('pair_id', '=', pair)
    .where('answer', '=', 'declined')
    .orderBy('id', 'desc')
    .execute()

/** Whether anybody was ever asked or named to stand in for a pair. */
export const hadCover = async (db: Db, pair: number): Promise<boolean> =>
  (await db.selectFrom('cover').select('id').where('pair_id', '=', pair).executeTakeFirst()) !==
  undefined
