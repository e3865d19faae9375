import type { Away } from './away.ts'
import { dayAt, type DatedStep, type Firing } from './calendar.ts'
import { checklistOf, settled, type AddedEntry, type Entry, type EntryMark } from './checklist.ts'
import type { Cohort, Pair, Place } from './cohort.ts'
import type { Cover } from './cover.ts'
import type { Guide, Phase, Step } from './guide.ts'
import type { Person } from './person.ts'
import type { Role } from './role.ts'

/** A person or a pair said a step is done, or skipped as already familiar (R67). */
export type StepMark = {
  step: string
  place: number | null
  pair: number | null
  how: 'done' | 'skipped'
  at: Temporal.Instant
  note: string
}

/** What is known about one place, from which its journey follows. */
export type JourneyFacts = {
  dated: DatedStep[]
  place: Place
  pairs: Pair[]
  marks: StepMark[]
  checklist: Entry[]
  fired: ReadonlySet<string>
  introduced: ReadonlySet<number>
}

/** What is known about a cohort’s way so far, sorted so that one person’s part is quickly found. */
export type Walk = {
  guide: Guide
  cohort: Cohort
  dated: DatedStep[]
  firings: Firing[]
  places: Map<number, Place>
  people: Map<number, Person>
  pairs: Pair[]
  pairsOf: Map<number, Pair[]>
  marksOfPlace: Map<number, StepMark[]>
  marksOfPair: Map<number, StepMark[]>
  entriesOf: Map<number, EntryMark[]>
  added: AddedEntry[]
  fired: ReadonlySet<string>
  introduced: ReadonlySet<number>
  /** How many letters are in doubt or came back. */
  doubtful: number
  /** How much that came in by mail waits for staff. */
  aside: number
  /** When people were, are or will be away, by place; and who stands in for which pair. */
  aways: ReadonlyMap<number, Away[]>
  covers: Cover[]
  /** Whose address letters come back from, and since when. */
  comesBack: ReadonlyMap<number, { since: Temporal.Instant }>
}

/** What a walk knows about one place, its checklist in the reader’s language. */
export function factsOf(walk: Walk, place: Place, language: string): JourneyFacts {
  const { guide, cohort, dated, fired, introduced } = walk
  const pairs = walk.pairsOf.get(place.id) ?? []
  const marks = [
    ...(walk.marksOfPlace.get(place.id) ?? []),
    ...pairs.flatMap(pair => walk.marksOfPair.get(pair.id) ?? []),
  ]
  const entries = walk.entriesOf.get(place.id) ?? []
  const checklist = checklistOf(guide, cohort, place, entries, walk.added, language)
  return { dated, place, pairs, marks, checklist, fired, introduced }
}

export type StopState = 'done' | 'skipped' | 'open' | 'ahead'

/** A step as it stands for one person, or for one of her pairs. */
export type Stop = {
  step: Step
  pair: Pair | null
  from: Temporal.PlainDate
  to: Temporal.PlainDate
  state: StopState
  doneAt: Temporal.Instant | null
  turn: Role[]
  late: boolean
}

const dayIsBefore = (a: Temporal.PlainDate, b: Temporal.PlainDate) =>
  Temporal.PlainDate.compare(a, b) < 0

/** On the route of a pair; a pair that has not chosen takes the longer way (R46). */
const onRoute = (step: Step, route: Pair['route']) =>
  step.route === null || (route ?? 'route-new') === step.route

/** Whether a step belongs to a pair rather than to one person of it. */
const byPair = (step: Step) =>
  step.together || step.done === 'introduction' || step.done === 'route'

/** Answers of one role alone go to her partner. */
const asksPartner = (step: Step) => step.done === 'answers' && step.who.length === 1

/**
 * Whom a step is for here: the person, or each of her pairs. What only mentors do needs a mentee,
 * and what a mentee answers her mentor needs a mentor.
 */
function subjects(facts: JourneyFacts, step: Step): (Pair | null)[] {
  if (!step.who.includes(facts.place.role)) return []
  const alone = facts.pairs.length === 0
  if (alone && facts.place.role === 'mentor' && step.who.length === 1) return []
  if (alone && facts.place.role === 'mentee' && asksPartner(step)) return []
  if (!byPair(step)) return step.route ? facts.pairs.filter(p => onRoute(step, p.route)) : [null]
  return facts.pairs.filter(pair => onRoute(step, pair.route))
}

function markOf(facts: JourneyFacts, step: Step, pair: Pair | null): StepMark | undefined {
  return facts.marks.find(
    mark =>
      mark.step === step.key && (pair ? mark.pair === pair.id : mark.place === facts.place.id),
  )
}

