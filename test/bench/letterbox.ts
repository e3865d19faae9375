// Ten thousand messages, each a different lie, through the letterbox and through what mail-in does:
// none is lost, none stops the others, and how long it takes.
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import fc from 'fast-check'
import nodemailer from 'nodemailer'
import { keepPost } from '../../src/actions/post/keep-post.ts'
import { openPost } from '../../src/actions/post/open-post.ts'
import type { App } from '../../src/app.ts'
import { openLetterbox } from '../../src/mailroom/letterbox.ts'
import { keepingPost } from '../../src/mailroom/smtp.ts'
import { propose } from '../../src/programme/matching/proposal.ts'
import { strangeMail } from '../strange-mail.ts'
import { openAnywhere } from './place.ts'

const count = Number(process.env['BENCH_LETTERS'] ?? 10_000)
const seed = Number(process.env['BENCH_SEED'] ?? 87)
const folder = mkdtempSync(join(tmpdir(), 'letterbox-'))
const opened = await openAnywhere(process.env['BENCH_POSTGRES'] ?? join(folder, 'database'))
const said: string[] = []
const app: App = {
  db: opened.db,
  now: () => Temporal.Now.instant(),
  wallNow: () => Temporal.Now.instant(),
  chance: bytes => randomBytes(bytes),
  post: keepingPost,
  deliver: async () => undefined,
  match: async asked => propose(asked),
  origin: 'http://localhost',
  sender: 'journey@in.wayfellow.test',
  mailIn: 'in.wayfellow.test',
  log: (level, what) => {
    if (level === 'error') said.push(what)
  },
}
const box = await openLetterbox(app, { port: 0, host: '127.0.0.1' })
const transport = nodemailer.createTransport({
  host: '127.0.0.1',
  port: box.port,
  pool: true,
  maxConnections: 5,
  maxMessages: Infinity,
})

const letters = fc.sample(strangeMail, { numRuns: count, seed }).entries()
let refused = 0

/** Every second one by SMTP, the others byte for byte. */
async function bring() {
  for (const [at, raw] of letters) {
    const to = `reply+${at + 1}@in.wayfellow.test`
    const envelope = { from: 'a@example.net', to: [to] }
    if (at % 2 === 1) await keepPost(app, { raw, ...envelope })
    else await transport.sendMail({ envelope, raw: Buffer.from(raw) }).catch(() => (refused += 1))
  }
}

const began = performance.now()
await Promise.all(Array.from({ length: 5 }, bring))
const kept = performance.now()
let slowest = 0
let broke = 0
for (;;) {
  const start = performance.now()
  const did = await openPost(app).catch(() => {
    broke += 1
    return 1
  })
  slowest = Math.max(slowest, performance.now() - start)
  if (did === 0) break
}
const read = performance.now()

const rows = await app.db
  .selectFrom('inbound_letter')
  .select(['state', 'reason', eb => eb.fn.countAll<string>().as('count')])
  .groupBy(['state', 'reason'])
  .orderBy('reason')
  .execute()
const there = rows.reduce((sum, row) => sum + Number(row.count), 0)
const waiting = rows.filter(row => row.state === 'waiting').length
const each = (from: number, to: number) => `${((to - from) / count).toFixed(2)} ms each`

process.stdout.write(
  [
    `${count} brought, ${refused} refused, ${there} there, lost: ${count - refused - there}`,
    `kept in ${each(began, kept)}, opened in ${each(kept, read)}, slowest ${slowest.toFixed(0)} ms`,
    `opening broke ${broke} times; errors logged: ${said.length}`,
    ...rows.map(row => `${row.state}, ${row.reason ?? 'no reason'}: ${row.count}`),
    '',
  ].join('\n'),
)
transport.close()
await box.close()
await opened.close()
rmSync(folder, { recursive: true, force: true })
process.exit(count - refused - there === 0 && waiting === 0 && broke === 0 ? 0 : 1)
