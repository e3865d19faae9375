import type { Generated } from 'kysely'

/** What two have talked about, and what they say about it. */
export type TopicTables = {
  own_topic: {
    id: Generated<number>
    pair_id: number
    by_place_id: number
    words: string
    added_at: string
  }
  topic_tick: { pair_id: number; topic: string; by_place_id: number; ticked_at: string }
  topic_word: {
    id: Generated<number>
    pair_id: number
    topic: string
    by_place_id: number
    words: string
    said_at: string
  }
}
