import type { Cohort, Place } from '../programme/cohort.ts'
import type { Walk } from '../programme/journey.ts'
import { firedIn } from './cohorts.ts'
import { guideOf } from './guides.ts'
import { addedIn, entryMarksIn, introducedIn, marksIn } from './journeys.ts'
import type { Db } from './open.ts'
import { pairsOf, placesOf } from './places.ts'

/** Everything about a cohort’s way so far: a fixed number of queries, however many people. */
export async function walkOfCohort(db: Db, cohort: Cohort): Promise<Walk> {
  const { id } = cohort
  const [guide, places, pairs, marks, entries, added, fired, introduced] = await Promise.all([
    guideOf(db, cohort.edition),
    placesOf(db, id),
    pairsOf(db, id),
    marksIn(db, id),
    entryMarksIn(db, id),
    addedIn(db, id),
    firedIn(db, id),
    introducedIn(db, id),
  ])
  return {
    guide,
    cohort,
    places,
    pairs,
    marks,
    entries,
    added,
    fired: new Set(fired.keys()),
    introduced,
  }
}

/** The part of a cohort’s way that one of its people needs: herself, and who walks with her. */
export async function walkOfPlace(db: Db, cohort: Cohort, place: Place): Promise<Walk> {
  const all = await pairsOf(db, cohort.id, place.id)
  const near = [
    place.id,
    ...all.map(pair => (pair.mentor === place.id ? pair.mentee : pair.mentor)),
  ]
  const only = { places: [place.id], pairs: all.map(pair => pair.id) }
  const [guide, places, marks, entries, added, fired, introduced] = await Promise.all([
    guideOf(db, cohort.edition),
    placesOf(db, cohort.id, near),
    marksIn(db, cohort.id, only),
    entryMarksIn(db, cohort.id, place.id),
    addedIn(db, cohort.id),
    firedIn(db, cohort.id),
    introducedIn(db, cohort.id),
  ])
  return {
    guide,
    cohort,
    places,
    pairs: all,
    marks,
    entries,
    added,
    fired: new Set(fired.keys()),
    introduced,
  }
}
