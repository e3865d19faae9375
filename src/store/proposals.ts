import { sql } from 'kysely'
import type { Asked, Goal } from '../programme/matching/asked.ts'
import type { Proposal as Answer } from '../programme/matching/proposal.ts'
import type { Change } from '../programme/proposals/deciding.ts'
import { usualSettings, type Settings } from '../programme/proposals/settings.ts'
import type { Db } from './open.ts'
import { instant, maybe } from './times.ts'

/** What happened to a proposal, and when. */
type Dates = {
  askedAt: Temporal.Instant
  answeredAt: Temporal.Instant | null
  reviewedAt: Temporal.Instant | null
  publishedAt: Temporal.Instant | null
  withdrawnAt: Temporal.Instant | null
}

/** What was asked, and what the answer is, if there is one. */
export type KeptProposal = Dates & {
  id: number
  cohort: number
  parent: number | null
  change: Change
  by: number
  asked: Asked
  answer: Answer | null
  share: number
  failed: string | null
  reviewer: string | null
  publisher: string | null
}

const datesOf = (row: Record<'asked_at', string> & Record<string, unknown>): Dates => {
  const at = (name: string) => maybe(row[name] as string | null, instant)
  return {
    askedAt: instant(row.asked_at),
    answeredAt: at('answered_at'),
    reviewedAt: at('reviewed_at'),
    publishedAt: at('published_at'),
    withdrawnAt: at('withdrawn_at'),
  }
}

/** A proposal of a cohort, whole. */
export async function proposalBy(db: Db, cohort: number, id: number): Promise<KeptProposal | null> {
  const row = await db
    .selectFrom('proposal')
    .leftJoin('person as reviewer', 'reviewer.id', 'proposal.reviewed_by_id')
    .leftJoin('person as publisher', 'publisher.id', 'proposal.published_by_id')
    .selectAll('proposal')
    .select(['reviewer.name as reviewer', 'publisher.name as publisher'])
    .where('proposal.id', '=', id)
    .where('proposal.cohort_id', '=', cohort)
    .executeTakeFirst()
  if (!row) return null
  return {
    ...datesOf(row),
    id: row.id,
    cohort: row.cohort_id,
    parent: row.parent_id,
    change: row.change,
    by: row.by_person_id,
    asked: row.asked,
    answer: row.answer,
    share: row.share,
    failed: row.failed,
    reviewer: row.reviewer,
    publisher: row.publisher,
  }
}

/** A line of the list of proposals: all of it but the people. */
export type ProposalLine = Dates & {
  id: number
  parent: number | null
  change: Change
  by: string
  goal: Goal
  failed: string | null
  matched: number | null
  mentees: number | null
  total: number | null
  worst: number | null
}

/** The newest proposals of a cohort, those that were undone not among them. */
export async function proposalsOf(db: Db, cohort: number, most = 50): Promise<ProposalLine[]> {
  const figure = (name: string) => sql<number | null>`(answer->>${name})::integer`
  const rows = await db
    .selectFrom('proposal')
    .innerJoin('person', 'person.id', 'proposal.by_person_id')
    .select(['proposal.id', 'parent_id', 'change', 'asked_at', 'answered_at', 'reviewed_at'])
    .select(['published_at', 'withdrawn_at', 'failed', 'person.name as by'])
    .select([sql<Goal>`asked->>'goal'`.as('goal'), figure('matched').as('matched')])
    .select([figure('mentees').as('mentees'), figure('total').as('total')])
    .select(figure('worst').as('worst'))
    .where('cohort_id', '=', cohort)
    .where('withdrawn_at', 'is', null)
    .orderBy('proposal.id', 'desc')
    .limit(most)
    .execute()
  return rows.map(({ parent_id, asked_at, ...row }) => ({
    ...row,
    ...datesOf({ asked_at, ...row }),
    parent: parent_id,
  }))
}

/** The newest proposal of a cohort that still stands. */
export async function newestProposal(db: Db, cohort: number): Promise<number | null> {
  const row = await db
    .selectFrom('proposal')
    .select('id')
    .where('cohort_id', '=', cohort)
    .where('withdrawn_at', 'is', null)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.id ?? null
}

type New = Pick<KeptProposal, 'cohort' | 'parent' | 'change' | 'by' | 'asked'>

export async function addProposal(db: Db, one: New, at: Temporal.Instant): Promise<number> {
  const row = await db
    .insertInto('proposal')
    .values({
      cohort_id: one.cohort,
      parent_id: one.parent,
      change: JSON.stringify(one.change),
      by_person_id: one.by,
      asked_at: at.toString(),
      asked: JSON.stringify(one.asked),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

/** Marks a proposal as looked through, published or withdrawn; false when it was so already. */
export async function dateProposal(
  db: Db,
  id: number,
  what: 'reviewed' | 'published' | 'withdrawn',
  { at, by }: { at: Temporal.Instant; by: number },
): Promise<boolean> {
  const when = at.toString()
  const values = {
    reviewed: { reviewed_at: when, reviewed_by_id: by },
    published: { published_at: when, published_by_id: by },
    withdrawn: { withdrawn_at: when },
  }
  const row = await db
    .updateTable('proposal')
    .set(values[what])
    .where('id', '=', id)
    .where(`${what}_at`, 'is', null)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** How the staff of a cohort last asked for pairs. */
export async function settingsOf(db: Db, cohort: number): Promise<Settings> {
  const row = await db
    .selectFrom('cohort')
    .select('matching')
    .where('id', '=', cohort)
    .executeTakeFirst()
  const kept = row?.matching
  const weights = { ...usualSettings.weights, ...kept?.weights }
  return { ...usualSettings, ...kept, weights }
}

export async function saveSettings(db: Db, cohort: number, settings: Settings) {
  await db
    .updateTable('cohort')
    .set({ matching: JSON.stringify(settings) })
    .where('id', '=', cohort)
    .execute()
}

/** Whether another proposal was made from this one, and still stands. */
export async function isBuiltOn(db: Db, id: number): Promise<boolean> {
  const row = await db
    .selectFrom('proposal')
    .select('id')
    .where('parent_id', '=', id)
    .where('withdrawn_at', 'is', null)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
