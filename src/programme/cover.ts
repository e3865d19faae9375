import { sayLanguage, sayList, sayZone } from '../days.ts'
import { say } from '../words.ts'
import { awayNow, inEach, isAwayOn, type Away } from './away.ts'
import type { Pair, Place } from './cohort.ts'
import type { Guide } from './guide.ts'
import { plain } from './letter-text.ts'
import type { OwedLetter } from './letters.ts'
import type { Two } from './matching/known.ts'
import type { Person } from './person.ts'
import type { Named } from './proposals/pair-letters.ts'
import { told, type Told } from './told.ts'

type Day = Temporal.PlainDate
const isBefore = (a: Day, b: Day) => Temporal.PlainDate.compare(a, b) < 0

/** Somebody who keeps a mentee company while her mentor is away, or is asked to. */
export type Cover = {
  id: number
  cohort: number
  /** The pair she stands in for, and whether that has ended meanwhile. */
  pair: number
  pairEnded: boolean
  /** The places of who stands in, of the mentee, and of the mentor who is away. */
  mentor: number
  mentee: number
  away: number
  from: Day
  until: Day
  /** The day on which the mentor was back, where she said so. */
  backOn: Day | null
  answer: 'accepted' | 'declined' | 'named' | null
  /** The pair that it is while it goes on. */
  asPair: number | null
  ended: boolean
}

/** Whether she has agreed to stand in, or staff have named her. */
export const isSettled = ({ answer }: Cover): boolean => answer === 'accepted' || answer === 'named'

/** Whether the days of a cover are over: its last has passed, or the mentor is back. */
export const isCoverOver = ({ until, backOn }: Cover, today: Day): boolean =>
  backOn !== null || isBefore(until, today)

/** Whether a cover is to begin: settled, its first day has come, and the pair still walks. */
export const beginsNow = (cover: Cover, today: Day): boolean =>
  isSettled(cover) && cover.asPair === null && !cover.pairEnded && !isBefore(today, cover.from)

/** Why somebody cannot stand in for a mentor; null when she can. Room for mentees does not matter. */
export type CoverFault = 'not-a-mentor' | 'paired-already' | 'apart' | 'away-too'

/** What is known around a pair whose mentor is away; `aways` are those of who would stand in. */
type Around = { pair: Pair; away: Away; pairs: Pair[]; aways: Away[]; apart: Two[] }

export function coverFault(
  place: Place,
  { pair, away, pairs, aways, apart }: Around,
): CoverFault | null {
  const isMentor = place.role === 'mentor' && place.confirmedAt !== null && place.leftAt === null
  if (!isMentor || place.cohort !== pair.cohort) return 'not-a-mentor'
  if (pairs.some(one => one.mentee === pair.mentee && one.mentor === place.id)) {
    return 'paired-already'
  }
  if (apart.some(one => one.mentee === pair.mentee && one.mentor === place.id)) return 'apart'
  const hers = awayNow(aways, away.from)
  const meets = hers && !isBefore(away.until, hers.from) && !isBefore(hers.until, away.from)
  return meets || aways.some(one => isAwayOn(one, away.from)) ? 'away-too' : null
}

const days = ({ from, until }: Pick<Cover, 'from' | 'until'>) => ({
  'since-on': from.toString(),
  'until-on': until.toString(),
})

/** The question to a mentor whether she would stand in. */
export const coverAsked = (
  cover: Cover,
  to: Place,
  { mentee, away, link }: { mentee: Named; away: Named; link: string },
): OwedLetter => ({
  onceKey: `cover/${cover.id}/asked`,
  cohort: cover.cohort,
  step: null,
  template: 'would-you-cover',
  to: to.person,
  from: null,
  values: { partner: mentee.name, about: away.name, link, ...days(cover) },
  essential: true,
})

/** What whoever stands in is told of a mentee: where she is, and nothing the pair keeps to itself. */
export type Met = { person: Person; groups: string[]; guide: Guide; step: Told | null }

/** It as a list, in one language; what is not known is left out. */
export function metTold({ person, groups, guide, step }: Met, language: string): string[] {
  const spoken = person.spoken.map(one => sayLanguage(language, one.language))
  const named = groups.map(key => {
    const group = guide.groups.find(one => one.key === key)
    return group ? told(group.name, language) : key
  })
  return [
    ...(spoken.length > 0
      ? [say(language, 'cover.met.languages', { languages: sayList(language, spoken) })]
      : []),
    ...(person.zone ? [say(language, 'cover.met.zone', { zone: sayZone(person.zone) })] : []),
    ...(named.length > 0
      ? [say(language, 'cover.met.groups', { groups: sayList(language, named) })]
      : []),
    ...(step ? [say(language, 'cover.met.step', { step: told(step, language) })] : []),
  ]
}

type Both = { mentor: Named; mentee: Named; away: Named }

const between = (
  cover: Cover,
  template: string,
  { to, from }: { to: Named; from: Named },
  values: Record<string, string>,
): OwedLetter[] =>
  to.place.leftAt !== null
    ? []
    : [
        {
          onceKey: `cover/${cover.id}/${template}/${to.place.person}`,
          cohort: cover.cohort,
          step: null,
          template,
          to: to.place.person,
          from: from.place.person,
          values: { ...values, partner: from.name, ...days(cover) },
          essential: true,
        },
      ]

/** What both get when a cover begins; each may answer to write to the other. */
export function coverBegins(cover: Cover, { mentor, mentee, away }: Both, met: Met): OwedLetter[] {
  const path = `/cohorts/${cover.cohort}/pairs/${cover.asPair ?? 0}/messages`
  const list = (language: string) =>
    metTold(met, language)
      .map(line => `- ${plain(line)}`)
      .join('\n')
  const about = { about: away.name, path }
  return [
    ...between(cover, 'you-have-a-cover', { to: mentee, from: mentor }, about),
    ...between(
      cover,
      'you-cover',
      { to: mentor, from: mentee },
      { ...about, ...inEach('times', list) },
    ),
  ]
}

/** The short thanks to both when it is over. Nobody answers it to the other any more. */
export const coverEnded = (cover: Cover, { mentor, mentee, away }: Both): OwedLetter[] =>
  [
    ...between(cover, 'cover-ended', { to: mentee, from: mentor }, { about: away.name }),
    ...between(cover, 'cover-ended', { to: mentor, from: mentee }, { about: away.name }),
  ].map(letter => ({ ...letter, from: null }))
