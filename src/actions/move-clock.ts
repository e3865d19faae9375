import type { App } from '../app.ts'
import { done, refused, type Outcome } from '../outcome.ts'
import { firings } from '../programme/calendar.ts'
import { dayAtMeeting } from '../programme/meeting.ts'
import { allCohorts, firedIn } from '../store/cohorts.ts'
import { guideOf } from '../store/guides.ts'
import { house } from '../store/house.ts'
import { letDaysPass } from './let-days-pass.ts'

export type Move = 'day' | 'week' | 'step'

/** The days until the next thing that fires by itself, in any cohort. */
async function daysToNext(app: App, now: Temporal.Instant): Promise<number> {
  const days = await Promise.all(
    (await allCohorts(app.db)).map(async cohort => {
      const guide = await guideOf(app.db, cohort.edition)
      const fired = await firedIn(app.db, cohort.id)
      const today = dayAtMeeting(cohort.meeting, now)
      return firings(guide, cohort.meeting, cohort.changes)
        .filter(firing => !fired.has(firing.key))
        .map(firing => today.until(firing.on, { largestUnit: 'day' }).days)
        .filter(days => days > 0)
    }),
  )
  return Math.min(7, ...days.flat())
}

/**
 * In the demo, and only there, the clock goes forward, and all that happens in these days happens.
 * Returns by how many days.
 */
export async function moveClock(
  app: App,
  move: Move,
  deliver: App['deliver'],
): Promise<Outcome<{ days: number }>> {
  const { kind, ahead } = await house(app.db)
  if (kind !== 'demo') return refused('problem.not-allowed')
  const now = app.wallNow().add(ahead)
  const days = move === 'day' ? 1 : move === 'week' ? 7 : await daysToNext(app, now)
  await letDaysPass(app, now.add({ hours: days * 24 }), deliver)
  return done({ days })
}
