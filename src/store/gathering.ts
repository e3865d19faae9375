import { sql } from 'kysely'
import type { FilledLetter } from '../programme/letter-sheet.ts'
import type { Rhythm } from '../programme/mail-rhythm.ts'
import { toLetter, type Letter } from './letters.ts'
import type { Db } from './open.ts'

/** Whose letters of which cohort are to go together. */
export type Heap = { person: number; cohort: number }

/** The heaps whose morning has come, those that wait longest first. */
export async function heapsDue(db: Db, now: Temporal.Instant, most: number): Promise<Heap[]> {
  const rows = await db
    .selectFrom('letter')
    .select(['to_person_id', 'cohort_id'])
    .where('state', '=', 'owed')
    .where('held_at', 'is', null)
    .where('cohort_id', 'is not', null)
    .where('gather_at', '<=', now.toString())
    .groupBy(['to_person_id', 'cohort_id'])
    .orderBy(eb => eb.fn.min('gather_at'))
    .limit(most)
    .execute()
  return rows.map(row => ({ person: row.to_person_id, cohort: row.cohort_id ?? 0 }))
}

/** The letters of a heap, the oldest first; nobody else takes them until this is done. */
export async function lettersIn(tx: Db, heap: Heap, now: Temporal.Instant): Promise<Letter[]> {
  const rows = await tx
    .selectFrom('letter')
    .selectAll()
    .where('to_person_id', '=', heap.person)
    .where('cohort_id', '=', heap.cohort)
    .where('state', '=', 'owed')
    .where('held_at', 'is', null)
    .where('gather_at', '<=', now.toString())
    .orderBy('id')
    .forUpdate()
    .skipLocked()
    .execute()
  return rows.map(toLetter)
}

/** They wait for no others any more: each goes by itself. */
export async function letGo(db: Db, letters: number[]) {
  await db.updateTable('letter').set({ gather_at: null }).where('id', 'in', letters).execute()
}

/** How somebody wants her letters now, whatever she wanted when they were owed. */
export async function rhythmOf(db: Db, person: number): Promise<Rhythm> {
  const row = await db
    .selectFrom('person')
    .select('mail_rhythm')
    .where('id', '=', person)
    .executeTakeFirstOrThrow()
  return row.mail_rhythm
}

/** Letters that are not mailed by themselves: their words as they are, and what they go in. */
export async function keepLetters(
  db: Db,
  kept: { id: number; filled: FilledLetter }[],
  within: number | null,
  at: Temporal.Instant,
) {
  const rows = kept.map(({ id, filled }) => ({ id, ...filled }))
  await sql`
    update letter set state = 'kept', gathered_in_id = ${within}, posted_at = ${at.toString()},
      language = kept.language, subject = kept.subject, body = kept.body, why = kept.why
    from json_to_recordset(${JSON.stringify(rows)}::json)
      as kept(id bigint, language text, subject text, body text, why text)
    where letter.id = kept.id`.execute(db)
}

export async function letterByKey(db: Db, onceKey: string): Promise<Letter | null> {
  const row = await db
    .selectFrom('letter')
    .selectAll()
    .where('once_key', '=', onceKey)
    .executeTakeFirst()
  return row ? toLetter(row) : null
}

/** The letters that went in one, the oldest first. */
export async function gatheredIn(db: Db, letter: number): Promise<Letter[]> {
  const rows = await db
    .selectFrom('letter')
    .selectAll()
    .where('gathered_in_id', '=', letter)
    .orderBy('id')
    .execute()
  return rows.map(toLetter)
}
