import { overdue, settled, type Entry } from './checklist.ts'
import type { Pair, Place } from './cohort.ts'
import type { Step } from './guide.ts'
import {
  daysPast,
  factsOf,
  isLagging,
  standingOf,
  stopsOf,
  type Standing,
  type Stop,
  type Walk,
} from './journey.ts'
import type { Person } from './person.ts'

/** A step long past its day for somebody, and with whom it is open where it is one of a pair. */
export type Lag = { step: Step; daysLate: number; pairs: Pair[]; partners: Place[] }

/** Where one person stands, for staff. */
export type Stand = { place: Place; standing: Standing; partners: Place[]; lags: Lag[] }

/** How one entry of the checklist stands over all who have it (N8). */
export type EntryCount = {
  key: string
  title: string
  settled: number
  waiting: number
  open: number
  overdue: number
}

/** How many mentees stand at a step, and how many of them could use a word. */
export type StepCount = { count: number; stuck: number }

/** How many mentees and mentors there are of a kind. */
export type Coverage = { key: string; mentees: number; mentors: number }

/** The cohort at a glance: who stands where, who is stuck, whose papers are missing (M1). */
export type Glance = {
  stands: Stand[]
  stuck: Stand[]
  steps: Map<string, StepCount>
  /** Mentees for whom nothing is open today: before their next step, or behind their last. */
  between: number
  arrived: number
  entries: EntryCount[]
  unpaired: Place[]
  regions: Coverage[]
  languages: Coverage[]
}

const walks = (place: Place) =>
  place.leftAt === null && (place.role === 'mentor' || place.role === 'mentee')

function partnerIn(walk: Walk, place: Place, pair: Pair): Place[] {
  const other = walk.places.get(pair.mentor === place.id ? pair.mentee : pair.mentor)
  return other ? [other] : []
}

const partnersOf = (walk: Walk, place: Place): Place[] =>
  (walk.pairsOf.get(place.id) ?? []).flatMap(pair => partnerIn(walk, place, pair))

/** What is open long past its day, the longest first; one line for a step of several pairs. */
function lagsOf(walk: Walk, place: Place, stops: Stop[], today: Temporal.PlainDate): Lag[] {
  const late = stops.filter(stop => isLagging(stop, today))
  const byStep = [...Map.groupBy(late, stop => stop.step.key).values()]
  return byStep
    .flatMap(([first, ...more]) => (first ? [[first, ...more] as const] : []))
    .map(([first, ...more]) => {
      const pairs = [first, ...more].flatMap(stop => stop.pair ?? [])
      const partners = pairs.flatMap(pair => partnerIn(walk, place, pair))
      return { step: first.step, daysLate: daysPast(first, today), pairs, partners }
    })
    .sort((a, b) => b.daysLate - a.daysLate)
}

/** The name of what lags: this step of this pair. */
const lagKey = (lag: Lag, pair: Pair) => `${pair.id} ${lag.step.key}`

/**
 * Those who could use a word. What stops both of a pair is said once, beside the mentee; what only
 * the mentor can do, such as her introduction, stands beside the mentor (R25).
 */
function stuckOf(stands: Stand[]): Stand[] {
  const said = new Set(
    stands
      .filter(one => one.place.role === 'mentee')
      .flatMap(one => one.lags)
      .flatMap(lag => lag.pairs.map(pair => lagKey(lag, pair))),
  )
  const alone = (lag: Lag) =>
    lag.pairs.length === 0 || lag.pairs.some(pair => !said.has(lagKey(lag, pair)))
  return stands
    .map(one => (one.place.role === 'mentee' ? one : { ...one, lags: one.lags.filter(alone) }))
    .filter(one => one.lags.length > 0)
}

