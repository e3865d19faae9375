import { entriesIn } from '../../../store/cases.ts'
import { guideOf } from '../../../store/guides.ts'
import { peopleOf } from '../../../store/people.ts'
import { placesOf } from '../../../store/places.ts'
import { caseOf, cohortOf, type Visit } from '../../visit.ts'

/** The case an address is about with all that happened in it, and its cohort’s people by name. */
export async function readCase(visit: Visit) {
  const { db } = visit.app
  const one = caseOf(visit)
  const cohort = cohortOf(visit)
  const [guide, people, places, entries] = await Promise.all([
    guideOf(db, cohort.edition),
    peopleOf(db, cohort.id),
    placesOf(db, cohort.id),
    entriesIn(db, one.id),
  ])
  return { cohort, one, guide, people, places, entries }
}
