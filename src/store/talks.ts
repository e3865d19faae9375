import type { Selectable } from 'kysely'
import type { SaidMissed, Talk } from '../programme/talks.ts'
import type { Db } from './open.ts'
import type { Schema } from './schema.ts'
import { instant, maybe } from './times.ts'

const toTalk = (row: Selectable<Schema['talk']>, times: string[]): Talk => ({
  id: row.id,
  pair: row.pair_id,
  by: row.by_place_id,
  insteadOf: row.instead_of_id,
  minutes: row.minutes,
  spot: row.spot,
  times: times.map(instant),
  offeredAt: maybe(row.offered_at, instant),
  withdrawnAt: maybe(row.withdrawn_at, instant),
  startsAt: maybe(row.starts_at, instant),
  bookedAt: maybe(row.booked_at, instant),
  sequence: row.sequence,
  cancelledAt: maybe(row.cancelled_at, instant),
  heldAt: maybe(row.held_at, instant),
  missedAt: maybe(row.missed_at, instant),
  how: row.how,
  words: row.words,
})

async function withTimes(db: Db, rows: Selectable<Schema['talk']>[]): Promise<Talk[]> {
  const ids = rows.map(row => row.id)
  const times =
    ids.length === 0
      ? []
      : await db
          .selectFrom('talk_time')
          .selectAll()
          .where('talk_id', 'in', ids)
          .orderBy('starts_at')
          .execute()
  const of = Map.groupBy(times, one => one.talk_id)
  return rows.map(row =>
    toTalk(
      row,
      (of.get(row.id) ?? []).map(one => one.starts_at),
    ),
  )
}

/** All talks of a pair, the oldest first. */
export async function talksOf(db: Db, pair: number): Promise<Talk[]> {
  const rows = await db
    .selectFrom('talk')
    .selectAll()
    .where('pair_id', '=', pair)
    .orderBy('id')
    .execute()
  return withTimes(db, rows)
}

export async function talkBy(db: Db, pair: number, id: number): Promise<Talk | null> {
  return (await talksOf(db, pair)).find(talk => talk.id === id) ?? null
}

/** Talks both agreed to that begin after one moment and before another, in pairs that walk. */
export async function talksBetween(
  db: Db,
  from: Temporal.Instant,
  to: Temporal.Instant,
): Promise<Talk[]> {
  const rows = await db
    .selectFrom('talk')
    .innerJoin('pair', 'pair.id', 'talk.pair_id')
    .selectAll('talk')
    .where('talk.booked_at', 'is not', null)
    .where('talk.cancelled_at', 'is', null)
    .where('talk.held_at', 'is', null)
    .where('talk.missed_at', 'is', null)
    .where('talk.starts_at', '>', from.toString())
    .where('talk.starts_at', '<=', to.toString())
    .where('pair.ended_at', 'is', null)
    .orderBy('talk.id')
    .execute()
  return withTimes(db, rows)
}

export type NewTalk = Pick<Talk, 'pair' | 'by' | 'insteadOf' | 'minutes' | 'spot' | 'times'>

/** Times that are offered. */
export async function addTalkOffer(db: Db, one: NewTalk, at: Temporal.Instant): Promise<Talk> {
  const row = await db
    .insertInto('talk')
    .values({
      pair_id: one.pair,
      by_place_id: one.by,
      instead_of_id: one.insteadOf,
      minutes: one.minutes,
      spot: one.spot,
      offered_at: at.toString(),
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  const times = one.times.map(time => ({ talk_id: row.id, starts_at: time.toString() }))
  await db.insertInto('talk_time').values(times).execute()
  return toTalk(
    row,
    times.map(time => time.starts_at),
  )
}

type Held = Pick<Talk, 'pair' | 'by' | 'minutes' | 'how' | 'words'> & { startsAt: Temporal.Instant }

/** A talk that took place without having been agreed to here. */
export async function addHeldTalk(db: Db, one: Held, at: Temporal.Instant) {
  await db
    .insertInto('talk')
    .values({
      pair_id: one.pair,
      by_place_id: one.by,
      minutes: one.minutes,
      starts_at: one.startsAt.toString(),
      how: one.how,
      words: one.words,
      held_at: at.toString(),
    })
    .execute()
}

type Changes = Partial<
  Pick<
    Talk,
    | 'minutes'
    | 'spot'
    | 'startsAt'
    | 'bookedAt'
    | 'sequence'
    | 'cancelledAt'
    | 'heldAt'
    | 'missedAt'
    | 'withdrawnAt'
    | 'words'
  >
>

const text = (at: Temporal.Instant | null) => at?.toString() ?? null

/** Changes what is given of a talk, and nothing else. */
export async function changeTalk(db: Db, id: number, changes: Changes) {
  const { minutes, spot, sequence, words, startsAt, bookedAt, cancelledAt, heldAt } = changes
  const { withdrawnAt, missedAt } = changes
  await db
    .updateTable('talk')
    .set({
      ...(minutes !== undefined && { minutes }),
      ...(spot !== undefined && { spot }),
      ...(sequence !== undefined && { sequence }),
      ...(words !== undefined && { words }),
      ...(startsAt !== undefined && { starts_at: text(startsAt) }),
      ...(bookedAt !== undefined && { booked_at: text(bookedAt) }),
      ...(cancelledAt !== undefined && { cancelled_at: text(cancelledAt) }),
      ...(heldAt !== undefined && { held_at: text(heldAt) }),
      ...(missedAt !== undefined && { missed_at: text(missedAt) }),
      ...(withdrawnAt !== undefined && { withdrawn_at: text(withdrawnAt) }),
    })
    .where('id', '=', id)
    .execute()
}

/** One of the two says who could not come; what she said before is replaced. */
export async function saveMissed(
  db: Db,
  { talk, by, who }: SaidMissed,
  at: Temporal.Instant,
): Promise<void> {
  await db
    .insertInto('talk_missed')
    .values({ talk_id: talk, by_place_id: by, who, said_at: at.toString() })
    .onConflict(c =>
      c.columns(['talk_id', 'by_place_id']).doUpdateSet({ who, said_at: at.toString() }),
    )
    .execute()
}

/** What the two say of talks that did not take place. */
export const missedOf = (db: Db, pair: number): Promise<SaidMissed[]> =>
  db
    .selectFrom('talk_missed')
    .innerJoin('talk', 'talk.id', 'talk_missed.talk_id')
    .select(['talk.id as talk', 'talk_missed.by_place_id as by', 'talk_missed.who'])
    .where('talk.pair_id', '=', pair)
    .orderBy('talk_missed.said_at')
    .execute()

/** Takes what somebody wrote about talks. */
export async function forgetTalksOf(db: Db, person: number) {
  const places = db.selectFrom('place').select('id').where('person_id', '=', person)
  await db.deleteFrom('talk_missed').where('by_place_id', 'in', places).execute()
  await db
    .updateTable('talk')
    .set({ words: '', spot: '', how: '' })
    .where('by_place_id', 'in', places)
    .execute()
}
