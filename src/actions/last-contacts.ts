import type { App } from '../app.ts'
import { isAwayIn } from '../programme/away.ts'
import type { Cohort, Pair } from '../programme/cohort.ts'
import { isQuietDay } from '../programme/ground-rules.ts'
import { dayAtMeeting } from '../programme/meeting.ts'
import { rulesIn } from '../store/ground-rules.ts'
import { lastContacts } from '../store/presence.ts'
import { walkOf } from '../store/walks.ts'

/**
 * On which day the two of each pair last had to do with each other, which rules hold between them, and
 * on which days nothing is expected of them.
 */
export async function contactsIn(app: App, cohort: Cohort) {
  const { meeting } = cohort
  const [walk, contacts, agreed] = await Promise.all([
    walkOf(app.db, cohort),
    lastContacts(app.db, cohort.id),
    rulesIn(app.db, cohort.id),
  ])
  return {
    walk,
    agreed,
    today: dayAtMeeting(meeting, app.now()),
    lastOn: new Map([...contacts].map(([pair, at]) => [pair, dayAtMeeting(meeting, at)])),
    isQuiet: (pair: Pair, day: Temporal.PlainDate) =>
      isQuietDay(agreed.get(pair.id)?.rules, day) ||
      [pair.mentor, pair.mentee].some(place => isAwayIn(walk.aways.get(place), day)),
  }
}
