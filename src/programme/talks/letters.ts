import { languages, say } from '../../words.ts'
import type { Pair } from '../cohort.ts'
import { plain } from '../letter-text.ts'
import type { OwedLetter } from '../letters.ts'
import type { WithZone } from '../ground-rules/letters.ts'
import type { Talk } from '../talks.ts'
import type { Invitation } from './invitation.ts'
import { timeTold, type Clocks } from './telling.ts'

/** What a letter about a talk is made of. */
export type AboutTalk = { pair: Pair; talk: Talk; questions?: string[] }

const inEach = (name: string, tell: (language: string) => string): Record<string, string> =>
  Object.fromEntries(languages.map(language => [`${name}-${language}`, tell(language)]))

/** The times to choose from, numbered as one may answer. */
const offered = ({ talk }: AboutTalk, clocks: Clocks) =>
  inEach('times', language =>
    [
      ...talk.times.map((at, place) => `${place + 1}. ${plain(timeTold(language, at, clocks))}`),
      '',
      ...detailsOf(talk, language),
    ].join('\n'),
  )

const detailsOf = ({ minutes, spot }: Talk, language: string): string[] => [
  `- ${plain(say(language, 'talks.minutes', { count: minutes }))}`,
  ...(spot === '' ? [] : [`- ${plain(spot)}`]),
]

/** When and where, and what is open between the two. */
const agreed = ({ talk, questions = [] }: AboutTalk, clocks: Clocks) =>
  inEach('times', language =>
    [
      ...(talk.startsAt ? [`- **${plain(timeTold(language, talk.startsAt, clocks))}**`] : []),
      ...detailsOf(talk, language),
      ...(questions.length > 0
        ? ['', plain(say(language, 'talks.agenda')), '', ...questions.map(one => `- ${plain(one)}`)]
        : []),
    ].join('\n'),
  )

type Kind = 'talk-offered' | 'talk-booked' | 'talk-cancelled' | 'talk-tomorrow'

function letter(
  about: AboutTalk,
  template: Kind,
  { to, from }: { to: WithZone; from: WithZone },
  invitation: Invitation | null,
): OwedLetter {
  const { pair, talk } = about
  const clocks = { mine: to.zone, theirs: from.zone }
  const path = `/cohorts/${pair.cohort}/pairs/${pair.id}/talks`
  return {
    onceKey: `talk/${talk.id}/${talk.sequence}/${template}/${to.place.person}`,
    cohort: pair.cohort,
    step: null,
    template,
    to: to.place.person,
    from: from.place.person,
    values: {
      ...(template === 'talk-offered' ? offered(about, clocks) : agreed(about, clocks)),
      path,
      talk: String(talk.id),
      pair: String(pair.id),
      ...(invitation && { invitation: JSON.stringify(invitation) }),
    },
    essential: template !== 'talk-tomorrow',
  }
}

/** Times one offers the other, who may choose by answering with a number. */
export const talkOffered = (about: AboutTalk, to: WithZone, from: WithZone): OwedLetter =>
  letter(about, 'talk-offered', { to, from }, null)

/** To both: a talk is agreed to or moved, is called off, or comes within a day. */
export const talkTold = (
  kind: Exclude<Kind, 'talk-offered'>,
  about: AboutTalk,
  [one, other]: [WithZone, WithZone],
  invitation: Invitation | null,
): OwedLetter[] => [
  letter(about, kind, { to: one, from: other }, invitation),
  letter(about, kind, { to: other, from: one }, invitation),
]
