import { sql, type Selectable } from 'kysely'
import type { AsideReason } from '../programme/reply/purposes.ts'
import type { Db } from './open.ts'
import type { Schema } from './schema.ts'
import { instant, maybe } from './times.ts'

/** What came in by mail, and what became of it. */
export type Inbound = {
  id: number
  sentFrom: string
  sentTo: string
  cameAt: Temporal.Instant
  state: 'waiting' | 'taken' | 'aside' | 'dropped'
  reason: string | null
  from: string | null
  subject: string | null
  words: string | null
  files: number
  replyAddress: number | null
  cohort: number | null
  person: number | null
  passedOnAt: Temporal.Instant | null
}

type Row = Omit<Selectable<Schema['inbound_letter']>, 'raw'>

const toInbound = (row: Row): Inbound => ({
  id: row.id,
  sentFrom: row.sent_from,
  sentTo: row.sent_to,
  cameAt: instant(row.came_at),
  state: row.state,
  reason: row.reason,
  from: row.from_address,
  subject: row.subject,
  words: row.words,
  files: row.files,
  replyAddress: row.reply_address_id,
  cohort: row.cohort_id,
  person: row.person_id,
  passedOnAt: maybe(row.passed_on_at, instant),
})

const known = [
  ...(['id', 'digest', 'sent_from', 'sent_to', 'came_at', 'state', 'reason', 'tries'] as const),
  ...(['claimed_at', 'opened_at', 'message_id', 'from_address', 'subject', 'words'] as const),
  ...(['files', 'reply_address_id', 'cohort_id', 'person_id', 'passed_on_at'] as const),
  ...(['placed_by_id', 'placed_at', 'too_large'] as const),
] as const

export type Raw = {
  digest: string
  raw: Uint8Array
  sentFrom: string
  sentTo: string
  /** More than we take: only its head was kept. */
  tooLarge: boolean
}

