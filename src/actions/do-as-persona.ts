import type { Act, Deed } from '../../seeds/act.ts'
import { personaOf } from '../../seeds/people.ts'
import type { App } from '../app.ts'
import { refused, type Outcome } from '../outcome.ts'
import { addedKey, settled } from '../programme/checklist.ts'
import type { Cohort, Pair, Place } from '../programme/cohort.ts'
import { standingOf } from '../programme/ground-rules.ts'
import { hadCover } from '../store/covers.ts'
import { hasWritten } from '../store/journal.ts'
import { offersOf } from '../store/ground-rules.ts'
import { talksOf } from '../store/talks.ts'
import { hasSaid } from '../store/messages.ts'
import { hasAnswered, threadTitled } from '../store/room-posts.ts'
import { mentorsRoom } from '../store/rooms.ts'
import { walkOf } from '../store/walks.ts'
import { wantCover } from './cover/cover-pair.ts'
import { goAway } from './cover/go-away.ts'
import { answerQuestions } from './answer-questions.ts'
import { agreeToRules } from './ground-rules/agree-to-rules.ts'
import { offerRules } from './ground-rules/offer-rules.ts'
import { writeEntry } from './journal/write-entry.ts'
import { casesOf } from '../store/cases.ts'
import { askForHelp } from './cases/ask-for-help.ts'
import { logTalk } from './talks/log-talk.ts'
import { introduce } from './introduce.ts'
import { addOwnEntry, keepEntry } from './keep-entry.ts'
import { markStep } from './mark-step.ts'
import { chooseRoute } from './pair-people.ts'
import { writeInRoom } from './rooms/write-in-room.ts'
import { writeMessage } from './write-message.ts'

/** What is so already, by which a persona knows that nothing is left to do. */
export async function factsOf(app: App, cohort: Cohort) {
  const walk = await walkOf(app.db, cohort)
  const here = [...walk.places.values()].filter(place => place.leftAt === null)
  const placeAt = new Map(here.map(place => [walk.people.get(place.person)?.address, place]))
  const placeOf = (who: string) => placeAt.get(personaOf(who).address)
  const pairWith = (place: Place, mentee: string) =>
    walk.pairsOf.get(place.id)?.find(pair => pair.mentee === placeOf(mentee)?.id)
  return { walk, placeOf, pairWith }
}
type Facts = Awaited<ReturnType<typeof factsOf>>

/** A doing that is still to be done, once its time has come. */
type Doing = (app: App) => Promise<Outcome<unknown>>
type Of<K extends Deed['kind']> = Extract<Deed, { kind: K }>

/** An entry is left alone when it is settled, or when somebody wrote about it later than this. */
function keeping(facts: Facts, place: Place, deed: Of<'entry'>, at: Temporal.Instant) {
  const own = facts.walk.added.find(one => one.forPlace === place.id && one.title === deed.entry)
  const key = own ? addedKey(own) : deed.entry
  const marks = facts.walk.entriesOf.get(place.id) ?? []
  const mark = marks.find(mark => mark.entry === key) ?? null
  const later = mark !== null && Temporal.Instant.compare(mark.changedAt, at) >= 0
  if (later || settled({ mark }) || mark?.state === deed.state) return null
  const { state, note } = deed
  const done = state === 'done' ? at.toZonedDateTimeISO(facts.walk.cohort.meeting.zone) : null
  const on = done?.toPlainDate() ?? null
  return (app: App) => keepEntry(app, place, key, { state, on, note })
}

function adding(facts: Facts, place: Place, deed: Of<'own-entry'>) {
  const { title, dueDaysOut: days } = deed
  if (facts.walk.added.some(one => one.forPlace === place.id && one.title === title)) return null
  const dueOn = facts.walk.cohort.meeting.startsOn.subtract({ days })
  return (app: App) => addOwnEntry(app, place, { title, dueOn })
}

function marked({ walk }: Facts, step: string, place: Place, pair: Pair | null): boolean {
  const marks = pair ? walk.marksOfPair.get(pair.id) : walk.marksOfPlace.get(place.id)
  return marks?.some(mark => mark.step === step) ?? false
}

function answering(facts: Facts, place: Place, { questions, answers }: Of<'answers'>) {
  if (marked(facts, questions, place, null)) return null
  const words = new Map(Object.entries(answers))
  return (app: App) => answerQuestions(app, place, questions, words)
}

function marking(facts: Facts, place: Place, { step, mentee, how, note }: Of<'step'>) {
  const pair = mentee === null ? null : facts.pairWith(place, mentee)
  if (pair === undefined || marked(facts, step, place, pair)) return null
  return (app: App) => markStep(app, place, pair, { step, how, note })
}

function writing(facts: Facts, place: Place, { mentee, words }: Of<'introduce'>) {
  const pair = facts.pairWith(place, mentee)
  if (!pair || facts.walk.introduced.has(pair.id)) return null
  return (app: App) => introduce(app, place.person, pair, words)
}

function choosing(facts: Facts, place: Place, { mentee, route }: Of<'route'>) {
  const pair = facts.pairWith(place, mentee)
  if (!pair || pair.route !== null) return null
  return (app: App) => chooseRoute(app, place.person, pair, route)
}

/** A persona says a thing once, whatever a visitor has said in her name meanwhile. */
function saying(facts: Facts, place: Place, { mentee, words, on }: Of<'say'>) {
  const pair = facts.pairWith(place, mentee)
  if (!pair) return null
  return async (app: App) =>
    (await hasSaid(app.db, pair.id, place.id, words))
      ? refused('problem.gone')
      : writeMessage(app, place.person, pair, { words, on, asks: on !== null, how: 'page' })
}

