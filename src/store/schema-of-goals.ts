import type { Generated } from 'kysely'

/** What the two of a pair write down together, and what the mentee hopes for. */
export type GoalTables = {
  shared_note: {
    id: Generated<number>
    pair_id: number
    by_place_id: number
    on_date: string
    words: string
    version: Generated<number>
    written_at: string
    changed_by_place_id: number | null
    changed_at: string | null
  }
  goal: {
    id: Generated<number>
    mentee_id: number
    pair_id: number
    by_place_id: number
    words: string
    due: 'two-weeks-before' | 'at-the-meeting' | 'on' | null
    due_on: string | null
    added_at: string
    removed_at: string | null
  }
  goal_reached: {
    goal_id: number
    by_place_id: number
    pair_id: number
    words: string
    reached_at: string
  }
}
