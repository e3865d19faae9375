import type { App } from '../app.ts'
import { done, refused, type Outcome } from '../outcome.ts'
import { firings } from '../programme/calendar.ts'
import { dayAtMeeting } from '../programme/meeting.ts'
import { allCohorts, firedIn } from '../store/cohorts.ts'
import { guideOf } from '../store/guides.ts'
import { house, setClockAhead } from '../store/house.ts'

export type Move = 'day' | 'week' | 'step'

/** The day of the next thing that fires by itself, in any cohort. */
async function nextDay(app: App): Promise<number> {
  const days = await Promise.all(
    (await allCohorts(app.db)).map(async cohort => {
      const guide = await guideOf(app.db, cohort.edition)
      const fired = await firedIn(app.db, cohort.id)
      const today = dayAtMeeting(cohort.meeting, app.now())
      return firings(guide, cohort.meeting, cohort.changes)
        .filter(firing => !fired.has(firing.key))
        .map(firing => today.until(firing.on, { largestUnit: 'day' }).days)
        .filter(days => days > 0)
    }),
  )
  return Math.min(7, ...days.flat())
}

/** In the demo, and only there, the clock goes forward. Returns by how many days. */
export async function moveClock(app: App, move: Move): Promise<Outcome<{ days: number }>> {
  const { kind, ahead } = await house(app.db)
  if (kind !== 'demo') return refused('problem.not-allowed')
  const days = move === 'day' ? 1 : move === 'week' ? 7 : await nextDay(app)
  await setClockAhead(app.db, ahead.total('seconds') + days * 24 * 60 * 60)
  return done({ days })
}
