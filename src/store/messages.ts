import type { Selectable } from 'kysely'
import { isSecondPress } from '../programme/pressed-twice.ts'
import type { Message } from '../programme/messages.ts'
import type { Db } from './open.ts'
import type { Schema } from './schema.ts'
import { instant, maybe } from './times.ts'

const toMessage = (row: Selectable<Schema['message']>): Message => ({
  id: row.id,
  pair: row.pair_id,
  by: row.by_place_id,
  kind: row.kind,
  question: row.question_id,
  on: row.page === null ? null : { page: row.page, title: row.page_title ?? row.page },
  words: row.words,
  how: row.how,
  files: row.files,
  writtenAt: instant(row.written_at),
  settledAt: maybe(row.settled_at, instant),
})

/** The newest messages of a pair before one of them, the oldest first. */
export async function messagesOf(
  db: Db,
  pair: number,
  { before = null, most = 50 }: { before?: number | null; most?: number } = {},
): Promise<Message[]> {
  const rows = await db
    .selectFrom('message')
    .selectAll()
    .where('pair_id', '=', pair)
    .$if(before !== null, query => query.where('id', '<', before ?? 0))
    .orderBy('id', 'desc')
    .limit(most)
    .execute()
  return rows.map(toMessage).toReversed()
}

/** The questions of a pair and all that was said about them, the oldest first. */
export async function questionsOf(db: Db, pair: number): Promise<Message[]> {
  const rows = await db
    .selectFrom('message')
    .selectAll()
    .where('pair_id', '=', pair)
    .where('kind', 'in', ['question', 'answer'])
    .orderBy('id')
    .execute()
  return rows.map(toMessage)
}

/** A question of a pair, as nobody else changes it meanwhile. */
export async function questionForUpdate(db: Db, pair: number, id: number) {
  const row = await db
    .selectFrom('message')
    .selectAll()
    .where('id', '=', id)
    .where('pair_id', '=', pair)
    .where('kind', '=', 'question')
    .forUpdate()
    .executeTakeFirst()
  return row ? toMessage(row) : null
}

/** Keeps others from writing in a pair until this is done. */
export async function lockPair(db: Db, pair: number) {
  await db.selectFrom('pair').select('id').where('id', '=', pair).forUpdate().execute()
}

/** The same from the same person, a moment ago. */
export async function saidAlready(
  db: Db,
  { pair, by, kind, question, words, writtenAt }: Omit<Message, 'id' | 'settledAt'>,
): Promise<number | null> {
  const row = await db
    .selectFrom('message')
    .select(['id', 'kind', 'question_id', 'words', 'written_at'])
    .where('pair_id', '=', pair)
    .where('by_place_id', '=', by)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row || row.kind !== kind || row.question_id !== question || row.words !== words) return null
  return isSecondPress(instant(row.written_at), writtenAt) ? row.id : null
}

export async function addMessage(db: Db, one: Omit<Message, 'id' | 'settledAt'>): Promise<Message> {
  const row = await db
    .insertInto('message')
    .values({
      pair_id: one.pair,
      by_place_id: one.by,
      kind: one.kind,
      question_id: one.question,
      page: one.on?.page ?? null,
      page_title: one.on?.title ?? null,
      words: one.words,
      how: one.how,
      files: one.files,
      written_at: one.writtenAt.toString(),
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  return toMessage(row)
}

/** Whether somebody has ever said this in a pair. */
export async function hasSaid(db: Db, pair: number, by: number, words: string): Promise<boolean> {
  const row = await db
    .selectFrom('message')
    .select('id')
    .where('pair_id', '=', pair)
    .where('by_place_id', '=', by)
    .where('words', '=', words)
    .executeTakeFirst()
  return row !== undefined
}

export async function settleQuestion(db: Db, question: number, at: Temporal.Instant | null) {
  const settled_at = at?.toString() ?? null
  await db.updateTable('message').set({ settled_at }).where('id', '=', question).execute()
}

type Reading = { pair: number; place: number; upTo: number }

/** Notes how far somebody has read; never less than before. */
export async function markRead(db: Db, { pair, place, upTo }: Reading, at: Temporal.Instant) {
  await db
    .insertInto('message_read')
    .values({ pair_id: pair, place_id: place, up_to: upTo, read_at: at.toString() })
    .onConflict(c =>
      c
        .columns(['pair_id', 'place_id'])
        .doUpdateSet({ up_to: upTo, read_at: at.toString() })
        .where('message_read.up_to', '<', upTo),
    )
    .execute()
}

/** What waits for somebody in one of her pairs. */
export type Waiting = { unread: number; open: number }

/** What waits for somebody, pair by pair: the other’s words she has not read, open questions. */
export async function waitingFor(db: Db, place: number): Promise<Map<number, Waiting>> {
  const rows = await db
    .selectFrom('message')
    .innerJoin('pair', 'pair.id', 'message.pair_id')
    .leftJoin('message_read as read', join =>
      join.onRef('read.pair_id', '=', 'message.pair_id').on('read.place_id', '=', place),
    )
    .select(['message.pair_id', eb => eb.fn.countAll<string>().as('all')])
    .select(eb =>
      eb.fn
        .countAll<string>()
        .filterWhere('message.by_place_id', '<>', place)
        .filterWhere(eb =>
          eb('message.id', '>', eb.fn.coalesce('read.up_to', eb.val(0).$castTo<number>())),
        )
        .as('unread'),
    )
    .select(eb =>
      eb.fn
        .countAll<string>()
        .filterWhere('kind', '=', 'question')
        .filterWhere('settled_at', 'is', null)
        .as('open'),
    )
    .where(eb => eb.or([eb('pair.mentor_id', '=', place), eb('pair.mentee_id', '=', place)]))
    .groupBy('message.pair_id')
    .execute()
  return new Map(
    rows.map(row => [row.pair_id, { unread: Number(row.unread), open: Number(row.open) }]),
  )
}

/** The newest message of each of these pairs that still walk together; 0 where there is none. */
export async function newestIn(db: Db, pairs: number[]): Promise<Map<number, number>> {
  if (pairs.length === 0) return new Map()
  const rows = await db
    .selectFrom('pair')
    .leftJoin('message', 'message.pair_id', 'pair.id')
    .select(['pair.id', eb => eb.fn.max<number | null>('message.id').as('newest')])
    .where('pair.id', 'in', pairs)
    .where('pair.ended_at', 'is', null)
    .groupBy('pair.id')
    .execute()
  return new Map(rows.map(row => [row.id, Number(row.newest ?? 0)]))
}
