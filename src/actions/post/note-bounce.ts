import type { App } from '../../app.ts'
import { readReplyAddress } from '../../programme/reply/address.ts'
import type { Report } from '../../programme/reply/report.ts'
import { noteComesBack } from './address-comes-back.ts'
import { note } from '../../store/history.ts'
import { letterBy } from '../../store/letters.ts'
import type { Db } from '../../store/open.ts'
import { cameBack } from '../../store/posting.ts'
import { replyAddressBy } from '../../store/reply-addresses.ts'

/** Whether a report quotes the secret of the letter it is about. Anybody can guess a number. */
async function isProven(tx: Db, report: Report, about: { secret: string; domain: string }) {
  for (const address of report.proofs) {
    const id = readReplyAddress(about.secret, about.domain, address)
    const known = id === null ? null : await replyAddressBy(tx, id)
    if (known?.purpose === 'letter' && known.about === report.letter) return true
  }
  return false
}

/**
 * A letter of ours came back later: it is marked, and lies in staff’s tray like one that was
 * refused at once. Null when the report cannot be believed.
 */
export async function noteBounce(
  app: App,
  tx: Db,
  report: Report,
  about: { secret: string; domain: string },
): Promise<{ cohort: number | null; person: number } | null> {
  if (report.letter === null || !(await isProven(tx, report, about))) return null
  const letter = await letterBy(tx, report.letter)
  if (!letter) return null
  const { cohort, to: person } = letter
  if (report.failed && (await cameBack(tx, letter.id, report.why))) {
    const line = { at: app.now(), by: null, cohort, about: person }
    await note(tx, { ...line, verb: 'letter-came-back', details: { letter: letter.template } })
    await noteComesBack(app, tx, letter.id)
  }
  return { cohort, person }
}