/** Counts what everybody’s checklist says, the entries people added for themselves left out. */
function countEntries(checklists: Entry[][], today: Temporal.PlainDate): EntryCount[] {
  const counts = new Map<string, EntryCount>()
  for (const entry of checklists.flat().filter(entry => !entry.mine)) {
    const none = { settled: 0, waiting: 0, open: 0, overdue: 0 }
    const count = counts.get(entry.key) ?? { key: entry.key, title: entry.title, ...none }
    if (settled(entry)) count.settled += 1
    else if (overdue(entry, today)) count.overdue += 1
    else if (entry.mark?.state === 'waiting') count.waiting += 1
    else count.open += 1
    counts.set(entry.key, count)
  }
  return [...counts.values()]
}

function countSteps(stands: Stand[]): Map<string, StepCount> {
  const counts = new Map<string, StepCount>()
  for (const { place, standing } of stands) {
    if (place.role !== 'mentee' || !standing.stop) continue
    const { key } = standing.stop.step
    const count = counts.get(key) ?? { count: 0, stuck: 0 }
    counts.set(key, {
      count: count.count + 1,
      stuck: count.stuck + (standing.stuck ? 1 : 0),
    })
  }
  return counts
}

/** Counts people by what they are or speak, mentees and mentors apart (R7, R8, M4). */
function cover(walk: Walk, stands: Stand[], kinds: (person: Person) => string[]): Coverage[] {
  const counts = new Map<string, Coverage>()
  for (const { place } of stands) {
    const person = walk.people.get(place.person)
    for (const key of person ? kinds(person) : []) {
      const count = counts.get(key) ?? { key, mentees: 0, mentors: 0 }
      if (place.role === 'mentee') count.mentees += 1
      else count.mentors += 1
      counts.set(key, count)
    }
  }
  return [...counts.values()].sort((a, b) => b.mentees + b.mentors - (a.mentees + a.mentors))
}

/** Every region, those without anybody too, since a gap is what staff look for. */
function regionsOf(walk: Walk, stands: Stand[]): Coverage[] {
  const region = new Map(
    walk.guide.regions.flatMap(one => one.countries.map(country => [country, one.key] as const)),
  )
  const found = cover(walk, stands, ({ country }) => {
    const key = region.get(country ?? '')
    return key ? [key] : []
  })
  return walk.guide.regions.map(
    ({ key }) => found.find(one => one.key === key) ?? { key, mentees: 0, mentors: 0 },
  )
}

function look(walk: Walk, today: Temporal.PlainDate, language: string): Glance {
  const places = [...walk.places.values()].filter(walks)
  const checklists: Entry[][] = []
  let between = 0
  let arrived = 0
  const stands = places.map(place => {
    const facts = factsOf(walk, place, language)
    checklists.push(facts.checklist)
    const stops = stopsOf(facts, today)
    const standing = standingOf(stops, today)
    if (!standing.stop && place.role === 'mentee') {
      if (stops.some(stop => stop.state === 'ahead')) between += 1
      else arrived += 1
    }
    const lags = lagsOf(walk, place, stops, today)
    return { place, standing, partners: partnersOf(walk, place), lags }
  })
  return {
    stands,
    stuck: stuckOf(stands),
    steps: countSteps(stands),
    between,
    arrived,
    entries: countEntries(checklists, today),
    unpaired: places.filter(one => one.role === 'mentee' && !walk.pairsOf.has(one.id)),
    regions: regionsOf(walk, stands),
    languages: cover(walk, stands, ({ spoken }) => spoken.map(one => one.language)).slice(0, 8),
  }
}

const seen = new WeakMap<Walk, Map<string, Glance>>()

/** Looks at a whole cohort on a day. The same walk on the same day is looked at once. */
export function glanceAt(walk: Walk, today: Temporal.PlainDate, language: string): Glance {
  const looks = seen.get(walk) ?? new Map<string, Glance>()
  seen.set(walk, looks)
  const key = `${today.toString()} ${language}`
  const glance = looks.get(key) ?? look(walk, today, language)
  if (looks.size > 8) looks.clear()
  looks.set(key, glance)
  return glance
}
