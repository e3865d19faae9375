import type { Act } from '../../seeds/act.ts'
import type { App } from '../app.ts'
import { refused } from '../outcome.ts'
import { addedKey, settled } from '../programme/checklist.ts'
import type { Pair, Place } from '../programme/cohort.ts'
import { standingOf } from '../programme/ground-rules.ts'
import { isOpen } from '../programme/goals.ts'
import { goalsOfMentees } from '../store/goals.ts'
import { newestNoteBy } from '../store/shared-notes.ts'
import { hasWritten } from '../store/journal.ts'
import { offersOf } from '../store/ground-rules.ts'
import { talksOf } from '../store/talks.ts'
import { hasSaid } from '../store/messages.ts'
import { answerQuestions } from './answer-questions.ts'
import { keepGoal, setGoal } from './goals/keep-goals.ts'
import { writeSharedNote } from './goals/keep-shared-notes.ts'
import { agreeToRules } from './ground-rules/agree-to-rules.ts'
import { offerRules } from './ground-rules/offer-rules.ts'
import { writeEntry } from './journal/write-entry.ts'
import { logTalk } from './talks/log-talk.ts'
import { introduce } from './introduce.ts'
import { addOwnEntry, keepEntry } from './keep-entry.ts'
import { markStep } from './mark-step.ts'
import { chooseRoute } from './pair-people.ts'
import { writeMessage } from './write-message.ts'
import { asking, speaking, announcing, leaving, naming } from './do-among-all.ts'
import type { Doing, Facts, Of } from './persona-facts.ts'

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

/** A note for both is written once, whatever a visitor did with it since. */
function noting(facts: Facts, place: Place, { mentee, words }: Of<'note'>, at: Temporal.Instant) {
  const pair = facts.pairWith(place, mentee)
  if (!pair) return null
  const on = at.toZonedDateTimeISO(facts.walk.cohort.meeting.zone).toPlainDate()
  return async (app: App) => {
    const last = await newestNoteBy(app.db, pair.id, place.id)
    const since = last !== null && Temporal.Instant.compare(last.writtenAt, at) >= 0
    return since ? refused('problem.gone') : writeSharedNote(app, place.person, pair, { on, words })
  }
}

/** What is hoped for is hoped for once, also when a visitor took it away. */
function hoping(facts: Facts, place: Place, { mentee, words, due }: Of<'goal'>) {
  const pair = facts.pairWith(place, mentee)
  if (!pair) return null
  return async (app: App) =>
    (await goalsOfMentees(app.db, pair.mentee)).some(goal => goal.words === words)
      ? refused('problem.gone')
      : setGoal(app, place.person, pair, { words, due, dueOn: null })
}

function reaching(facts: Facts, place: Place, { mentee, goal, words }: Of<'reach'>) {
  const pair = facts.pairWith(place, mentee)
  if (!pair) return null
  return async (app: App) => {
    const found = (await goalsOfMentees(app.db, pair.mentee)).find(one => one.words === goal)
    return found && isOpen(found)
      ? keepGoal(app, place.person, pair, found.id, { kind: 'reach', words })
      : refused('problem.gone')
  }
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
    case 'note':
      return noting(facts, place, deed, at)
    case 'goal':
      return hoping(facts, place, deed)
    case 'reach':
      return reaching(facts, place, deed)
    case 'ask-for-help':
      return asking(facts, place, deed)
    case 'announce':
      return announcing(facts, place, deed)
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
