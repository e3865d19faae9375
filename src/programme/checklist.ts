import { dayAt } from './calendar.ts'
import type { Cohort, Place } from './cohort.ts'
import type { Guide } from './guide.ts'
import type { Role } from './role.ts'
import { told } from './told.ts'

/** How far an entry is. `not-needed` settles it as well as `done`. */
export const entryStates = ['open', 'waiting', 'done', 'not-needed'] as const
export type EntryState = (typeof entryStates)[number]

/** What a person wrote down about one entry. */
export type EntryMark = {
  place: number
  entry: string
  state: EntryState
  on: Temporal.PlainDate | null
  note: string
  changedAt: Temporal.Instant
}

/** An entry staff (for a role) or a person (for herself) added to the guide’s own. */
export type AddedEntry = {
  id: number
  title: string
  forRole: Role | null
  forPlace: number | null
  dueOn: Temporal.PlainDate | null
}

/** One line of a person’s checklist (R15). */
export type Entry = {
  key: string
  step: string | null
  title: string
  hint: string | null
  dueOn: Temporal.PlainDate | null
  mark: EntryMark | null
  mine: boolean
}

export const addedKey = (added: AddedEntry) => `added-${added.id}`

/** True when nothing is left to do about an entry. */
export const settled = (entry: Pick<Entry, 'mark'>): boolean =>
  entry.mark?.state === 'done' || entry.mark?.state === 'not-needed'

/** True when its day has passed and it is neither settled nor waiting for somebody else. */
export const overdue = (entry: Entry, today: Temporal.PlainDate): boolean =>
  !settled(entry) &&
  entry.mark?.state !== 'waiting' &&
  entry.dueOn !== null &&
  Temporal.PlainDate.compare(entry.dueOn, today) < 0

/**
 * A person’s checklist: what the guide asks of her role, then what staff and she herself added.
 * Steps that open on confirmation are on it from the first day.
 */
export function checklistOf(
  guide: Guide,
  cohort: Pick<Cohort, 'meeting' | 'changes'>,
  place: Pick<Place, 'id' | 'role'>,
  marks: EntryMark[],
  added: AddedEntry[],
  language: string,
): Entry[] {
  const markOf = (key: string) =>
    marks.find(mark => mark.place === place.id && mark.entry === key) ?? null
  const skipped = new Set(cohort.changes.filter(c => c.skipped).map(c => c.step))
  const asked = guide.steps
    .filter(step => step.who.includes(place.role) && !skipped.has(step.key))
    .flatMap(step =>
      step.checklist.map(item => ({
        key: item.key,
        step: step.key,
        title: told(item.title, language),
        hint: item.hint ? told(item.hint, language) : null,
        dueOn: dayAt(item.due, cohort.meeting),
        mark: markOf(item.key),
        mine: false,
      })),
    )
  const more = added
    .filter(entry => entry.forRole === place.role || entry.forPlace === place.id)
    .map(entry => ({
      key: addedKey(entry),
      step: null,
      title: entry.title,
      hint: null,
      dueOn: entry.dueOn,
      mark: markOf(addedKey(entry)),
      mine: entry.forPlace === place.id,
    }))
  return [...asked, ...more]
}
