import type { App } from '../app.ts'
import type { Db } from '../store/open.ts'
import { newestIn } from '../store/messages.ts'
import type { Visit } from './visit.ts'

/** Told of the newest message of a pair; of null when the pair no longer walks. */
type Listener = (newest: number | null) => void

const everyMilliseconds = 1000
/** More pages than these one process does not keep up to date; the others are read anew by hand. */
const mostListeners = 1000
/** A browser comes back by itself; so whoever may no longer read is soon found out. */
const longestMinutes = 10

/**
 * Looks once a second whether something was written in the pairs whose pages are open, whichever
 * process wrote it: one question for all of them.
 */
class Watch {
  #app: Pick<App, 'db' | 'log'>
  #listeners = new Map<number, Set<Listener>>()
  #count = 0
  #timer: NodeJS.Timeout | null = null

  constructor(app: Pick<App, 'db' | 'log'>) {
    this.#app = app
  }

  get isFull() {
    return this.#count >= mostListeners
  }

  /** Begins to listen; returns how to end it. */
  listen(pair: number, listener: Listener): () => void {
    const listeners = this.#listeners.get(pair) ?? new Set<Listener>()
    this.#listeners.set(pair, listeners.add(listener))
    this.#count += 1
    if (this.#timer === null) this.#lookSoon()
    return () => {
      if (!listeners.delete(listener)) return
      this.#count -= 1
      if (listeners.size === 0) this.#listeners.delete(pair)
    }
  }

  #lookSoon() {
    this.#timer = setTimeout(() => this.#look(), everyMilliseconds).unref()
  }

  async #look() {
    const { db, log } = this.#app
    const newest = await newestIn(db, [...this.#listeners.keys()]).catch((error: unknown) =>
      log('error', 'open pages are not kept up to date', { error: String(error) }),
    )
    if (newest) {
      for (const [pair, listeners] of this.#listeners) {
        for (const listener of listeners) listener(newest.get(pair) ?? null)
      }
    }
    this.#timer = null
    if (this.#count > 0) this.#lookSoon()
  }
}

const watches = new WeakMap<Db, Watch>()

function watchOf(app: App): Watch {
  const watch = watches.get(app.db) ?? new Watch(app)
  watches.set(app.db, watch)
  return watch
}

/** A stream of events for an open page: `new` with the number of the newest message. */
export async function watchPair(visit: Visit, pair: number): Promise<Response> {
  const watch = watchOf(visit.app)
  // 204 tells a browser not to ask again.
  if (watch.isFull) return visit.c.body(null, 204)
  let known = (await newestIn(visit.app.db, [pair])).get(pair) ?? 0
  const text = new TextEncoder()
  let end = () => {}
  const body = new ReadableStream<Uint8Array>({
    start(stream) {
      const say = (line: string) => stream.enqueue(text.encode(line))
      const close = () => {
        end()
        stream.close()
      }
      const tooLong = setTimeout(close, longestMinutes * 60_000).unref()
      const stop = watch.listen(pair, newest => {
        if (newest === null) return close()
        if (newest > known) say(`event: new\ndata: ${newest}\n\n`)
        known = newest
      })
      end = () => {
        clearTimeout(tooLong)
        stop()
      }
      say('retry: 3000\n: listening\n\n')
    },
    cancel: () => end(),
  })
  visit.c.header('Content-Type', 'text/event-stream; charset=utf-8')
  visit.c.header('X-Accel-Buffering', 'no')
  return visit.c.body(body)
}
