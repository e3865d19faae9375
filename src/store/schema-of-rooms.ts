import type { ColumnType, Generated } from 'kysely'
import type { Role } from '../programme/role.ts'

/** Rooms of a cohort, and what is written in them. */
export type RoomTables = {
  room: {
    id: Generated<number>
    cohort_id: number
    kind: 'mentors' | 'opened'
    name: Generated<string>
    for_roles: ColumnType<Role[], string, string>
    outside_link: string | null
    opened_by_id: number | null
    opened_at: string
    closed_at: string | null
  }
  room_post: {
    id: Generated<number>
    room_id: number
    by_place_id: number
    thread_id: number | null
    title: string | null
    words: string
    sought: string
    how: 'page' | 'mail'
    files: Generated<number>
    written_at: string
    hidden_at: string | null
    hidden_by_id: number | null
  }
  room_read: { thread_id: number; place_id: number; up_to: number; read_at: string }
  room_quiet: { room_id: number; place_id: number; quiet_since: string }
}
