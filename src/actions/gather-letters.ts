import type { App } from '../app.ts'
import type { OwedLetter } from '../programme/letters.ts'
import {
  heapsDue,
  keepLetters,
  letGo,
  letterByKey,
  lettersIn,
  rhythmOf,
  type Heap,
} from '../store/gathering.ts'
import { touchCohort } from '../store/history.ts'
import { oweLetters, type Letter } from '../store/letters.ts'
import { composeLetters } from './compose-letters.ts'
import { transact } from './transact.ts'

/** The letter that several go in, once for each first of them. */
const digestOf = ({ person, cohort }: Heap, first: Letter): OwedLetter => ({
  onceKey: `digest/${first.id}`,
  cohort,
  step: null,
  template: 'digest',
  to: person,
  from: null,
  values: {},
  essential: false,
})

/** Their words as they read now. Null when one of them cannot be filled: then each goes by itself. */
async function fillAll(app: App, { cohort }: Heap, letters: Letter[]) {
  try {
    return await composeLetters(app, cohort, letters)
  } catch (error) {
    const ids = letters.map(letter => letter.id).join(' ')
    app.log('error', 'letters cannot be gathered', { letters: ids, error: String(error) })
    return null
  }
}

/** One heap: one letter of several, or what only lies among her letters. Returns how many. */
const gatherOne = (app: App, heap: Heap): Promise<number> =>
  transact(app, async tx => {
    const letters = await lettersIn(tx, heap, app.now())
    const [first] = letters
    if (!first) return 0
    const ids = letters.map(letter => letter.id)
    const lies = (await rhythmOf(tx, heap.person)) === 'needed'
    const filled =
      lies || letters.length > 1 ? await fillAll({ ...app, db: tx }, heap, letters) : null
    if (!filled) {
      await letGo(tx, ids)
      return ids.length
    }
    const owed = digestOf(heap, first)
    if (!lies) await oweLetters(tx, [owed], app.now())
    const within = lies ? null : ((await letterByKey(tx, owed.onceKey))?.id ?? null)
    const kept = filled.map(({ letter }, at) => ({ id: ids[at] ?? 0, filled: letter }))
    await keepLetters(tx, kept, within, app.now())
    await touchCohort(tx, heap.cohort)
    return ids.length
  })

/**
 * Gathers the letters of everybody whose morning has come, and lays by what somebody only wants to find
 * among her letters. Whatever is cut off in the middle is done again wholly. Returns how many letters.
 */
export async function gatherLetters(app: App): Promise<number> {
  let gathered = 0
  for (const heap of await heapsDue(app.db, app.now(), 50)) gathered += await gatherOne(app, heap)
  return gathered
}
