import type { Two } from '../programme/matching/known.ts'
import type { Db } from './open.ts'
import { instant, maybe } from './times.ts'

export type AskingAnswer = 'accepted' | 'declined' | 'lapsed'

/** A mentor who is asked whether she would take a mentee. */
export type Asking = Two & {
  id: number
  cohort: number
  proposal: number
  by: number
  askedAt: Temporal.Instant
  until: Temporal.Instant
  answeredAt: Temporal.Instant | null
  answer: AskingAnswer | null
  reason: string
}

const select = (db: Db) =>
  db
    .selectFrom('pair_asking')
    .select(['id', 'cohort_id as cohort', 'proposal_id as proposal', 'mentor_id as mentor'])
    .select(['mentee_id as mentee', 'by_person_id as by', 'asked_at', 'until', 'answered_at'])
    .select(['answer', 'reason'])

const toAsking = ({
  asked_at,
  answered_at,
  until,
  ...row
}: Awaited<ReturnType<ReturnType<typeof select>['execute']>>[number]): Asking => ({
  ...row,
  askedAt: instant(asked_at),
  until: instant(until),
  answeredAt: maybe(answered_at, instant),
})

export async function askingBy(db: Db, cohort: number, id: number): Promise<Asking | null> {
  const row = await select(db)
    .where('id', '=', id)
    .where('cohort_id', '=', cohort)
    .executeTakeFirst()
  return row ? toAsking(row) : null
}

/** Everything mentors of a cohort were asked, the newest first. */
export const askingsOf = async (db: Db, cohort: number): Promise<Asking[]> =>
  (await select(db).where('cohort_id', '=', cohort).orderBy('id', 'desc').execute()).map(toAsking)

/** What mentors could have answered until now, and have not; held for this transaction. */
export const lapsedAskings = async (db: Db, now: Temporal.Instant): Promise<Asking[]> =>
  (
    await select(db)
      .where('answered_at', 'is', null)
      .where('until', '<', now.toString())
      .orderBy('id')
      .forUpdate()
      .skipLocked()
      .execute()
  ).map(toAsking)

type New = Pick<Asking, 'cohort' | 'proposal' | 'mentor' | 'mentee' | 'by' | 'until'>

/** Null when she is being asked already. */
export async function addAsking(db: Db, one: New, at: Temporal.Instant): Promise<number | null> {
  const row = await db
    .insertInto('pair_asking')
    .values({
      cohort_id: one.cohort,
      proposal_id: one.proposal,
      mentor_id: one.mentor,
      mentee_id: one.mentee,
      by_person_id: one.by,
      asked_at: at.toString(),
      until: one.until.toString(),
    })
    .onConflict(c => c.doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id ?? null
}

/** Keeps an answer; false when there was one already. */
export async function saveAskingAnswer(
  db: Db,
  id: number,
  { answer, reason }: { answer: AskingAnswer; reason: string },
  at: Temporal.Instant,
): Promise<boolean> {
  const row = await db
    .updateTable('pair_asking')
    .set({ answer, reason, answered_at: at.toString() })
    .where('id', '=', id)
    .where('answered_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}
