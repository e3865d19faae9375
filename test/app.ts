import { createHash } from 'node:crypto'
import type { App, Envelope, Post, Receipt } from '../src/app.ts'
import { deliverPost, type Postman } from '../src/mailroom/postman.ts'
import { propose } from '../src/programme/matching/proposal.ts'
import type { Db } from '../src/store/open.ts'

/** A clock that stands still until it is moved. */
export type Clock = {
  set: (instant: string) => void
  forward: (by: Temporal.DurationLike) => void
}

type Line = { level: string; what: string; about: Record<string, unknown> }

/** An App whose clock, chance and post are the test’s own; nothing else is made up. */
export type TestApp = App & { clock: Clock; posted: Envelope[]; lines: Line[] }

/** Bytes that look random and are the same in every run. */
function steadyChance() {
  let drawn = 0
  return (bytes: number): Uint8Array => {
    const sheets = Array.from({ length: Math.ceil(bytes / 32) }, () =>
      createHash('sha256').update(`chance ${drawn++}`).digest(),
    )
    return new Uint8Array(Buffer.concat(sheets).subarray(0, bytes))
  }
}

/** A post that keeps every envelope it is handed and says what the test wants it to say. */
export function recordingPost(
  posted: Envelope[],
  says: (envelope: Envelope) => Receipt | Promise<Receipt> = () => ({ came: 'accepted' }),
): Post {
  const send = async (envelope: Envelope) => {
    posted.push(envelope)
    return says(envelope)
  }
  return { kept: false, parallel: 5, send, close: async () => undefined }
}

export const postman: Postman = { name: 'Pat', leaseSeconds: 120, batch: 20 }

async function rounds(app: App) {
  while ((await deliverPost(app, postman)) > 0);
}

/** The App of a test: 25 July 2026, twelve weeks before ICANN87, unless the clock is set. */
export function testApp(db: Db, start = '2026-07-25T09:00:00Z'): TestApp {
  let now = Temporal.Instant.from(start)
  const posted: Envelope[] = []
  const lines: Line[] = []
  return {
    db,
    now: () => now,
    wallNow: () => now,
    chance: steadyChance(),
    post: recordingPost(posted),
    deliver: rounds,
    match: async asked => propose(asked),
    origin: 'http://wayfellow.test',
    sender: 'journey@wayfellow.test',
    mailIn: null,
    log: (level, what, about = {}) => {
      lines.push({ level, what, about })
    },
    clock: {
      set: instant => {
        now = Temporal.Instant.from(instant)
      },
      forward: by => {
        now = now.toZonedDateTimeISO('UTC').add(by).toInstant()
      },
    },
    posted,
    lines,
  }
}

/** Sends the postman round until nothing is left that may go now. Returns what he took along. */
export async function deliverAll(app: TestApp): Promise<Envelope[]> {
  const before = app.posted.length
  await rounds(app)
  return app.posted.slice(before)
}
