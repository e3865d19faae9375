import type { App } from '../app.ts'
import type { Db } from '../store/open.ts'
import { newestIn } from '../store/messages.ts'
import { newestInThreads } from '../store/room-posts.ts'
import type { Visit } from './visit.ts'

/** Told of the newest of what is watched; of null when there is nothing to watch any more. */
type Listener = (newest: number | null) => void

const everyMilliseconds = 1000
/** More pages than these one process does not keep up to date; the others are read anew by hand. */
const mostListeners = 1000
/** A browser comes back by itself; so whoever may no longer read is soon found out. */
const longestMinutes = 10

/** The newest of each of these; none for what is not there any more. */
type Newest = (db: Db, ids: number[]) => Promise<Map<number, number>>

/** What an open page can be kept up to date about: what a pair writes, or what is in a thread. */
const watched = { pair: newestIn, thread: newestInThreads } satisfies Record<string, Newest>
type Watched = keyof typeof watched

/**
 * Looks once a second whether something was written where pages are open, whichever process wrote it:
 * one question for all of a kind.
 */
class Watch {
  #app: Pick<App, 'db' | 'log'>
  #newest: Newest
  #listeners = new Map<number, Set<Listener>>()
  #count = 0
  #timer: NodeJS.Timeout | null = null

  constructor(app: Pick<App, 'db' | 'log'>, newest: Newest) {
    this.#app = app
    this.#newest = newest
  }

  get isFull() {
    return this.#count >= mostListeners
  }

  /** Begins to listen; returns how to end it. */
  listen(id: number, listener: Listener): () => void {
    const listeners = this.#listeners.get(id) ?? new Set<Listener>()
    this.#listeners.set(id, listeners.add(listener))
    this.#count += 1
    if (this.#timer === null) this.#lookSoon()
    return () => {
      if (!listeners.delete(listener)) return
      this.#count -= 1
      if (listeners.size === 0) this.#listeners.delete(id)
    }
  }

  #lookSoon() {
    this.#timer = setTimeout(() => this.#look(), everyMilliseconds).unref()
  }

  async #look() {
    const { db, log } = this.#app
    const newest = await this.#newest(db, [...this.#listeners.keys()]).catch((error: unknown) =>
      log('error', 'open pages are not kept up to date', { error: String(error) }),
    )
    if (newest) {
      for (const [id, listeners] of this.#listeners) {
        for (const listener of listeners) listener(newest.get(id) ?? null)
      }
    }
    this.#timer = null
    if (this.#count > 0) this.#lookSoon()
  }
}

const watches = new WeakMap<Db, Map<Watched, Watch>>()

function watchOf(app: App, kind: Watched): Watch {
  const all = watches.get(app.db) ?? new Map<Watched, Watch>()
  watches.set(app.db, all)
  const watch = all.get(kind) ?? new Watch(app, watched[kind])
  all.set(kind, watch)
  return watch
}

/** A stream of events for an open page: `new` with the number of the newest that was written. */
export async function watch(visit: Visit, kind: Watched, id: number): Promise<Response> {
  const watch = watchOf(visit.app, kind)
  // 204 tells a browser not to ask again.
  if (watch.isFull) return visit.c.body(null, 204)
  let known = (await watched[kind](visit.app.db, [id])).get(id) ?? 0
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
      const stop = watch.listen(id, newest => {
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
