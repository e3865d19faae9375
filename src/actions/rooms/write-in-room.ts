import type { App } from '../../app.ts'
import { done, refused, type Outcome, type Problem } from '../../outcome.ts'
import { mostWords } from '../../programme/messages.ts'
import { isSecondPress } from '../../programme/pressed-twice.ts'
import {
  mayRead,
  mostTitle,
  roomPostOwed,
  type Room,
  type RoomPost,
} from '../../programme/rooms.ts'
import { oweLetters, withoutUnsubscribed } from '../../store/letters.ts'
import type { Db } from '../../store/open.ts'
import { placesOfPerson } from '../../store/places.ts'
import { addPost, lastSaid, markThreadRead, postBy } from '../../store/room-posts.ts'
import { membersOf, quietIn, roomForUpdate } from '../../store/rooms.ts'
import { transact } from '../transact.ts'
import { wordsFault } from '../words-fault.ts'

/** What somebody says in a room: a thread with its title, or an answer in one. */
export type SaidInRoom = {
  /** The thread it answers; null for what begins one. */
  thread: number | null
  title: string
  words: string
  how: 'page' | 'mail'
  /** How many files came with it by mail and were left behind. */
  files?: number
}

async function placeIn(tx: Db, room: Room, person: number) {
  const places = await placesOfPerson(tx, person)
  return places.find(place => mayRead(room, place)) ?? null
}

type Written = Awaited<ReturnType<typeof lastSaid>>

const isSame = (last: Written, said: SaidInRoom, title: string | null, now: Temporal.Instant) =>
  last !== null &&
  last.thread === said.thread &&
  last.title === title &&
  last.words === said.words &&
  isSecondPress(last.writtenAt, now)

/** What a thread is about, as a letter names it: nothing of what was hidden or taken back. */
const titleOf = ({ title, hiddenAt }: RoomPost) => (hiddenAt === null && title ? title : '…')

/** Owes what was written to everybody else in the room who has not asked for quiet. */
async function tellOthers(app: App, tx: Db, room: Room, about: { post: number; title: string }) {
  const post = await postBy(tx, room.id, about.post)
  if (!post) return
  const quiet = await quietIn(tx, room.id)
  const letters = (await membersOf(tx, room))
    .filter(place => place.id !== post.by && !quiet.has(place.id))
    .map(place => roomPostOwed(room, { post, title: about.title }, place))
  await oweLetters(tx, await withoutUnsubscribed(tx, letters), app.now())
}

/**
 * Says something in a room, in the transaction of whatever brought it. Its number and its thread’s;
 * null where she does not belong, or where nobody writes any more.
 */
export async function sayInRoom(
  app: App,
  tx: Db,
  { person, room: id, said }: { person: number; room: number; said: SaidInRoom },
): Promise<{ post: number; thread: number } | null> {
  const room = await roomForUpdate(tx, id)
  const place = room ? await placeIn(tx, room, person) : null
  if (!room || !place || room.closedAt !== null) return null
  const first = said.thread === null ? null : await postBy(tx, room.id, said.thread)
  if (said.thread !== null && (!first || first.thread !== null)) return null
  const title = first ? null : said.title
  const last = await lastSaid(tx, room.id, place.id)
  if (last && isSame(last, said, title, app.now())) {
    return { post: last.id, thread: last.thread ?? last.id }
  }
  const { words, how, files = 0 } = said
  const written = { room: room.id, by: place.id, thread: first?.id ?? null, title, words, how }
  const post = await addPost(tx, { ...written, files, writtenAt: app.now() })
  const thread = first?.id ?? post
  await markThreadRead(tx, { thread, place: place.id, upTo: post }, app.now())
  await tellOthers(app, tx, room, { post, title: first ? titleOf(first) : said.title })
  return { post, thread }
}

const faultsIn = ({ thread, title, words }: SaidInRoom): Problem[] =>
  [
    thread === null ? wordsFault(title, mostTitle, 'title') : null,
    wordsFault(words, mostWords),
  ].filter(fault => fault !== null)

/** Somebody writes in a room on its page. */
export async function writeInRoom(
  app: App,
  person: number,
  room: number,
  said: SaidInRoom,
): Promise<Outcome<{ post: number; thread: number }>> {
  const problems = faultsIn(said)
  if (problems.length > 0) return refused(...problems)
  return transact(app, async tx => {
    const written = await sayInRoom(app, tx, { person, room, said })
    return written ? done(written) : refused('problem.not-allowed')
  })
}
