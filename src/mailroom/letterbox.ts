import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { SMTPServer, type SMTPServerDataStream } from 'smtp-server'
import { keepPost, mostBytes } from '../actions/post/keep-post.ts'
import type { App } from '../app.ts'

/** A letterbox that is open: the port it stands at, and how to close it. */
export type Letterbox = { port: number; close: () => Promise<void> }

/** A reply of the mail protocol: its number, and words for the postmaster at the other end. */
const saying = (code: number, words: string) =>
  Object.assign(new Error(words), { responseCode: code })

const tooLarge = () =>
  saying(552, '5.3.4 Sorry, this letter is too large: at most 20 MB with all that is attached.')

/** Whom a letter may be for: a reply address, or the address our letters come from. */
function isForUs(app: App, address: string): boolean {
  const [local = '', domain = ''] = address.toLowerCase().split('@')
  const isReply = domain === app.mailIn && local.startsWith('reply+')
  return isReply || (domain === app.mailIn && address.toLowerCase() === app.sender.toLowerCase())
}

/** All that was sent, or null when it is more than we take. The rest is let pass by. */
async function readAll(stream: SMTPServerDataStream): Promise<Uint8Array | null> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of stream) {
    bytes += chunk.length
    if (bytes <= mostBytes) chunks.push(Buffer.from(chunk))
    else chunks.length = 0
  }
  return bytes > mostBytes || stream.sizeExceeded ? null : Buffer.concat(chunks)
}

/**
 * Opens the letterbox: mail for reply addresses is kept as it came, and only then we say that we
 * have it. Nothing is read here, so nothing in a letter can stop the next one. By SMTP, or by LMTP
 * (RFC 2033), which says so once for each reader.
 */
export async function openLetterbox(
  app: App,
  { port, host, protocol = 'smtp' }: { port: number; host: string; protocol?: 'smtp' | 'lmtp' },
): Promise<Letterbox> {
  const server = new SMTPServer({
    lmtp: protocol === 'lmtp',
    size: mostBytes,
    banner: 'wayfellow',
    disabledCommands: ['AUTH', 'STARTTLS'],
    authOptional: true,
    disableReverseLookup: true,
    logger: false,
    maxClients: 50,
    socketTimeout: 60_000,
    closeTimeout: 1_000,
    onRcptTo(address, _, callback) {
      if (isForUs(app, address.address)) callback()
      else callback(saying(550, '5.1.1 Nobody has this address here.'))
    },
    async onData(stream, session, callback) {
      try {
        const raw = await readAll(stream)
        if (!raw) return callback(tooLarge())
        const { mailFrom, rcptTo } = session.envelope
        const from = (mailFrom && mailFrom.address) || '<>'
        await keepPost(app, { raw, from, to: rcptTo.map(to => to.address) })
        callback(null, 'Kept.')
      } catch (error) {
        app.log('error', 'letter not kept', { error: String(error) })
        callback(saying(451, '4.3.0 Please bring it again later.'))
      }
    },
  })
  server.on('error', error => app.log('info', 'letterbox', { error: String(error) }))
  const listening = server.listen(port, host)
  await once(listening, 'listening')
  const at = listening.address() as AddressInfo
  return { port: at.port, close: () => new Promise<void>(resolve => server.close(() => resolve())) }
}
