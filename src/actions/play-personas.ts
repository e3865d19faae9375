import type { Act } from '../../seeds/act.ts'
import { personaOf } from '../../seeds/people.ts'
import { acts } from '../../seeds/scenario.ts'
import type { App } from '../app.ts'
import type { Cohort } from '../programme/cohort.ts'
import { allCohorts } from '../store/cohorts.ts'
import { doingOf } from './do-as-persona.ts'
import { factsOf } from './persona-facts.ts'

/** The cohort the personas walk in: the house’s first. */
async function theirCohort(app: App): Promise<Cohort | null> {
  return (await allCohorts(app.db)).toSorted((a, b) => a.id - b.id)[0] ?? null
}

/** Acts are counted back from the meeting, wherever it was moved, on each persona’s own clock. */
const momentOf = ({ daysOut, minute, who }: Act, { meeting }: Cohort): Temporal.Instant =>
  meeting.startsOn
    .subtract({ days: daysOut })
    .toZonedDateTime(personaOf(who).zone)
    .add({ minutes: minute })
    .toInstant()

/** The moments at which personas write letters. */
export async function lettersWritten(app: App): Promise<Temporal.Instant[]> {
  const cohort = await theirCohort(app)
  if (!cohort) return []
  return acts()
    .filter(({ deed }) => ['introduce', 'room', 'announce'].includes(deed.kind))
    .map(act => momentOf(act, cohort))
}

/**
 * The personas do, through the doings everybody uses, what they do until a moment: each thing at
 * its own time, and what an earlier time had left undone at once. What is so already stays, so that
 * a visitor who looked through a persona’s eyes finds what she did there. Returns how much was done.
 */
export async function playPersonas(
  app: App,
  from: Temporal.Instant,
  to: Temporal.Instant,
): Promise<number> {
  const cohort = await theirCohort(app)
  if (!cohort) return 0
  const facts = await factsOf(app, cohort)
  const due = acts()
    .map(act => ({ act, at: momentOf(act, cohort) }))
    .filter(({ at }) => Temporal.Instant.compare(at, to) <= 0)
    .toSorted((a, b) => Temporal.Instant.compare(a.at, b.at))
  let count = 0
  for (const { act, at } of due) {
    const now = Temporal.Instant.compare(at, from) > 0 ? at : from
    const outcome = await doingOf(facts, act, at)?.({ ...app, now: () => now })
    if (outcome?.ok) count += 1
  }
  return count
}
