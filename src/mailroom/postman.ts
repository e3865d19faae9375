import { composeLetters } from '../actions/compose-letters.ts'
import { composeSignInLetter } from '../actions/compose-sign-in-letter.ts'
import { letRemindersLapse } from '../actions/let-reminders-lapse.ts'
import { noteComesBack } from '../actions/post/address-comes-back.ts'
import { transact } from '../actions/transact.ts'
import type { App, Envelope, Receipt } from '../app.ts'
import { seal } from '../digest.ts'
import type { Cohort } from '../programme/cohort.ts'
import { htmlLetter, textLetter, type FilledLetter } from '../programme/letter-sheet.ts'
import type { Person } from '../programme/person.ts'
import { calendarOf, type Invitation } from '../programme/talks/invitation.ts'
import { cohortBy } from '../store/cohorts.ts'
import { answersFor } from './answers.ts'
import { withParts } from './digest.ts'
import { touchCohort } from '../store/history.ts'
import { house } from '../store/house.ts'
import { type Letter } from '../store/letters.ts'
import { claimLetters, doubtStale, markPosting, setAside, settleLetter } from '../store/posting.ts'

/** Who carries letters, and how long others wait before they take over from him. */
export type Postman = { name: string; leaseSeconds: number; batch: number }

type Ready = {
  letter: Letter
  /** Where an answer to this letter comes in; null where no mail does. */
  answers: string | null
  filled: FilledLetter
  kept: FilledLetter
  reader: Person
  writer: Person | null
  from: { name: string; replyTo: string; above: string; organisation: string }
}

/** A pause that grows with each try: 1, 4, 9 … minutes, at most a day. */
const pause = (tries: number) =>
  Temporal.Duration.from({ minutes: Math.min((tries + 1) ** 2, 24 * 60) })

/** The Message-ID comes from the letter, so that a letter has the same one whoever carries it. */
const messageId = (app: App, letter: Letter) =>
  `<letter.${letter.id}@${app.sender.split('@')[1] ?? 'localhost'}>`

/** What goes into the reader’s calendar with a letter about a talk. */
function calendarFor(app: App, { letter, filled, reader, from }: Ready) {
  const { invitation, path } = letter.values
  if (!invitation) return null
  return calendarOf(JSON.parse(invitation) as Invitation, {
    title: filled.subject,
    address: `${app.origin}${path ?? ''}`,
    organizer: { name: from.name, address: app.sender },
    reader: { name: reader.name, address: reader.address },
    stamp: letter.owedAt,
  })
}

