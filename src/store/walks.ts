import { dateSteps, firings } from '../programme/calendar.ts'
import type { Cohort, Pair } from '../programme/cohort.ts'
import type { Walk } from '../programme/journey.ts'
import { daysAtMeeting } from '../programme/meeting.ts'
import { awaysIn } from './away.ts'
import { comesBackIn } from './comes-back.ts'
import { firedIn } from './cohorts.ts'
import { openCoversIn } from './covers.ts'
import { guideOf } from './guides.ts'
import { asideIn } from './inbound.ts'
import { addedIn, entryMarksIn, introducedIn, marksIn } from './journeys.ts'
import { doubtfulIn } from './letters.ts'
import type { Db } from './open.ts'
import { peopleOf } from './people.ts'
import { pairsOf, placesOf } from './places.ts'

function byPlace(pairs: Pair[]): Map<number, Pair[]> {
  const map = new Map<number, Pair[]>()
  for (const pair of pairs) {
    for (const place of [pair.mentor, pair.mentee]) {
      map.set(place, [...(map.get(place) ?? []), pair])
    }
  }
  return map
}

/** Everything about a cohort’s way so far: a fixed number of queries, however many people. */
export async function readWalk(db: Db, cohort: Cohort): Promise<Walk> {
  const { id } = cohort
  const { meeting } = cohort
  const [guide, places, people, pairs, marks, entries, added, ...known] = await Promise.all([
    guideOf(db, cohort.edition),
    placesOf(db, id),
    peopleOf(db, id),
    pairsOf(db, id),
    marksIn(db, id),
    entryMarksIn(db, id),
    addedIn(db, id),
    firedIn(db, id),
    introducedIn(db, id),
    doubtfulIn(db, id),
    asideIn(db, id),
    awaysIn(db, { id, meeting }),
    openCoversIn(db, { id, meeting }),
    comesBackIn(db, id),
  ])
  const [fired, introduced, doubtful, aside, aways, covers, comesBack] = known
  return {
    guide,
    cohort,
    dated: dateSteps(guide, cohort.meeting, cohort.changes, daysAtMeeting(cohort.meeting, fired)),
    firings: firings(guide, cohort.meeting, cohort.changes),
    places: new Map(places.map(place => [place.id, place])),
    people,
    pairs,
    pairsOf: byPlace(pairs),
    marksOfPlace: Map.groupBy(
      marks.filter(mark => mark.place !== null),
      mark => mark.place ?? 0,
    ),
    marksOfPair: Map.groupBy(
      marks.filter(mark => mark.pair !== null),
      mark => mark.pair ?? 0,
    ),
    entriesOf: Map.groupBy(entries, entry => entry.place),
    added,
    fired: new Set(fired.keys()),
    introduced,
    doubtful,
    aside,
    aways,
    covers,
    comesBack,
  }
}

type Kept = { version: number; walk: Promise<Walk> }
const keptBy = new WeakMap<Db, Map<number, Kept>>()
const mostKept = 20

/**
 * The walk of a cohort, kept until the cohort’s version grows. Every change makes it grow in the
 * change’s own transaction, so what is kept is never older than the cohort one holds.
 */
export function walkOf(db: Db, cohort: Cohort): Promise<Walk> {
  const kept = keptBy.get(db) ?? new Map<number, Kept>()
  keptBy.set(db, kept)
  const known = kept.get(cohort.id)
  if (known?.version === cohort.version) return known.walk
  const walk = readWalk(db, cohort)
  walk.catch(() => kept.delete(cohort.id))
  kept.set(cohort.id, { version: cohort.version, walk })
  const [oldest] = kept.keys()
  if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest)
  return walk
}
