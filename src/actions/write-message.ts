import type { App } from '../app.ts'
import { done, refused, type Outcome } from '../outcome.ts'
import type { Pair } from '../programme/cohort.ts'
import {
  messageOwed,
  mostWords,
  settles,
  type AskedOn,
  type Message,
} from '../programme/messages.ts'
import { oweLetters } from '../store/letters.ts'
import {
  addMessage,
  lockPair,
  markRead,
  questionForUpdate,
  saidAlready,
  settleQuestion,
} from '../store/messages.ts'
import type { Db } from '../store/open.ts'
import { pairBy, placeBy } from '../store/places.ts'
import { transact } from './transact.ts'

/** What one of a pair says: by itself, as a question (R66), or about a question. */
export type Said = {
  words: string
  how: Message['how']
  /** True when it is a question to the other. */
  asks?: boolean
  on?: AskedOn | null
  /** The question it is about. */
  about?: number | null
  /** How many files came with it by mail and were left behind. */
  files?: number
}

/** Words that come again within so many seconds were sent by one person pressing twice. */
const secondsOfTwoPresses = 60

/** The two of a pair that still walks, seen from the one who acts; null when she is neither. */
async function twoOf(tx: Db, by: number, { id }: Pair) {
  const pair = await pairBy(tx, id)
  const places = pair ? [await placeBy(tx, pair.mentor), await placeBy(tx, pair.mentee)] : []
  const from = places.find(place => place?.person === by && place.leftAt === null)
  const to = places.find(place => place && place.id !== from?.id)
  return pair && from && to ? { pair, from, to } : null
}

/**
 * Says something to the other of a pair, who gets it as a letter too, in the transaction of whatever
 * brought it. It is between the two: no line of history tells of it. Null when they are no pair.
 */
export async function sayTo(
  app: App,
  tx: Db,
  { person, pair, said }: { person: number; pair: Pair; said: Said },
): Promise<number | null> {
  const { words, how, asks = false, on = null, about = null, files = 0 } = said
  await lockPair(tx, pair.id)
  const two = await twoOf(tx, person, pair)
  const question = about === null ? null : await questionForUpdate(tx, pair.id, about)
  if (!two || (about !== null && !question)) return null
  const kind = question ? 'answer' : asks ? 'question' : 'message'
  const at = app.now()
  const by = { pair: pair.id, by: two.from.id, question: question?.id ?? null }
  const written = { ...by, kind, on, words, how, files, writtenAt: at } as const
  const already = await saidAlready(tx, written, secondsOfTwoPresses)
  if (already !== null) return already
  const message = await addMessage(tx, written)
  if (question) await settleQuestion(tx, question.id, settles(question, two.from.id) ? at : null)
  await markRead(tx, { pair: pair.id, place: two.from.id, upTo: message.id }, at)
  await oweLetters(tx, [messageOwed(two.pair, message, two.from, two.to)], at)
  return message.id
}

/** One of a pair writes to the other on a page. */
export async function writeMessage(
  app: App,
  person: number,
  pair: Pair,
  said: Said,
): Promise<Outcome<{ message: number }>> {
  const { words } = said
  if (words === '') return refused({ key: 'problem.required', field: 'words' })
  if (words.length > mostWords) {
    return refused({ key: 'problem.too-long', values: { most: mostWords }, field: 'words' })
  }
  return transact(app, async tx => {
    const message = await sayTo(app, tx, { person, pair, said })
    return message === null ? refused('problem.not-allowed') : done({ message })
  })
}

/** Either of the two says that a question is settled: they have talked about it, say. */
export async function closeQuestion(
  app: App,
  by: number,
  pair: Pair,
  question: number,
): Promise<Outcome<null>> {
  return transact(app, async tx => {
    const two = await twoOf(tx, by, pair)
    const asked = two ? await questionForUpdate(tx, pair.id, question) : null
    if (!asked) return refused('problem.not-allowed')
    await settleQuestion(tx, question, app.now())
    return done(null)
  })
}
