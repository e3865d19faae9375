import type { Pair, Place } from './cohort.ts'
import type { OwedLetter } from './letters.ts'

/** The most characters of one message. */
export const mostWords = 5000

/** A page of the site a question was asked on (R66). */
export type AskedOn = { page: string; title: string }

/** Something one of a pair wrote to the other. Nobody else reads it. */
export type Message = {
  id: number
  pair: number
  /** The place of whoever wrote it. */
  by: number
  kind: 'message' | 'question' | 'answer'
  /** What an answer is about. */
  question: number | null
  on: AskedOn | null
  words: string
  how: 'page' | 'mail'
  /** How many files were attached to a mail; they do not come along. */
  files: number
  writtenAt: Temporal.Instant
  /** Since when a question needs nobody any more. */
  settledAt: Temporal.Instant | null
}

/** A question with all that was said about it, the oldest first. */
export type Thread = { question: Message; answers: Message[] }

/** The questions among these messages: first those still open, each the newest first (R66). */
export function threadsOf(messages: Message[]): Thread[] {
  const answers = Map.groupBy(messages, one => one.question)
  return messages
    .filter(one => one.kind === 'question')
    .map(question => ({ question, answers: answers.get(question.id) ?? [] }))
    .toSorted((a, b) => {
      const open = (one: Thread) => (one.question.settledAt === null ? 0 : 1)
      return open(a) - open(b) || b.question.id - a.question.id
    })
}

/** Whether somebody’s turn to speak settles a question: the other’s does, the asker’s opens it. */
export const settles = (question: Message, by: number): boolean => question.by !== by

/** A page of ours as a question may name it; null for anything else. */
export function askedOn(page: string, title: string): AskedOn | null {
  if (!/^\/(?!\/)[\w./~%-]*$/.test(page) || page.length > 300) return null
  return { page, title: title.trim().slice(0, 200) || page }
}

const onPage = ({ id, kind, question }: Message): string =>
  kind === 'message' ? 'messages' : `questions/${question ?? id}`

/** The letter that brings a message to the other of the two, once. */
export const messageOwed = (pair: Pair, message: Message, from: Place, to: Place): OwedLetter => ({
  onceKey: `pair/${pair.id}/message/${message.id}`,
  cohort: pair.cohort,
  step: null,
  template: message.kind,
  to: to.person,
  from: from.person,
  values: {
    words: message.words,
    files: String(message.files),
    question: String(message.question ?? message.id),
    path: `/cohorts/${pair.cohort}/pairs/${pair.id}/${onPage(message)}`,
  },
  essential: true,
})
