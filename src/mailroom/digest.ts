import type { App } from '../app.ts'
import type { LetterPart } from '../programme/letter-filling.ts'
import { answeredOf } from '../programme/mail-rhythm.ts'
import { gatheredIn } from '../store/gathering.ts'
import type { Letter } from '../store/letters.ts'
import { answersFor } from './answers.ts'

/** What goes in one letter: each as it was kept, with an address of its own to be answered at. */
async function partsOf(app: App, digest: Letter, secret: string): Promise<LetterPart[]> {
  const letters = await gatheredIn(app.db, digest.id)
  const answers = await answersFor(app, letters, secret)
  const meant = answeredOf(letters)
  return letters.flatMap(letter => {
    const { id, sent } = letter
    if (!sent) return []
    const { subject, body } = sent
    return [{ subject, body, answers: answers.get(id) ?? null, isMeant: letter === meant }]
  })
}

/** The letters that others go in, with those; all others as they are. */
export const withParts = (
  app: App,
  letters: Letter[],
  secret: string,
): Promise<(Letter & { parts: LetterPart[] })[]> =>
  Promise.all(
    letters.map(async letter => {
      const parts = letter.template === 'digest' ? await partsOf(app, letter, secret) : []
      return { ...letter, parts }
    }),
  )
