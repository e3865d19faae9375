import { overdue, settled, type Entry } from './checklist.ts'
import type { Place } from './cohort.ts'
import type { Person } from './person.ts'
import { factsOf, standingOf, stopsOf, type Standing, type Walk } from './journey.ts'

/** Where one person stands, for staff. */
export type Stand = { place: Place; standing: Standing; partners: Place[] }

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
  entries: EntryCount[]
  unpaired: Place[]
  regions: Coverage[]
  languages: Coverage[]
}

const walks = (place: Place) =>
  place.leftAt === null && (place.role === 'mentor' || place.role === 'mentee')

function partnersOf(walk: Walk, place: Place): Place[] {
  return (walk.pairsOf.get(place.id) ?? []).flatMap(pair => {
    const other = walk.places.get(pair.mentor === place.id ? pair.mentee : pair.mentor)
    return other ? [other] : []
  })
}

/** Those who could use a word. What stops a pair is said once, beside the mentee. */
function stuckOf(stands: Stand[]): Stand[] {
  const stuck = stands.filter(({ standing }) => standing.stuck)
  const pairs = new Set(
    stuck.filter(one => one.place.role === 'mentee').map(one => one.standing.stop?.pair?.id ?? 0),
  )
  return stuck.filter(
    ({ place, standing }) =>
      place.role === 'mentee' || !standing.stop?.pair || !pairs.has(standing.stop.pair.id),
  )
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
  const stands = places.map(place => {
    const facts = factsOf(walk, place, language)
    checklists.push(facts.checklist)
    const standing = standingOf(stopsOf(facts, today), today)
    return { place, standing, partners: partnersOf(walk, place) }
  })
  return {
    stands,
    stuck: stuckOf(stands),
    steps: countSteps(stands),
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
