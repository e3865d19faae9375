// How many letters a second go from owed to posted, beside a bare pooled transport: warmed up, then
// in turns, so that whatever else the machine does falls on both.
import { randomBytes } from 'node:crypto'
import { performance } from 'node:perf_hooks'
import nodemailer from 'nodemailer'
import pg from 'pg'
import { SMTPServer } from 'smtp-server'
import { addPerson, type Placing } from '../../src/actions/keep-place.ts'
import { publishGuide } from '../../src/actions/publish-guide.ts'
import { setUpHouse } from '../../src/actions/set-up-house.ts'
import type { App } from '../../src/app.ts'
import { deliverPost } from '../../src/mailroom/postman.ts'
import { smtpPost } from '../../src/mailroom/smtp.ts'
import { oweLetters } from '../../src/store/letters.ts'
import { openPostgres } from '../../src/store/open.ts'
import { muscat, must, shippedGuide } from '../cohort.ts'

const count = Number(process.env['BENCH_LETTERS'] ?? 1000)
const server = process.env['BENCH_POSTGRES'] ?? 'postgres://postgres@127.0.0.1:5432/postgres'
const name = `wayfellow_bench_${randomBytes(3).toString('hex')}`

const sink = new SMTPServer({
  authOptional: true,
  disabledCommands: ['AUTH', 'STARTTLS'],
  onData: (stream, _, done) => {
    stream.resume()
    stream.on('end', () => {
      done()
    })
  },
})
await new Promise<void>(resolve => sink.listen(0, '127.0.0.1', resolve))
const address = sink.server.address()
const port = typeof address === 'object' && address ? address.port : 0
const url = `smtp://127.0.0.1:${port}`

async function admin(sql: string) {
  const client = new pg.Client(server)
  await client.connect()
  await client.query(sql)
  await client.end()
}

const turns = 5
const round = Math.ceil(count / turns)
const transport = nodemailer.createTransport({ url, pool: true, maxConnections: 5 })

/** The same text and HTML, through the same pool, and nothing else. Returns how long it took. */
async function bare(text: string, html: string): Promise<number> {
  const began = performance.now()
  const letters = Array.from({ length: round }, (_, at) => at)
  const carry = async () => {
    for (let at = letters.shift(); at !== undefined; at = letters.shift()) {
      await transport.sendMail({
        from: 'a@example.org',
        to: `b${at}@example.org`,
        subject: 'Letter',
        text,
        html,
      })
    }
  }
  await Promise.all(Array.from({ length: 5 }, carry))
  return performance.now() - began
}

await admin(`create database ${name}`)
const there = new URL(server)
there.pathname = `/${name}`
const opened = await openPostgres(there.href)
let sample = { text: '', html: '' }
const post = smtpPost(url)
const app: App = {
  db: opened.db,
  now: () => Temporal.Instant.from('2026-07-25T06:00:00Z'),
  wallNow: () => Temporal.Now.instant(),
  chance: bytes => randomBytes(bytes),
  post: {
    ...post,
    send: envelope => {
      sample = { text: envelope.text, html: envelope.html }
      return post.send(envelope)
    },
  },
  deliver: async () => 0,
  match: () => Promise.reject(new Error('Nobody is matched here')),
  origin: 'http://127.0.0.1',
  sender: 'journey@example.org',
  mailIn: null,
  log: (level, what, about) => process.stderr.write(`${level} ${what} ${JSON.stringify(about)}\n`),
}
try {
  await publishGuide(app, 'stakeholder-journey', shippedGuide())
  const { cohort } = await must(
    setUpHouse(app, {
      organisation: 'ICANN',
      address: 'journey@example.org',
      staff: { name: 'Staff', address: 'staff@example.org', language: 'en', zone: 'UTC' },
      cohort: {
        name: 'Bench',
        organisation: 'ICANN',
        address: 'journey@example.org',
        meeting: muscat,
      },
      device: 'bench',
    }),
  )
  const placing: Placing = { role: 'mentee', groups: [], capacity: 1 }
  await must(
    addPerson(app, 1, cohort, { ...placing, name: 'Reader', address: 'reader@example.org' }),
  )
  const postman = { name: 'bench', leaseSeconds: 120, batch: 100 }
  const ours = async (turn: number) => {
    const owed = Array.from({ length: round }, (_, at) => ({
      onceKey: `bench/${turn}/${at}`,
      cohort,
      step: null,
      template: 'overall-introduction',
      to: 2,
      from: null,
      values: {},
      essential: true,
    }))
    await oweLetters(app.db, owed, app.now())
    const began = performance.now()
    while ((await deliverPost(app, postman)) > 0);
    return performance.now() - began
  }
  const took = { ours: 0, bare: 0 }
  for (let turn = 0; turn <= turns; turn++) {
    const one = { ours: await ours(turn), bare: await bare(sample.text, sample.html) }
    if (turn === 0) continue
    took.ours += one.ours
    took.bare += one.bare
  }
  const { posted } = await opened.db
    .selectFrom('letter')
    .select(eb => eb.fn.countAll<string>().as('posted'))
    .where('state', '=', 'posted')
    .executeTakeFirstOrThrow()
  const rate = (ms: number) => Math.round((round * turns) / (ms / 1000))
  process.stdout.write(`owed to posted   ${rate(took.ours)} letters/s (${posted} posted)\n`)
  process.stdout.write(`bare transport   ${rate(took.bare)} letters/s\n`)
  process.stdout.write(`ratio            ${(took.bare / took.ours).toFixed(2)} (goal 0.70)\n`)
} finally {
  transport.close()
  await post.close()
  await opened.close()
  sink.close()
  await admin(`drop database if exists ${name} with (force)`)
}
