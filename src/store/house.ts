import type { Selectable } from 'kysely'
import type { HouseKind } from '../programme/may.ts'
import type { Db } from './open.ts'
import type { Schema } from './schema.ts'

/** Who runs this installation, and how far its clock is ahead (in the demo only). */
export type House = {
  kind: HouseKind
  organisation: string
  address: string
  ahead: Temporal.Duration
  /** Signs the links that letters carry; never shown. */
  secret: string
}

/** A row of the house as the programme knows it; nothing where nobody has opened it. */
export function readHouse(row: Selectable<Schema['house']> | null): House {
  if (!row) {
    return {
      kind: 'empty',
      organisation: '',
      address: '',
      secret: '',
      ahead: new Temporal.Duration(),
    }
  }
  const ahead = Temporal.Duration.from({ seconds: row.clock_ahead_seconds })
  const { kind, organisation, address, secret } = row
  return { kind, organisation, address, secret, ahead }
}

export async function house(db: Db): Promise<House> {
  return readHouse((await db.selectFrom('house').selectAll().executeTakeFirst()) ?? null)
}

/** Opens the house. False when somebody opened it a moment before. */
export async function openHouse(
  db: Db,
  house: { kind: 'demo' | 'programme'; organisation: string; address: string; secret: string },
  at: Temporal.Instant,
): Promise<boolean> {
  const row = await db
    .insertInto('house')
    .values({ ...house, opened_at: at.toString() })
    .onConflict(c => c.doNothing())
    .returning('one')
    .executeTakeFirst()
  return row !== undefined
}

export async function setClockAhead(db: Db, seconds: number) {
  await db
    .updateTable('house')
    .set({ clock_ahead_seconds: seconds })
    .where('kind', '=', 'demo')
    .execute()
}
