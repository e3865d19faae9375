import type { App } from '../../app.ts'
import { done, refused, type Outcome, type Problem } from '../../outcome.ts'
import type { Place } from '../../programme/cohort.ts'
import { mostEntryWords, type Entry } from '../../programme/journal.ts'
import { isSecondPress } from '../../programme/pressed-twice.ts'
import {
  addEntry,
  changeEntry,
  newestEntryOf,
  lockPlace,
  removeEntry,
  type EntryChange,
} from '../../store/journal.ts'
import type { Db } from '../../store/open.ts'
import { pairsOf } from '../../store/places.ts'
import { transact } from '../transact.ts'
import { wordsFault } from '../words-fault.ts'

/** What somebody writes down. */
export type Written = EntryChange & Pick<Entry, 'kind' | 'step' | 'about' | 'how'>

/** Only a pair she walks in may be meant. */
async function audienceFault(tx: Db, place: Place, entry: EntryChange): Promise<Problem | null> {
  if (entry.audience !== 'pair') return null
  const own = await pairsOf(tx, place.cohort, place.id)
  const hers = own.some(pair => pair.id === entry.pair)
  return hers ? null : { key: 'journal.problem.pair', field: 'audience' }
}

const meant = (entry: EntryChange): EntryChange => ({
  ...entry,
  pair: entry.audience === 'pair' ? entry.pair : null,
})

/**
 * Somebody writes something down (R23, R61), in the transaction of whatever brought it. Nothing else
 * is told of it: no line of history, and no letter.
 */
export async function writeDown(app: App, tx: Db, place: Place, written: Written) {
  await lockPlace(tx, place.id)
  const at = app.now()
  const last = await newestEntryOf(tx, place.id)
  const twice =
    last?.words === written.words && last.kind === written.kind && isSecondPress(last.writtenAt, at)
  if (twice) return last.id
  return addEntry(tx, { ...written, ...meant(written), place: place.id, writtenAt: at })
}

/** Somebody writes an entry or a note on a page. */
export async function writeEntry(
  app: App,
  place: Place,
  written: Written,
): Promise<Outcome<{ entry: number }>> {
  const fault = wordsFault(written.words, mostEntryWords)
  if (fault) return refused(fault)
  return transact(app, async tx => {
    const wrong = await audienceFault(tx, place, written)
    if (wrong) return refused(wrong)
    return done({ entry: await writeDown(app, tx, place, written) })
  })
}

/** The author changes what she wrote, when, or who may read it. */
export async function rewriteEntry(
  app: App,
  place: Place,
  id: number,
  entry: EntryChange,
): Promise<Outcome<null>> {
  const fault = wordsFault(entry.words, mostEntryWords)
  if (fault) return refused(fault)
  return transact(app, async tx => {
    const wrong = await audienceFault(tx, place, entry)
    if (wrong) return refused(wrong)
    const changed = await changeEntry(tx, { place: place.id, id }, meant(entry), app.now())
    return changed ? done(null) : refused('problem.gone')
  })
}

/** The author takes an entry away for good. */
export const takeAwayEntry = (app: App, place: Place, id: number): Promise<Outcome<null>> =>
  transact(app, async tx => {
    await removeEntry(tx, { place: place.id, id })
    return done(null)
  })
