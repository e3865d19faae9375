import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { SMTPServer, type SMTPServerSession } from 'smtp-server'

/** How the sink receives a letter, by its reader’s address. */
export type Manner =
  | 'take'
  | 'refuse the reader'
  | 'later for the reader'
  | 'refuse the text'
  | 'later for the text'
  | 'drop in the text'
  | 'drop after the text'
  | 'stall at the reader'
  | 'stall after the text'

/** A letter that came whole, whatever the sink then said. */
export type Arrived = { messageId: string; to: string[]; raw: string }

export type Sink = {
  url: string
  arrived: Arrived[]
  close: () => Promise<void>
}

const saying = (code: number, words: string) =>
  Object.assign(new Error(words), { responseCode: code })

/**
 * A mail server on this machine that keeps what it is sent, and is as difficult as asked.
 * `slowly` is how many milliseconds it thinks before it takes a letter.
 */
export async function openSink({
  mannerOf = (_: string): Manner => 'take',
  slowly = (): number => 0,
  door = 'open' as 'open' | 'shut' | 'wants a password' | 'refuses every password',
} = {}): Promise<Sink> {
  const arrived: Arrived[] = []
  const drop = (session: SMTPServerSession) => {
    for (const connection of server.connections) {
      if (connection.id === session.id) connection._socket.destroy()
    }
  }
  const mannerFor = (session: SMTPServerSession) =>
    mannerOf(session.envelope.rcptTo[0]?.address ?? '')
  const server = new SMTPServer({
    authOptional: door === 'open' || door === 'shut',
    allowInsecureAuth: true,
    hideSTARTTLS: true,
    disableReverseLookup: true,
    logger: false,
    closeTimeout: 100,
    onConnect(_, callback) {
      if (door === 'shut') callback(saying(554, 'we do not talk to you'))
      else callback()
    },
    onAuth(_, __, callback) {
      callback(saying(535, 'not this password'))
    },
    onRcptTo(address, _, callback) {
      const manner = mannerOf(address.address)
      if (manner === 'refuse the reader') callback(saying(550, 'no such person'))
      else if (manner === 'later for the reader') callback(saying(450, 'come back later'))
      else if (manner !== 'stall at the reader') callback()
    },
    async onData(stream, session, callback) {
      const manner = mannerFor(session)
      if (manner === 'drop in the text') stream.once('data', () => drop(session))
      const chunks: Buffer[] = []
      try {
        for await (const chunk of stream) chunks.push(Buffer.from(chunk))
      } catch {
        return // The sender vanished in the middle: nothing has arrived.
      }
      if (manner === 'drop in the text') return
      const raw = Buffer.concat(chunks).toString('utf8')
      const messageId = /^message-id:\s*(\S+)/im.exec(raw)?.[1] ?? ''
      if (manner === 'refuse the text') return callback(saying(550, 'not this'))
      if (manner === 'later for the text') return callback(saying(451, 'not now'))
      arrived.push({ messageId, to: session.envelope.rcptTo.map(to => to.address), raw })
      if (manner === 'drop after the text') return drop(session)
      if (manner === 'stall after the text') return
      await pause(slowly())
      callback()
    },
  })
  server.on('error', () => undefined)
  const listening = server.listen(0, '127.0.0.1')
  await once(listening, 'listening')
  const { port } = listening.address() as AddressInfo
  const close = () => new Promise<void>(resolve => server.close(() => resolve()))
  return { url: `smtp://127.0.0.1:${port}`, arrived, close }
}
