import type { Selectable } from 'kysely'
import type { SharedNote } from '../programme/shared-notes.ts'
import type { Db } from './open.ts'
import type { Schema } from './schema.ts'
import { instant, maybe } from './times.ts'

const toNote = (row: Selectable<Schema['shared_note']>): SharedNote => ({
  id: row.id,
  pair: row.pair_id,
  by: row.by_place_id,
  on: Temporal.PlainDate.from(row.on_date),
  words: row.words,
  version: row.version,
  writtenAt: instant(row.written_at),
  changedBy: row.changed_by_place_id,
  changedAt: maybe(row.changed_at, instant),
})

/** The notes of a pair, the newest first, a part at a time. */
export async function sharedNotesOf(
  db: Db,
  pair: number,
  { most, skip = 0 }: { most: number; skip?: number },
): Promise<SharedNote[]> {
  const rows = await db
    .selectFrom('shared_note')
    .selectAll()
    .where('pair_id', '=', pair)
    .where('words', '<>', '')
    .orderBy('on_date', 'desc')
    .orderBy('id', 'desc')
    .limit(most)
    .offset(skip)
    .execute()
  return rows.map(toNote)
}

/** One note of a pair; null when it is another’s, or gone. */
export async function sharedNoteBy(db: Db, pair: number, id: number): Promise<SharedNote | null> {
  const row = await db
    .selectFrom('shared_note')
    .selectAll()
    .where('id', '=', id)
    .where('pair_id', '=', pair)
    .where('words', '<>', '')
    .executeTakeFirst()
  return row ? toNote(row) : null
}

/** What somebody wrote last in a pair. */
export async function newestNoteBy(db: Db, pair: number, by: number): Promise<SharedNote | null> {
  const row = await db
    .selectFrom('shared_note')
    .selectAll()
    .where('pair_id', '=', pair)
    .where('by_place_id', '=', by)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ? toNote(row) : null
}

export type NewNote = Pick<SharedNote, 'pair' | 'by' | 'on' | 'words'>

export async function addSharedNote(db: Db, one: NewNote, at: Temporal.Instant) {
  await db
    .insertInto('shared_note')
    .values({
      pair_id: one.pair,
      by_place_id: one.by,
      on_date: one.on.toString(),
      words: one.words,
      written_at: at.toString(),
    })
    .execute()
}

type Change = Pick<SharedNote, 'id' | 'on' | 'words' | 'version'> & { by: number }

/** Changes a note nobody has changed since that version was read. */
export async function changeSharedNote(db: Db, one: Change, at: Temporal.Instant) {
  await db
    .updateTable('shared_note')
    .set({
      on_date: one.on.toString(),
      words: one.words,
      version: one.version + 1,
      changed_by_place_id: one.by,
      changed_at: at.toString(),
    })
    .where('id', '=', one.id)
    .where('version', '=', one.version)
    .execute()
}

/** Nothing is left of a note but that it was there, for whoever is writing in it just then. */
export async function removeSharedNote(db: Db, id: number) {
  await db.updateTable('shared_note').set({ words: '' }).where('id', '=', id).execute()
}

/** Whether there is, or ever was, such a note of a pair. */
export async function wasSharedNote(db: Db, pair: number, id: number): Promise<boolean> {
  const row = await db
    .selectFrom('shared_note')
    .select('id')
    .where('id', '=', id)
    .where('pair_id', '=', pair)
    .executeTakeFirst()
  return row !== undefined
}

/** The notes somebody wrote lose their words. What the other wrote stays, also where she changed it. */
export async function forgetSharedNotesOf(db: Db, person: number) {
  const places = db.selectFrom('place').select('id').where('person_id', '=', person)
  await db
    .updateTable('shared_note')
    .set({ words: '' })
    .where('by_place_id', 'in', places)
    .execute()
}
