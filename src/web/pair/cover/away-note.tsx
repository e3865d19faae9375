import { awayNow, type Away } from '../../../programme/away.ts'
import { dayAtMeeting } from '../../../programme/meeting.ts'
import { awaysIn } from '../../../store/away.ts'
import { cohortOf, pairOf, tell, type Visit } from '../../visit.ts'
import type { Two } from '../two.ts'
import { daysOf, hasBegun } from './away-fields.tsx'

/** That somebody one walks with is away, with her word where it is for the reader. */
export function AwayNote(props: {
  visit: Visit
  name: string
  away: Away | null
  today: Temporal.PlainDate
  reads: boolean
}) {
  const { visit, name, away, today, reads } = props
  if (!away) return null
  const key = hasBegun(away, today) ? 'away.of.is' : 'away.of.will'
  return (
    <div class="notice">
      <p>{tell(visit, key, { name, ...daysOf(visit, away) })}</p>
      {reads && away.words !== '' ? (
        <p class="small" dir="auto">
          {away.words}
        </p>
      ) : null}
    </div>
  )
}

/** At the head of a page of two: that the other is away. Her word is for whom she walks with alone. */
export async function OtherAway({ visit, two }: { visit: Visit; two: Two }) {
  const cohort = cohortOf(visit)
  const today = dayAtMeeting(cohort.meeting, visit.app.now())
  const away = awayNow((await awaysIn(visit.app.db, cohort)).get(two.theirs.id), today)
  const reads = pairOf(visit).covers === undefined
  return <AwayNote visit={visit} name={two.other.name} away={away} today={today} reads={reads} />
}
