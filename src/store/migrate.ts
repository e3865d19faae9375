import { readdirSync, readFileSync } from 'node:fs'
import { sql } from 'kysely'
import type { Db } from './open.ts'

const folder = new URL('../../migrations/', import.meta.url)

/** The statements of a migration: they end with a semicolon at the end of a line. */
const statements = (text: string) =>
  text
    .split(/;[ \t]*\n/)
    .map(statement => statement.replace(/^--.*$/gm, '').trim())
    .filter(statement => statement !== '')

/** Runs every numbered migration that has not run, each in one transaction, forward only. */
export async function migrate(db: Db) {
  await sql`create table if not exists migration (name text primary key, ran_at timestamptz not null default now())`.execute(
    db,
  )
  for (const name of readdirSync(folder).sort()) {
    await db.transaction().execute(async tx => {
      await sql`select pg_advisory_xact_lock(823117)`.execute(tx)
      const ran = await sql`select 1 from migration where name = ${name}`.execute(tx)
      if (ran.rows.length > 0) return
      for (const statement of statements(readFileSync(new URL(name, folder), 'utf8'))) {
        await sql.raw(statement).execute(tx)
      }
      await sql`insert into migration (name) values (${name})`.execute(tx)
    })
  }
}
