import type { Rhythm } from '../programme/mail-rhythm.ts'
import type { QuietHours } from '../programme/quiet-hours.ts'
import type { Db } from './open.ts'

/** How somebody wants her letters. */
export type MailWishes = { rhythm: Rhythm; quiet: QuietHours | null }

type Row = { mail_rhythm: Rhythm; quiet_from: number | null; quiet_to: number | null }

const toWishes = ({ mail_rhythm: rhythm, quiet_from: from, quiet_to: to }: Row): MailWishes => ({
  rhythm,
  quiet: from === null || to === null ? null : { from, to },
})

const columns = ['mail_rhythm', 'quiet_from', 'quiet_to'] as const

/**
 * Who among these wants letters otherwise than as they come, with the clock she is on. Hours are
 * quiet for nobody who told no zone; a morning is then that of UTC.
 */
export async function mailWishesOf(
  db: Db,
  people: number[],
): Promise<Map<number, MailWishes & { zone: string }>> {
  if (people.length === 0) return new Map()
  const rows = await db
    .selectFrom('person')
    .select(['id', 'time_zone', ...columns])
    .where('id', 'in', people)
    .where(eb => eb.or([eb('quiet_from', 'is not', null), eb('mail_rhythm', '!=', 'at-once')]))
    .execute()
  return new Map(
    rows.map(row => {
      const { rhythm, quiet } = toWishes(row)
      const zone = row.time_zone
      return [row.id, { rhythm, quiet: zone === null ? null : quiet, zone: zone ?? 'UTC' }]
    }),
  )
}

/** What somebody chose, whether or not we know her clock. */
export async function mailWishesChosen(db: Db, person: number): Promise<MailWishes> {
  const row = await db
    .selectFrom('person')
    .select(columns)
    .where('id', '=', person)
    .executeTakeFirst()
  return row ? toWishes(row) : { rhythm: 'at-once', quiet: null }
}

export async function saveQuietHours(db: Db, person: number, hours: QuietHours | null) {
  await db
    .updateTable('person')
    .set({ quiet_from: hours?.from ?? null, quiet_to: hours?.to ?? null })
    .where('id', '=', person)
    .execute()
}

/** Writes down how letters reach her. What waited for others under another wish goes now. */
export async function saveRhythm(db: Db, person: number, rhythm: Rhythm) {
  const changed = await db
    .updateTable('person')
    .set({ mail_rhythm: rhythm })
    .where('id', '=', person)
    .where('mail_rhythm', '!=', rhythm)
    .executeTakeFirst()
  if (changed.numUpdatedRows === 0n) return
  await db
    .updateTable('letter')
    .set({ gather_at: null })
    .where('to_person_id', '=', person)
    .where('state', '=', 'owed')
    .where('gather_at', 'is not', null)
    .execute()
}
