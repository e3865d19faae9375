import type { App } from '../../app.ts'
import { done, refused, type Outcome, type Problem } from '../../outcome.ts'
import type { Pair } from '../../programme/cohort.ts'
import { isSecondPress } from '../../programme/pressed-twice.ts'
import { mostNoteWords, type SharedNote } from '../../programme/shared-notes.ts'
import {
  addSharedNote,
  changeSharedNote,
  newestNoteBy,
  removeSharedNote,
  sharedNoteBy,
} from '../../store/shared-notes.ts'
import { theTwo } from '../the-two.ts'
import { transact } from '../transact.ts'
import { wordsFault } from '../words-fault.ts'

/** A note as one of the two types it; no day where she gave none that can be read. */
export type TypedNote = { on: Temporal.PlainDate | null; words: string }

const noteFaults = ({ on, words }: TypedNote): Problem[] => {
  const fault = wordsFault(words, mostNoteWords)
  return [
    ...(on ? [] : [{ key: 'journal.problem.day', field: 'on' } as const]),
    ...(fault ? [fault] : []),
  ]
}

/** One of a pair writes something down for both. It is between the two: history tells nothing of it. */
export async function writeSharedNote(
  app: App,
  by: number,
  pair: Pair,
  typed: TypedNote,
): Promise<Outcome<null>> {
  const { on, words } = typed
  const faults = noteFaults(typed)
  if (!on || faults.length > 0) return refused(...faults)
  return transact(app, async tx => {
    const two = await theTwo(tx, by, pair.id)
    if (!two) return refused('problem.not-allowed')
    const last = await newestNoteBy(tx, pair.id, two.mine.id)
    const at = app.now()
    const twice = last?.words === words && last.on.equals(on) && isSecondPress(last.writtenAt, at)
    if (!twice) await addSharedNote(tx, { pair: pair.id, by: two.mine.id, on, words }, at)
    return done(null)
  })
}

/** The note and the version of it that one of the two had before her. */
export type ReadNote = Pick<SharedNote, 'id' | 'version'>

/** What has become of a note meanwhile, so that it cannot be changed without another look. */
const meanwhile = (now: SharedNote | null, { version }: ReadNote): Problem | null => {
  if (!now) return { key: 'shared.problem.gone', field: 'words' }
  return now.version === version ? null : { key: 'shared.problem.changed', field: 'words' }
}

/** Either of the two changes a note, unless the other has changed it since she read it. */
export async function rewriteSharedNote(
  app: App,
  by: number,
  pair: Pair,
  read: ReadNote,
  typed: TypedNote,
): Promise<Outcome<null>> {
  const { on, words } = typed
  const faults = noteFaults(typed)
  if (!on || faults.length > 0) return refused(...faults)
  return transact(app, async tx => {
    const two = await theTwo(tx, by, pair.id)
    if (!two) return refused('problem.not-allowed')
    const now = await sharedNoteBy(tx, pair.id, read.id)
    // Her own change once more is a second press, and no change at all needs no name beside it.
    if (now?.words === words && now.on.equals(on)) return done(null)
    const stale = meanwhile(now, read)
    if (stale) return refused(stale)
    await changeSharedNote(tx, { ...read, by: two.mine.id, on, words }, app.now())
    return done(null)
  })
}

/** Either of the two takes a note away for good, unless it has become another since she read it. */
export const takeAwaySharedNote = (
  app: App,
  by: number,
  pair: Pair,
  read: ReadNote,
): Promise<Outcome<null>> =>
  transact(app, async tx => {
    const two = await theTwo(tx, by, pair.id)
    if (!two) return refused('problem.not-allowed')
    const now = await sharedNoteBy(tx, pair.id, read.id)
    if (!now) return done(null)
    const stale = meanwhile(now, read)
    if (stale) return refused(stale)
    await removeSharedNote(tx, read.id)
    return done(null)
  })
