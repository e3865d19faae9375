import type { Asked } from '../asked.ts'
import type { KnownMentee, KnownMentor } from '../known.ts'
import type { Column, Row } from '../row.ts'
import type { Judge, Pack, Scale } from './judged.ts'

/** What makes two mentees, or two mentors, alike in a criterion. */
export type Likeness = {
  mentee: (asked: Asked, mentee: KnownMentee) => string | number | null
  mentor: (asked: Asked, mentor: KnownMentor) => string | number | null
}

/** People who are alike, each kind with one example, and the kind of everybody. */
type Kinds<Person> = { kind: Int32Array; examples: Person[] }

function kindsOf<Person>(people: Person[], key: (one: Person) => unknown): Kinds<Person> {
  const numbers = new Map<unknown, number>()
  const examples: Person[] = []
  const kind = new Int32Array(people.length)
  for (const [at, one] of people.entries()) {
    const like = key(one)
    const number = numbers.get(like) ?? examples.length
    if (number === examples.length) {
      numbers.set(like, number)
      examples.push(one)
    }
    kind[at] = number
  }
  return { kind, examples }
}

function addFrom(table: Uint8Array, base: number, kind: Int32Array, row: Row): void {
  const { mentor, points, count } = row
  for (let at = 0; at < count; at++) {
    points[at] = (points[at] ?? 0) + (table[base + (kind[mentor[at] ?? 0] ?? 0)] ?? 0)
  }
}

/**
 * A criterion in which few kinds of people differ: each kind of mentee is judged once with each
 * kind of mentor, and all pairs look the points up.
 */
export const packByLikeness =
  (judge: Judge, like: Likeness): Pack =>
  (asked: Asked, scale: Scale): Column => {
    const mentees = kindsOf(asked.mentees, one => like.mentee(asked, one))
    const mentors = kindsOf(asked.mentors, one => like.mentor(asked, one))
    const width = mentors.examples.length
    const table = new Uint8Array(mentees.examples.length * width)
    for (const [at, mentee] of mentees.examples.entries()) {
      for (const [to, mentor] of mentors.examples.entries()) {
        table[at * width + to] = scale(judge(asked, mentee, mentor).grade)
      }
    }
    return (mentee, row) => addFrom(table, (mentees.kind[mentee] ?? 0) * width, mentors.kind, row)
  }
