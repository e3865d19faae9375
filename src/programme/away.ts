import type { Problem } from '../outcome.ts'
import { languages, say } from '../words.ts'
import type { Pair, Place } from './cohort.ts'
import type { OwedLetter } from './letters.ts'
import type { Meeting } from './meeting.ts'

type Day = Temporal.PlainDate
const isBefore = (a: Day, b: Day) => Temporal.PlainDate.compare(a, b) < 0

/** The days on which somebody is away, both included. */
export type Away = {
  id: number
  place: number
  from: Day
  until: Day
  /** What she said to whom she walks with; nobody else reads it. */
  words: string
  /** The day on which she was back, where she said so. */
  backOn: Day | null
}

/** The most characters of her word, and how far back her first day may lie. */
export const mostAwayWords = 500
const daysBack = 31

/** Who stays past her last day so long without a sign is asked after. */
export const daysToComeBack = 3

/** Whether somebody is away on a day. On the day on which she says she is back, she is. */
export const isAwayOn = ({ from, until, backOn }: Away, day: Day): boolean =>
  !isBefore(day, from) && !isBefore(until, day) && (backOn === null || isBefore(day, backOn))

export const isAwayIn = (aways: readonly Away[] | undefined, day: Day): boolean =>
  aways?.some(away => isAwayOn(away, day)) ?? false

/** What is to be known of somebody today: that she is away, or will be. */
export const awayNow = (aways: readonly Away[] | undefined, today: Day): Away | null =>
  aways?.find(({ backOn, until }) => backOn === null && !isBefore(until, today)) ?? null

/** Whoever was to be back some days ago, and has not said that she is. */
export const notBack = (aways: Iterable<Away>, today: Day): Away[] =>
  [...aways].filter(
    ({ backOn, until }) => backOn === null && isBefore(until.add({ days: daysToComeBack }), today),
  )

/** What is wrong with the days somebody gives; null when they can be. */
export function awayFault(
  { from, until, words }: { from: Day | null; until: Day | null; words: string },
  { endsOn }: Pick<Meeting, 'endsOn'>,
  today: Day,
): Problem | null {
  if (!from) return { key: 'away.problem.day', field: 'from' }
  if (!until) return { key: 'away.problem.day', field: 'until' }
  if (isBefore(from, today.subtract({ days: daysBack }))) {
    return { key: 'away.problem.long-ago', field: 'from' }
  }
  if (isBefore(until, from)) return { key: 'away.problem.order', field: 'until' }
  if (isBefore(until, today)) return { key: 'away.problem.past', field: 'until' }
  if (isBefore(endsOn, until)) return { key: 'away.problem.late', field: 'until' }
  return words.length > mostAwayWords
    ? { key: 'problem.too-long', values: { most: mostAwayWords }, field: 'words' }
    : null
}

/** When somebody who is away can be reached again: as the day after her last begins. */
export const endOfAway = ({ until }: Pick<Away, 'until'>, zone: string): Temporal.Instant =>
  until.add({ days: 1 }).toZonedDateTime(zone).toInstant()

/** The same told in each of our languages, by the names under which a letter keeps it. */
export const inEach = (name: string, tell: (language: string) => string): Record<string, string> =>
  Object.fromEntries(languages.map(language => [`${name}-${language}`, tell(language)]))

const idle: readonly string[] = ['journal-prompt', 'talk-tomorrow']

/** Letters that are of no use any more once somebody is back; the others wait for her. */
export const lapses = ({ template, essential }: OwedLetter): boolean =>
  !essential && idle.includes(template)

/** The word to whom she walks with: from when until when, and who stands in for her if known. */
export const partnerAway = (
  { id, from, until, words }: Away,
  pair: Pair,
  { me, other, cover }: { me: Place; other: Place; cover: string | null },
): OwedLetter => ({
  onceKey: `away/${id}/${from.toString()}/${until.toString()}/${pair.id}`,
  cohort: pair.cohort,
  step: null,
  template: 'partner-away',
  to: other.person,
  from: me.person,
  values: {
    words,
    'since-on': from.toString(),
    'until-on': until.toString(),
    ...inEach('note', language => (cover ? say(language, 'cover.known', { name: cover }) : '')),
  },
  essential: true,
})
