import type { ColumnType, Generated } from 'kysely'
import type { Asked } from '../programme/matching/asked.ts'
import type { Proposal } from '../programme/matching/proposal.ts'
import type { Change } from '../programme/proposals/deciding.ts'

type Id = Generated<number>
type Json<T> = ColumnType<T, string, string>

/** Proposals of pairs, and what mentors were asked about them. */
export type ProposalTables = {
  proposal: {
    id: Id
    cohort_id: number
    parent_id: number | null
    change: Json<Change>
    by_person_id: number
    asked_at: string
    asked: Json<Asked>
    answer: Json<Proposal> | null
    answered_at: string | null
    share: Generated<number>
    claimed_at: string | null
    failed: string | null
    reviewed_at: string | null
    reviewed_by_id: number | null
    published_at: string | null
    published_by_id: number | null
    withdrawn_at: string | null
  }
  pair_asking: {
    id: Id
    cohort_id: number
    proposal_id: number
    mentor_id: number
    mentee_id: number
    by_person_id: number
    asked_at: string
    until: string
    answered_at: string | null
    answer: 'accepted' | 'declined' | 'lapsed' | null
    reason: Generated<string>
  }
}
