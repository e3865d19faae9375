import type { App } from '../../app.ts'
import { helpersIn, isOverdue, overdueLetters } from '../../programme/help.ts'
import { dayAtMeeting } from '../../programme/meeting.ts'
import { unsolvedIn } from '../../store/cases.ts'
import { allCohorts } from '../../store/cohorts.ts'
import { oweLetters } from '../../store/letters.ts'
import { placesOf } from '../../store/places.ts'

/**
 * Tells the owner of a case and who runs the programme that its day is over, once for each day that
 * was set (R56). Returns how many letters are new.
 */
export async function noticeOverdue(app: App): Promise<number> {
  let owed = 0
  for (const cohort of await allCohorts(app.db)) {
    const today = dayAtMeeting(cohort.meeting, app.now())
    const late = (await unsolvedIn(app.db, cohort.id)).filter(one => isOverdue(one, today))
    if (late.length === 0) continue
    const places = await placesOf(app.db, cohort.id)
    const letters = late.flatMap(one => overdueLetters(one, helpersIn(one, places)))
    owed += await oweLetters(app.db, letters, app.now())
  }
  return owed
}
