import { languages } from '../../words.ts'
import { plain } from '../letter-text.ts'
import type { OwedLetter } from '../letters.ts'
import type { Pair, Place } from '../cohort.ts'
import type { Offer } from '../ground-rules.ts'
import { rulesTold, type Told } from './telling.ts'

const lineOf = ({ label, lines }: Told): string =>
  `- **${plain(label)}:** ${lines.map(plain).join('; ')}`

/** The rules as a list, in each of our languages, by the name a letter keeps it under. */
const told = (offer: Offer, zones: { mine: string; theirs: string }, at: Temporal.Instant) =>
  Object.fromEntries(
    languages.map(language => [
      `rules-${language}`,
      rulesTold(offer.rules, { language, zones, at }).map(lineOf).join('\n'),
    ]),
  )

/** One of a pair with the clock she lives by. */
export type WithZone = { place: Place; zone: string }

type About = { pair: Pair; offer: Offer; at: Temporal.Instant }

const letter = (
  { pair, offer, at }: About,
  template: 'ground-rules-offered' | 'ground-rules-in-force',
  to: WithZone,
  from: WithZone,
): OwedLetter => ({
  onceKey: `pair/${pair.id}/${template}/${offer.id}/${to.place.person}`,
  cohort: pair.cohort,
  step: null,
  template,
  to: to.place.person,
  from: from.place.person,
  values: {
    ...told(offer, { mine: to.zone, theirs: from.zone }, at),
    offer: String(offer.id),
    path: `/cohorts/${pair.cohort}/pairs/${pair.id}/ground-rules`,
  },
  essential: true,
})

/** The letter that brings rules to the other of the two, who may agree by answering it (R33). */
export const rulesOffered = (about: About, to: WithZone, from: WithZone): OwedLetter =>
  letter(about, 'ground-rules-offered', to, from)

/** What both keep when the rules hold. */
export const rulesInForce = (about: About, one: WithZone, other: WithZone): OwedLetter[] => [
  letter(about, 'ground-rules-in-force', one, other),
  letter(about, 'ground-rules-in-force', other, one),
]
