import { sql, type Selectable } from 'kysely'
import type { CaseEntry, HelpCase } from '../programme/help.ts'
import type { Db } from './open.ts'
import type { Schema } from './schema.ts'
import { day, instant, maybe } from './times.ts'

type Row = Selectable<Schema['help_case']> & {
  by_person: number
  reported_person: number | null
  owner_person: number | null
  partner_place: number | null
  partner_person: number | null
  ended_at: string | null
  third_place_id: number | null
  spoke_last: number | null
}

const both = (place: number | null, person: number | null) =>
  place === null || person === null ? null : { place, person }

const toCase = (row: Row): HelpCase => ({
  id: row.id,
  cohort: row.cohort_id,
  by: { place: row.by_place_id, person: row.by_person },
  about: row.about,
  group: row.community_group,
  pair: row.pair_id,
  partner: both(row.partner_place, row.partner_person),
  together: row.pair_id !== null && row.ended_at === null,
  third: row.third_place_id,
  reported: both(row.about_place_id, row.reported_person),
  confidential: row.confidential,
  to: row.addressed_to,
  owner: both(row.owner_place_id, row.owner_person),
  rung: row.rung,
  dueOn: day(row.due_on),
  openedAt: instant(row.opened_at),
  takenAt: maybe(row.taken_at, instant),
  solvedAt: maybe(row.solved_at, instant),
  spokeLast: row.spoke_last,
})

const all = (db: Db) =>
  db
    .selectFrom('help_case as c')
    .innerJoin('place as asker', 'asker.id', 'c.by_place_id')
    .leftJoin('place as reported', 'reported.id', 'c.about_place_id')
    .leftJoin('place as owner', 'owner.id', 'c.owner_place_id')
    .leftJoin('pair', 'pair.id', 'c.pair_id')
    .leftJoin('place as partner', join =>
      join.on(
        'partner.id',
        '=',
        sql<number>`case when pair.mentor_id = c.by_place_id
          then pair.mentee_id else pair.mentor_id end`,
      ),
    )
    .selectAll('c')
    .select(['asker.person_id as by_person', 'reported.person_id as reported_person'])
    .select(['owner.person_id as owner_person', 'partner.person_id as partner_person'])
    .select(['partner.id as partner_place', 'pair.ended_at', 'pair.third_place_id'])
    .select(eb =>
      eb
        .selectFrom('case_entry as e')
        .select('e.by_person_id')
        .whereRef('e.case_id', '=', 'c.id')
        .where('e.kind', '=', 'word')
        .orderBy('e.id', 'desc')
        .limit(1)
        .as('spoke_last'),
    )

export async function caseBy(db: Db, id: number): Promise<HelpCase | null> {
  const row = await all(db).where('c.id', '=', id).executeTakeFirst()
  return row ? toCase(row) : null
}

/** A case, as nobody else changes it meanwhile. */
export async function caseForUpdate(db: Db, id: number): Promise<HelpCase | null> {
  await db.selectFrom('help_case').select('id').where('id', '=', id).forUpdate().execute()
  return caseBy(db, id)
}

/** Every case of a cohort, the oldest first. */
export async function casesOf(db: Db, cohort: number): Promise<HelpCase[]> {
  const rows = await all(db).where('c.cohort_id', '=', cohort).orderBy('c.id').execute()
  return rows.map(toCase)
}

/** The cases of a cohort that nobody has solved yet. */
export async function unsolvedIn(db: Db, cohort: number): Promise<HelpCase[]> {
  const rows = await all(db)
    .where('c.cohort_id', '=', cohort)
    .where('c.solved_at', 'is', null)
    .orderBy('c.id')
    .execute()
  return rows.map(toCase)
}

