import type { Market } from '../market.ts'
import {
  columnsOf,
  noNames,
  placeOf,
  tooLong,
  type GivenFile,
  type GivenProblem,
} from './people.ts'
import { readScore, wholeScores, type Whole } from './scores.ts'
import { readNeeds, readSeats, type Needs, type Seats } from './seats-and-needs.ts'

/** The files of a question whose fits are given. Without seats or needs, everybody has one. */
export type GivenFiles = { pairs: GivenFile; seats: GivenFile | null; needs: GivenFile | null }

/** A question whose fits are given: the market, who its numbers are, and how scores were scaled. */
export type Given = {
  market: Market
  mentees: string[]
  mentors: string[]
  /** The score of each pair of the market as it stands in the file. */
  scores: Float64Array
  scale: Whole['scale']
  /** How far rounding may have moved the total; 0 where the scores are exact. */
  rounding: number
}

type Read = { mentee: number[]; mentor: number[]; score: number[]; row: number[]; decimals: number }

const one = <T>(list: T[], length: number, value: T) =>
  list.concat(Array.from({ length: length - list.length }, () => value))

/** Reads the rows of pairs; a name that is not among those listed is a problem. */
function readPairs(given: GivenFile, seats: Seats | null, needs: Needs | null) {
  const mentees = needs?.names ?? noNames()
  const mentors = seats?.names ?? noNames()
  const read: Read = { mentee: [], mentor: [], score: [], row: [], decimals: 0 }
  const problems: GivenProblem[] = []
  const columns = columnsOf(given, ['mentee', 'mentor', 'score'] as const)
  if ('key' in columns) return { read, mentees, mentors, problems: [columns] }
  const { file } = given
  for (const { row, cells } of given.rows) {
    const mentee = (cells[columns.mentee] ?? '').trim()
    const mentor = (cells[columns.mentor] ?? '').trim()
    const score = readScore(cells[columns.score] ?? '')
    const values = { mentee, mentor, score: (cells[columns.score] ?? '').trim() }
    if (mentee === '' || mentor === '') problems.push({ file, row, key: 'given.no-name', values })
    else if (typeof score === 'string') problems.push({ file, row, key: score, values })
    else if (needs && !mentees.at.has(mentee)) {
      problems.push({ file, row, key: 'given.unknown-mentee', values })
    } else if (seats && !mentors.at.has(mentor)) {
      problems.push({ file, row, key: 'given.unknown-mentor', values })
    } else {
      read.mentee.push(placeOf(mentees, mentee))
      read.mentor.push(placeOf(mentors, mentor))
      read.score.push(score.value)
      read.row.push(row)
      read.decimals = Math.max(read.decimals, score.decimals)
    }
  }
  return { read, mentees, mentors, problems }
}

/** The places of the pairs, mentee by mentee. */
function byMentee({ mentee }: Read, mentees: number): { start: Int32Array; order: Int32Array } {
  const start = new Int32Array(mentees + 1)
  for (const at of mentee) start[at + 1] = (start[at + 1] ?? 0) + 1
  for (let at = 0; at < mentees; at++) start[at + 1] = (start[at + 1] ?? 0) + (start[at] ?? 0)
  const next = start.slice()
  const order = new Int32Array(mentee.length)
  for (const [pair, at] of mentee.entries()) {
    order[next[at] ?? 0] = pair
    next[at] = (next[at] ?? 0) + 1
  }
  return { start, order }
}

/** Pairs that stand twice in the file, each with the row where it stood before. */
function twice(file: string, read: Read, order: Int32Array, names: [string[], string[]]) {
  const last = new Map<number, number>()
  const problems: GivenProblem[] = []
  let mentee = -1
  for (const pair of order) {
    if (read.mentee[pair] !== mentee) last.clear()
    mentee = read.mentee[pair] ?? -1
    const mentor = read.mentor[pair] ?? 0
    const before = last.get(mentor)
    last.set(mentor, pair)
    if (before === undefined) continue
    const values = {
      mentee: names[0][mentee] ?? '',
      mentor: names[1][mentor] ?? '',
      before: read.row[before] ?? 0,
    }
    problems.push({ file, row: read.row[pair] ?? 0, key: 'given.pair-twice', values })
  }
  return problems
}

/** Whether a file was read. One without its columns names nobody, which says nothing of others. */
const isRead = <T extends { problems: GivenProblem[] }>(file: T | null): file is T =>
  file !== null && !file.problems.some(({ key }) => key === 'given.no-column')

/** Reads a question whose fits are given. Nothing is guessed: whatever is wrong is a problem. */
export function readGiven(files: GivenFiles): { given: Given | null; problems: GivenProblem[] } {
  const listed = files.seats ? readSeats(files.seats) : null
  const wanted = files.needs ? readNeeds(files.needs) : null
  const pairs = readPairs(
    files.pairs,
    isRead(listed) ? listed.seats : null,
    isRead(wanted) ? wanted.needs : null,
  )
  const { read, mentees, mentors } = pairs
  const { start, order } = byMentee(read, mentees.list.length)
  const problems = [
    ...[files.seats, files.needs, files.pairs].flatMap(file => (file ? tooLong(file) : [])),
    ...(listed?.problems ?? []),
    ...(wanted?.problems ?? []),
    ...pairs.problems,
    ...twice(files.pairs.file, read, order, [mentees.list, mentors.list]),
  ]
  if (problems.length > 0) return { given: null, problems }
  const need = Int32Array.from(one(wanted?.needs.need ?? [], mentees.list.length, 1))
  const places = need.reduce(
    (sum, wanted, at) => sum + Math.min(wanted, (start[at + 1] ?? 0) - (start[at] ?? 0)),
    0,
  )
  const { scores, scale, exact } = wholeScores(read.score, read.decimals, places)
  const market: Market = {
    mentees: mentees.list.length,
    mentors: mentors.list.length,
    start,
    mentor: Int32Array.from(order, pair => read.mentor[pair] ?? 0),
    score: Float64Array.from(order, pair => scores[pair] ?? 0),
    need,
    least: Int32Array.from(one(listed?.seats.least ?? [], mentors.list.length, 0)),
    most: Int32Array.from(one(listed?.seats.most ?? [], mentors.list.length, 1)),
    reserve: new Uint8Array(mentors.list.length),
    region: new Int32Array(mentees.list.length),
    regionLeast: new Int32Array(1),
  }
  const given = {
    market,
    mentees: mentees.list,
    mentors: mentors.list,
    scores: Float64Array.from(order, pair => read.score[pair] ?? 0),
    scale,
    // Each score moves by half a step at most, both in what was found and in what bounds it.
    rounding: exact ? 0 : places / scale,
  }
  return { given, problems }
}
