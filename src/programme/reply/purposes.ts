/**
 * What an answer by mail can be for. Each has a taker of the same name in
 * `src/actions/post/take.ts`, which says what is done with the words.
 */
export const replyPurposes = ['letter'] as const
export type ReplyPurpose = (typeof replyPurposes)[number]

export const isReplyPurpose = (name: string): name is ReplyPurpose =>
  (replyPurposes as readonly string[]).includes(name)

/** Why something that came in waits for staff. Each has its words, `post.reason.<reason>`. */
export const asideReasons = [
  'unreadable',
  'too-large',
  'automatic',
  'too-many',
  'unknown-address',
  'revoked',
  'other-sender',
  'has-left',
  'no-words',
  'too-long',
  'not-together',
  'not-in-case',
  'no-room',
  'report-unproven',
] as const
export type AsideReason = (typeof asideReasons)[number]

export const isAsideReason = (name: string | null): name is AsideReason =>
  name !== null && (asideReasons as readonly string[]).includes(name)

/** The most an answer may say. What is longer is looked at by a person. */
export const mostReplied = 20_000
/** How much one sender may send in an hour before somebody looks. */
export const mostInAnHour = 20
