import type { Act, Deed } from '../../seeds/act.ts'
import { personaOf } from '../../seeds/people.ts'
import { acts } from '../../seeds/scenario.ts'
import type { App } from '../app.ts'
import type { Outcome } from '../outcome.ts'
import { addedKey, settled } from '../programme/checklist.ts'
import type { Cohort, Pair, Place } from '../programme/cohort.ts'
import { allCohorts } from '../store/cohorts.ts'
import { addedIn, entryMarksIn, introducedIn, marksIn } from '../store/journeys.ts'
import { peopleOf } from '../store/people.ts'
import { pairsOf, placesOf } from '../store/places.ts'
import { answerQuestions } from './answer-questions.ts'
import { introduce } from './introduce.ts'
import { addOwnEntry, keepEntry } from './keep-entry.ts'
import { markStep } from './mark-step.ts'
import { chooseRoute } from './pair-people.ts'

/** The cohort the personas walk in: the house’s first. */
async function theirCohort(app: App): Promise<Cohort | null> {
  return (await allCohorts(app.db)).toSorted((a, b) => a.id - b.id)[0] ?? null
}

/** What is so already, by which a persona knows that nothing is left to do. */
async function factsOf(app: App, cohort: Cohort) {
  const [people, places, pairs, entries, added, marks, introduced] = await Promise.all([
    peopleOf(app.db, cohort.id),
    placesOf(app.db, cohort.id),
    pairsOf(app.db, cohort.id),
    entryMarksIn(app.db, cohort.id),
    addedIn(app.db, cohort.id),
    marksIn(app.db, cohort.id),
    introducedIn(app.db, cohort.id),
  ])
  const here = places.filter(place => place.leftAt === null)
  const placeAt = new Map(here.map(place => [people.get(place.person)?.address, place]))
  const placeOf = (who: string) => placeAt.get(personaOf(who).address)
  const pairWith = (place: Place, mentee: string) =>
    pairs.find(
      pair =>
        pair.mentee === placeOf(mentee)?.id &&
        (pair.mentor === place.id || pair.mentee === place.id),
    )
  return { cohort, placeOf, pairWith, entries, added, marks, introduced }
}
type Facts = Awaited<ReturnType<typeof factsOf>>

/** A doing that is still to be done, once its time has come. */
type Doing = (app: App) => Promise<Outcome<unknown>>
type Of<K extends Deed['kind']> = Extract<Deed, { kind: K }>

/** An entry is left alone when it is settled, or when somebody wrote about it later than this. */
function keeping(facts: Facts, place: Place, deed: Of<'entry'>, at: Temporal.Instant) {
  const own = facts.added.find(one => one.forPlace === place.id && one.title === deed.entry)
  const key = own ? addedKey(own) : deed.entry
  const mark = facts.entries.find(mark => mark.place === place.id && mark.entry === key) ?? null
  const later = mark !== null && Temporal.Instant.compare(mark.changedAt, at) >= 0
  if (later || settled({ mark }) || mark?.state === deed.state) return null
  const { state, note } = deed
  const done = state === 'done' ? at.toZonedDateTimeISO(facts.cohort.meeting.zone) : null
  const on = done?.toPlainDate() ?? null
  return (app: App) => keepEntry(app, place, key, { state, on, note })
}

function adding(facts: Facts, place: Place, deed: Of<'own-entry'>) {
  const { title, dueDaysOut: days } = deed
  if (facts.added.some(one => one.forPlace === place.id && one.title === title)) return null
  const dueOn = facts.cohort.meeting.startsOn.subtract({ days })
  return (app: App) => addOwnEntry(app, place, { title, dueOn })
}

const marked = (facts: Facts, step: string, place: Place, pair: Pair | null) =>
  facts.marks.some(
    mark => mark.step === step && (pair ? mark.pair === pair.id : mark.place === place.id),
  )

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
  if (!pair || facts.introduced.has(pair.id)) return null
  return (app: App) => introduce(app, place.person, pair, words)
}

function choosing(facts: Facts, place: Place, { mentee, route }: Of<'route'>) {
  const pair = facts.pairWith(place, mentee)
  if (!pair || pair.route !== null) return null
  return (app: App) => chooseRoute(app, place.person, pair, route)
}

/** What of an act is still to be done; null when it is so already, or cannot be any more. */
function doingOf(facts: Facts, { who, deed }: Act, at: Temporal.Instant): Doing | null {
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
    case 'route':
      return choosing(facts, place, deed)
  }
}

/** Acts are counted back from the meeting, wherever it was moved, on each persona’s own clock. */
const momentOf = ({ daysOut, minute, who }: Act, { meeting }: Cohort): Temporal.Instant =>
  meeting.startsOn
    .subtract({ days: daysOut })
    .toZonedDateTime(personaOf(who).zone)
    .add({ minutes: minute })
    .toInstant()

/** The moments at which personas write letters. */
export async function lettersWritten(app: App): Promise<Temporal.Instant[]> {
  const cohort = await theirCohort(app)
  if (!cohort) return []
  return acts()
    .filter(act => act.deed.kind === 'introduce')
    .map(act => momentOf(act, cohort))
}

/**
 * The personas do, through the doings everybody uses, what they do until a moment: each thing at
 * its own time, and what an earlier time had left undone at once. What is so already stays, so that
 * a visitor who looked through a persona’s eyes finds what she did there. Returns how much was done.
 */
export async function playPersonas(
  app: App,
  from: Temporal.Instant,
  to: Temporal.Instant,
): Promise<number> {
  const cohort = await theirCohort(app)
  if (!cohort) return 0
  const facts = await factsOf(app, cohort)
  const due = acts()
    .map(act => ({ act, at: momentOf(act, cohort) }))
    .filter(({ at }) => Temporal.Instant.compare(at, to) <= 0)
    .toSorted((a, b) => Temporal.Instant.compare(a.at, b.at))
  let count = 0
  for (const { act, at } of due) {
    const now = Temporal.Instant.compare(at, from) > 0 ? at : from
    const outcome = await doingOf(facts, act, at)?.({ ...app, now: () => now })
    if (outcome?.ok) count += 1
  }
  return count
}
