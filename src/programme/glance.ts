import { overdue, settled } from './checklist.ts'
import type { Place } from './cohort.ts'
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

/** The cohort at a glance: who stands where, who is stuck, whose papers are missing (M1). */
export type Glance = { stands: Stand[]; entries: EntryCount[]; unpaired: Place[] }

const walks = (place: Place) =>
  place.leftAt === null && (place.role === 'mentor' || place.role === 'mentee')

function partnersOf(walk: Walk, place: Place): Place[] {
  return walk.pairs.flatMap(pair => {
    const other =
      pair.mentor === place.id ? pair.mentee : pair.mentee === place.id ? pair.mentor : 0
    const found = walk.places.find(one => one.id === other)
    return found ? [found] : []
  })
}

/** Those who could use a word. What stops a pair is said once, beside the mentee. */
export function stuckOf(stands: Stand[]): Stand[] {
  const stuck = stands.filter(({ standing }) => standing.stuck)
  const pairs = new Set(
    stuck.filter(one => one.place.role === 'mentee').map(one => one.standing.stop?.pair?.id ?? 0),
  )
  return stuck.filter(
    ({ place, standing }) =>
      place.role === 'mentee' || !standing.stop?.pair || !pairs.has(standing.stop.pair.id),
  )
}

/** Looks at a whole cohort on a day. */
export function glanceAt(walk: Walk, today: Temporal.PlainDate, language: string): Glance {
  const counts = new Map<string, EntryCount>()
  const stands = walk.places.filter(walks).map(place => {
    const facts = factsOf(walk, place, language)
    for (const entry of facts.checklist.filter(entry => !entry.mine)) {
      const none = {
        key: entry.key,
        title: entry.title,
        settled: 0,
        waiting: 0,
        open: 0,
        overdue: 0,
      }
      const count = counts.get(entry.key) ?? none
      if (settled(entry)) count.settled += 1
      else if (overdue(entry, today)) count.overdue += 1
      else if (entry.mark?.state === 'waiting') count.waiting += 1
      else count.open += 1
      counts.set(entry.key, count)
    }
    const standing = standingOf(stopsOf(facts, today), today)
    return { place, standing, partners: partnersOf(walk, place) }
  })
  const paired = new Set(walk.pairs.map(pair => pair.mentee))
  const unpaired = walk.places.filter(
    place => place.role === 'mentee' && place.leftAt === null && !paired.has(place.id),
  )
  return { stands, entries: [...counts.values()], unpaired }
}
