import { sql } from 'kysely'
import type { Db } from './open.ts'
import { instant } from './times.ts'

/**
 * When the two of each pair of a cohort last had to do with each other, as far as is known: a letter
 * or message from one to the other, a step they marked, answers for the mentor, a talk they told of.
 */
export async function lastContacts(db: Db, cohort: number): Promise<Map<number, Temporal.Instant>> {
  const { rows } = await sql<{ pair: number; last: string }>`
    with running as (
      select id, mentee_id, agreed_at from pair where cohort_id = ${cohort} and ended_at is null),
    contact as (
      select p.id as pair, l.owed_at as at from running p
        join letter l on l.once_key = 'pair/' || p.id || '/introduction'
      union all select p.id, m.written_at from running p join message m on m.pair_id = p.id
      union all select p.id, s.marked_at from running p
        join step_mark s on s.pair_id = p.id and s.undone_at is null
      union all select p.id, a.answered_at from running p
        join answer a on a.place_id = p.mentee_id and a.answered_at >= p.agreed_at
      union all select p.id, coalesce(k.held_at, k.booked_at) from running p
        join talk k on k.pair_id = p.id and k.cancelled_at is null and k.missed_at is null
          and coalesce(k.held_at, k.booked_at) is not null
      union all select p.id, t.answered_at from running p
        join talk_answer t on t.pair_id = p.id and t.talked)
    select pair, max(at)::text as last from contact group by pair`.execute(db)
  return new Map(rows.map(({ pair, last }) => [pair, instant(last)]))
}

/** What one of a pair says about whether the two have talked. */
export type TalkAnswer = { pair: number; place: number; talked: boolean; at: Temporal.Instant }

export async function addTalkAnswer(db: Db, { pair, place, talked, at }: TalkAnswer) {
  const answer = { pair_id: pair, place_id: place, talked, answered_at: at.toString() }
  await db.insertInto('talk_answer').values(answer).execute()
}

/** What both of each running pair of a cohort said last, for staff. */
export async function talkAnswersIn(db: Db, cohort: number): Promise<TalkAnswer[]> {
  const rows = await db
    .selectFrom('talk_answer')
    .innerJoin('pair', 'pair.id', 'talk_answer.pair_id')
    .distinctOn(['talk_answer.pair_id', 'talk_answer.place_id'])
    .select(['talk_answer.pair_id', 'talk_answer.place_id', 'talked', 'answered_at'])
    .where('pair.cohort_id', '=', cohort)
    .where('pair.ended_at', 'is', null)
    .orderBy('talk_answer.pair_id')
    .orderBy('talk_answer.place_id')
    .orderBy('answered_at', 'desc')
    .execute()
  return rows.map(row => ({
    pair: row.pair_id,
    place: row.place_id,
    talked: row.talked,
    at: instant(row.answered_at),
  }))
}
