import type { App } from '../../app.ts'
import type { Cohort, Place } from '../../programme/cohort.ts'
import { fortnightOf, journalPrompt, promptsFor } from '../../programme/journal.ts'
import { factsOf, stopsOf, type Walk } from '../../programme/journey.ts'
import { dayAtMeeting } from '../../programme/meeting.ts'
import { allCohorts } from '../../store/cohorts.ts'
import { withoutLapsing } from '../../store/away.ts'
import { lastWrittenIn } from '../../store/journal.ts'
import { oweLetters, withoutUnsubscribed } from '../../store/letters.ts'
import { walkOf } from '../../store/walks.ts'
import { transact } from '../transact.ts'

/** Who wrote within so many days needs no encouragement. */
const daysOfWriting = 14

const isHere = ({ confirmedAt, leftAt }: Place) => confirmedAt !== null && leftAt === null

/** The step of the guide that asks for a journal, where it is open today. */
function journalOpen(walk: Walk, today: Temporal.PlainDate): boolean {
  return walk.dated.some(
    ({ step, from, to }) =>
      step.key === 'notes-and-journal' &&
      Temporal.PlainDate.compare(from, today) <= 0 &&
      Temporal.PlainDate.compare(today, to) < 0,
  )
}

async function encourageIn(app: App, cohort: Cohort): Promise<number> {
  const walk = await walkOf(app.db, cohort)
  const now = app.now()
  const today = dayAtMeeting(cohort.meeting, now)
  const fortnight = fortnightOf(cohort.scheduledOn, today)
  if (cohort.closedAt || fortnight < 1 || !journalOpen(walk, today)) return 0
  const written = await lastWrittenIn(app.db, cohort.id)
  const wroteLately = (place: Place) => {
    const last = written.get(place.id)
    return last !== undefined && now.since(last).total('hours') < daysOfWriting * 24
  }
  const letters = [...walk.places.values()]
    .filter(place => isHere(place) && !wroteLately(place))
    .flatMap(place => {
      const [prompt] = promptsFor(stopsOf(factsOf(walk, place, 'en'), today))
      return prompt ? [journalPrompt(place, fortnight, prompt)] : []
    })
  return transact(app, async tx => {
    const wanted = await withoutUnsubscribed(tx, letters)
    return oweLetters(tx, await withoutLapsing(tx, wanted, now), now)
  })
}

/**
 * Once a fortnight, whoever has written nothing gets a question of the guide, which she may answer by
 * mail (R24, R61). It is no duty, and comes only to those who want such letters. Returns how many
 * letters are new.
 */
export async function encourage(app: App): Promise<number> {
  // Where no mail comes in, an answer would be read by whoever reads the programme’s own.
  if (app.mailIn === null) return 0
  let owed = 0
  for (const cohort of await allCohorts(app.db)) owed += await encourageIn(app, cohort)
  return owed
}
