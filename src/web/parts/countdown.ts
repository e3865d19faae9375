import { daysToGo } from '../../programme/meeting.ts'
import { cohortOf, tell, type Shared } from '../visit.ts'

/** How far the meeting is: days to go, under way, or behind. */
export function countdown(visit: Shared, today: Temporal.PlainDate): string {
  const { meeting } = cohortOf(visit)
  const count = daysToGo(meeting, today)
  if (count >= 0) return tell(visit, 'journey.days-to-go', { count, city: visit.city })
  const over = Temporal.PlainDate.compare(today, meeting.endsOn) > 0
  return tell(visit, over ? 'journey.after' : 'journey.under-way', { city: visit.city })
}
