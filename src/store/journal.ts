import { sql, type Selectable } from 'kysely'
import type { Audience, Entry, KindOfEntry } from '../programme/journal.ts'
import type { Role } from '../programme/role.ts'
import type { Db } from './open.ts'
import type { Schema } from './schema.ts'
import { instant } from './times.ts'

const toEntry = (row: Selectable<Schema['journal_entry']>): Entry => ({
  id: row.id,
  place: row.place_id,
  kind: row.kind,
  on: Temporal.PlainDate.from(row.on_date),
  words: row.words,
  audience: row.audience,
  pair: row.pair_id,
  step: row.step,
  about: row.page === null ? null : { page: row.page, title: row.page_title ?? row.page },
  how: row.how,
  writtenAt: instant(row.written_at),
})

/** What somebody wrote, the newest first, a part at a time. Nobody else asks this. */
export async function entriesOf(
  db: Db,
  place: number,
  { most, skip = 0, kinds }: { most: number; skip?: number; kinds?: KindOfEntry[] },
): Promise<Entry[]> {
  const rows = await db
    .selectFrom('journal_entry')
    .selectAll()
    .where('place_id', '=', place)
    .$if(kinds !== undefined, query => query.where('kind', 'in', kinds ?? []))
    .orderBy('on_date', 'desc')
    .orderBy('id', 'desc')
    .limit(most)
    .offset(skip)
    .execute()
  return rows.map(toEntry)
}

/** What somebody wrote last, whichever day it is about. */
export async function newestEntryOf(db: Db, place: number): Promise<Entry | null> {
  const row = await db
    .selectFrom('journal_entry')
    .selectAll()
    .where('place_id', '=', place)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ? toEntry(row) : null
}

/** One entry of its author; null for anybody else’s. */
export async function entryOf(db: Db, place: number, id: number): Promise<Entry | null> {
  const row = await db
    .selectFrom('journal_entry')
    .selectAll()
    .where('id', '=', id)
    .where('place_id', '=', place)
    .executeTakeFirst()
  return row ? toEntry(row) : null
}

/** What the other of each of these pairs meant for the pair, the newest first. */
export async function sharedWith(db: Db, place: number, pairs: number[]): Promise<Entry[]> {
  if (pairs.length === 0) return []
  const rows = await db
    .selectFrom('journal_entry')
    .selectAll()
    .where('audience', '=', 'pair')
    .where('pair_id', 'in', pairs)
    .where('place_id', '<>', place)
    .orderBy('on_date', 'desc')
    .orderBy('id', 'desc')
    .limit(100)
    .execute()
  return rows.map(toEntry)
}

/** An entry that was meant for staff, with the role of its author. */
export type Released = Entry & { role: Role; name: string }

/** What the people of a cohort meant for its staff, the newest first. */
export async function releasedIn(db: Db, cohort: number): Promise<Released[]> {
  const rows = await db
    .selectFrom('journal_entry')
    .innerJoin('place', 'place.id', 'journal_entry.place_id')
    .innerJoin('person', 'person.id', 'place.person_id')
    .selectAll('journal_entry')
    .select(['place.role', 'person.name'])
    .where('place.cohort_id', '=', cohort)
    .where('journal_entry.audience', '=', 'staff')
    .orderBy('on_date', 'desc')
    .orderBy('journal_entry.id', 'desc')
    .execute()
  return rows.map(({ role, name, ...row }) => ({ ...toEntry(row), role, name }))
}

export type NewEntry = Omit<Entry, 'id'>

export async function addEntry(db: Db, one: NewEntry): Promise<number> {
  const row = await db
    .insertInto('journal_entry')
    .values({
      place_id: one.place,
      kind: one.kind,
      on_date: one.on.toString(),
      words: one.words,
      audience: one.audience,
      pair_id: one.pair,
      step: one.step,
      page: one.about?.page ?? null,
      page_title: one.about?.title ?? null,
      how: one.how,
      written_at: one.writtenAt.toString(),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

/** What an author can change of her entry. */
export type EntryChange = {
  on: Temporal.PlainDate
  words: string
  audience: Audience
  pair: number | null
}

/** Changes an entry of its author; false when it is not hers, or gone. */
export async function changeEntry(
  db: Db,
  { place, id }: { place: number; id: number },
  { on, words, audience, pair }: EntryChange,
  at: Temporal.Instant,
): Promise<boolean> {
  const result = await db
    .updateTable('journal_entry')
    .set({
      on_date: on.toString(),
      words,
      audience,
      pair_id: pair,
      changed_at: at.toString(),
    })
    .where('id', '=', id)
    .where('place_id', '=', place)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

/** Takes an entry away for good: what one wrote for oneself leaves no trace. */
export async function removeEntry(db: Db, { place, id }: { place: number; id: number }) {
  await db.deleteFrom('journal_entry').where('id', '=', id).where('place_id', '=', place).execute()
}

/** Keeps one author from writing twice at once. */
export async function lockPlace(db: Db, place: number) {
  await db.selectFrom('place').select('id').where('id', '=', place).forUpdate().execute()
}

/** When each person of a cohort last wrote something down; of what she wrote, nothing. */
export async function lastWrittenIn(
  db: Db,
  cohort: number,
): Promise<Map<number, Temporal.Instant>> {
  const { rows } = await sql<{ place: number; last: string }>`
    select e.place_id as place, max(e.written_at)::text as last from journal_entry e
    join place p on p.id = e.place_id where p.cohort_id = ${cohort}
    group by e.place_id`.execute(db)
  return new Map(rows.map(({ place, last }) => [place, instant(last)]))
}

/** Whether somebody has written anything at a moment or after it. */
export async function hasWritten(db: Db, place: number, at: Temporal.Instant): Promise<boolean> {
  const row = await db
    .selectFrom('journal_entry')
    .select('id')
    .where('place_id', '=', place)
    .where('written_at', '>=', at.toString())
    .executeTakeFirst()
  return row !== undefined
}

/** Everything of a journal goes with its author. */
export async function forgetJournalOf(db: Db, person: number) {
  const places = db.selectFrom('place').select('id').where('person_id', '=', person)
  await db.deleteFrom('journal_entry').where('place_id', 'in', places).execute()
}
