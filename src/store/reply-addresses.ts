import type { ReplyPurpose } from '../programme/reply/purposes.ts'
import type { Db } from './open.ts'
import { instant, maybe } from './times.ts'

/** Where one person may answer one thing. */
export type ReplyAddress = {
  id: number
  person: number
  cohort: number | null
  purpose: string
  about: number
  revokedAt: Temporal.Instant | null
}

export type ReplyWanted = {
  person: number
  cohort: number | null
  purpose: ReplyPurpose
  about: number
}

/** The numbers of these reply addresses, in their order; the same ones whenever it is asked. */
export async function replyAddressesFor(
  db: Db,
  wanted: ReplyWanted[],
  at: Temporal.Instant,
): Promise<number[]> {
  if (wanted.length === 0) return []
  const rows = await db
    .insertInto('reply_address')
    .values(
      wanted.map(({ person, cohort, purpose, about }) => ({
        person_id: person,
        cohort_id: cohort,
        purpose,
        about_id: about,
        made_at: at.toString(),
      })),
    )
    .onConflict(c =>
      c
        .columns(['person_id', 'purpose', 'about_id'])
        .doUpdateSet(eb => ({ cohort_id: eb.ref('excluded.cohort_id') })),
    )
    .returning(['id', 'person_id', 'purpose', 'about_id'])
    .execute()
  const key = (person: number, purpose: string, about: number) => `${person} ${purpose} ${about}`
  const ids = new Map(rows.map(row => [key(row.person_id, row.purpose, row.about_id), row.id]))
  return wanted.map(({ person, purpose, about }) => ids.get(key(person, purpose, about)) ?? 0)
}

export async function replyAddressBy(db: Db, id: number): Promise<ReplyAddress | null> {
  const row = await db
    .selectFrom('reply_address')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) return null
  const { person_id: person, cohort_id: cohort, purpose, about_id: about } = row
  return { id, person, cohort, purpose, about, revokedAt: maybe(row.revoked_at, instant) }
}

/** Nothing comes in by this address any more. */
export async function revokeReplyAddress(db: Db, id: number, at: Temporal.Instant) {
  await db
    .updateTable('reply_address')
    .set({ revoked_at: at.toString() })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .execute()
}
