import { sql, type Selectable } from 'kysely'
import type { LetterState, OwedLetter } from '../programme/letters.ts'
import type { Db } from './open.ts'
import type { Schema } from './schema.ts'
import { instant, maybe } from './times.ts'

/** A letter as it was written down, and what became of it. */
export type Letter = OwedLetter & {
  id: number
  state: LetterState
  owedAt: Temporal.Instant
  heldAt: Temporal.Instant | null
  postedAt: Temporal.Instant | null
  trouble: string | null
  tries: number
  sent: { language: string; subject: string; body: string; why: string } | null
}

const toLetter = (row: Selectable<Schema['letter']>): Letter => ({
  id: row.id,
  onceKey: row.once_key,
  cohort: row.cohort_id,
  step: row.step,
  template: row.template,
  to: row.to_person_id,
  from: row.from_person_id,
  values: row.filling,
  essential: row.essential,
  state: row.state,
  owedAt: instant(row.owed_at),
  heldAt: maybe(row.held_at, instant),
  postedAt: maybe(row.posted_at, instant),
  trouble: row.trouble,
  tries: row.tries,
  sent:
    row.subject === null || row.body === null
      ? null
      : {
          language: row.language ?? 'en',
          subject: row.subject,
          body: row.body,
          why: row.why ?? '',
        },
})

/** Writes down what is owed. A promise already made is not made again. Returns how many were new. */
export async function oweLetters(
  db: Db,
  letters: OwedLetter[],
  at: Temporal.Instant,
): Promise<number> {
  let made = 0
  for (let start = 0; start < letters.length; start += 500) {
    const rows = letters.slice(start, start + 500).map(letter => ({
      once_key: letter.onceKey,
      cohort_id: letter.cohort,
      step: letter.step,
      template: letter.template,
      to_person_id: letter.to,
      from_person_id: letter.from,
      filling: JSON.stringify(letter.values),
      essential: letter.essential,
      owed_at: at.toString(),
    }))
    const result = await db
      .insertInto('letter')
      .values(rows)
      .onConflict(c => c.column('once_key').doNothing())
      .executeTakeFirst()
    made += Number(result.numInsertedOrUpdatedRows ?? 0)
  }
  return made
}

/** The people among these who asked for no reminders. */
export async function unsubscribed(db: Db, people: number[]): Promise<Set<number>> {
  if (people.length === 0) return new Set()
  const rows = await db
    .selectFrom('person')
    .select('id')
    .where('id', 'in', people)
    .where('wants_no_reminders_since', 'is not', null)
    .execute()
  return new Set(rows.map(row => row.id))
}

/**
 * Claims letters for one postman. Claimed letters are still owed: whoever dies with them in hand
 * has handed nothing over, and after the lease another takes them.
 */
export async function claimLetters(
  db: Db,
  postman: string,
  at: Temporal.Instant,
  { most, leaseSeconds }: { most: number; leaseSeconds: number },
): Promise<Letter[]> {
  const now = at.toString()
  const stale = at.subtract({ seconds: leaseSeconds }).toString()
  const { rows } = await sql<Selectable<Schema['letter']>>`
    update letter set postman = ${postman}, claimed_at = ${now}
    where id in (
      select id from letter
      where state = 'owed' and held_at is null
        and (not_before is null or not_before <= ${now})
        and (claimed_at is null or claimed_at < ${stale})
      order by id limit ${most} for update skip locked)
    returning *`.execute(db)
  return rows.map(toLetter).toSorted((a, b) => a.id - b.id)
}

/** A letter as it is about to go: what is kept of it. */
export type Going = {
  id: number
  language: string
  subject: string
  body: string
  why: string
  address: string
}

/**
 * Just before letters are handed over: written down durably, a handful at once. Returns those that
 * may go; the others were held or taken meanwhile.
 */
export async function markPosting(
  db: Db,
  postman: string,
  going: Going[],
  at: Temporal.Instant,
): Promise<Set<number>> {
  const { rows } = await sql<{ id: number }>`
    update letter set state = 'posting', posting_at = ${at.toString()}, language = going.language,
      subject = going.subject, body = going.body, why = going.why, to_address = going.address
    from json_to_recordset(${JSON.stringify(going)}::json)
      as going(id bigint, language text, subject text, body text, why text, address text)
    where letter.id = going.id and letter.postman = ${postman}
      and letter.state = 'owed' and letter.held_at is null
    returning letter.id`.execute(db)
  return new Set(rows.map(row => row.id))
}

/** The post has taken these. */
export async function markPosted(db: Db, postman: string, letters: number[], at: Temporal.Instant) {
  if (letters.length === 0) return
  await db
    .updateTable('letter')
    .set(eb => ({
      state: 'posted' as const,
      posted_at: at.toString(),
      trouble: null,
      claimed_at: null,
      tries: eb('tries', '+', 1),
    }))
    .where('id', 'in', letters)
    .where('postman', '=', postman)
    .where('state', '=', 'posting')
    .execute()
}

/** What became of a letter that the post did not take. */
export async function settleLetter(
  db: Db,
  letter: number,
  postman: string,
  end:
    | { state: 'bounced' | 'in doubt'; trouble: string }
    | { state: 'owed'; trouble: string; notBefore: Temporal.Instant },
) {
  const values = {
    state: end.state,
    trouble: end.trouble,
    claimed_at: null,
    ...(end.state === 'owed' && { not_before: end.notBefore.toString() }),
  }
  await db
    .updateTable('letter')
    .set(eb => ({ ...values, tries: eb('tries', '+', 1) }))
    .where('id', '=', letter)
    .where('postman', '=', postman)
    .where('state', '=', 'posting')
    .execute()
}

