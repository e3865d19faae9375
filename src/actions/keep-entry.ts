import type { App } from '../app.ts'
import { done, refused, type Outcome } from '../outcome.ts'
import { checklistOf, type EntryState } from '../programme/checklist.ts'
import type { Place } from '../programme/cohort.ts'
import { cohortBy } from '../store/cohorts.ts'
import { guideOf } from '../store/guides.ts'
import { note } from '../store/history.ts'
import { addedIn, addEntry, removeEntry, saveEntry } from '../store/journeys.ts'
import type { Role } from '../programme/role.ts'
import { transact } from './transact.ts'

type Kept = { state: EntryState; on: Temporal.PlainDate | null; note: string }

/** A person writes down how far an entry of her checklist is (R15, N8). Any state can follow any. */
export const keepEntry = (
  app: App,
  place: Place,
  entry: string,
  kept: Kept,
): Promise<Outcome<null>> =>
  transact(app, async tx => {
    const cohort = await cohortBy(tx, place.cohort)
    if (!cohort) return refused('problem.gone')
    const guide = await guideOf(tx, cohort.edition)
    const all = checklistOf(guide, cohort, place, [], await addedIn(tx, cohort.id), 'en')
    const known = all.find(one => one.key === entry)
    if (!known) return refused('problem.gone')
    if (kept.note.length > 500) {
      return refused({ key: 'problem.too-long', values: { most: 500 }, field: 'note' })
    }
    await saveEntry(tx, place.id, entry, kept, app.now())
    const details = { entry: known.title, state: kept.state }
    const line = { at: app.now(), by: place.person, cohort: cohort.id, details }
    await note(tx, { ...line, verb: 'kept-entry' })
    return done(null)
  })

type Added = { title: string; dueOn: Temporal.PlainDate | null }

const titleFault = (title: string) =>
  title === ''
    ? refused({ key: 'problem.required', field: 'title' })
    : title.length > 120
      ? refused({ key: 'problem.too-long', values: { most: 120 }, field: 'title' })
      : null

/** A person adds an entry of her own. */
export async function addOwnEntry(app: App, place: Place, added: Added): Promise<Outcome<null>> {
  const fault = titleFault(added.title)
  if (fault) return fault
  return transact(app, async tx => {
    await addEntry(tx, place.cohort, { ...added, forRole: null, forPlace: place.id }, app.now())
    const details = { entry: added.title }
    const line = { at: app.now(), by: place.person, cohort: place.cohort, details }
    await note(tx, { ...line, verb: 'added-entry' })
    return done(null)
  })
}

/** Staff add an entry for everybody of a role, or take one away again. */
export async function addEntryFor(
  app: App,
  by: number,
  cohort: number,
  added: Added & { role: Role },
): Promise<Outcome<null>> {
  const fault = titleFault(added.title)
  if (fault) return fault
  return transact(app, async tx => {
    const { title, dueOn, role } = added
    await addEntry(tx, cohort, { title, dueOn, forRole: role, forPlace: null }, app.now())
    const details = { entry: title, role }
    await note(tx, { at: app.now(), by, cohort, verb: 'added-entry-for', details })
    return done(null)
  })
}

export const removeAddedEntry = (
  app: App,
  by: number,
  cohort: number,
  entry: number,
): Promise<Outcome<null>> =>
  transact(app, async tx => {
    const known = (await addedIn(tx, cohort)).find(one => one.id === entry)
    if (!known) return refused('problem.gone')
    await removeEntry(tx, cohort, entry, app.now())
    const details = { entry: known.title }
    await note(tx, { at: app.now(), by, cohort, verb: 'removed-entry', details })
    return done(null)
  })
