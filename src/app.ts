import type { Asked } from './programme/matching/asked.ts'
import type { Proposal } from './programme/matching/proposal.ts'
import type { CalendarText } from './programme/talks/invitation.ts'
import type { Db } from './store/open.ts'

/** A letter ready for the post: everything a mail server needs. */
export type Envelope = {
  messageId: string
  from: { name: string; address: string }
  replyTo: { name: string; address: string }
  to: { name: string; address: string }
  subject: string
  text: string
  html: string
  headers: Record<string, string>
  /** A talk to be put into the reader’s calendar, or taken out of it. */
  calendar: CalendarText | null
}

/** What the post says of a letter. `unsure` may or may not have arrived; it is never sent again. */
export type Receipt =
  | { came: 'accepted' }
  | { came: 'refused'; why: string }
  | { came: 'not now'; why: string }
  | { came: 'unsure'; why: string }

/** Takes letters to the reader’s mail server, or keeps them in the product. */
export type Post = {
  kept: boolean
  /** How many handfuls of letters it takes at a time. */
  parallel: number
  send: (envelope: Envelope) => Promise<Receipt>
  close: () => Promise<void>
}

/** One line of the structured log. Never an address, a name or a secret. */
export type Log = (
  level: 'info' | 'warn' | 'error',
  what: string,
  about?: Record<string, unknown>,
) => void

/** Proposes pairs without keeping anybody waiting; tells the share that is done. */
export type Match = (
  asked: Asked,
  progress: (share: number) => void,
  signal: AbortSignal,
) => Promise<Proposal>

/** What everything else is handed: the world, in one piece. Made in main, and in tests. */
export type App = {
  db: Db
  /** The programme’s clock. In the demo it runs ahead or behind. */
  now: () => Temporal.Instant
  /** The clock on the wall, for sign-ins and everything that guards. */
  wallNow: () => Temporal.Instant
  /** Random bytes nobody can guess. */
  chance: (bytes: number) => Uint8Array
  post: Post
  /** Sends the postman round until nothing is owed: for the demo, where days pass in a moment. */
  deliver: (app: App) => Promise<unknown>
  match: Match
  /** Where this installation is reached, without a slash at the end. */
  origin: string
  /** The address letters come from. */
  sender: string
  /** The domain of reply addresses, where mail comes in; null where none does. */
  mailIn: string | null
  log: Log
}
