import type { App } from '../app.ts'
import { writeReplyAddress } from '../programme/reply/address.ts'
import type { Letter } from '../store/letters.ts'
import { replyAddressesFor } from '../store/reply-addresses.ts'

/** Where each of these letters, by its number, can be answered; none where no mail comes in. */
export async function answersFor(
  app: App,
  letters: Letter[],
  secret: string,
): Promise<Map<number, string>> {
  const { mailIn } = app
  if (mailIn === null) return new Map()
  const ofCohorts = letters.filter(letter => letter.cohort !== null)
  const wanted = ofCohorts.map(({ to: person, cohort, id: about }) => {
    return { person, cohort, purpose: 'letter' as const, about }
  })
  const ids = await replyAddressesFor(app.db, wanted, app.wallNow())
  return new Map(
    ofCohorts.map(({ id }, at) => [id, writeReplyAddress(secret, mailIn, ids[at] ?? 0)]),
  )
}
