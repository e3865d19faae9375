import { sql, type Insertable, type Selectable } from 'kysely'
import { fields, type Mapping } from '../programme/people-files/fields.ts'
import { isRole, type Role } from '../programme/role.ts'
import type { Db } from './open.ts'
import type { Schema } from './schema.ts'
import { instant, maybe } from './times.ts'

/** A spreadsheet somebody brought, how far it has come in, and what came of it. */
export type PeopleImport = {
  id: number
  cohort: number
  by: number
  byName: string
  file: string
  role: Role
  mapping: Mapping
  uploadedAt: Temporal.Instant
  startedAt: Temporal.Instant | null
  endedAt: Temporal.Instant | null
  nextRow: number
  rows: number
  added: number
  updated: number
  blank: number
  /** Whether nothing of the file is kept any more. */
  gone: boolean
}

/** A mapping as it is kept: columns by their fields, as text. */
export const asKept = (mapping: Mapping) =>
  JSON.stringify(
    Object.fromEntries(Object.entries(mapping).map(([field, at]) => [field, String(at)])),
  )

export const toMapping = (kept: Record<string, string>): Mapping =>
  Object.fromEntries(
    fields.flatMap(field => (kept[field] === undefined ? [] : [[field, Number(kept[field])]])),
  )

const toRole = (text: string): Role => (isRole(text) ? text : 'mentee')

const select = (db: Db) =>
  db
    .selectFrom('people_import')
    .innerJoin('person', 'person.id', 'people_import.by_person_id')
    .select(['people_import.id', 'cohort_id', 'by_person_id', 'file_name', 'role', 'mapping'])
    .select(['uploaded_at', 'started_at', 'ended_at', 'next_row', 'total_rows', 'added'])
    .select(['updated', 'blank', 'person.name as by', sql<boolean>`csv = ''`.as('gone')])

type Table = Schema['people_import']
type Row = Omit<Selectable<Table>, 'csv'> & { by: string; gone: boolean }

const toImport = (row: Row): PeopleImport => ({
  id: row.id,
  cohort: row.cohort_id,
  by: row.by_person_id,
  byName: row.by,
  file: row.file_name,
  role: toRole(row.role),
  mapping: toMapping(row.mapping),
  uploadedAt: instant(row.uploaded_at),
  startedAt: maybe(row.started_at, instant),
  endedAt: maybe(row.ended_at, instant),
  nextRow: row.next_row,
  rows: row.total_rows,
  added: row.added,
  updated: row.updated,
  blank: row.blank,
  gone: row.gone,
})

/** The newest imports of a cohort. */
export const importsOf = async (db: Db, cohort: number): Promise<PeopleImport[]> =>
  (
    await select(db)
      .where('cohort_id', '=', cohort)
      .orderBy('people_import.id', 'desc')
      .limit(50)
      .execute()
  ).map(toImport)

export async function importBy(db: Db, cohort: number, id: number): Promise<PeopleImport | null> {
  const row = await select(db)
    .where('people_import.id', '=', id)
    .where('cohort_id', '=', cohort)
    .executeTakeFirst()
  return row ? toImport(row) : null
}

type Brought = Pick<Insertable<Table>, 'file_name' | 'csv' | 'role' | 'total_rows' | 'blank'>

export async function addImport(
  db: Db,
  { cohort, by, ...brought }: Brought & { cohort: number; by: number },
  at: Temporal.Instant,
): Promise<number> {
  const who = { cohort_id: cohort, by_person_id: by, uploaded_at: at.toString() }
  const row = await db
    .insertInto('people_import')
    .values({ ...brought, ...who, mapping: '{}' })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

/** The text of a file; what is left of it when its rows have come in. */
export async function textOf(db: Db, id: number): Promise<string> {
  const row = await db
    .selectFrom('people_import')
    .select('csv')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return row.csv
}
