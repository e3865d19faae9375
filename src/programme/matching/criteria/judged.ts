import type { Values, WordKey } from '../../../words.ts'
import type { Asked } from '../asked.ts'
import type { KnownMentee, KnownMentor } from '../known.ts'
import type { Column } from '../row.ts'

/**
 * What one criterion says of two people: how well they fit in it, from 0 to 100, and why. The grade
 * is null when something is unknown.
 */
export type Judged = { grade: number | null; key: WordKey; values: Values }
export type Judge = (asked: Asked, mentee: KnownMentee, mentor: KnownMentor) => Judged

/** Turns grades into points of a criterion. */
export type Scale = (grade: number | null) => number

/** The same criterion for many people at once. */
export type Pack = (asked: Asked, scale: Scale) => Column

/**
 * The points of a grade, when a criterion can give `of`. What is unknown counts half, rounded up so
 * that it is never nothing.
 */
export const scaleTo =
  (of: number): Scale =>
  grade =>
    grade === null ? Math.ceil(of / 2) : Math.round((grade * of) / 100)

/** Several texts in one value; they are put into words as a list. */
export const several = (texts: readonly string[]): string => texts.join('\n')

/** The names of those of whom something is not known, as a value. */
export const unknownOf = (...asked: [name: string, known: boolean][]): string =>
  several(asked.filter(([, known]) => !known).map(([name]) => name))

/** The two names, which every sentence may use. */
export const namesOf = (mentee: KnownMentee, mentor: KnownMentor): Values => ({
  mentee: mentee.name,
  mentor: mentor.name,
})
