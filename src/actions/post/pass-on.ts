import type { App } from '../../app.ts'
import type { Pair, Place } from '../../programme/cohort.ts'
import type { Letter } from '../../store/letters.ts'
import type { Db } from '../../store/open.ts'
import { coverPairsOf, pairsOf, placesOf } from '../../store/places.ts'
import { sayTo } from '../write-message.ts'

const isOfBoth = (pair: Pair, one: Place, other: Place) =>
  (pair.mentor === one.id && pair.mentee === other.id) ||
  (pair.mentor === other.id && pair.mentee === one.id)

/** The question a letter asked or spoke about; null for any other letter. */
function questionIn({ template, values }: Letter): number | null {
  const asks = template === 'question' || template === 'answer'
  return asks && /^\d{1,12}$/.test(values['question'] ?? '') ? Number(values['question']) : null
}

/**
 * Passes an answer on to whoever wrote the letter, as long as the two are a pair: a message between
 * them, or the answer to a question. Neither learns the other’s address. False when they are no pair
 * any more.
 */
export async function passOn(
  app: App,
  tx: Db,
  answer: { letter: Letter; person: number; words: string; files: number },
): Promise<boolean> {
  const { letter, person, words, files } = answer
  if (letter.cohort === null || letter.from === null) return false
  const places = await placesOf(tx, letter.cohort)
  const here = (who: number) => places.find(one => one.person === who && one.leftAt === null)
  const writer = here(person)
  const reader = here(letter.from)
  if (!writer || !reader) return false
  const hers = [
    ...(await pairsOf(tx, letter.cohort, writer.id)),
    ...(await coverPairsOf(tx, letter.cohort, writer.id)),
  ]
  const pair = hers.find(one => isOfBoth(one, writer, reader))
  if (!pair) return false
  const said = { words, how: 'mail', files, about: questionIn(letter) } as const
  return (await sayTo(app, tx, { person, pair, said })) !== null
}
