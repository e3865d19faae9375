import type { Mapping } from '../programme/people-files/fields.ts'
import type { Role } from '../programme/role.ts'
import { asKept, importBy, type PeopleImport } from './imports.ts'
import type { Db } from './open.ts'

/** Begins an import. False when somebody began it a moment before. */
export async function beginImport(
  db: Db,
  id: number,
  { role, mapping }: { role: Role; mapping: Mapping },
  at: Temporal.Instant,
): Promise<boolean> {
  const row = await db
    .updateTable('people_import')
    .set({ role, mapping: asKept(mapping), started_at: at.toString() })
    .where('id', '=', id)
    .where('started_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** The oldest import under way that no other process has in hand, held for this transaction. */
export async function claimImport(db: Db): Promise<PeopleImport | null> {
  const claimed = await db
    .selectFrom('people_import')
    .select(['id', 'cohort_id'])
    .where('started_at', 'is not', null)
    .where('ended_at', 'is', null)
    .orderBy('id')
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
  return claimed ? importBy(db, claimed.cohort_id, claimed.id) : null
}

/** Notes how far an import has come and how many came in with these rows. */
export async function saveProgress(
  db: Db,
  id: number,
  so: { nextRow: number; added: number; updated: number },
) {
  await db
    .updateTable('people_import')
    .set(eb => ({
      next_row: so.nextRow,
      added: eb('added', '+', so.added),
      updated: eb('updated', '+', so.updated),
    }))
    .where('id', '=', id)
    .execute()
}

/** Ends an import. Of its file only what still has to be put right is kept. */
export async function endImport(db: Db, id: number, left: string, at: Temporal.Instant) {
  await db
    .updateTable('people_import')
    .set({ ended_at: at.toString(), csv: left })
    .where('id', '=', id)
    .execute()
}
