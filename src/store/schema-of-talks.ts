import type { Generated } from 'kysely'

/** Talks of a pair, and the times that are offered for them. */
export type TalkTables = {
  talk: {
    id: Generated<number>
    pair_id: number
    by_place_id: number
    instead_of_id: number | null
    minutes: number
    spot: Generated<string>
    offered_at: string | null
    withdrawn_at: string | null
    starts_at: string | null
    booked_at: string | null
    sequence: Generated<number>
    cancelled_at: string | null
    held_at: string | null
    missed_at: string | null
    how: Generated<string>
    words: Generated<string>
  }
  talk_time: { talk_id: number; starts_at: string }
  talk_missed: {
    talk_id: number
    by_place_id: number
    who: 'me' | 'other' | 'both'
    said_at: string
  }
}
