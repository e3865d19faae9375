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
  markRead,
  questionForUpdate,
  saidAlready,
  settleQuestion,
} from '../store/messages.ts'
import type { Db } from '../store/open.ts'
import { theTwo } from './the-two.ts'
import { transact } from './transact.ts'
import { wordsFault } from './words-fault.ts'

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
  const two = await theTwo(tx, person, pair.id)
  const question = about === null ? null : await questionForUpdate(tx, pair.id, about)
  if (!two || (about !== null && !question)) return null
  const kind = question ? 'answer' : asks ? 'question' : 'message'
  const at = app.now()
  const by = { pair: pair.id, by: two.mine.id, question: question?.id ?? null }
  const written = { ...by, kind, on, words, how, files, writtenAt: at } as const
  const already = await saidAlready(tx, written)
  if (already !== null) return already
  const message = await addMessage(tx, written)
  if (question) await settleQuestion(tx, question.id, settles(question, two.mine.id) ? at : null)
  await markRead(tx, { pair: pair.id, place: two.mine.id, upTo: message.id }, at)
  await oweLetters(tx, [messageOwed(two.pair, message, two.mine, two.theirs)], at)
  return message.id
}

/** One of a pair writes to the other on a page. */
export async function writeMessage(
  app: App,
  person: number,
  pair: Pair,
  said: Said,
): Promise<Outcome<{ message: number }>> {
  const fault = wordsFault(said.words, mostWords)
  if (fault) return refused(fault)
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
    const two = await theTwo(tx, by, pair.id)
    const asked = two ? await questionForUpdate(tx, pair.id, question) : null
    if (!asked) return refused('problem.not-allowed')
    await settleQuestion(tx, question, app.now())
    return done(null)
  })
}
