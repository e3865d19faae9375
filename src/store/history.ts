import type { Db } from './open.ts'
import { instant } from './times.ts'

/** Who did what when: one line of history. Verbs are the last part of `history.` word keys. */
export type HistoryLine = {
  at: Temporal.Instant
  by: string | null
  about: string | null
  verb: string
  details: Record<string, string | number>
}

export type Noted = {
  at: Temporal.Instant
  by: number | null
  cohort?: number | null
  about?: number | null
  verb: string
  details?: Record<string, string | number>
}

/** Says that something in a cohort has changed. Its row keeps those who change it in turn. */
export async function touchCohort(db: Db, cohort: number) {
  await db
    .updateTable('cohort')
    .set(eb => ({ version: eb('version', '+', 1) }))
    .where('id', '=', cohort)
    .execute()
}

/** Writes a line of history, in the transaction of what it tells. */
export async function note(db: Db, { at, by, cohort, about, verb, details }: Noted) {
  if (cohort) await touchCohort(db, cohort)
  await db
    .insertInto('history')
    .values({
      at: at.toString(),
      by_person_id: by,
      cohort_id: cohort ?? null,
      about_person_id: about ?? null,
      verb,
      details: JSON.stringify(details ?? {}),
    })
    .execute()
}

/** The newest lines of a cohort, a page at a time. */
export async function historyOf(
  db: Db,
  cohort: number,
  page: { before: number | null; size: number },
): Promise<(HistoryLine & { id: number })[]> {
  const rows = await db
    .selectFrom('history')
    .leftJoin('person as doer', 'doer.id', 'history.by_person_id')
    .leftJoin('person as subject', 'subject.id', 'history.about_person_id')
    .select(['history.id', 'history.at', 'history.verb', 'history.details'])
    .select(['doer.name as by', 'subject.name as about'])
    .where('history.cohort_id', '=', cohort)
    .$if(page.before !== null, query => query.where('history.id', '<', page.before ?? 0))
    .orderBy('history.id', 'desc')
    .limit(page.size)
    .execute()
  return rows.map(row => ({ ...row, at: instant(row.at) }))
}
