import type { Generated } from 'kysely'

/** What people write down for themselves. */
export type JournalTables = {
  journal_entry: {
    id: Generated<number>
    place_id: number
    kind: 'entry' | 'works' | 'does-not-work'
    on_date: string
    words: string
    audience: 'me' | 'pair' | 'staff'
    pair_id: number | null
    step: string | null
    page: string | null
    page_title: string | null
    how: 'page' | 'mail'
    written_at: string
    changed_at: string | null
  }
}
