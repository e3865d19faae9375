// How many letters a second go from owed to posted, beside a bare pooled transport.
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

let arrived = 0
const sink = new SMTPServer({
  authOptional: true,
  disabledCommands: ['AUTH', 'STARTTLS'],
  onData: (stream, _, done) => {
    stream.resume()
    stream.on('end', () => {
      arrived += 1
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

const rate = (began: number) => Math.round(count / ((performance.now() - began) / 1000))

/** The same text and HTML, through the same pool, and nothing else. */
async function bare(text: string, html: string): Promise<number> {
  const transport = nodemailer.createTransport({ url, pool: true, maxConnections: 5 })
  const began = performance.now()
  const letters = Array.from({ length: count }, (_, at) => at)
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
  transport.close()
  return rate(began)
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
  const owed = Array.from({ length: count }, (_, at) => ({
    onceKey: `bench/${at}`,
    cohort,
    step: null,
    template: 'overall-introduction',
    to: 2,
    from: null,
    values: {},
    essential: true,
  }))
  await oweLetters(app.db, owed, app.now())
  const postman = { name: 'bench', leaseSeconds: 120, batch: 50 }
  const began = performance.now()
  while ((await deliverPost(app, postman)) > 0);
  const ours = rate(began)
  const posted = arrived
  const peer = await bare(sample.text, sample.html)
  process.stdout.write(`owed to posted   ${ours} letters/s (${posted} arrived)\n`)
  process.stdout.write(`bare transport   ${peer} letters/s\n`)
  process.stdout.write(`ratio            ${(ours / peer).toFixed(2)} (goal 0.70)\n`)
} finally {
  await post.close()
  await opened.close()
  sink.close()
  await admin(`drop database if exists ${name} with (force)`)
}
