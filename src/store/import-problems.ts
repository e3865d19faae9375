import type { Mapping } from '../programme/people-files/fields.ts'
import type { RowProblem } from '../programme/people-import.ts'
import type { Role } from '../programme/role.ts'
import { asKept, toMapping } from './imports.ts'
import type { Db } from './open.ts'

/** A problem as it is kept; its sentence is said when somebody reads it. */
export type KeptProblem = { row: number; key: string; values: Record<string, string | number> }

/** Keeps what is wrong with rows. Rows read once more keep their problem once. */
export async function addProblems(db: Db, id: number, problems: RowProblem[]) {
  const rows = problems.map(({ row, field, key, values }) => ({
    import_id: id,
    row_number: row,
    field,
    word_key: key,
    details: JSON.stringify(values),
  }))
  if (rows.length === 0) return
  await db
    .insertInto('import_problem')
    .values(rows)
    .onConflict(c => c.doNothing())
    .execute()
}

/** The problems of an import in the order of its rows. */
export async function problemsOf(db: Db, id: number): Promise<KeptProblem[]> {
  const rows = await db
    .selectFrom('import_problem')
    .selectAll()
    .where('import_id', '=', id)
    .orderBy('row_number')
    .orderBy('field')
    .execute()
  return rows.map(row => ({ row: row.row_number, key: row.word_key, values: row.details }))
}

/** Forgets the rows of files that were brought before a day, and what was wrong with them (R89). */
export async function forgetFiles(db: Db, before: Temporal.Instant) {
  const gone = await db
    .updateTable('people_import')
    .set({ csv: '' })
    .where('uploaded_at', '<', before.toString())
    .where('csv', '!=', '')
    .where(eb => eb.or([eb('ended_at', 'is not', null), eb('started_at', 'is', null)]))
    .returning('id')
    .execute()
  if (gone.length === 0) return
  const ids = gone.map(row => row.id)
  await db.deleteFrom('import_problem').where('import_id', 'in', ids).execute()
}

/** How a file with these headings was read last time; null for headings nobody brought yet. */
export async function mappingFor(db: Db, headings: string): Promise<Mapping | null> {
  const row = await db
    .selectFrom('import_mapping')
    .select('mapping')
    .where('headings', '=', headings)
    .executeTakeFirst()
  return row ? toMapping(row.mapping) : null
}

export async function keepMapping(
  db: Db,
  headings: string,
  { role, mapping }: { role: Role; mapping: Mapping },
  at: Temporal.Instant,
) {
  const values = { mapping: asKept(mapping), role, used_at: at.toString() }
  await db
    .insertInto('import_mapping')
    .values({ headings, ...values })
    .onConflict(c => c.column('headings').doUpdateSet(values))
    .execute()
}
