import type { Generated } from 'kysely'
import type { Addressee, CaseAbout, CaseEntry, Rung } from '../programme/help.ts'

type Id = Generated<number>

/** The tables of the help desk, as the database holds them. */
export type HelpTables = {
  ombudsperson: { cohort_id: number; place_id: number; named_at: string }
  help_case: {
    id: Id
    cohort_id: number
    by_place_id: number
    about: CaseAbout
    community_group: string | null
    pair_id: number | null
    about_place_id: number | null
    confidential: boolean
    addressed_to: Addressee
    owner_place_id: number | null
    rung: Rung | null
    due_on: string
    opened_at: string
    taken_at: string | null
    solved_at: string | null
  }
  case_entry: {
    id: Id
    case_id: number
    by_person_id: number
    kind: CaseEntry['kind']
    words: string
    to_person_id: number | null
    how: 'page' | 'mail'
    files: Generated<number>
    written_at: string
  }
}
