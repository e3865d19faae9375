import type { Pair, Place } from './cohort.ts'
import type { OwedLetter } from './letters.ts'
import type { Role } from './role.ts'

/** After how many days of silence a pair gets which word (R54). */
export type Silence = { gentle: number; channel: number; staff: number }

/** What the guide says, unless it says otherwise. */
export const usualSilence: Silence = { gentle: 7, channel: 10, staff: 14 }

/** `gentle`: a word to both. `channel`: another way to meet. `staff`: staff write to them. */
export const stages = ['gentle', 'channel', 'staff'] as const
export type Stage = (typeof stages)[number]

type Day = Temporal.PlainDate
const isBefore = (a: Day, b: Day) => Temporal.PlainDate.compare(a, b) < 0

/** Days since two had to do with each other. Days on which nothing is expected do not count. */
export function daysOfSilence(lastOn: Day, today: Day, isQuiet: (day: Day) => boolean): number {
  let days = 0
  for (let day = lastOn.add({ days: 1 }); !isBefore(today, day); day = day.add({ days: 1 })) {
    if (!isQuiet(day)) days += 1
  }
  return days
}

/** The last word that is due after so many days; null as long as none is. */
export const stageAfter = (days: number, silence: Silence): Stage | null =>
  stages.toReversed().find(stage => days >= silence[stage]) ?? null

/** A pair that has been still, since which day, and for how many days that count. */
export type Still = { pair: Pair; lastOn: Day; days: number; stage: Stage }

type Known = {
  pairs: Pair[]
  /** The day on which the two last had to do with each other. A pair not begun is not still. */
  lastOn: ReadonlyMap<number, Day>
  today: Day
  isQuiet: (pair: Pair, day: Day) => boolean
  silenceOf: (pair: Pair) => Silence
}

/** The pairs for which a word is due, the longest still first. Nobody is counted or compared. */
export function stillPairs({ pairs, lastOn, today, isQuiet, silenceOf }: Known): Still[] {
  return pairs
    .flatMap(pair => {
      const last = lastOn.get(pair.id)
      // Whoever asked not to be disturbed today is not disturbed.
      if (!last || isQuiet(pair, today)) return []
      const days = daysOfSilence(last, today, day => isQuiet(pair, day))
      const stage = stageAfter(days, silenceOf(pair))
      return stage ? [{ pair, lastOn: last, days, stage }] : []
    })
    .toSorted((a, b) => b.days - a.days)
}

type Named = { place: Place; name: string }

/**
 * The letters about a silence, each stage once for each silence: to both of the pair, or to the
 * staff, who are told who and since when, and nothing else. `linkFor` is where one says that the two
 * have talked.
 */
export function silenceLetters(
  { pair, lastOn, stage }: Still,
  { mentor, mentee }: { mentor: Named; mentee: Named },
  staff: Place[],
  linkFor: (place: Place) => string,
): OwedLetter[] {
  const letter = (to: Place, values: Record<string, string>): OwedLetter => ({
    onceKey: `pair/${pair.id}/silence/${lastOn.toString()}/${stage}/${to.person}`,
    cohort: pair.cohort,
    step: null,
    template: `silence-${stage}`,
    to: to.person,
    from: null,
    values: { ...values, 'until-on': lastOn.toString() },
    essential: false,
  })
  if (stage === 'staff') {
    const two = { partner: mentee.name, about: mentor.name }
    return staff.map(place => letter(place, { ...two, path: `/cohorts/${pair.cohort}` }))
  }
  return [
    letter(mentee.place, { partner: mentor.name, path: linkFor(mentee.place) }),
    letter(mentor.place, { partner: mentee.name, path: linkFor(mentor.place) }),
  ]
}

const helpers: Role[] = ['programme-staff']

/** Whom a long silence is told. */
export const staffOf = (places: Iterable<Place>): Place[] =>
  [...places].filter(place => helpers.includes(place.role) && place.leftAt === null)
