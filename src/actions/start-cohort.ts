import type { App } from '../app.ts'
import { done, refused, type Outcome } from '../outcome.ts'
import { dayAtMeeting, type Meeting } from '../programme/meeting.ts'
import { addCohort } from '../store/cohorts.ts'
import { newestEdition } from '../store/guides.ts'
import { note } from '../store/history.ts'
import type { Db } from '../store/open.ts'
import { keepPlace } from '../store/places.ts'
import { transact } from './transact.ts'

export type NewCohort = { name: string; organisation: string; address: string; meeting: Meeting }

/** A cohort with the newest edition of the guide, in a transaction of somebody else’s. */
export async function addCohortWith(app: App, tx: Db, by: number, cohort: NewCohort) {
  const edition = await newestEdition(tx)
  if (edition === null) throw new Error('There is no edition of a guide')
  const scheduledOn = dayAtMeeting(cohort.meeting, app.now())
  const id = await addCohort(tx, { ...cohort, edition, scheduledOn }, app.now())
  const place = { cohort: id, person: by, role: 'programme-staff', capacity: 0 } as const
  await keepPlace(tx, place, app.now())
  const details = { meeting: cohort.meeting.name, day: cohort.meeting.startsOn.toString() }
  await note(tx, { at: app.now(), by, cohort: id, verb: 'started-cohort', details })
  return id
}

/** Staff fix a meeting; every step gets its day (R3, A1). Whoever starts a cohort is its staff. */
export async function startCohort(
  app: App,
  by: number,
  cohort: NewCohort,
): Promise<Outcome<{ cohort: number }>> {
  const { startsOn, endsOn } = cohort.meeting
  if (Temporal.PlainDate.compare(endsOn, startsOn) < 0) {
    return refused({ key: 'set-up.problem.ends', field: 'ends' })
  }
  return transact(app, async tx => done({ cohort: await addCohortWith(app, tx, by, cohort) }))
}
