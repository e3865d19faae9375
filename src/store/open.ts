import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { embeddedDialect, EmbeddedDatabase } from './embedded/dialect.ts'
import { lockFolder } from './embedded/lock.ts'
import { migrate } from './migrate.ts'
import { PreparingClient } from './prepared.ts'
import type { Schema } from './schema.ts'

export type Db = Kysely<Schema>

/** An open database: which engine, and how to close it. */
export type Opened = { db: Db; engine: 'PostgreSQL' | 'PGlite'; close: () => Promise<void> }

const asWritten = (text: string) => text

/** Days and instants leave the database as text; only the programme turns them into Temporal. */
const types = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (oid === 1082 || oid === 1114 || oid === 1184) return asWritten
    if (oid === 20) return Number
    return pg.types.getTypeParser(oid, format)
  },
}

/** PostgreSQL at an address, migrated. */
export async function openPostgres(url: string): Promise<Opened> {
  const pool = new pg.Pool({
    connectionString: url,
    Client: PreparingClient,
    max: 10,
    types: types as pg.CustomTypesConfig,
    options: '-c timezone=UTC -c statement_timeout=60000',
  })
  pool.on('error', () => undefined)
  const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) })
  await migrate(db)
  return { db, engine: 'PostgreSQL', close: () => db.destroy() }
}

/** The embedded database in a folder, locked against a second process, durable, migrated. */
export async function openEmbedded(folder: string): Promise<Opened> {
  const lock = lockFolder(folder)
  const embedded = new EmbeddedDatabase({ folder, dump: null })
  const db = new Kysely<Schema>({ dialect: embeddedDialect(embedded) })
  await migrate(db)
  const close = async () => {
    await db.destroy()
    lock.release()
  }
  return { db, engine: 'PGlite', close }
}

/** An embedded database in memory, from a dump or empty: for tests and rehearsals. */
export function openInMemory(
  dump: Uint8Array<ArrayBuffer> | null,
): Opened & { embedded: EmbeddedDatabase } {
  const embedded = new EmbeddedDatabase({ folder: null, dump })
  const db = new Kysely<Schema>({ dialect: embeddedDialect(embedded) })
  return { db, engine: 'PGlite', embedded, close: () => db.destroy() }
}
