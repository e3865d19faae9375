import type { App } from '../../app.ts'
import type { Pair, Place } from '../../programme/cohort.ts'
import { passedOn } from '../../programme/letters.ts'
import { oweLetters, type Letter } from '../../store/letters.ts'
import type { Db } from '../../store/open.ts'
import { personBy } from '../../store/people.ts'
import { pairsOf, placesOf } from '../../store/places.ts'

const isOfBoth = (pair: Pair, one: Place, other: Place) =>
  (pair.mentor === one.id && pair.mentee === other.id) ||
  (pair.mentor === other.id && pair.mentee === one.id)

/**
 * Passes an answer on to whoever wrote the letter, as long as the two are a pair: a letter of ours
 * with the words, so that neither learns the other’s address. False when they are none any more.
 */
export async function passOn(
  app: App,
  tx: Db,
  answer: { inbound: number; letter: Letter; person: number; words: string; files: number },
): Promise<boolean> {
  const { letter, person } = answer
  if (letter.cohort === null || letter.from === null) return false
  const places = await placesOf(tx, letter.cohort)
  const here = (who: number) => places.find(one => one.person === who && one.leftAt === null)
  const writer = here(person)
  const reader = here(letter.from)
  if (!writer || !reader) return false
  const pairs = await pairsOf(tx, letter.cohort)
  if (!pairs.some(pair => isOfBoth(pair, writer, reader))) return false
  const name = (await personBy(tx, person))?.name ?? ''
  await oweLetters(tx, [passedOn(letter.cohort, { ...answer, name, to: letter.from })], app.now())
  return true
}
