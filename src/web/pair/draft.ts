import type { Step } from '../../programme/guide.ts'
import { fillDraft } from '../../programme/letter-text.ts'
import { told } from '../../programme/told.ts'
import { guideOf } from '../../store/guides.ts'
import { cohortOf, readerOf, type Visit } from '../visit.ts'

/** The guide’s draft for what a mentor writes at a step, with the names in it; empty without one. */
export async function draftOf(
  visit: Visit,
  is: (step: Step) => boolean,
  mentee: string,
): Promise<string> {
  const cohort = cohortOf(visit)
  const guide = await guideOf(visit.app.db, cohort.edition)
  const draft = guide.steps.find(is)?.draft
  if (!draft) return ''
  const mentor = readerOf(visit).name
  const names = { mentee, mentor, meeting: cohort.meeting.name, city: visit.city }
  return fillDraft(told(draft, visit.language), names)
}
