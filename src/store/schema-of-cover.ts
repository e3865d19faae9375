import type { Generated } from 'kysely'

/** Who is away, and who keeps a mentee company meanwhile. */
export type CoverTables = {
  away: {
    id: Generated<number>
    place_id: number
    from_on: string
    until_on: string
    words: Generated<string>
    by_person_id: number
    said_at: string
    back_at: string | null
  }
  cover: {
    id: Generated<number>
    away_id: number
    pair_id: number
    mentor_id: number
    by_person_id: number
    asked_at: string
    answered_at: string | null
    answer: 'accepted' | 'declined' | 'named' | null
    reason: Generated<string>
    as_pair_id: number | null
    ended_at: string | null
  }
}
