import { sql } from 'kysely'
import type { Db } from './open.ts'

/** Asks the database for an answer; throws if it has none. */
export async function askForAnswer(db: Db) {
  await sql`select 1`.execute(db)
}