/** What a persona wrote down is there once, whatever a visitor did with it since. */
function writingDown(facts: Facts, place: Place, deed: Of<'write-down'>, at: Temporal.Instant) {
  const { note: kind, words, audience, step, title } = deed
  const pair = deed.mentee === null ? null : (facts.pairWith(place, deed.mentee)?.id ?? null)
  if (audience === 'pair' && pair === null) return null
  const { cohort } = facts.walk
  const on = at.toZonedDateTimeISO(cohort.meeting.zone).toPlainDate()
  const page = `/cohorts/${cohort.id}/journey/steps/${step}`
  const about = step === null ? null : { page, title }
  return async (app: App) =>
    (await hasWritten(app.db, place.id, at))
      ? refused('problem.gone')
      : writeEntry(app, place, { kind, on, words, audience, pair, step, about, how: 'page' })
}

/** A talk is told of once, at the hour it took place. */
function talking(facts: Facts, place: Place, deed: Of<'talk'>, at: Temporal.Instant) {
  const { mentee, minutes, how } = deed
  const pair = facts.pairWith(place, mentee)
  if (!pair) return null
  return async (app: App) =>
    (await talksOf(app.db, pair.id)).some(talk => talk.startsAt?.equals(at))
      ? refused('problem.gone')
      : logTalk(app, place.person, pair, { startsAt: at, minutes, how, words: '' })
}

/** Rules are offered where none were yet; a visitor’s own stay. */
function offering(facts: Facts, place: Place, { mentee, rules }: Of<'offer-rules'>) {
  const pair = facts.pairWith(place, mentee)
  if (!pair) return null
  return async (app: App) =>
    (await offersOf(app.db, pair.id)).length > 0
      ? refused('problem.gone')
      : offerRules(app, place.person, pair, rules)
}

function agreeing(facts: Facts, place: Place, { mentee }: Of<'agree-rules'>) {
  const pair = facts.pairWith(place, mentee)
  if (!pair) return null
  return async (app: App) => {
    const { waiting } = standingOf(await offersOf(app.db, pair.id))
    return agreeToRules(app, place.person, pair, waiting?.id ?? 0)
  }
}

/** She asks about a thing once, and her partner need not know. */
function asking(facts: Facts, place: Place, { about, group, words }: Of<'ask-for-help'>) {
  const pair = facts.walk.pairsOf.get(place.id)?.[0]?.id ?? null
  const to = about === 'topic' ? ('policy-staff' as const) : ('programme-staff' as const)
  const asked = { about, group, words, pair, reported: null, confidential: true, to }
  return async (app: App) => {
    const cases = await casesOf(app.db, place.cohort)
    return cases.some(one => one.by.place === place.id && one.about === about)
      ? refused('problem.gone')
      : askForHelp(app, place, asked)
  }
}

/** What is said in the mentors’ room is said once; an answer needs the thread it is about. */
function speaking({ walk }: Facts, place: Place, { title, begins, words }: Of<'room'>) {
  return async (app: App) => {
    const room = await mentorsRoom(app.db, walk.cohort.id, app.now())
    const thread = await threadTitled(app.db, room.id, title)
    const said = thread !== null && (begins || (await hasAnswered(app.db, thread, place.id, words)))
    if (said || (thread === null && !begins)) return refused('problem.gone')
    return writeInRoom(app, place.person, room.id, { thread, title, words, how: 'page' })
  }
}

/** She says once that she is away; what a visitor said in her name since stays. */
function leaving({ walk }: Facts, place: Place, { from, until, words }: Of<'go-away'>) {
  const { startsOn } = walk.cohort.meeting
  const days = {
    from: startsOn.subtract({ days: from }),
    until: startsOn.subtract({ days: until }),
  }
  return walk.aways.has(place.id)
    ? null
    : (app: App) => goAway(app, place.person, place.id, { ...days, words })
}

/** Staff name once who stands in for a pair. */
function naming({ walk, placeOf }: Facts, place: Place, { mentee, mentor }: Of<'name-cover'>) {
  const pair = walk.pairsOf.get(placeOf(mentee)?.id ?? 0)?.[0]
  const by = placeOf(mentor)
  if (!pair || !by) return null
  return async (app: App) =>
    (await hadCover(app.db, pair.id))
      ? refused('problem.gone')
      : wantCover(app, place.person, pair.id, { mentor: by.id, named: true, address: () => '' })
}

/** What of an act is still to be done; null when it is so already, or cannot be any more. */
export function doingOf(facts: Facts, { who, deed }: Act, at: Temporal.Instant): Doing | null {
  const place = facts.placeOf(who)
  if (!place) return null
  switch (deed.kind) {
    case 'entry':
      return keeping(facts, place, deed, at)
    case 'own-entry':
      return adding(facts, place, deed)
    case 'answers':
      return answering(facts, place, deed)
    case 'step':
      return marking(facts, place, deed)
    case 'introduce':
      return writing(facts, place, deed)
    case 'say':
      return saying(facts, place, deed)
    case 'offer-rules':
      return offering(facts, place, deed)
    case 'agree-rules':
      return agreeing(facts, place, deed)
    case 'talk':
      return talking(facts, place, deed, at)
    case 'write-down':
      return writingDown(facts, place, deed, at)
    case 'ask-for-help':
      return asking(facts, place, deed)
    case 'room':
      return speaking(facts, place, deed)
    case 'go-away':
      return leaving(facts, place, deed)
    case 'name-cover':
      return naming(facts, place, deed)
    case 'route':
      return choosing(facts, place, deed)
  }
}
