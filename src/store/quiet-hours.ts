import type { QuietHours } from '../programme/quiet-hours.ts'
import type { Db } from './open.ts'

/** Whose hours are quiet among these, with the clock they are on. Whoever told no zone has none. */
export async function quietHoursOf(
  db: Db,
  people: number[],
): Promise<Map<number, QuietHours & { zone: string }>> {
  if (people.length === 0) return new Map()
  const rows = await db
    .selectFrom('person')
    .select(['id', 'time_zone', 'quiet_from', 'quiet_to'])
    .where('id', 'in', people)
    .where('quiet_from', 'is not', null)
    .where('time_zone', 'is not', null)
    .execute()
  return new Map(
    rows.map(row => [
      row.id,
      { from: row.quiet_from ?? 0, to: row.quiet_to ?? 0, zone: row.time_zone ?? 'UTC' },
    ]),
  )
}

/** What somebody chose, whether or not we know her clock. */
export async function quietHoursChosen(db: Db, person: number): Promise<QuietHours | null> {
  const row = await db
    .selectFrom('person')
    .select(['quiet_from', 'quiet_to'])
    .where('id', '=', person)
    .executeTakeFirst()
  const { quiet_from: from, quiet_to: to } = row ?? { quiet_from: null, quiet_to: null }
  return from === null || to === null ? null : { from, to }
}

export async function saveQuietHours(db: Db, person: number, hours: QuietHours | null) {
  await db
    .updateTable('person')
    .set({ quiet_from: hours?.from ?? null, quiet_to: hours?.to ?? null })
    .where('id', '=', person)
    .execute()
}
