import type { Generated } from 'kysely'

type Id = Generated<number>

/** The tables of what comes in by mail, as the database holds them. */
export type PostTables = {
  reply_address: {
    id: Id
    person_id: number
    cohort_id: number | null
    purpose: string
    about_id: number
    made_at: string
    revoked_at: string | null
  }
  inbound_letter: {
    id: Id
    digest: string
    raw: Uint8Array
    sent_from: string
    sent_to: string
    came_at: string
    state: Generated<'waiting' | 'taken' | 'aside' | 'dropped'>
    reason: string | null
    tries: Generated<number>
    claimed_at: string | null
    opened_at: string | null
    message_id: string | null
    from_address: string | null
    subject: string | null
    words: string | null
    files: Generated<number>
    reply_address_id: number | null
    cohort_id: number | null
    person_id: number | null
    passed_on_at: string | null
    placed_by_id: number | null
    placed_at: string | null
    too_large: Generated<boolean>
  }
}