/** Done is a fact, not a flag: each way of counting looks at what has happened. */
function isDone(facts: JourneyFacts, step: Step, pair: Pair | null): boolean {
  switch (step.done) {
    case 'letter-posted':
      return facts.fired.has(step.key)
    case 'checklist':
      return facts.checklist.filter(entry => entry.step === step.key).every(settled)
    case 'introduction':
      return pair !== null && facts.introduced.has(pair.id)
    case 'route':
      return pair !== null && pair.route !== null
    case 'marked':
    case 'ground-rules':
    case 'mentors-room':
    case 'answers':
    case 'ongoing':
      return false
  }
}

function stopOf(
  facts: JourneyFacts,
  dated: DatedStep,
  pair: Pair | null,
  today: Temporal.PlainDate,
): Stop {
  const { step } = dated
  const mark = markOf(facts, step, pair)
  const begun =
    !dayIsBefore(today, dated.from) || (step.opensWhenConfirmed && facts.place.confirmedAt !== null)
  const past = step.done === 'ongoing' && dayIsBefore(dated.to, today)
  const settledNow = isDone(facts, step, pair) || past
  const state: StopState = mark ? mark.how : settledNow && begun ? 'done' : begun ? 'open' : 'ahead'
  const late = state === 'open' && dayIsBefore(dated.to, today)
  const turn = state === 'open' ? step.who : []
  return { ...dated, pair, state, doneAt: mark?.at ?? null, turn, late }
}

/** Every stop of a person’s journey in the guide’s order; pair steps once for each pair (R2). */
export function stopsOf(facts: JourneyFacts, today: Temporal.PlainDate): Stop[] {
  return facts.dated.flatMap(dated =>
    subjects(facts, dated.step).map(pair => stopOf(facts, dated, pair, today)),
  )
}

/** Whose turn a step is: the places for which it is open, be it with one of several partners. */
export function whoseTurn(walk: Walk, step: Step, today: Temporal.PlainDate): Set<number> {
  const open = [...walk.places.values()].filter(place =>
    stopsOf(factsOf(walk, place, 'en'), today).some(
      stop => stop.step.key === step.key && stop.state === 'open',
    ),
  )
  return new Set(open.map(place => place.id))
}

/** The next thing for a person: open, not merely ongoing, the soonest due. */
export function nextStop(stops: Stop[]): Stop | null {
  const open = stops.filter(stop => stop.state === 'open' && stop.step.done !== 'ongoing')
  return (
    open.toSorted(
      (a, b) => Temporal.PlainDate.compare(a.to, b.to) || a.step.order - b.step.order,
    )[0] ?? null
  )
}

/** A phase with its days and where today stands to it. */
export type Station = {
  phase: Phase
  from: Temporal.PlainDate
  to: Temporal.PlainDate
  state: 'done' | 'here' | 'ahead'
  meeting: boolean
  after: boolean
  routes: boolean
}

/** The stations of the line: every timed phase with its first and last day (A6). */
export function stationsOf(
  guide: Guide,
  cohort: Pick<Cohort, 'meeting'>,
  today: Temporal.PlainDate,
): Station[] {
  return guide.phases.flatMap(phase => {
    if (phase.weeks === 'always') return []
    const from = dayAt(phase.weeks.from, cohort.meeting)
    const to = dayAt(phase.weeks.to, cohort.meeting).subtract({ days: 1 })
    const state = dayIsBefore(to, today) ? 'done' : dayIsBefore(today, from) ? 'ahead' : 'here'
    return [
      {
        phase,
        from,
        to,
        state,
        meeting: phase.weeks.from === 0,
        after: phase.weeks.from === 'end' || phase.weeks.from < 0,
        routes: guide.steps.some(step => step.phase === phase.key && step.route !== null),
      } as const,
    ]
  })
}

/** How far a person stands in her journey, for the dot on the line and for nothing else. */
export type Standing = { stop: Stop | null; stuck: boolean; daysLate: number }

/** By how many days a stop is past its last day. */
export const daysPast = (stop: Stop, today: Temporal.PlainDate): number =>
  Math.max(0, stop.to.until(today, { largestUnit: 'day' }).days)

/** Open so long past its day that a word would help. */
export const isLagging = (stop: Stop, today: Temporal.PlainDate): boolean =>
  stop.state === 'open' && stop.step.done !== 'ongoing' && daysPast(stop, today) > 3

/** Where a person stands, and whether she could use a word: open long past its day. */
export function standingOf(stops: Stop[], today: Temporal.PlainDate): Standing {
  const stop = nextStop(stops)
  const daysLate = stop ? daysPast(stop, today) : 0
  return { stop, stuck: stop !== null && isLagging(stop, today), daysLate }
}