/** A letter that cannot be posted as it is: staff’s tray has it, with the reason. */
export async function setAside(db: Db, letter: number, trouble: string) {
  await db
    .updateTable('letter')
    .set({ state: 'bounced', trouble, claimed_at: null })
    .where('id', '=', letter)
    .where('state', '=', 'owed')
    .execute()
}

/** Letters whose postman vanished between handing over and noting it: a person decides. */
export async function doubtStale(db: Db, at: Temporal.Instant, leaseSeconds: number) {
  const stale = at.subtract({ seconds: leaseSeconds }).toString()
  const result = await db
    .updateTable('letter')
    .set({ state: 'in doubt', trouble: 'postman-vanished', claimed_at: null })
    .where('state', '=', 'posting')
    .where('posting_at', '<', stale)
    .executeTakeFirst()
  return Number(result.numUpdatedRows)
}

/** On an engine only one process can open, every claim at the start is of somebody who died. */
export async function releaseClaims(db: Db) {
  await db
    .updateTable('letter')
    .set({ claimed_at: null })
    .where('state', '=', 'owed')
    .where('claimed_at', 'is not', null)
    .execute()
}

export async function letterBy(db: Db, id: number): Promise<Letter | null> {
  const row = await db.selectFrom('letter').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? toLetter(row) : null
}

/** How many letters of a cohort are in which state, by template. */
export async function letterCounts(db: Db, cohort: number) {
  const rows = await db
    .selectFrom('letter')
    .select(['template', 'state', eb => eb.fn.countAll<string>().as('count')])
    .where('cohort_id', '=', cohort)
    .groupBy(['template', 'state'])
    .execute()
  return rows.map(row => ({ ...row, count: Number(row.count) }))
}

type Listed = {
  id: number
  template: string
  state: LetterState
  held: boolean
  to: string
  person: number
  at: Temporal.Instant
  trouble: string | null
}

/** A cohort’s letters without their texts, newest first. */
export async function lettersOf(
  db: Db,
  cohort: number,
  filter: { template?: string; states?: LetterState[]; most: number },
): Promise<Listed[]> {
  const rows = await db
    .selectFrom('letter')
    .innerJoin('person', 'person.id', 'letter.to_person_id')
    .select(['letter.id', 'letter.template', 'letter.state', 'letter.held_at', 'person.name'])
    .select(['letter.to_person_id', 'letter.owed_at', 'letter.posted_at', 'letter.trouble'])
    .where('letter.cohort_id', '=', cohort)
    .$if(filter.template !== undefined, q => q.where('letter.template', '=', filter.template ?? ''))
    .$if(filter.states !== undefined, q => q.where('letter.state', 'in', filter.states ?? []))
    .orderBy('letter.id', 'desc')
    .limit(filter.most)
    .execute()
  return rows.map(row => ({
    id: row.id,
    template: row.template,
    state: row.state,
    held: row.held_at !== null,
    to: row.name,
    person: row.to_person_id,
    at: instant(row.posted_at ?? row.owed_at),
    trouble: row.trouble,
  }))
}

/** A person’s letters, newest first. */
export async function lettersTo(db: Db, person: number): Promise<Letter[]> {
  const rows = await db
    .selectFrom('letter')
    .selectAll()
    .where('to_person_id', '=', person)
    .where('state', 'in', ['posted', 'posting', 'in doubt'])
    .orderBy('id', 'desc')
    .limit(200)
    .execute()
  return rows.map(toLetter)
}

export async function holdLetter(db: Db, letter: number, at: Temporal.Instant | null) {
  const result = await db
    .updateTable('letter')
    .set({ held_at: at?.toString() ?? null })
    .where('id', '=', letter)
    .where('state', '=', 'owed')
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

/** Staff decide about a letter in doubt or one that came back: it arrived, or it goes again. */
export async function decideDoubt(
  db: Db,
  letter: number,
  decision: 'arrived' | 'again',
  at: Temporal.Instant,
): Promise<boolean> {
  const again = { state: 'owed' as const, claimed_at: null, not_before: null, trouble: null }
  const arrived = { state: 'posted' as const, posted_at: at.toString(), trouble: null }
  const result = await db
    .updateTable('letter')
    .set(decision === 'again' ? again : arrived)
    .where('id', '=', letter)
    .where('state', 'in', ['in doubt', 'bounced'])
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

/** Staff’s own words for the cohort’s letters, by `template language`. */
export async function editsOf(db: Db, cohort: number) {
  const rows = await db
    .selectFrom('letter_edit')
    .selectAll()
    .where('cohort_id', '=', cohort)
    .execute()
  return new Map(rows.map(row => [`${row.template} ${row.language}`, row]))
}

export async function saveEdit(
  db: Db,
  edit: { cohort: number; template: string; language: string; subject: string; body: string },
  at: Temporal.Instant,
) {
  const values = { subject: edit.subject, body: edit.body, edited_at: at.toString() }
  await db
    .insertInto('letter_edit')
    .values({
      cohort_id: edit.cohort,
      template: edit.template,
      language: edit.language,
      ...values,
    })
    .onConflict(c => c.columns(['cohort_id', 'template', 'language']).doUpdateSet(values))
    .execute()
}

export async function dropEdit(db: Db, cohort: number, template: string, language: string) {
  await db
    .deleteFrom('letter_edit')
    .where('cohort_id', '=', cohort)
    .where('template', '=', template)
    .where('language', '=', language)
    .execute()
}
