import type { Pair, Place } from './cohort.ts'
import type { Guide } from './guide.ts'
import type { Stop } from './journey.ts'
import type { OwedLetter } from './letters.ts'
import type { AskedOn } from './messages.ts'
import type { Told } from './told.ts'

/** A dated entry, or a quick note that something works or does not (R23, R61). */
export const kindsOfEntry = ['entry', 'works', 'does-not-work'] as const
export type KindOfEntry = (typeof kindsOfEntry)[number]

/** Who reads an entry beside its author: nobody, the other of one pair, the staff for the review. */
export const audiences = ['me', 'pair', 'staff'] as const
export type Audience = (typeof audiences)[number]

/** The most characters of one entry. */
export const mostEntryWords = 10_000

/** Something one wrote down. Only its author can change it or take it away. */
export type Entry = {
  id: number
  place: number
  kind: KindOfEntry
  on: Temporal.PlainDate
  words: string
  audience: Audience
  /** The pair that may read it, where that is whom it is for. */
  pair: number | null
  step: string | null
  about: AskedOn | null
  how: 'page' | 'mail'
  writtenAt: Temporal.Instant
}

/** Whom somebody may choose: whoever walks with nobody has no pair to share with. */
export const audiencesOf = (pairs: Pair[]): Audience[] =>
  audiences.filter(one => one !== 'pair' || pairs.length > 0)

/** The step a page of ours is about; null for any other page, or a step the guide has not. */
export function stepOn(page: string, guide: Guide): string | null {
  const [, key] = /\/steps\/([a-z0-9-]+)(?:[/?#]|$)/.exec(page) ?? []
  return guide.steps.find(step => step.key === key)?.key ?? null
}

const mostPrompts = 3

/** What the guide asks about the steps somebody is at, the soonest due first (R61). */
export function promptsFor(stops: Stop[]): Told[] {
  const open = stops
    .filter(stop => stop.state === 'open' && stop.step.journal !== null)
    .toSorted((a, b) => Temporal.PlainDate.compare(a.to, b.to))
  const told = new Map(open.map(({ step }) => [step.key, step.journal]))
  return [...told.values()].filter(one => one !== null).slice(0, mostPrompts)
}

/** How many days lie between two words of encouragement. */
const daysBetween = 14

/** Which fortnight of the cohort a day lies in, counted from its first; 0 is the first. */
export const fortnightOf = (firstDay: Temporal.PlainDate, day: Temporal.PlainDate): number =>
  Math.floor(firstDay.until(day, { largestUnit: 'days' }).days / daysBetween)

/** A word of encouragement, never a duty: at most one a fortnight (R61). */
export const journalPrompt = (place: Place, fortnight: number, prompt: Told): OwedLetter => ({
  onceKey: `journal/${place.id}/${fortnight}`,
  cohort: place.cohort,
  step: null,
  template: 'journal-prompt',
  to: place.person,
  from: null,
  values: {
    ...Object.fromEntries(
      Object.entries(prompt).map(([language, text]) => [`prompt-${language}`, text]),
    ),
    path: `/cohorts/${place.cohort}/journal`,
  },
  essential: false,
})
