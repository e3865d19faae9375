import type { App } from '../../app.ts'
import { done, refused, type Outcome, type Problem } from '../../outcome.ts'
import type { Cohort, Place } from '../../programme/cohort.ts'
import {
  askedLetters,
  goesTo,
  helpersIn,
  placed,
  type Addressee,
  type CaseAbout,
  type HelpCase,
} from '../../programme/help.ts'
import { dayAtMeeting } from '../../programme/meeting.ts'
import { mostWords } from '../../programme/messages.ts'
import { isSecondPress } from '../../programme/pressed-twice.ts'
import {
  addCase,
  addCaseEntry,
  casesOf,
  entriesIn,
  everPairedWith,
  lockAsker,
  ombudspersonOf,
  thirdsIn,
} from '../../store/cases.ts'
import { cohortBy } from '../../store/cohorts.ts'
import { guideOf } from '../../store/guides.ts'
import { note } from '../../store/history.ts'
import { oweLetters } from '../../store/letters.ts'
import type { Db } from '../../store/open.ts'
import { pairBy, pairsOf, placeBy, placesOf } from '../../store/places.ts'
import { transact } from '../transact.ts'
import { wordsFault } from '../words-fault.ts'

/** What somebody asks help about, of whom, and in which words. */
export type Asked = {
  about: CaseAbout
  group: string | null
  pair: number | null
  /** The place of the person who is reported; null when her words say who it is. */
  reported: number | null
  confidential: boolean
  to: Addressee
  words: string
}

/** What is wrong with what somebody chose; null when it can be asked so. */
async function faultIn(tx: Db, cohort: Cohort, by: Place, asked: Asked): Promise<Problem | null> {
  const { about, group, pair, reported, to } = asked
  const choice = (field: string): Problem => ({ key: 'problem.choice', field })
  if (about === 'person' && to === 'policy-staff')
    return { key: 'help.problem.policy', field: 'to' }
  if (group !== null) {
    const { groups } = await guideOf(tx, cohort.edition)
    if (!groups.some(one => one.key === group)) return choice('group')
  }
  const pairs = await pairsOf(tx, cohort.id, by.id)
  const isOpen = about === 'relation' && pair === null && pairs.length > 1
  const isHers = pair === null || pairs.some(one => one.id === pair)
  if (isOpen || !isHers) return choice('pair')
  if (reported !== null && !(await canBeReported(tx, by)).some(one => one.id === reported)) {
    return choice('person')
  }
  return null
}

/** Those whom somebody can report by name: whom she walks or walked with, and all staff. */
export async function canBeReported(db: Db, by: Place): Promise<Place[]> {
  const partners = new Set(await everPairedWith(db, by.id))
  return (await placesOf(db, by.cohort)).filter(
    place =>
      place.id !== by.id &&
      (partners.has(place.id) || (place.leftAt === null && place.role.endsWith('-staff'))),
  )
}

/** The very same case, asked a moment ago; without words any that is not solved. */
async function askedAlready(tx: Db, one: HelpCase, words: string): Promise<number | null> {
  const same = (await casesOf(tx, one.cohort)).findLast(
    known =>
      known.by.place === one.by.place && known.about === one.about && known.pair === one.pair,
  )
  if (!same) return null
  if (words === '') return same.solvedAt === null ? same.id : null
  const first = (await entriesIn(tx, same.id)).find(entry => entry.kind === 'word')
  return isSecondPress(same.openedAt, one.openedAt) && first?.words === words ? same.id : null
}

/** The case as it will be, before anybody is told of it. */
async function draftOf(app: App, tx: Db, cohort: Cohort, by: Place, asked: Asked) {
  const { about, group, pair, reported, confidential, to } = asked
  const at = app.now()
  const { help } = await guideOf(tx, cohort.edition)
  const places = await placesOf(tx, cohort.id)
  const two = pair === null ? null : await pairBy(tx, pair)
  const owner = to === 'ombudsperson' ? await ombudspersonOf(tx, cohort.id) : null
  const placeOf = (id: number | null | undefined) => {
    const found = places.find(place => place.id === id)
    return found ? placed(found) : null
  }
  const draft: HelpCase = {
    id: 0,
    cohort: cohort.id,
    by: placed(by),
    about,
    group,
    pair,
    partner: placeOf(two && (two.mentor === by.id ? two.mentee : two.mentor)),
    together: two !== null,
    third: pair === null ? null : ((await thirdsIn(tx, cohort.id)).get(pair) ?? null),
    reported: placeOf(reported),
    confidential,
    to,
    owner: placeOf(owner),
    rung: null,
    dueOn: dayAtMeeting(cohort.meeting, at).add({ days: help[asked.about] }),
    openedAt: at,
    takenAt: null,
    solvedAt: null,
    spokeLast: null,
  }
  return { draft: { ...draft, to: goesTo(draft, places) }, places }
}

/** Staff learn from history that somebody asked, and who it was only from the case. */
export async function noteCase(tx: Db, one: HelpCase, verb: string, at: Temporal.Instant) {
  if (one.to !== 'ombudsperson') await note(tx, { at, by: null, cohort: one.cohort, verb })
}

/** Opens a case and tells those who can help, once, however often it is pressed. */
async function open(
  app: App,
  tx: Db,
  { cohort, by, asked }: { cohort: Cohort; by: Place; asked: Asked },
): Promise<Outcome<{ case: number }>> {
  const { words } = asked
  const { draft, places } = await draftOf(app, tx, cohort, by, asked)
  const already = await askedAlready(tx, draft, words)
  if (already !== null) return done({ case: already })
  const helpers = helpersIn(draft, places).map(placed)
  if (helpers.length === 0) return refused({ key: 'help.problem.nobody', field: 'to' })
  const one = { ...draft, id: await addCase(tx, draft) }
  if (words !== '') {
    const entry = { case: one.id, by: by.person, kind: 'word', words, to: null } as const
    await addCaseEntry(tx, { ...entry, how: 'page', files: 0, writtenAt: one.openedAt })
  }
  await oweLetters(tx, askedLetters(one, helpers, words), one.openedAt)
  await noteCase(tx, one, 'asked-for-help', one.openedAt)
  return done({ case: one.id })
}

/** A mentor or a mentee asks for help (R56). */
export async function askForHelp(
  app: App,
  by: Place,
  asked: Asked,
): Promise<Outcome<{ case: number }>> {
  const missing = wordsFault(asked.words, mostWords)
  if (missing) return refused(missing)
  return transact(app, async tx => {
    await lockAsker(tx, by.id)
    const cohort = await cohortBy(tx, by.cohort)
    if (!cohort) return refused('problem.gone')
    const fault = await faultIn(tx, cohort, by, asked)
    return fault ? refused(fault) : open(app, tx, { cohort, by, asked })
  })
}

/** One of a pair asks for help by a press in a letter, without a word and without signing in. */
export const askForHelpByPress = (
  app: App,
  { pair, place }: { pair: number; place: number },
): Promise<Outcome<{ case: number }>> =>
  transact(app, async tx => {
    await lockAsker(tx, place)
    const two = await pairBy(tx, pair)
    const by = await placeBy(tx, place)
    const cohort = two ? await cohortBy(tx, two.cohort) : null
    const isHers = two && by && [two.mentor, two.mentee].includes(by.id) && by.leftAt === null
    if (!cohort || !isHers) return refused('problem.gone')
    const about = { about: 'relation', group: null, pair, reported: null, words: '' } as const
    const asked = { ...about, confidential: true, to: 'programme-staff' } as const
    return open(app, tx, { cohort, by, asked })
  })
