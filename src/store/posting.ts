import { sql, type Selectable } from 'kysely'
import { toLetter, type Letter } from './letters.ts'
import type { Db } from './open.ts'
import type { Schema } from './schema.ts'

/**
 * Claims letters for one postman. Claimed letters are still owed: whoever dies with them in hand
 * has handed nothing over, and after the lease another takes them. `today` is on the programme’s clock,
 * by which letters wait for their readers. To an address letters come back from only the way in goes;
 * all else waits for another.
 */
export async function claimLetters(
  db: Db,
  postman: string,
  at: Temporal.Instant,
  {
    most,
    leaseSeconds,
    today = at,
  }: { most: number; leaseSeconds: number; today?: Temporal.Instant },
): Promise<Letter[]> {
  const now = at.toString()
  const stale = at.subtract({ seconds: leaseSeconds }).toString()
  const { rows } = await sql<Selectable<Schema['letter']>>`
    update letter set postman = ${postman}, claimed_at = ${now}
    where id in (
      select id from letter
      where state = 'owed' and held_at is null
        and (not_before is null or not_before <= ${now})
        and gather_at is null
        and (quiet_until is null or quiet_until <= ${today.toString()})
        and (claimed_at is null or claimed_at < ${stale})
        and (template = 'sign-in' or not exists (
          select from person where id = letter.to_person_id and comes_back_since is not null))
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
 * Just before letters are handed over: written down durably, a handful at once. The same writing
 * says of those before that the post has taken them, so that a handful costs one. Returns those
 * that may go; the others were held or taken meanwhile.
 */
export async function markPosting(
  db: Db,
  postman: string,
  { going, taken }: { going: Going[]; taken: number[] },
  at: { posting: Temporal.Instant; posted: Temporal.Instant },
): Promise<Set<number>> {
  const { rows } = await sql<{ id: number }>`
    /* posting */ with posted as (
      update letter set state = 'posted', posted_at = ${at.posted.toString()}, trouble = null,
        claimed_at = null, tries = tries + 1
      where id in (select json_array_elements_text(${JSON.stringify(taken)}::json)::bigint)
        and postman = ${postman} and state = 'posting')
    update letter set state = 'posting', posting_at = ${at.posting.toString()},
      language = going.language, subject = going.subject, body = going.body, why = going.why,
      to_address = going.address
    from json_to_recordset(${JSON.stringify(going)}::json)
      as going(id bigint, language text, subject text, body text, why text, address text)
    where letter.id = going.id and letter.postman = ${postman}
      and letter.state = 'owed' and letter.held_at is null
    returning letter.id`.execute(db)
  return new Set(rows.map(row => row.id))
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

/** A letter that says nothing any more is owed no longer; its promise is kept without it. */
export async function lapseLetter(db: Db, letter: number) {
  await db.deleteFrom('letter').where('id', '=', letter).where('state', '=', 'owed').execute()
}

/**
 * Letters whose postman vanished between handing over and noting it: a person decides. What is
 * remembered of their cohorts knows nothing of it yet, so it is forgotten in the same breath.
 */
export async function doubtStale(db: Db, at: Temporal.Instant, leaseSeconds: number) {
  const stale = at.subtract({ seconds: leaseSeconds }).toString()
  const { rows } = await sql<{ count: number }>`
    with doubtful as (
      update letter set state = 'in doubt', trouble = 'postman-vanished', claimed_at = null
      where state = 'posting' and posting_at < ${stale} returning cohort_id),
    touched as (
      update cohort set version = version + 1 where id in (select cohort_id from doubtful))
    select count(*)::int as count from doubtful`.execute(db)
  return rows[0]?.count ?? 0
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

/** A letter that the post had taken came back later. False when it had not gone, or was settled. */
export async function cameBack(db: Db, letter: number, trouble: string): Promise<boolean> {
  const result = await db
    .updateTable('letter')
    .set({ state: 'bounced', trouble })
    .where('id', '=', letter)
    .where('state', 'in', ['posted', 'in doubt'])
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}
