import type { App } from '../../app.ts'
import { readReplyAddress } from '../../programme/reply/address.ts'
import {
  isReplyPurpose,
  mostInAnHour,
  mostReplied,
  type AsideReason,
} from '../../programme/reply/purposes.ts'
import { note } from '../../store/history.ts'
import { house } from '../../store/house.ts'
import {
  claimInbound,
  forgetRaw,
  settleInbound,
  tookBefore,
  tookSince,
  type Claimed,
} from '../../store/inbound.ts'
import type { Db } from '../../store/open.ts'
import { personAt, personBy } from '../../store/people.ts'
import { placesOfPerson } from '../../store/places.ts'
import { replyAddressBy, type ReplyAddress } from '../../store/reply-addresses.ts'
import { transact } from '../transact.ts'
import { noteAddressWorks } from './address-comes-back.ts'
import { isKeptFromStaff } from './case-in.ts'
import { noteBounce } from './note-bounce.ts'
import { readMessage, type Message } from './read-message.ts'
import { takers } from './take.ts'

const leaseSeconds = 600
const mostTries = 3
/** How long a raw message is kept after it was dealt with. */
const rawDaysKept = 30

type End = Parameters<typeof settleInbound>[3]
type House = { secret: string; domain: string }

const unread: Message = {
  messageId: null,
  from: null,
  to: [],
  subject: '',
  words: '',
  files: 0,
  automatic: false,
  report: null,
}

/** The message, or null when three tries have come to nothing: one must not stop the others. */
async function understood(app: App, came: Claimed): Promise<Message | null> {
  if (came.tries > mostTries) return null
  try {
    return await readMessage(came.raw, came.sentFrom)
  } catch (error) {
    app.log('warn', 'letter cannot be read', { inbound: came.id, error: String(error) })
    return null
  }
}

/** The reply address a message came to: as the mail server said, else as its head says. */
async function addressOf(tx: Db, came: Claimed, message: Message, { secret, domain }: House) {
  for (const address of [came.sentTo, ...message.to]) {
    const id = readReplyAddress(secret, domain, address)
    if (id !== null) return replyAddressBy(tx, id)
  }
  return null
}

/** The cohort whose staff look at something without a reply address: where its sender walks. */
async function cohortOfSender(tx: Db, from: string | null): Promise<number | null> {
  const person = from === null ? null : await personAt(tx, from)
  if (person === null) return null
  const here = (await placesOfPerson(tx, person)).filter(place => place.leftAt === null)
  return here.at(0)?.cohort ?? null
}

/** Why an answer cannot be taken as it is; null when it can. */
async function reasonAgainst(
  app: App,
  tx: Db,
  { came, message, address }: { came: Claimed; message: Message; address: ReplyAddress | null },
): Promise<AsideReason | null> {
  if (came.tooLarge) return 'too-large'
  if (message.automatic) return 'automatic'
  if (!address || address.cohort === null || !isReplyPurpose(address.purpose)) {
    return 'unknown-address'
  }
  if (address.revokedAt) return 'revoked'
  const person = await personBy(tx, address.person)
  const hers = person?.address?.toLowerCase() ?? ''
  if (message.from === null || hers === '' || message.from !== hers) return 'other-sender'
  const places = await placesOfPerson(tx, address.person)
  if (!places.some(place => place.cohort === address.cohort && place.leftAt === null)) {
    return 'has-left'
  }
  const hourAgo = app.wallNow().subtract({ hours: 1 })
  if ((await tookSince(tx, address.person, hourAgo)) >= mostInAnHour) return 'too-many'
  if (message.words === '') return 'no-words'
  return message.words.length > mostReplied ? 'too-long' : null
}

const aside = (reason: AsideReason, about: Partial<End>): End => ({
  state: 'aside',
  reason,
  replyAddress: null,
  cohort: null,
  person: null,
  passedOnAt: null,
  ...about,
})

/** A report about a letter of ours: dealt with, or for staff when it proves nothing. */
async function endOfReport(app: App, tx: Db, message: Message, at: House): Promise<End | null> {
  if (!message.report) return null
  const about = await noteBounce(app, tx, message.report, at)
  if (!about) return aside('report-unproven', {})
  return { ...aside('automatic', about), state: 'dropped', reason: 'report' }
}

/** What becomes of a message that was read. */
async function endOf(
  app: App,
  tx: Db,
  { came, message, at }: { came: Claimed; message: Message; at: House },
): Promise<End> {
  const reported = await endOfReport(app, tx, message, at)
  if (reported) return reported
  const address = await addressOf(tx, came, message, at)
  const cohort = address ? address.cohort : await cohortOfSender(tx, message.from)
  const about = { replyAddress: address?.id ?? null, cohort }
  const against = await reasonAgainst(app, tx, { came, message, address })
  if (against || !address || cohort === null || !isReplyPurpose(address.purpose)) {
    return aside(against ?? 'unknown-address', about)
  }
  const { person } = address
  if (message.messageId && (await tookBefore(tx, address.id, message.messageId))) {
    return { ...aside('automatic', { ...about, person }), state: 'dropped', reason: 'came-twice' }
  }
  const { words, files } = message
  const answer = { cohort, person, about: address.about, words, files }
  const taken = await takers[address.purpose](app, tx, answer)
  if ('aside' in taken) return aside(taken.aside, about)
  await noteAddressWorks(app, tx, person)
  const passedOnAt = taken.to === 'staff' ? null : app.now()
  return { state: 'taken', reason: null, ...about, person, passedOnAt }
}

/** Whether the words of an answer are kept only where they went: in a case past staff, or a journal. */
async function hidesFrom(tx: Db, replyAddress: number | null): Promise<boolean> {
  const address = replyAddress === null ? null : await replyAddressBy(tx, replyAddress)
  return address?.purpose === 'letter' && (await isKeptFromStaff(tx, address.about))
}

async function settle(app: App, came: Claimed, message: Message | null, at: House) {
  await transact(app, async tx => {
    const end = message
      ? await endOf(app, tx, { came, message, at })
      : aside('unreadable', { cohort: null })
    const hides = await hidesFrom(tx, end.replyAddress)
    const words = hides ? '' : (message?.words ?? '').slice(0, 2 * mostReplied)
    const kept = { ...(message ?? unread), words }
    const isOurs = await settleInbound(tx, came.id, kept, end, app.wallNow())
    if (!isOurs) throw new Error(`Letter ${came.id} was opened by somebody else meanwhile`)
    if (end.state === 'aside' && end.cohort !== null) {
      const details = { reason: end.reason ?? '' }
      await note(tx, { at: app.now(), by: null, cohort: end.cohort, verb: 'set-aside', details })
    }
  })
}

/**
 * Opens the oldest letter that came in by mail and does with it what its secret address says. The
 * raw message was kept before, so whatever happens here it is not lost. Returns how much it did.
 */
export async function openPost(app: App): Promise<number> {
  const came = await claimInbound(app.db, app.wallNow(), leaseSeconds)
  if (!came) {
    await forgetRaw(app.db, app.wallNow().subtract({ hours: 24 * rawDaysKept }))
    return 0
  }
  const { secret } = await house(app.db)
  const at = { secret, domain: app.mailIn ?? '' }
  await settle(app, came, await understood(app, came), at)
  return 1
}
