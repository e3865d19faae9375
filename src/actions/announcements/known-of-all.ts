import type { App } from '../../app.ts'
import type { Cohort } from '../../programme/cohort.ts'
import { isQuietDay } from '../../programme/ground-rules.ts'
import { dayAtMeeting } from '../../programme/meeting.ts'
import { daysOfSilence } from '../../programme/presence.ts'
import type { KnownOfAll } from '../../programme/whom.ts'
import { rulesIn } from '../../store/ground-rules.ts'
import { lastContacts } from '../../store/presence.ts'
import { walkOf } from '../../store/walks.ts'

/** What is known about a cohort today, by which staff choose whom they write to. */
export async function knownOfAll(app: App, cohort: Cohort): Promise<KnownOfAll> {
  const { meeting } = cohort
  const today = dayAtMeeting(meeting, app.now())
  const [walk, rules, contacts] = await Promise.all([
    walkOf(app.db, cohort),
    rulesIn(app.db, cohort.id),
    lastContacts(app.db, cohort.id),
  ])
  const silent = [...contacts].map(([pair, at]) => {
    const isQuiet = (day: Temporal.PlainDate) => isQuietDay(rules.get(pair)?.rules, day)
    return [pair, daysOfSilence(dayAtMeeting(meeting, at), today, isQuiet)] as const
  })
  return { walk, today, ruled: new Set(rules.keys()), silent: new Map(silent) }
}