export async function addCase(db: Db, one: HelpCase): Promise<number> {
  const row = await db
    .insertInto('help_case')
    .values({
      cohort_id: one.cohort,
      by_place_id: one.by.place,
      about: one.about,
      community_group: one.group,
      pair_id: one.pair,
      about_place_id: one.reported?.place ?? null,
      confidential: one.confidential,
      addressed_to: one.to,
      owner_place_id: one.owner?.place ?? null,
      due_on: one.dueOn.toString(),
      opened_at: one.openedAt.toString(),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

/** What of a case is to be otherwise. */
export type CaseChange = Partial<
  Pick<Selectable<Schema['help_case']>, 'owner_place_id' | 'rung' | 'due_on'> & {
    taken_at: string | null
    solved_at: string | null
  }
>

export async function changeCase(db: Db, id: number, change: CaseChange) {
  await db.updateTable('help_case').set(change).where('id', '=', id).execute()
}

const toEntry = (row: Selectable<Schema['case_entry']>): CaseEntry => ({
  id: row.id,
  case: row.case_id,
  by: row.by_person_id,
  kind: row.kind,
  words: row.words,
  to: row.to_person_id,
  how: row.how,
  files: row.files,
  writtenAt: instant(row.written_at),
})

export async function addCaseEntry(db: Db, entry: Omit<CaseEntry, 'id'>): Promise<CaseEntry> {
  const row = await db
    .insertInto('case_entry')
    .values({
      case_id: entry.case,
      by_person_id: entry.by,
      kind: entry.kind,
      words: entry.words,
      to_person_id: entry.to,
      how: entry.how,
      files: entry.files,
      written_at: entry.writtenAt.toString(),
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  return toEntry(row)
}

/** All that happened in a case, the oldest first. */
export async function entriesIn(db: Db, id: number): Promise<CaseEntry[]> {
  const rows = await db
    .selectFrom('case_entry')
    .selectAll()
    .where('case_id', '=', id)
    .orderBy('id')
    .execute()
  return rows.map(toEntry)
}

/** Keeps others from asking in somebody’s name until this is done. */
export async function lockAsker(db: Db, place: number) {
  await db.selectFrom('place').select('id').where('id', '=', place).forUpdate().execute()
}

/** Names whom a cohort has past all staff, or nobody. */
export async function nameOmbudsperson(
  db: Db,
  cohort: number,
  place: number | null,
  at: Temporal.Instant,
) {
  await db.deleteFrom('ombudsperson').where('cohort_id', '=', cohort).execute()
  if (place === null) return
  const named = { cohort_id: cohort, place_id: place, named_at: at.toString() }
  await db.insertInto('ombudsperson').values(named).execute()
}

/** The place of whoever a cohort has past all staff, as long as she is there and of the staff. */
export async function ombudspersonOf(db: Db, cohort: number): Promise<number | null> {
  const row = await db
    .selectFrom('ombudsperson')
    .innerJoin('place', 'place.id', 'ombudsperson.place_id')
    .select('place_id')
    .where('ombudsperson.cohort_id', '=', cohort)
    .where('place.left_at', 'is', null)
    .where('place.role', 'in', ['programme-staff', 'policy-staff'])
    .executeTakeFirst()
  return row?.place_id ?? null
}

/** Whom of policy staff each running pair of a cohort has beside it. */
export async function thirdsIn(db: Db, cohort: number): Promise<Map<number, number>> {
  const rows = await db
    .selectFrom('pair')
    .select(['id', 'third_place_id'])
    .where('cohort_id', '=', cohort)
    .where('ended_at', 'is', null)
    .execute()
  return new Map(
    rows.flatMap(row => (row.third_place_id === null ? [] : [[row.id, row.third_place_id]])),
  )
}

export async function saveThird(db: Db, pair: number, place: number | null) {
  await db.updateTable('pair').set({ third_place_id: place }).where('id', '=', pair).execute()
}

/** Everybody somebody walks or walked with. */
export async function everPairedWith(db: Db, place: number): Promise<number[]> {
  const rows = await db
    .selectFrom('pair')
    .select(['mentor_id', 'mentee_id'])
    .where(eb => eb.or([eb('mentor_id', '=', place), eb('mentee_id', '=', place)]))
    .execute()
  return [...new Set(rows.map(row => (row.mentor_id === place ? row.mentee_id : row.mentor_id)))]
}

/** Takes her words out of the cases she asked in, and what was said to her, and what she said. */
export async function forgetCasesOf(db: Db, person: number) {
  const asked = db
    .selectFrom('help_case')
    .innerJoin('place', 'place.id', 'help_case.by_place_id')
    .select('help_case.id')
    .where('place.person_id', '=', person)
  await db
    .updateTable('case_entry')
    .set({ words: '' })
    .where('kind', 'in', ['word', 'note'])
    .where(eb => eb.or([eb('by_person_id', '=', person), eb('case_id', 'in', asked)]))
    .execute()
}
