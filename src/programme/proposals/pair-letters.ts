import { say, languages, type Language } from '../../words.ts'
import type { Guide } from '../guide.ts'
import type { OwedLetter } from '../letters.ts'
import type { Place } from '../cohort.ts'
import type { Asked } from '../matching/asked.ts'
import { fitOf, type Reason } from '../matching/fit.ts'
import type { Two } from '../matching/known.ts'
import { tellReason } from '../matching/telling.ts'
import { namesIn } from './names.ts'

/**
 * What may be told to the two themselves: what speaks for them. Whom else somebody had wished for is
 * nobody’s business, nor what is unknown or missing.
 */
const speaksFor = ({ criterion, points, of }: Reason) =>
  criterion !== 'wishes' && points !== null && points * 2 >= of

/** What speaks for two people, a sentence each, as it may be told to them. */
export function fitFacts(asked: Asked, two: Two, guide: Guide, language: Language): string[] {
  const mentee = asked.mentees.find(one => one.id === two.mentee)
  const mentor = asked.mentors.find(one => one.id === two.mentor)
  const reasons = mentee && mentor ? fitOf(asked, mentee, mentor).reasons.filter(speaksFor) : []
  if (reasons.length === 0) return [say(language, 'letters.fit.none')]
  return reasons.map(one => tellReason(language, one, namesIn(guide, language)))
}

/** Why the two fit, as a paragraph in each of our languages, by the name a letter keeps it under. */
export const fitTold = (asked: Asked, two: Two, guide: Guide): Record<string, string> =>
  Object.fromEntries(
    languages.map(language => [`fit-${language}`, fitFacts(asked, two, guide, language).join(' ')]),
  )

/** Two people, as letters name them. */
export type Named = { place: Place; name: string }

/** What the two are owed when they have become a pair: a letter to each, once. */
export function pairLetters(
  pair: { id: number; cohort: number },
  mentor: Named,
  mentee: Named,
  told: Record<string, string>,
): OwedLetter[] {
  const letter = (template: string, to: Named, partner: Named): OwedLetter => ({
    onceKey: `pair/${pair.id}/${template}`,
    cohort: pair.cohort,
    step: null,
    template,
    to: to.place.person,
    from: null,
    values: { ...told, partner: partner.name },
    essential: true,
  })
  return [letter('you-have-a-mentor', mentee, mentor), letter('you-have-a-mentee', mentor, mentee)]
}

/** The question to a mentor whether she would take a mentee. */
export const askingLetter = (
  asking: { id: number; cohort: number; untilOn: Temporal.PlainDate },
  mentor: Place,
  mentee: Named,
  { link, told }: { link: string; told: Record<string, string> },
): OwedLetter => ({
  onceKey: `asking/${asking.id}`,
  cohort: asking.cohort,
  step: null,
  template: 'would-you-take',
  to: mentor.person,
  from: null,
  values: { ...told, partner: mentee.name, link, 'until-on': asking.untilOn.toString() },
  essential: true,
})
