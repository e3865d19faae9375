import { sql } from 'kysely'
import { soughtIn, type RoomPost } from '../programme/rooms.ts'
import type { Db } from './open.ts'
import { instant, maybe } from './times.ts'

const posts = (db: Db) =>
  db
    .selectFrom('room_post as post')
    .innerJoin('place', 'place.id', 'post.by_place_id')
    .selectAll('post')
    .select(['place.person_id', 'place.role'])

type Row = Awaited<ReturnType<ReturnType<typeof posts>['executeTakeFirstOrThrow']>>

const toPost = (row: Row): RoomPost => ({
  id: row.id,
  room: row.room_id,
  by: row.by_place_id,
  person: row.person_id,
  role: row.role,
  thread: row.thread_id,
  title: row.title,
  words: row.words,
  how: row.how,
  files: row.files,
  writtenAt: instant(row.written_at),
  hiddenAt: maybe(row.hidden_at, instant),
  hiddenBy: row.hidden_by_id,
})

/** One post of a room; null where it has none of that number. */
export async function postBy(db: Db, room: number, id: number): Promise<RoomPost | null> {
  const row = await posts(db)
    .where('post.id', '=', id)
    .where('post.room_id', '=', room)
    .executeTakeFirst()
  return row ? toPost(row) : null
}

/** The newest posts of a thread before one of them, the oldest first. */
export async function postsOf(
  db: Db,
  thread: number,
  { before = null, most = 50 }: { before?: number | null; most?: number } = {},
): Promise<RoomPost[]> {
  const rows = await posts(db)
    .where(eb => eb.or([eb('post.id', '=', thread), eb('post.thread_id', '=', thread)]))
    .$if(before !== null, query => query.where('post.id', '<', before ?? 0))
    .orderBy('post.id', 'desc')
    .limit(most)
    .execute()
  return rows.map(toPost).toReversed()
}

