import type { Selectable } from 'kysely'
import { lettersOfAnnouncement, type Announcement } from '../programme/announcements.ts'
import type { LetterState } from '../programme/letters.ts'
import type { Db } from './open.ts'
import type { Schema } from './schema.ts'
import { instant, maybe } from './times.ts'

const toAnnouncement = (row: Selectable<Schema['announcement']>): Announcement => ({
  id: row.id,
  cohort: row.cohort_id,
  by: row.by_person_id,
  whom: row.whom,
  places: row.places,
  words: row.words,
  essential: row.essential,
  changedAt: instant(row.changed_at),
  sentAt: maybe(row.sent_at, instant),
  sentBy: row.sent_by_id,
})

type Chosen = Pick<Announcement, 'whom' | 'places'>

export async function addAnnouncement(
  db: Db,
  { cohort, by, whom, places }: Chosen & { cohort: number; by: number },
  at: Temporal.Instant,
): Promise<number> {
  const row = await db
    .insertInto('announcement')
    .values({
      cohort_id: cohort,
      by_person_id: by,
      whom: JSON.stringify(whom),
      places: JSON.stringify(places),
      words: '{}',
      begun_at: at.toString(),
      changed_at: at.toString(),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

/** One announcement of a cohort; null where it has none of that number. */
export async function announcementIn(
  db: Db,
  cohort: number,
  id: number,
): Promise<Announcement | null> {
  const row = await db
    .selectFrom('announcement')
    .selectAll()
    .where('id', '=', id)
    .where('cohort_id', '=', cohort)
    .executeTakeFirst()
  return row ? toAnnouncement(row) : null
}

/** A draft, while nobody else changes or sends it; null for what was sent. */
export async function draftForUpdate(
  db: Db,
  cohort: number,
  id: number,
): Promise<Announcement | null> {
  const row = await db
    .selectFrom('announcement')
    .selectAll()
    .where('id', '=', id)
    .where('cohort_id', '=', cohort)
    .where('sent_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  return row ? toAnnouncement(row) : null
}

export async function saveWhom(db: Db, id: number, { whom, places }: Chosen, at: Temporal.Instant) {
  await db
    .updateTable('announcement')
    .set({
      whom: JSON.stringify(whom),
      places: JSON.stringify(places),
      changed_at: at.toString(),
    })
    .where('id', '=', id)
    .execute()
}

export async function saveWords(
  db: Db,
  id: number,
  { words, essential }: Pick<Announcement, 'words' | 'essential'>,
  at: Temporal.Instant,
) {
  await db
    .updateTable('announcement')
    .set({ words: JSON.stringify(words), essential, changed_at: at.toString() })
    .where('id', '=', id)
    .execute()
}

export async function markSent(db: Db, id: number, by: number, at: Temporal.Instant) {
  await db
    .updateTable('announcement')
    .set({ sent_at: at.toString(), sent_by_id: by })
    .where('id', '=', id)
    .execute()
}

export async function removeAnnouncement(db: Db, id: number) {
  await db.deleteFrom('announcement').where('id', '=', id).where('sent_at', 'is', null).execute()
}

/** An announcement as a list shows it. */
export type AnnouncementLine = { announcement: Announcement; writer: string }

/** What staff of a cohort have written to people, the newest first. */
export async function announcementsOf(
  db: Db,
  cohort: number,
  most: number,
): Promise<AnnouncementLine[]> {
  const rows = await db
    .selectFrom('announcement')
    .innerJoin('person', 'person.id', 'announcement.by_person_id')
    .selectAll('announcement')
    .select('person.name as writer')
    .where('cohort_id', '=', cohort)
    .orderBy('announcement.id', 'desc')
    .limit(most)
    .execute()
  return rows.map(({ writer, ...row }) => ({ announcement: toAnnouncement(row), writer }))
}

/** A letter of an announcement, as it stands with it. */
export type LetterOfIt = { id: number; to: string; state: LetterState; held: boolean }

/** To whom an announcement went, and what became of each letter. */
export async function lettersOfIt(db: Db, one: Announcement): Promise<LetterOfIt[]> {
  const rows = await db
    .selectFrom('letter')
    .innerJoin('person', 'person.id', 'letter.to_person_id')
    .select(['letter.id', 'letter.state', 'letter.held_at', 'person.name'])
    .where('letter.cohort_id', '=', one.cohort)
    .where('letter.template', '=', 'from-staff')
    .where(eb => eb.fn<boolean>('starts_with', ['once_key', eb.val(lettersOfAnnouncement(one.id))]))
    .orderBy('person.name')
    .orderBy('letter.id')
    .execute()
  return rows.map(({ held_at, name, ...row }) => ({ ...row, to: name, held: held_at !== null }))
}

/** Takes what somebody wrote to people and never sent. What was sent stays the programme’s. */
export async function forgetDraftsOf(db: Db, person: number) {
  await db
    .deleteFrom('announcement')
    .where('by_person_id', '=', person)
    .where('sent_at', 'is', null)
    .execute()
}
