import type { ColumnType, Generated } from 'kysely'
import type { Versions } from '../programme/announcements.ts'
import type { Whom } from '../programme/whom.ts'

type Json<T> = ColumnType<T, string, string>

/** Letters that staff write to some of the people. */
export type AnnouncementTables = {
  announcement: {
    id: Generated<number>
    cohort_id: number
    by_person_id: number
    whom: Json<Whom>
    places: Json<number[]>
    words: Json<Versions>
    essential: Generated<boolean>
    begun_at: string
    changed_at: string
    sent_at: string | null
    sent_by_id: number | null
  }
}
