import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { forgetGuides } from '../src/store/guides.ts'
import { openInMemory, openPostgres, type Opened } from '../src/store/open.ts'
import { databaseAt, onServer } from './server.ts'

/** A database of a test. `alongside` opens it once more, as a second process would. */
export type Fresh = Opened & { alongside: () => Promise<Opened> }

async function onPostgres(server: string, template: string): Promise<Fresh> {
  const name = `${template}_${randomUUID().slice(0, 8)}`
  await onServer(server, `create database ${name} template ${template}`)
  const alongside = () => openPostgres(databaseAt(server, name))
  const opened = await alongside()
  const close = async () => {
    await opened.close()
    await onServer(server, `drop database ${name} with (force)`)
  }
  return { ...opened, close, alongside }
}

/** PGlite has one connection; a second process on it would be refused, so it is shared. */
function onPGlite(dump: Uint8Array<ArrayBuffer>): Fresh {
  const opened = openInMemory(dump)
  return { ...opened, alongside: async () => ({ ...opened, close: async () => undefined }) }
}

/**
 * An empty, migrated database of its own: PGlite in memory, or a database of the server in
 * TEST_DATABASE_URL, so that the same stories are told on both engines.
 */
export async function freshDatabase(): Promise<Fresh> {
  forgetGuides()
  const empty = process.env['EMPTY_DATABASE']
  if (empty === undefined) throw new Error('These tests run under vitest, which prepares them')
  const server = process.env['TEST_DATABASE_URL']
  return server === undefined ? onPGlite(readFileSync(empty)) : onPostgres(server, empty)
}

/** Takes everything out of a database again, for the next test: quicker than a new one. */
export async function empty({ db }: Opened) {
  forgetGuides()
  const { rows } = await sql<{ name: string }>`
    select quote_ident(tablename) as name from pg_tables
    where schemaname = 'public' and tablename <> 'migration'`.execute(db)
  const tables = rows.map(row => row.name).join(', ')
  await sql.raw(`truncate ${tables} restart identity cascade`).execute(db)
}