/** What somebody wrote last in a room. */
export async function lastSaid(db: Db, room: number, place: number): Promise<RoomPost | null> {
  const row = await posts(db)
    .where('post.room_id', '=', room)
    .where('post.by_place_id', '=', place)
    .orderBy('post.id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ? toPost(row) : null
}

/** The thread of a room with a title; null where it has none. */
export async function threadTitled(db: Db, room: number, title: string): Promise<number | null> {
  const row = await db
    .selectFrom('room_post')
    .select('id')
    .where('room_id', '=', room)
    .where('title', '=', title)
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
  return row?.id ?? null
}

/** Whether somebody has ever answered this in a thread. */
export async function hasAnswered(db: Db, thread: number, by: number, words: string) {
  const row = await db
    .selectFrom('room_post')
    .select('id')
    .where('thread_id', '=', thread)
    .where('by_place_id', '=', by)
    .where('words', '=', words)
    .executeTakeFirst()
  return row !== undefined
}

type Written = Omit<RoomPost, 'id' | 'person' | 'role' | 'hiddenAt' | 'hiddenBy'>

export async function addPost(db: Db, one: Written): Promise<number> {
  const row = await db
    .insertInto('room_post')
    .values({
      room_id: one.room,
      by_place_id: one.by,
      thread_id: one.thread,
      title: one.title,
      words: one.words,
      sought: soughtIn(`${one.title ?? ''} ${one.words}`),
      how: one.how,
      files: one.files,
      written_at: one.writtenAt.toString(),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

/** Keeps a post from being shown any more. */
export async function hidePost(db: Db, post: number, by: number, at: Temporal.Instant) {
  await db
    .updateTable('room_post')
    .set({ hidden_at: at.toString(), hidden_by_id: by })
    .where('id', '=', post)
    .where('hidden_at', 'is', null)
    .execute()
}

/** Shows a post again. */
export async function showPost(db: Db, post: number) {
  await db
    .updateTable('room_post')
    .set({ hidden_at: null, hidden_by_id: null })
    .where('id', '=', post)
    .execute()
}

/** Notes how far somebody has read in a thread; never less than before. */
export async function markThreadRead(
  db: Db,
  { thread, place, upTo }: { thread: number; place: number; upTo: number },
  at: Temporal.Instant,
) {
  const read = { up_to: upTo, read_at: at.toString() }
  await db
    .insertInto('room_read')
    .values({ thread_id: thread, place_id: place, ...read })
    .onConflict(c =>
      c.columns(['thread_id', 'place_id']).doUpdateSet(read).where('room_read.up_to', '<', upTo),
    )
    .execute()
}

/** A thread as a list shows it. */
export type ThreadLine = {
  thread: number
  title: string
  hidden: boolean
  by: string
  /** The newest post of it. */
  newest: number
  newestAt: Temporal.Instant
  answers: number
  unread: number
}

type LineRow = {
  thread: number
  title: string
  hidden_at: string | null
  by: string
  newest: number
  newest_at: string
  answers: string
  unread: string
}

const escaped = (word: string) => `%${word.replace(/[\\%_]/g, mark => `\\${mark}`)}%`

type Wanted = { room: number; place: number; words: string[]; before: number | null; most: number }

/** The threads of a room, the newest words first; only those in which a post has all these words. */
export async function threadsIn(
  db: Db,
  { room, place, words, before, most }: Wanted,
): Promise<ThreadLine[]> {
  const found = words.map(word => sql`and p.sought like ${escaped(word)}`)
  const sought =
    words.length === 0
      ? sql``
      : sql`and exists (select 1 from room_post p
          where coalesce(p.thread_id, p.id) = t.thread and p.hidden_at is null
          ${sql.join(found, sql` `)})`
  const { rows } = await sql<LineRow>`
    select t.thread, first.title, first.hidden_at, person.name as by, t.newest,
      newest.written_at as newest_at, t.answers, t.unread
    from (
      select coalesce(p.thread_id, p.id) as thread, max(p.id) as newest, count(*) - 1 as answers,
        count(*) filter (where p.id > coalesce(r.up_to, 0) and p.by_place_id <> ${place}
          and p.hidden_at is null) as unread
      from room_post p
      left join room_read r on r.thread_id = coalesce(p.thread_id, p.id) and r.place_id = ${place}
      where p.room_id = ${room}
      group by coalesce(p.thread_id, p.id)
    ) t
    join room_post first on first.id = t.thread
    join room_post newest on newest.id = t.newest
    join place on place.id = first.by_place_id
    join person on person.id = place.person_id
    where ${before === null ? sql`true` : sql`t.newest < ${before}`} ${sought}
    order by t.newest desc
    limit ${most}`.execute(db)
  return rows.map(row => ({
    thread: row.thread,
    title: row.title,
    hidden: row.hidden_at !== null,
    by: row.by,
    newest: Number(row.newest),
    newestAt: instant(row.newest_at),
    answers: Number(row.answers),
    unread: Number(row.unread),
  }))
}

/** How much of each of these rooms somebody has not read. */
export async function unreadIn(db: Db, rooms: number[], place: number) {
  if (rooms.length === 0) return new Map<number, number>()
  const rows = await db
    .selectFrom('room_post as post')
    .leftJoin('room_read as read', join =>
      join
        .on(sql`coalesce(post.thread_id, post.id)`, '=', sql`read.thread_id`)
        .on('read.place_id', '=', place),
    )
    .select(['post.room_id', eb => eb.fn.countAll<string>().as('count')])
    .where('post.room_id', 'in', rooms)
    .where('post.by_place_id', '<>', place)
    .where('post.hidden_at', 'is', null)
    .where(sql<boolean>`post.id > coalesce(read.up_to, 0)`)
    .groupBy('post.room_id')
    .execute()
  return new Map(rows.map(row => [row.room_id, Number(row.count)]))
}

/** The newest post of each of these threads. */
export async function newestInThreads(db: Db, threads: number[]): Promise<Map<number, number>> {
  if (threads.length === 0) return new Map()
  const rows = await db
    .selectFrom('room_post')
    .select(eb => [
      eb.fn.coalesce('thread_id', 'id').as('thread'),
      eb.fn.max<number | string>('id').as('newest'),
    ])
    .where(eb => eb.or([eb('id', 'in', threads), eb('thread_id', 'in', threads)]))
    .groupBy(eb => eb.fn.coalesce('thread_id', 'id'))
    .execute()
  return new Map(rows.map(row => [Number(row.thread), Number(row.newest)]))
}
