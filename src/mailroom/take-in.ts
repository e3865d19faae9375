import type { FetchQueryObject, ImapFlow, SearchObject } from 'imapflow'
import { keepPost, mostBytes } from '../actions/post/keep-post.ts'
import type { App } from '../app.ts'
import { envelopeIn, headOf } from '../programme/reply/envelope.ts'

/** What a connection knows: where mail comes to, where it is laid, what of it was dealt with. */
export type Shelf = { folder: string; taken: string | null; dealtWith: Set<number> }

/** Where messages lie that we have; and how long, as long as we keep their bytes ourselves. */
const takenIn = 'Taken in'
const daysThere = 30
/** What a message carries that we have, where it cannot be laid elsewhere. */
const mark = 'WayfellowHasIt'
const mostOfHead = 64 * 1024

/** The path of the folder for what was taken in; null where there is none and none can be made. */
export async function placeForTaken(client: ImapFlow): Promise<string | null> {
  try {
    return (await client.mailboxCreate(takenIn)).path
  } catch (error) {
    if (!client.usable) throw error
    const known = await client.list()
    return known.find(folder => folder.name === takenIn)?.path ?? null
  }
}

/** What has lain in the folder long enough goes, save what we could not take whole. */
export async function tidy(app: App, client: ImapFlow, folder: string) {
  const lock = await client.getMailboxLock(folder)
  try {
    const day = app
      .wallNow()
      .subtract({ hours: 24 * daysThere })
      .toZonedDateTimeISO('UTC')
    const old = await client.search({ before: day.toPlainDate().toString(), flagged: false })
    if (old && old.length > 0) await client.messageDelete(old)
  } finally {
    lock.release()
  }
}

type Fetched = { raw: Uint8Array; tooLarge: boolean }

/** A message, or only its head when all of it is more than we take; null when it has gone. */
async function fetchOne(client: ImapFlow, uid: number): Promise<Fetched | null> {
  const ask = (query: FetchQueryObject) => client.fetchOne(String(uid), query, { uid: true })
  const known = await ask({ size: true })
  if (!known) return null
  // A server may be wrong about the size, so that no more is asked for than we take.
  const tooLarge = (known.size ?? 0) > mostBytes
  const came = await ask({ source: { maxLength: tooLarge ? mostOfHead : mostBytes + 1 } })
  if (!came || !came.source) return null
  const { source } = came
  if (!tooLarge && source.length <= mostBytes) return { raw: source, tooLarge }
  const begun = source.subarray(0, mostOfHead).toString('latin1')
  return { raw: Buffer.from(`${headOf(begun)}\r\n\r\n`, 'latin1'), tooLarge: true }
}

async function keep(app: App, { raw, tooLarge }: Fetched) {
  const { from, to } = envelopeIn(Buffer.from(raw).toString('latin1'), app.mailIn ?? '')
  try {
    await keepPost(app, { raw, from, to: to.length > 0 ? to : [''], tooLarge })
  } catch (error) {
    app.log('error', 'letter not kept', { error: String(error) })
    throw Object.assign(new Error('not kept'), { code: 'database' })
  }
}

/** A message we have is marked as seen and laid elsewhere. What is too large keeps a flag. */
async function layAway(client: ImapFlow, uid: number, { taken: to }: Shelf, tooLarge: boolean) {
  const flags = ['\\Seen', ...(tooLarge ? ['\\Flagged'] : []), ...(to === null ? [mark] : [])]
  await client.messageFlagsAdd(String(uid), flags, { uid: true })
  if (to !== null) await client.messageMove(String(uid), to, { uid: true })
}

/** What in the open folder is new: all that lies there, or all that carries no mark of ours. */
function isNew(client: ImapFlow, to: string | null): SearchObject {
  if (to !== null) return { deleted: false }
  const flags = client.mailbox && client.mailbox.permanentFlags
  const canMark = !flags || flags.has('\\*') || flags.has(mark)
  return { deleted: false, ...(canMark ? { unKeyword: mark } : { seen: false }) }
}

/**
 * Takes in what lies in the mailbox, one message after the other: kept as it came, and only then
 * laid away. Whatever stops it between, the next round finds the message again, and it is kept
 * once. One that cannot be fetched stays where it is and keeps no other waiting.
 */
export async function takeIn(app: App, client: ImapFlow, shelf: Shelf) {
  const lock = await client.getMailboxLock(shelf.folder)
  try {
    const found = (await client.search(isNew(client, shelf.taken), { uid: true })) || []
    for (const uid of found) {
      if (shelf.dealtWith.has(uid)) continue
      const fetched = await fetchOne(client, uid).catch((error: unknown) => {
        if (!client.usable) throw error
        app.log('warn', 'letter cannot be fetched', { uid })
        return null
      })
      shelf.dealtWith.add(uid)
      if (!fetched) continue
      await keep(app, fetched)
      await layAway(client, uid, shelf, fetched.tooLarge)
    }
  } finally {
    lock.release()
  }
}
