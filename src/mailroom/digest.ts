import type { App } from '../app.ts'
import type { LetterPart } from '../programme/letter-filling.ts'
import { answeredOf } from '../programme/mail-rhythm.ts'
import { writeReplyAddress } from '../programme/reply/address.ts'
import { gatheredIn } from '../store/gathering.ts'
import type { Letter } from '../store/letters.ts'
import { replyAddressesFor } from '../store/reply-addresses.ts'

/** What goes in one letter: each as it was kept, with an address of its own to be answered at. */
async function partsOf(app: App, digest: Letter, secret: string): Promise<LetterPart[]> {
  const letters = await gatheredIn(app.db, digest.id)
  const wanted = letters.map(({ id: about, to: person, cohort }) => {
    return { person, cohort, purpose: 'letter' as const, about }
  })
  const { mailIn } = app
  const ids = mailIn === null ? [] : await replyAddressesFor(app.db, wanted, app.wallNow())
  const meant = answeredOf(letters)
  return letters.flatMap((letter, at) => {
    const { sent } = letter
    if (!sent) return []
    const id = ids[at]
    const answers = mailIn === null || !id ? null : writeReplyAddress(secret, mailIn, id)
    return [{ subject: sent.subject, body: sent.body, answers, isMeant: letter === meant }]
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
