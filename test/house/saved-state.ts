import { sql } from 'kysely'
import type { Db } from '../../src/store/open.ts'

/** What a database held at one moment: to say what differs from it, and to go back to it. */
export type SavedState = {
  /** The tables that hold something else now. */
  changed: () => Promise<string[]>
  restore: () => Promise<void>
}

/** Every table of ours in the order it was made, so that what is pointed at comes first. */
async function tablesOf(db: Db): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select quote_ident(relname) as name from pg_class
    where relnamespace = 'public'::regnamespace and relkind = 'r' and relname <> 'migration'
    order by oid`.execute(db)
  return rows.map(row => row.name)
}

async function digests(db: Db, tables: string[]): Promise<Map<string, string>> {
  const each = tables.map(
    table => `select '${table}' as name, md5(coalesce(string_agg(row, '' order by row), '')) as digest
      from (select md5(t::text) as row from ${table} t) rows`,
  )
  const { rows } = await sql
    .raw<{ name: string; digest: string }>(each.join(' union all '))
    .execute(db)
  return new Map(rows.map(row => [row.name, row.digest]))
}

/** How far the database has written. Where it has not moved, nothing can have changed. */
async function written(db: Db): Promise<string> {
  const { rows } = await sql<{ at: string }>`
    select pg_current_wal_insert_lsn()::text as at`.execute(db)
  return rows[0]?.at ?? ''
}

/** What never changes is long, and is put back only if it did. */
const isLong = (table: string) => table.startsWith('guide_')

let kept = 0

/** Keeps a copy of every table beside the tables themselves. */
export async function saveState(db: Db): Promise<SavedState> {
  const tables = await tablesOf(db)
  const schema = `saved_${(kept += 1)}`
  await sql.raw(`create schema ${schema}`).execute(db)
  for (const table of tables) {
    await sql.raw(`create table ${schema}.${table} as table ${table}`).execute(db)
  }
  const before = await digests(db, tables)
  let unchangedAt = await written(db)
  const changed = async () => {
    if ((await written(db)) === unchangedAt) return []
    const now = await digests(db, tables)
    return tables.filter(table => now.get(table) !== before.get(table))
  }
  const restore = async () => {
    const now = await changed()
    const back = now.some(isLong) ? tables : tables.filter(table => !isLong(table))
    const fill = back.map(
      table => `insert into ${table} overriding system value select * from ${schema}.${table};`,
    )
    await sql.raw(`do $$ begin truncate ${back.join(', ')}; ${fill.join(' ')} end $$`).execute(db)
    unchangedAt = await written(db)
  }
  return { changed, restore }
}
