import type { ColumnType, Generated } from 'kysely'
import type { Rules } from '../programme/ground-rules.ts'

/** What the two of a pair agreed on, and how they are reached. */
export type GroundRulesTables = {
  ground_rules: {
    id: Generated<number>
    pair_id: number
    by_place_id: number
    rules: ColumnType<Rules, string, string>
    offered_at: string
    withdrawn_at: string | null
    agreed_at: string | null
    replaced_at: string | null
  }
  handle: { pair_id: number; place_id: number; method: string; words: string }
}
