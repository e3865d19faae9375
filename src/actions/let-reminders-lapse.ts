import type { App } from '../app.ts'
import { whoseTurn, type Walk } from '../programme/journey.ts'
import { onceKey } from '../programme/letters.ts'
import { dayAtMeeting } from '../programme/meeting.ts'
import { cohortBy } from '../store/cohorts.ts'
import type { Letter } from '../store/letters.ts'
import { lapseLetter } from '../store/posting.ts'
import { walkOf } from '../store/walks.ts'

/** The step a letter reminds of, if it is a reminder that had to wait for its reader. */
const remindsOf = ({ firings }: Walk, letter: Letter) =>
  letter.waited && letter.tries === 0
    ? firings.find(
        ({ key, reminder }) =>
          reminder && onceKey(letter.cohort ?? 0, key, letter.to) === letter.onceKey,
      )?.step
    : undefined

/**
 * A reminder that waited until its reader was back says nothing any more when its step is done
 * meanwhile: it is owed no longer. Returns the letters that still say something.
 */
export async function letRemindersLapse(
  app: App,
  cohort: number | null,
  letters: Letter[],
): Promise<Letter[]> {
  if (cohort === null || !letters.some(letter => letter.waited && letter.step !== null)) {
    return letters
  }
  const known = await cohortBy(app.db, cohort)
  if (!known) return letters
  const walk = await walkOf(app.db, known)
  const today = dayAtMeeting(known.meeting, app.now())
  const placeOf = new Map([...walk.places.values()].map(place => [place.person, place.id]))
  const turns = new Map<string, ReadonlySet<number>>()
  const kept: Letter[] = []
  for (const letter of letters) {
    const step = remindsOf(walk, letter)
    const turn = step && (turns.get(step.key) ?? whoseTurn(walk, step, today))
    if (step && turn) turns.set(step.key, turn)
    if (!turn || turn.has(placeOf.get(letter.to) ?? 0)) kept.push(letter)
    else await lapseLetter(app.db, letter.id)
  }
  return kept
}
