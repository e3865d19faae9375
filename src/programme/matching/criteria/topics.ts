import { bare } from '../../people-files/bare.ts'
import type { Asked } from '../asked.ts'
import { numbered, ones, packSets } from '../bits.ts'
import type { Row } from '../row.ts'
import { namesOf, several, unknownOf, type Judge, type Pack, type Scale } from './judged.ts'

/** From three common topics on two people have enough to speak about. */
const enough = 3

/** The grade by how many topics are wished (down) and how many of them are offered (across). */
const byCounts = [[], [0, 100], [0, 70, 100], [0, 60, 85, 100]]
const gradeOf = (wished: number, shared: number) =>
  byCounts[Math.min(wished, enough)]?.[Math.min(shared, enough)] ?? 0

/** Topics without regard to case and accents, each once, with the spelling she used. */
const byBare = (topics: string[]) =>
  new Map(topics.map((topic): [string, string] => [bare(topic) || topic, topic]))
const keysOf = (topics: string[]) => [...byBare(topics).keys()]

/** Whether the mentor can speak about what the mentee wishes to learn (R28, R30). */
export const judgeTopics: Judge = (_, mentee, mentor) => {
  const names = namesOf(mentee, mentor)
  if (mentee.topics.length === 0 || mentor.topics.length === 0) {
    const people = unknownOf(
      [mentee.name, mentee.topics.length > 0],
      [mentor.name, mentor.topics.length > 0],
    )
    return { grade: null, key: 'fit.topics.unknown', values: { ...names, people } }
  }
  const wished = byBare(mentee.topics)
  const offered = byBare(mentor.topics)
  const shared = [...wished].filter(([key]) => offered.has(key)).map(([, topic]) => topic)
  const grade = gradeOf(wished.size, shared.length)
  if (shared.length === 0) {
    const values = { ...names, topics: several([...wished.values()]) }
    return { grade, key: 'fit.topics.none', values }
  }
  const values = { ...names, topics: several(shared) }
  return shared.length === wished.size
    ? { grade, key: 'fit.topics.all', values }
    : { grade, key: 'fit.topics.some', values }
}

/** Everybody’s topics as bits; what is in common is counted. */
export const packTopics: Pack = (asked: Asked, scale: Scale) => {
  const owns = asked.mentees.map(mentee => keysOf(mentee.topics))
  const theirs = asked.mentors.map(mentor => keysOf(mentor.topics))
  const numbers = numbered(owns)
  const own = packSets(owns, numbers)
  const their = packSets(theirs, numbers)
  const { words } = own
  const unknown = scale(null)
  const silent = Uint8Array.from(theirs, topics => Number(topics.length === 0))
  const tables = byCounts.map(grades => Uint8Array.from(grades, grade => scale(grade)))

  return (mentee: number, { count, mentor, points }: Row) => {
    const from = mentee * words
    const wished = owns[mentee]?.length ?? 0
    const table = tables[Math.min(wished, enough)]
    for (let at = 0; at < count; at++) {
      const to = mentor[at] ?? 0
      if (!table || wished === 0 || silent[to] === 1) {
        points[at] = (points[at] ?? 0) + unknown
        continue
      }
      let shared = 0
      for (let word = 0; word < words; word++) {
        shared += ones((own.sets[from + word] ?? 0) & (their.sets[to * words + word] ?? 0))
      }
      points[at] = (points[at] ?? 0) + (table[Math.min(shared, enough)] ?? 0)
    }
  }
}
