import { ImapFlow } from 'imapflow'
import type { App } from '../app.ts'
import { placeForTaken, takeIn, tidy } from './take-in.ts'

/** A mailbox that is watched, and how to stop. */
export type Watch = { close: () => Promise<void> }

/** How often a mailbox is asked, and how long to wait after so many tries in vain, in seconds. */
export type Rhythm = { everySeconds: number; pauseSeconds: (tries: number) => number }

/** Half a minute, a minute, two, four …, at most an hour: a server may lock out who knocks often. */
const rhythm: Rhythm = {
  everySeconds: 60,
  pauseSeconds: tries => Math.min(30 * 2 ** Math.min(tries, 10), 3600),
}

/** After a day the connection is renewed, and what has lain long enough is cleared away. */
const dayMilliseconds = 24 * 3600 * 1000
const largestAnswer = 64 * 1024 * 1024

const onThisMachine = new Set(['localhost', '127.0.0.1', '[::1]'])

/** Rests so long, or until it is called or everything ends. */
function rest(seconds: number, signal: AbortSignal, call?: (wake: () => void) => () => void) {
  if (signal.aborted) return Promise.resolve()
  return new Promise<void>(resolve => {
    const wake = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', wake)
      forget?.()
      resolve()
    }
    const timer = setTimeout(wake, seconds * 1000)
    signal.addEventListener('abort', wake)
    const forget = call?.(wake)
  })
}

/** A connection to the mailbox of an address. A word never goes over a network in the clear. */
function connectionTo(address: URL): ImapFlow {
  const secure = address.protocol === 'imaps:'
  const client = new ImapFlow({
    host: address.hostname.replace(/^\[|\]$/g, ''),
    port: address.port === '' ? (secure ? 993 : 143) : Number(address.port),
    secure,
    ...(!secure && { doSTARTTLS: !onThisMachine.has(address.hostname) }),
    auth: {
      user: decodeURIComponent(address.username),
      pass: decodeURIComponent(address.password),
    },
    clientInfo: { name: 'wayfellow' },
    logger: false,
    autoIdleDelay: 500,
    connectionTimeout: 30_000,
    socketTimeout: 150_000,
    maxLiteralSize: largestAnswer,
    maxResponseSize: 2 * largestAnswer,
  })
  // What goes wrong is told by the command it goes wrong with; unheard it would end the program.
  client.on('error', () => undefined)
  return client
}

const folderIn = (address: URL) => decodeURIComponent(address.pathname.slice(1)) || 'INBOX'

/** Why a mailbox cannot be read, without a word of what the server said: it may repeat secrets. */
function reasonOf(error: unknown): string {
  const about = error as {
    authenticationFailed?: boolean
    serverResponseCode?: string
    code?: string
  }
  if (about.authenticationFailed) return 'not let in, name or password'
  const code = /^[A-Z0-9-]{1,40}$/.exec(about.serverResponseCode ?? '')?.[0] ?? about.code
  return code ?? (error instanceof Error ? error.name : 'unknown')
}

type Round = {
  app: App
  address: URL
  /** Whether there is a programme mail could be for. */
  isWanted: () => Promise<boolean>
  beat: Rhythm
  signal: AbortSignal
  /** Told after each round that went well. */
  went: () => void
}

/** Empties the mailbox again and again over one connection, until it is lost or a day is over. */
async function watchOnce({ app, address, isWanted, beat, signal, went }: Round) {
  const client = connectionTo(address)
  const lost = new AbortController()
  const end = () => {
    lost.abort()
    client.close()
  }
  client.on('close', () => lost.abort())
  signal.addEventListener('abort', end)
  const until = performance.now() + dayMilliseconds
  try {
    await client.connect()
    const taken = await placeForTaken(client)
    if (taken !== null) await tidy(app, client, taken)
    const shelf = { folder: folderIn(address), taken, dealtWith: new Set<number>() }
    while (!signal.aborted && performance.now() < until && (await isWanted())) {
      await takeIn(app, client, shelf)
      went()
      if (lost.signal.aborted) throw Object.assign(new Error('lost'), { code: 'NoConnection' })
      await rest(beat.everySeconds, lost.signal, wake => {
        client.on('exists', wake)
        return () => client.off('exists', wake)
      })
    }
    if (client.usable) await client.logout()
  } finally {
    signal.removeEventListener('abort', end)
    client.close()
  }
}

/**
 * Watches a mailbox: whatever comes to it is kept as it came, and only then it leaves. A trouble is
 * logged once, however often it is met, and again when it is another.
 */
export function watchMailbox(
  app: App,
  {
    url,
    isWanted,
    beat = rhythm,
  }: { url: string; isWanted: () => Promise<boolean>; beat?: Rhythm },
): Watch {
  const address = new URL(url)
  const ended = new AbortController()
  const about = { host: address.host }
  let tries = 0
  const troubles = new Set<string>()
  const went = () => {
    if (troubles.size > 0) app.log('warn', 'mailbox is read again', about)
    tries = 0
    troubles.clear()
  }
  const watch = async () => {
    while (!ended.signal.aborted) {
      try {
        const round = { app, address, isWanted, beat, signal: ended.signal, went }
        if (await isWanted()) await watchOnce(round)
        await rest(beat.everySeconds, ended.signal)
      } catch (error) {
        if (ended.signal.aborted) return
        const why = reasonOf(error)
        if (!troubles.has(why)) app.log('error', 'mailbox cannot be read', { ...about, why })
        troubles.add(why)
        await rest(beat.pauseSeconds(tries), ended.signal)
        tries += 1
      }
    }
  }
  const watching = watch()
  return {
    close: async () => {
      ended.abort()
      await watching
    },
  }
}
