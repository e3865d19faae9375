/** The most characters of one note the two of a pair keep together. */
export const mostNoteWords = 5000

/** A note the two of a pair keep together. Either may change it or take it away. */
export type SharedNote = {
  id: number
  pair: number
  by: number
  on: Temporal.PlainDate
  words: string
  /** Grows with each change, so that whoever saves is told when the other was quicker. */
  version: number
  writtenAt: Temporal.Instant
  changedBy: number | null
  changedAt: Temporal.Instant | null
}
