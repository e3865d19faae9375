import { sql } from 'kysely'
import type { AddedEntry, EntryMark, EntryState } from '../programme/checklist.ts'
import type { Questions } from '../programme/guide.ts'
import type { StepMark } from '../programme/journey.ts'
import type { Role } from '../programme/role.ts'
import type { Db } from './open.ts'
import { day, instant, maybe } from './times.ts'

/** What people of a cohort said they have done or skipped, undone marks left out. */
export async function marksIn(db: Db, cohort: number): Promise<StepMark[]> {
  const rows = await db
    .selectFrom('step_mark')
    .selectAll()
    .where('cohort_id', '=', cohort)
    .where('undone_at', 'is', null)
    .execute()
  return rows.map(row => ({
    step: row.step,
    place: row.place_id,
    pair: row.pair_id,
    how: row.how,
    at: instant(row.marked_at),
    note: row.note,
  }))
}

type Whose = { place: number | null; pair: number | null }

/** Marks a step for a place or a pair. Marking twice leaves one mark. */
export async function markStep(
  db: Db,
  cohort: number,
  mark: Whose & { step: string; how: 'done' | 'skipped'; note: string },
  at: Temporal.Instant,
) {
  await db
    .insertInto('step_mark')
    .values({
      cohort_id: cohort,
      step: mark.step,
      place_id: mark.place,
      pair_id: mark.pair,
      how: mark.how,
      note: mark.note,
      marked_at: at.toString(),
    })
    .onConflict(c => c.doNothing())
    .execute()
}

/** Takes a mark back. True if there was one. */
export async function unmarkStep(
  db: Db,
  { place, pair, step }: Whose & { step: string },
  at: Temporal.Instant,
): Promise<boolean> {
  const result = await db
    .updateTable('step_mark')
    .set({ undone_at: at.toString() })
    .where('step', '=', step)
    .where('undone_at', 'is', null)
    .where(pair === null ? 'place_id' : 'pair_id', '=', pair ?? place)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

export async function entryMarksIn(db: Db, cohort: number): Promise<EntryMark[]> {
  const rows = await db
    .selectFrom('entry_mark')
    .innerJoin('place', 'place.id', 'entry_mark.place_id')
    .selectAll('entry_mark')
    .where('place.cohort_id', '=', cohort)
    .execute()
  return rows.map(row => ({
    place: row.place_id,
    entry: row.entry,
    state: row.state,
    on: maybe(row.on_date, day),
    note: row.note,
    changedAt: instant(row.changed_at),
  }))
}

export async function saveEntry(
  db: Db,
  place: number,
  entry: string,
  mark: { state: EntryState; on: Temporal.PlainDate | null; note: string },
  at: Temporal.Instant,
) {
  const values = {
    state: mark.state,
    on_date: mark.on?.toString() ?? null,
    note: mark.note,
    changed_at: at.toString(),
  }
  await db
    .insertInto('entry_mark')
    .values({ place_id: place, entry, ...values })
    .onConflict(c => c.columns(['place_id', 'entry']).doUpdateSet(values))
    .execute()
}

export async function addedIn(db: Db, cohort: number): Promise<AddedEntry[]> {
  const rows = await db
    .selectFrom('added_entry')
    .selectAll()
    .where('cohort_id', '=', cohort)
    .where('removed_at', 'is', null)
    .orderBy('id')
    .execute()
  return rows.map(row => ({
    id: row.id,
    title: row.title,
    forRole: row.for_role,
    forPlace: row.for_place_id,
    dueOn: maybe(row.due_on, day),
  }))
}

export async function addEntry(
  db: Db,
  cohort: number,
  entry: {
    title: string
    forRole: Role | null
    forPlace: number | null
    dueOn: Temporal.PlainDate | null
  },
  at: Temporal.Instant,
) {
  await db
    .insertInto('added_entry')
    .values({
      cohort_id: cohort,
      title: entry.title,
      for_role: entry.forRole,
      for_place_id: entry.forPlace,
      due_on: entry.dueOn?.toString() ?? null,
      added_at: at.toString(),
    })
    .execute()
}

export async function removeEntry(db: Db, cohort: number, entry: number, at: Temporal.Instant) {
  await db
    .updateTable('added_entry')
    .set({ removed_at: at.toString() })
    .where('id', '=', entry)
    .where('cohort_id', '=', cohort)
    .execute()
}

/** The pairs whose introduction was sent or is on its way. */
export async function introducedIn(db: Db, cohort: number): Promise<Set<number>> {
  const { rows } = await sql<{ pair: number }>`
    select split_part(once_key, '/', 2)::bigint as pair from letter
    where cohort_id = ${cohort} and template = 'introduction' and state <> 'bounced'`.execute(db)
  return new Set(rows.map(row => Number(row.pair)))
}

/** What a person answered to what a form asks, by question, wherever the answer is kept. */
export async function answersOf(
  db: Db,
  place: number,
  { questions }: Pick<Questions, 'questions'>,
) {
  const keptIn = new Map(questions.map(question => [question.key, question.form]))
  if (keptIn.size === 0) return new Map<string, string>()
  const rows = await db
    .selectFrom('answer')
    .select(['questions', 'question', 'words'])
    .where('place_id', '=', place)
    .where('questions', 'in', [...new Set(keptIn.values())])
    .execute()
  const asked = rows.filter(row => keptIn.get(row.question) === row.questions)
  return new Map(asked.map(row => [row.question, row.words]))
}

/** An answer of a person, with the form that keeps it. */
export type Answer = { place: number; form: string; question: string; words: string }

/** Keeps answers of many people at once; nobody’s question comes twice. */
export async function keepAnswers(db: Db, answers: Answer[], at: Temporal.Instant) {
  if (answers.length === 0) return
  const rows = answers.map(({ place, form, question, words }) => ({
    place_id: place,
    questions: form,
    question,
    words,
    answered_at: at.toString(),
  }))
  await db
    .insertInto('answer')
    .values(rows)
    .onConflict(c =>
      c.columns(['place_id', 'questions', 'question']).doUpdateSet(({ ref }) => ({
        words: ref('excluded.words'),
        answered_at: ref('excluded.answered_at'),
      })),
    )
    .execute()
}