/** Keeps what came as it came, once. False when the same was kept before. */
export async function keepRaw(db: Db, came: Raw, at: Temporal.Instant): Promise<boolean> {
  const row = await db
    .insertInto('inbound_letter')
    .values({
      digest: came.digest,
      raw: came.raw,
      sent_from: came.sentFrom,
      sent_to: came.sentTo,
      too_large: came.tooLarge,
      came_at: at.toString(),
    })
    .onConflict(c => c.column('digest').doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

export type Claimed = Inbound & { raw: Uint8Array; tries: number; tooLarge: boolean }

/** Claims the oldest letter that nobody has in hand. After the lease another may have it. */
export async function claimInbound(
  db: Db,
  at: Temporal.Instant,
  leaseSeconds: number,
): Promise<Claimed | null> {
  const stale = at.subtract({ seconds: leaseSeconds }).toString()
  const { rows } = await sql<Selectable<Schema['inbound_letter']>>`
    update inbound_letter set claimed_at = ${at.toString()}, tries = tries + 1
    where id = (
      select id from inbound_letter
      where state = 'waiting' and (claimed_at is null or claimed_at < ${stale})
      order by id limit 1 for update skip locked)
    returning *`.execute(db)
  const [row] = rows
  if (!row) return null
  return { ...toInbound(row), raw: row.raw, tries: row.tries, tooLarge: row.too_large }
}

/** What was understood of a letter when it was opened. */
export type Opened = {
  messageId: string | null
  from: string | null
  subject: string
  words: string
  files: number
}

type End = {
  state: 'taken' | 'aside' | 'dropped'
  reason: AsideReason | 'came-twice' | 'report' | null
  replyAddress: number | null
  cohort: number | null
  person: number | null
  passedOnAt: Temporal.Instant | null
}

/** Writes down what was understood and what became of it; only if it still waits. */
export async function settleInbound(
  db: Db,
  id: number,
  opened: Opened,
  end: End,
  at: Temporal.Instant,
): Promise<boolean> {
  const result = await db
    .updateTable('inbound_letter')
    .set({
      message_id: opened.messageId,
      from_address: opened.from,
      subject: opened.subject,
      words: opened.words,
      files: opened.files,
      state: end.state,
      reason: end.reason,
      reply_address_id: end.replyAddress,
      cohort_id: end.cohort,
      person_id: end.person,
      passed_on_at: end.passedOnAt?.toString() ?? null,
      opened_at: at.toString(),
      claimed_at: null,
    })
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

/** Whether an answer with this Message-ID was taken at this address before. */
export async function tookBefore(db: Db, address: number, messageId: string): Promise<boolean> {
  const row = await db
    .selectFrom('inbound_letter')
    .select('id')
    .where('reply_address_id', '=', address)
    .where('message_id', '=', messageId)
    .where('state', '=', 'taken')
    .executeTakeFirst()
  return row !== undefined
}

/** How many answers of hers were taken since then. */
export async function tookSince(db: Db, person: number, since: Temporal.Instant) {
  const row = await db
    .selectFrom('inbound_letter')
    .select(eb => eb.fn.countAll<string>().as('count'))
    .where('person_id', '=', person)
    .where('state', '=', 'taken')
    .where('came_at', '>', since.toString())
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

export async function inboundBy(db: Db, id: number): Promise<Inbound | null> {
  const row = await db
    .selectFrom('inbound_letter')
    .select(known)
    .where('id', '=', id)
    .executeTakeFirst()
  return row ? toInbound(row) : null
}

/** What staff may read: set aside, or written to them. What went to a partner is not theirs. */
export const isForStaff = (post: Inbound): boolean =>
  post.state === 'aside' || (post.state === 'taken' && post.passedOnAt === null)

/** A cohort’s post for staff, newest first; for administrators also what belongs to no cohort. */
export async function postOf(
  db: Db,
  cohort: number,
  { alsoNobodys, most }: { alsoNobodys: boolean; most: number },
): Promise<(Inbound & { name: string | null })[]> {
  const rows = await db
    .selectFrom('inbound_letter')
    .leftJoin('person', 'person.id', 'inbound_letter.person_id')
    .select(known.map(name => `inbound_letter.${name}` as const))
    .select('person.name')
    .where(eb =>
      eb.or([
        eb('inbound_letter.cohort_id', '=', cohort),
        ...(alsoNobodys ? [eb('inbound_letter.cohort_id', 'is', null)] : []),
      ]),
    )
    .where('inbound_letter.state', 'in', ['aside', 'taken'])
    .where('passed_on_at', 'is', null)
    .orderBy('inbound_letter.id', 'desc')
    .limit(most)
    .execute()
  return rows.map(row => ({ ...toInbound(row), name: row.name }))
}

/** How much of a cohort’s post waits for staff. */
export async function asideIn(db: Db, cohort: number): Promise<number> {
  const row = await db
    .selectFrom('inbound_letter')
    .select(eb => eb.fn.countAll<string>().as('count'))
    .where('cohort_id', '=', cohort)
    .where('state', '=', 'aside')
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/** Staff decide about something set aside. False when somebody did before. */
export async function placeInbound(
  db: Db,
  id: number,
  placed: {
    state: 'taken' | 'dropped'
    by: number
    cohort: number
    person: number | null
    passedOnAt: Temporal.Instant | null
  },
  at: Temporal.Instant,
): Promise<boolean> {
  const result = await db
    .updateTable('inbound_letter')
    .set({
      state: placed.state,
      cohort_id: placed.cohort,
      person_id: placed.person,
      passed_on_at: placed.passedOnAt?.toString() ?? null,
      placed_by_id: placed.by,
      placed_at: at.toString(),
    })
    .where('id', '=', id)
    .where('state', '=', 'aside')
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

/** The raw messages of what was settled before then go; what was understood stays. */
export async function forgetRaw(db: Db, before: Temporal.Instant) {
  await db
    .updateTable('inbound_letter')
    .set({ raw: new Uint8Array() })
    .where('state', 'in', ['taken', 'dropped'])
    .where('opened_at', '<', before.toString())
    .where(eb => eb(eb.fn<number>('length', ['raw']), '>', 0))
    .execute()
}

/** What a person sent goes, with all that tells who she is; nothing comes in from her any more. */
export async function forgetPostOf(db: Db, person: number, at: Temporal.Instant) {
  const own = db.selectFrom('person').select('address').where('id', '=', person)
  const addresses = db.selectFrom('reply_address').select('id').where('person_id', '=', person)
  await db
    .updateTable('inbound_letter')
    .set({ raw: new Uint8Array(), words: null, subject: null, from_address: null, sent_from: '' })
    .set({ state: 'dropped', message_id: null })
    .where(eb =>
      eb.or([
        eb('person_id', '=', person),
        eb('reply_address_id', 'in', addresses),
        eb('from_address', '=', own),
        eb('sent_from', '=', own),
      ]),
    )
    .execute()
  await db
    .updateTable('reply_address')
    .set({ revoked_at: at.toString() })
    .where('person_id', '=', person)
    .where('revoked_at', 'is', null)
    .execute()
}