function envelope(app: App, ready: Ready, secret: string): Envelope {
  const { letter, filled, reader, writer, from } = ready
  const mark = `${reader.id}.${seal(secret, `fewer ${reader.id}`)}`
  const fewer = letter.cohort === null ? null : `${app.origin}/fewer-letters/${mark}`
  const head = { above: from.above, organisation: from.organisation, fewer }
  const unsubscribe = {
    'List-Unsubscribe': `<${fewer}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  }
  return {
    messageId: messageId(app, letter),
    from: { name: writer?.name ?? from.name, address: app.sender },
    replyTo: {
      name: writer?.name ?? from.name,
      address: ready.answers ?? writer?.address ?? from.replyTo,
    },
    to: { name: reader.name, address: reader.address },
    subject: filled.subject,
    text: textLetter(filled, head),
    html: htmlLetter(filled, head),
    headers: { 'Auto-Submitted': 'auto-generated', ...(fewer && !letter.essential && unsubscribe) },
    calendar: calendarFor(app, ready),
  }
}

const cohortHead = (cohort: Cohort) => ({
  name: cohort.name,
  replyTo: cohort.address,
  above: `${cohort.name} · ${cohort.meeting.city}`,
  organisation: cohort.organisation,
})

async function fillSignIn(app: App, letter: Letter): Promise<Ready> {
  const { letter: filled, kept, reader, organisation } = await composeSignInLetter(app, letter)
  const from = { name: organisation, replyTo: app.sender, above: organisation, organisation }
  return { letter, answers: null, filled, kept, reader, writer: null, from }
}

async function fillOfCohort(
  app: App,
  id: number,
  letters: Letter[],
  secret: string,
): Promise<Ready[]> {
  const cohort = await cohortBy(app.db, id)
  if (!cohort) throw new Error(`There is no cohort ${id}`)
  const composed = await composeLetters(app, cohort.id, await withParts(app, letters, secret))
  return letters.flatMap((letter, at) => {
    const one = composed[at]
    if (!one) return []
    const { letter: filled, reader, writer } = one
    const from = cohortHead(cohort)
    return [{ letter, answers: null, filled, kept: filled, reader, writer, from }]
  })
}

const fillGroup = (
  app: App,
  cohort: number | null,
  letters: Letter[],
  secret: string,
): Promise<Ready[]> =>
  cohort === null
    ? Promise.all(letters.map(letter => fillSignIn(app, letter)))
    : fillOfCohort(app, cohort, letters, secret)

/** A letter that cannot go as it is: staff’s tray has it, and the journey knows it has not gone. */
async function putAside(app: App, letter: Letter, why: string) {
  await setAside(app.db, letter.id, why)
  if (letter.cohort !== null) await touchCohort(app.db, letter.cohort)
}

/** A letter that cannot be filled goes to staff’s tray and keeps nobody else waiting. */
async function fillOneByOne(app: App, letters: Letter[], secret: string): Promise<Ready[]> {
  const ready: Ready[] = []
  for (const letter of letters) {
    try {
      ready.push(...(await fillGroup(app, letter.cohort, [letter], secret)))
    } catch (error) {
      app.log('error', 'letter cannot be filled', { letter: letter.id, error: String(error) })
      await putAside(app, letter, 'cannot-be-filled')
    }
  }
  return ready
}

/** Fills a batch of letters, those of one cohort together. */
async function fillBatch(app: App, letters: Letter[], secret: string): Promise<Ready[]> {
  const ready: Ready[] = []
  for (const [cohort, all] of Map.groupBy(letters, letter => letter.cohort)) {
    const group = await letRemindersLapse(app, cohort, all)
    const filled = await fillGroup(app, cohort, group, secret).catch(() =>
      fillOneByOne(app, group, secret),
    )
    const reachable = filled.filter(one => one.reader.address !== '')
    for (const one of filled.filter(one => one.reader.address === '')) {
      await putAside(app, one.letter, 'no-address')
    }
    ready.push(...reachable)
  }
  return ready
}

/** Every letter of a cohort gets an address of its own to be answered at, where mail comes in. */
async function withAnswers(app: App, letters: Ready[], secret: string): Promise<Ready[]> {
  const answers = await answersFor(
    app,
    letters.map(({ letter }) => letter),
    secret,
  )
  return letters.map(ready => ({ ...ready, answers: answers.get(ready.letter.id) ?? null }))
}

/** A refusal may be about the address. To note that must not hinder what else is in hand. */
async function lookAtAddress(app: App, letter: Letter) {
  try {
    await transact(app, tx => noteComesBack(app, tx, letter.id))
  } catch (error) {
    app.log('error', 'address not looked at', { letter: letter.id, error: String(error) })
  }
}

/** What the post did not take: it came back, it goes later, or a person has to decide. */
async function settle(app: App, postman: Postman, letter: Letter, receipt: Receipt) {
  const end = () => {
    switch (receipt.came) {
      case 'accepted':
        return null
      case 'refused':
        return { state: 'bounced', trouble: receipt.why } as const
      case 'unsure':
        return { state: 'in doubt', trouble: receipt.why } as const
      case 'not now': {
        const notBefore = app.wallNow().add(pause(letter.tries))
        return { state: 'owed', trouble: receipt.why, notBefore } as const
      }
    }
  }
  const ended = end()
  if (ended) await settleLetter(app.db, letter.id, postman.name, ended)
  if (receipt.came === 'refused') await lookAtAddress(app, letter)
  const forStaff = receipt.came === 'refused' || receipt.came === 'unsure'
  if (forStaff && letter.cohort !== null) await touchCohort(app.db, letter.cohort)
}

type Sent = { letter: Letter; receipt: Receipt }

/**
 * One writing between two handfuls: of the one that went, what came of it; of the next, that it is
 * going. Only then may its letters go. Returns those.
 */
async function turnOver(app: App, postman: Postman, sent: Sent[], next: Ready[]) {
  const going = next.map(({ letter, kept, reader }) => ({
    id: letter.id,
    ...kept,
    address: reader.address,
  }))
  const taken = sent.filter(one => one.receipt.came === 'accepted').map(one => one.letter.id)
  const at = { posting: app.wallNow(), posted: app.now() }
  const free = await markPosting(app.db, postman.name, { going, taken }, at)
  for (const { letter, receipt } of sent) await settle(app, postman, letter, receipt)
  return next.filter(({ letter }) => free.has(letter.id))
}

const handOver = (app: App, handful: Ready[], secret: string): Promise<Sent[]> =>
  Promise.all(
    handful.map(async ready => ({
      letter: ready.letter,
      receipt: await app.post.send(envelope(app, ready, secret)),
    })),
  )

const handfulSize = 5

/**
 * Carries letters by handfuls: written down before, noted after; what lies between is doubt. A
 * handful is small, since a crash leaves all of it in doubt, and more than one, since each writing
 * waits for the disk.
 */
async function carry(app: App, postman: Postman, letters: Ready[], secret: string) {
  let sent: Sent[] = []
  while (letters.length + sent.length > 0) {
    const going = await turnOver(app, postman, sent, letters.splice(0, handfulSize))
    sent = await handOver(app, going, secret)
  }
}

/**
 * One round of a postman: letters left in doubt by one who vanished are set aside for staff, then
 * owed letters are claimed, filled and handed over. Returns how many he took.
 */
export async function deliverPost(app: App, postman: Postman): Promise<number> {
  const now = app.wallNow()
  const doubtful = await doubtStale(app.db, now, postman.leaseSeconds)
  if (doubtful > 0) app.log('warn', 'letters in doubt', { count: doubtful })
  const { batch: most, leaseSeconds } = postman
  const claimed = await claimLetters(app.db, postman.name, now, {
    most,
    leaseSeconds,
    today: app.now(),
  })
  if (claimed.length === 0) return 0
  const { secret } = await house(app.db)
  const waiting = await withAnswers(app, await fillBatch(app, claimed, secret), secret)
  const hands = Array.from({ length: app.post.parallel }, () =>
    carry(app, postman, waiting, secret),
  )
  await Promise.all(hands)
  return claimed.length
}
