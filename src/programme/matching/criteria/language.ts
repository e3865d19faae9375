import { levels, type Level, type Spoken } from '../../person.ts'
import type { Asked } from '../asked.ts'
import { numbered, packSets, type PackedSets } from '../bits.ts'
import type { Known } from '../known.ts'
import type { Row } from '../row.ts'
import { namesOf, several, unknownOf, type Judge, type Pack, type Scale } from './judged.ts'

/** The grade of a common language, by how well one speaks it and how well the other. */
const byLevels: Record<Level, Record<Level, number>> = {
  fluent: { fluent: 100, good: 90, basic: 45 },
  good: { fluent: 90, good: 80, basic: 35 },
  basic: { fluent: 45, good: 35, basic: 20 },
}

/** Each language once, at the best level that is said. */
export function levelsOf(spoken: Spoken[]): Map<string, Level> {
  const best = new Map<string, Level>()
  for (const { language, level } of spoken) {
    const known = best.get(language)
    if (known === undefined || levels.indexOf(level) > levels.indexOf(known)) {
      best.set(language, level)
    }
  }
  return best
}

type InCommon = { language: string; own: Level; their: Level; grade: number }

/** The languages two people have in common, the best one first. */
function inCommon(mentee: Known, mentor: Known): InCommon[] {
  const their = levelsOf(mentor.spoken)
  return [...levelsOf(mentee.spoken)]
    .flatMap(([language, own]) => {
      const level = their.get(language)
      if (level === undefined) return []
      return [{ language, own, their: level, grade: byLevels[own][level] }]
    })
    .sort((a, b) => b.grade - a.grade)
}

const tags = (common: InCommon[]) => several(common.map(one => one.language))

/** The language in which they can speak, and how easily (R11, R88). The best one counts. */
export const judgeLanguage: Judge = (_, mentee, mentor) => {
  const names = namesOf(mentee, mentor)
  if (mentee.spoken.length === 0 || mentor.spoken.length === 0) {
    const people = unknownOf(
      [mentee.name, mentee.spoken.length > 0],
      [mentor.name, mentor.spoken.length > 0],
    )
    return { grade: null, key: 'fit.language.unknown', values: { ...names, people } }
  }
  const common = inCommon(mentee, mentor)
  const [best] = common
  if (!best) return { grade: 0, key: 'fit.language.none', values: names }
  const { grade } = best
  if (grade === byLevels.fluent.fluent) {
    const languages = tags(common.filter(one => one.grade === grade))
    return { grade, key: 'fit.language.fluent', values: { ...names, languages } }
  }
  if (grade >= byLevels.good.good) {
    const languages = tags(common.filter(one => one.grade >= byLevels.good.good))
    return { grade, key: 'fit.language.good', values: { ...names, languages } }
  }
  if (grade === byLevels.basic.basic) {
    return { grade, key: 'fit.language.basic', values: { ...names, languages: tags(common) } }
  }
  const people = best.own === 'basic' ? mentee.name : mentor.name
  const values = { ...names, language: best.language, people }
  return { grade, key: 'fit.language.little', values }
}

/** The languages that many people speak at one level, as bits. */
const packLevel = (people: Known[], numbers: Map<string, number>, level: Level): PackedSets =>
  packSets(
    people.map(({ spoken }) =>
      [...levelsOf(spoken)].filter(([, known]) => known === level).map(([language]) => language),
    ),
    numbers,
  )

type ByLevel = { fluent: PackedSets; good: PackedSets; basic: PackedSets }
const packLevels = (people: Known[], numbers: Map<string, number>): ByLevel => ({
  fluent: packLevel(people, numbers, 'fluent'),
  good: packLevel(people, numbers, 'good'),
  basic: packLevel(people, numbers, 'basic'),
})

/** Which of the ways of `waysTogether` two sets of languages have, as bits. */
function waysOf(own: ByLevel, from: number, their: ByLevel, to: number, words: number): number {
  let ways = 0
  for (let word = 0; word < words; word++) {
    const fluent = own.fluent.sets[from + word] ?? 0
    const good = own.good.sets[from + word] ?? 0
    const basic = own.basic.sets[from + word] ?? 0
    const theirFluent = their.fluent.sets[to + word] ?? 0
    const theirGood = their.good.sets[to + word] ?? 0
    const theirBasic = their.basic.sets[to + word] ?? 0
    if ((fluent & theirFluent) !== 0) ways |= 1
    if (((fluent & theirGood) | (good & theirFluent)) !== 0) ways |= 2
    if ((good & theirGood) !== 0) ways |= 4
    if (((fluent & theirBasic) | (basic & theirFluent)) !== 0) ways |= 8
    if (((good & theirBasic) | (basic & theirGood)) !== 0) ways |= 16
    if ((basic & theirBasic) !== 0) ways |= 32
  }
  return ways
}

/** How two people can be at ease in one language, in the order of the bits, with its grade. */
const waysTogether = [
  byLevels.fluent.fluent,
  byLevels.fluent.good,
  byLevels.good.good,
  byLevels.fluent.basic,
  byLevels.good.basic,
  byLevels.basic.basic,
]

/** The points of every mixture of ways: those of the best among them. */
const pointsByWays = (scale: Scale): Uint8Array =>
  Uint8Array.from({ length: 1 << waysTogether.length }, (_, ways) =>
    scale(Math.max(0, ...waysTogether.filter((_, bit) => ((ways >>> bit) & 1) === 1))),
  )

/** Everybody’s languages as bits, apart by level. */
export const packLanguage: Pack = (asked: Asked, scale: Scale) => {
  const numbers = numbered(
    [...asked.mentees, ...asked.mentors].map(({ spoken }) => spoken.map(one => one.language)),
  )
  const own = packLevels(asked.mentees, numbers)
  const their = packLevels(asked.mentors, numbers)
  const { words } = own.fluent
  const table = pointsByWays(scale)
  const unknown = scale(null)
  const silent = Uint8Array.from(asked.mentors, mentor => Number(mentor.spoken.length === 0))

  return (mentee: number, { count, mentor, points }: Row) => {
    const untold = asked.mentees[mentee]?.spoken.length === 0
    for (let at = 0; at < count; at++) {
      const to = mentor[at] ?? 0
      const given =
        untold || silent[to] === 1
          ? unknown
          : (table[waysOf(own, mentee * words, their, to * words, words)] ?? 0)
      points[at] = (points[at] ?? 0) + given
    }
  }
}
