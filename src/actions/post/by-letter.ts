import type { App } from '../../app.ts'
import { noRules } from '../../programme/ground-rules.ts'
import { isAnIntroduction } from '../../programme/letters.ts'
import type { AsideReason } from '../../programme/reply/purposes.ts'
import { saysNo, saysYes } from '../../programme/reply/yes.ts'
import { timeChosen } from '../../programme/talks.ts'
import { cohortBy } from '../../store/cohorts.ts'
import { guideOf } from '../../store/guides.ts'
import { markStep } from '../../store/journeys.ts'
import type { Letter } from '../../store/letters.ts'
import { peopleBy } from '../../store/people.ts'
import type { Db } from '../../store/open.ts'
import { pairBy, pairsOf, placesOf } from '../../store/places.ts'
import { talkBy } from '../../store/talks.ts'
import { agree } from '../ground-rules/agree-to-rules.ts'
import { offerByMail } from '../ground-rules/offer-rules.ts'
import { introduceBy } from '../introduce.ts'
import { writeDown } from '../journal/write-entry.ts'
import { tellTalked } from '../notice-silence.ts'
import { accept } from '../talks/book-talk.ts'
import { sayTo } from '../write-message.ts'
import { passOn } from './pass-on.ts'

/** An answer whose sender is believed: what it is about, and what she wrote. */
export type Answer = {
  cohort: number
  person: number
  about: number
  words: string
  files: number
}

/**
 * What an answer came to: it is with staff, with whoever wrote the letter, in a journal, a case or a
 * room; or it has to wait for staff.
 */
export type Taken =
  { to: 'staff' | 'partner' | 'journal' | 'case' | 'room' } | { aside: AsideReason }

/** What an answer to a letter came to; null when it was not what the letter asks for. */
type ByLetter = (app: App, tx: Db, letter: Letter, answer: Answer) => Promise<Taken | null>

const toPartner: Taken = { to: 'partner' }

/** The number of the pair a letter is about, by its once-key or what it was filled with. */
function pairIn({ onceKey, values }: Letter): number {
  const [, pair] = /^pair\/(\d{1,12})\//.exec(onceKey) ?? []
  return Number(pair ?? values['pair'] ?? 0)
}

const placeIn = async (tx: Db, { cohort, person }: Answer) =>
  (await placesOf(tx, cohort)).find(one => one.person === person && one.leftAt === null) ?? null

/** The mentor’s answer to “you have a mentee” is her introduction, if it is long enough for one (R25). */
const introducing: ByLetter = async (app, tx, letter, { person, words }) => {
  const pair = await pairBy(tx, pairIn(letter))
  if (!pair || !isAnIntroduction(words)) return null
  return (await introduceBy(app, tx, person, pair, words)).ok ? toPartner : null
}

/** The mentee’s answer to the introduction tells what she was asked: that step is done (R27–R30). */
const answering: ByLetter = async (app, tx, letter, answer) => {
  const { cohort, person, words, files } = answer
  const passed = await passOn(app, tx, { letter, person, words, files })
  if (!passed) return { aside: 'not-together' }
  const place = await placeIn(tx, answer)
  const known = await cohortBy(tx, cohort)
  const guide = known ? await guideOf(tx, known.edition) : null
  const step = guide?.steps.find(one => one.key === 'about-the-mentee')
  if (place?.role === 'mentee' && step) {
    const mark = { step: step.key, place: place.id, pair: null, how: 'done', note: '' } as const
    await markStep(tx, cohort, mark, app.now())
  }
  return toPartner
}

/** An answer to the reminder of ground rules offers them, in her own words, where none wait or hold. */
const offering: ByLetter = async (app, tx, _, answer) => {
  const place = await placeIn(tx, answer)
  const pairs = place ? await pairsOf(tx, answer.cohort, place.id) : []
  const rules = { ...noRules, methods: ['mail' as const], more: answer.words }
  let offered = false
  for (const pair of pairs) {
    offered = (await offerByMail(app, tx, answer.person, pair, rules)) || offered
  }
  return offered ? toPartner : null
}

/** A yes to ground rules, and nothing else, agrees to them (R33). */
const agreeing: ByLetter = async (app, tx, letter, { person, words }) => {
  const offer = Number(letter.values['offer'] ?? 0)
  const agreed = saysYes(words) && (await agree(app, tx, { person, pair: pairIn(letter), offer }))
  return agreed ? toPartner : null
}

/** The number of a time chooses it; so does a yes where only one is offered. */
const choosing: ByLetter = async (app, tx, { values }, { person, words }) => {
  const pair = Number(values['pair'] ?? 0)
  const talk = await talkBy(tx, pair, Number(values['talk'] ?? 0))
  const times = talk?.times ?? []
  const chosen = timeChosen(words, times.length) ?? (times.length === 1 && saysYes(words) ? 0 : -1)
  const time = times[chosen]?.toString()
  const accepted =
    talk && time ? await accept(app, tx, { person, pair, talk: talk.id, time }) : false
  return accepted ? toPartner : null
}

/** To a silence: yes or no says whether they have talked (R54), and anything else is a line to the other. */
const breakingSilence: ByLetter = async (app, tx, letter, answer) => {
  const { person, words, files } = answer
  const pair = await pairBy(tx, pairIn(letter))
  const place = await placeIn(tx, answer)
  if (!pair || !place) return null
  const yes = saysYes(words)
  if (yes || saysNo(words)) {
    const told = await tellTalked(app, tx, { pair: pair.id, place: place.id, talked: yes })
    return told ? toPartner : null
  }
  const said = { words, files, how: 'mail' } as const
  return (await sayTo(app, tx, { person, pair, said })) === null ? null : toPartner
}

/** An answer to a question of the guide is an entry of its author’s journal, for her alone (R61). */
const writing: ByLetter = async (app, tx, _, answer) => {
  const place = await placeIn(tx, answer)
  const known = await cohortBy(tx, answer.cohort)
  const { person, words } = answer
  if (!place || !known || words === '') return null
  const zone = (await peopleBy(tx, [person])).get(person)?.zone ?? known.meeting.zone
  const on = app.now().toZonedDateTimeISO(zone).toPlainDate()
  const entry = { kind: 'entry', on, words, audience: 'me', pair: null } as const
  await writeDown(app, tx, place, { ...entry, step: null, about: null, how: 'mail' })
  return { to: 'journal' }
}

/** What an answer to a letter does, beside what an answer to any letter does. */
export const byLetter: Record<string, ByLetter | undefined> = {
  'you-have-a-mentee': introducing,
  introduction: answering,
  'ground-rules-reminder': offering,
  'ground-rules-offered': agreeing,
  'talk-offered': choosing,
  'silence-gentle': breakingSilence,
  'silence-channel': breakingSilence,
  'journal-prompt': writing,
}
