import { answeredOf } from '../../programme/mail-rhythm.ts'
import { gatheredIn } from '../../store/gathering.ts'
import { letterBy, type Letter } from '../../store/letters.ts'
import type { Db } from '../../store/open.ts'

/** The letter an answer is for: of one that others went in, the one among them that is meant. */
export async function letterAnswered(tx: Db, id: number): Promise<Letter | null> {
  const letter = await letterBy(tx, id)
  if (letter?.template !== 'digest') return letter
  return answeredOf(await gatheredIn(tx, id)) ?? letter
}
