import type { App } from '../app.ts'
import { done, refused, type Outcome } from '../outcome.ts'
import type { Pair } from '../programme/cohort.ts'
import { introductionLength, introductionOwed } from '../programme/letters.ts'
import { note } from '../store/history.ts'
import { introducedIn } from '../store/journeys.ts'
import { oweLetters } from '../store/letters.ts'
import { placeBy } from '../store/places.ts'
import type { Db } from '../store/open.ts'
import { transact } from './transact.ts'
import { wordsFault } from './words-fault.ts'

/** The mentor introduces herself, in the transaction of whatever brought it. */
export async function introduceBy(
  app: App,
  tx: Db,
  by: number,
  pair: Pair,
  words: string,
): Promise<Outcome<null>> {
  const mentor = await placeBy(tx, pair.mentor)
  const mentee = await placeBy(tx, pair.mentee)
  if (!mentor || !mentee || mentor.person !== by) return refused('problem.not-allowed')
  if ((await introducedIn(tx, pair.cohort)).has(pair.id)) {
    return refused({ key: 'introduction.problem.sent', field: 'words' })
  }
  await oweLetters(tx, [introductionOwed(pair, mentor, mentee, words)], app.now())
  const line = { at: app.now(), by, cohort: pair.cohort, about: mentee.person }
  await note(tx, { ...line, verb: 'introduced' })
  return done(null)
}

/** The mentor sends her introduction to a mentee (R25), in her own words, once. */
export async function introduce(
  app: App,
  by: number,
  pair: Pair,
  words: string,
): Promise<Outcome<null>> {
  const fault = wordsFault(words, introductionLength.most)
  if (fault) return refused(fault)
  return transact(app, tx => introduceBy(app, tx, by, pair, words))
}
