// How fast our two heaviest pages are beside a bare page, with 300 people, on PostgreSQL. They are
// asked in turns, so that whatever else the machine does falls on all three.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { randomBytes } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import pg from 'pg'
import { addPerson } from '../../src/actions/keep-place.ts'
import { keepEntry } from '../../src/actions/keep-entry.ts'
import { markStep } from '../../src/actions/mark-step.ts'
import { pairPeople } from '../../src/actions/pair-people.ts'
import { publishGuide } from '../../src/actions/publish-guide.ts'
import { setUpHouse } from '../../src/actions/set-up-house.ts'
import type { App } from '../../src/app.ts'
import { keepingPost } from '../../src/mailroom/smtp.ts'
import { openPostgres } from '../../src/store/open.ts'
import { pairBy, placeBy } from '../../src/store/places.ts'
import { muscat, must, shippedGuide } from '../cohort.ts'
import { load, type Figures } from './load.ts'

const server = process.env['BENCH_POSTGRES'] ?? 'postgres://postgres@127.0.0.1:5432/postgres'
const name = `wayfellow_bench_${randomBytes(3).toString('hex')}`
const seconds = Number(process.env['BENCH_SECONDS'] ?? 4)

async function admin(sql: string) {
  const client = new pg.Client(server)
  await client.connect()
  await client.query(sql)
  await client.end()
}

const at = (url: string) => {
  const address = new URL(server)
  address.pathname = `/${url}`
  return address.href
}

/** 200 mentees, 100 mentors, 200 pairs, each a little way along. */
async function fill(app: App) {
  await publishGuide(app, 'stakeholder-journey', shippedGuide())
  const opened = await must(
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
  const { cohort } = opened
  const add = (role: 'mentor' | 'mentee', at: number) =>
    must(
      addPerson(app, 1, cohort, {
        name: `${role} ${at}`,
        address: `${role}${at}@example.org`,
        role,
        groups: ['ncuc'],
        capacity: 2,
      }),
    )
  let mentee = 0
  for (let one = 0; one < 100; one++) {
    const mentor = await add('mentor', one)
    for (let two = 0; two < 2; two++) {
      const { place } = await add('mentee', mentee++)
      const { pair } = await must(
        pairPeople(app, 1, cohort, { mentor: mentor.place, mentee: place }),
      )
      const own = await placeBy(app.db, place)
      const both = await pairBy(app.db, pair)
      if (!own || !both) throw new Error('The bench has lost somebody')
      for (const entry of ['registration', 'travel', 'visa', 'transit-visa']) {
        await must(keepEntry(app, own, entry, { state: 'done', on: null, note: 'settled' }))
      }
      for (const step of ['ground-rules', 'what-icann-brings']) {
        await must(markStep(app, own, both, { step, how: 'done', note: '' }))
      }
    }
  }
  return { cohort, secret: opened.secret }
}

async function started(file: string): Promise<{ port: number; stop: () => void }> {
  const child = fork(fileURLToPath(new URL(file, import.meta.url)), [at(name)], {
    execArgv: ['--import', fileURLToPath(new URL('../../bin/jsx.mjs', import.meta.url))],
  })
  const dead = once(child, 'exit').then(() => Promise.reject(new Error(`${file} has stopped`)))
  dead.catch(() => undefined)
  const [port] = (await Promise.race([once(child, 'message'), dead])) as [number]
  return { port, stop: () => child.kill() }
}

type Turns = Record<'floor' | 'journey' | 'glance', Figures[]>

/** The turn that was neither the fastest nor the slowest. */
function middle(turns: Figures[]): Figures {
  const found = turns.toSorted((a, b) => a.perSecond - b.perSecond)[Math.floor(turns.length / 2)]
  if (!found) throw new Error('Nothing was measured')
  return found
}

const line = (what: string, { perSecond, p50, p99, failed }: Figures, floor: Figures) => {
  const ratio = (perSecond / floor.perSecond).toFixed(2)
  process.stdout.write(
    `${what.padEnd(24)} ${String(perSecond).padStart(6)}/s  p50 ${p50} ms  p99 ${p99} ms  ` +
      `${failed} failed  ${ratio} of the floor (goal 0.60)\n`,
  )
}

const clockAt = () => Temporal.Instant.from('2026-09-12T05:00:00Z')

await admin(`create database ${name}`)
try {
  const opened = await openPostgres(at(name))
  const app: App = {
    db: opened.db,
    now: clockAt,
    wallNow: () => Temporal.Now.instant(),
    chance: bytes => randomBytes(bytes),
    post: keepingPost,
    deliver: async () => 0,
    match: () => Promise.reject(new Error('Nobody is matched here')),
    origin: 'http://127.0.0.1',
    sender: 'journey@example.org',
    mailIn: null,
    log: () => undefined,
  }
  const { cohort, secret } = await fill(app)
  const mentee = await opened.db
    .selectFrom('place')
    .select('person_id')
    .where('role', '=', 'mentee')
    .limit(1)
    .executeTakeFirstOrThrow()
  const { signInFor } = await import('./sign-in-for.ts')
  const menteeSecret = await signInFor(app, mentee.person_id)
  await opened.close()
  const floor = await started('./floor.tsx')
  const site = await started('./site.ts')
  const as = (key: string) => ({ cookie: `wayfellow=${key}`, 'accept-encoding': 'gzip' })
  const shape = { connections: 50, seconds }
  const gzip = { 'accept-encoding': 'gzip' }
  const journey = `http://127.0.0.1:${site.port}/cohorts/${cohort}/journey`
  const glance = `http://127.0.0.1:${site.port}/cohorts/${cohort}`
  await load(journey, { headers: as(menteeSecret), connections: 10, seconds: 2 })
  const bare = `http://127.0.0.1:${floor.port}/`
  const turns: Turns = { floor: [], journey: [], glance: [] }
  for (let turn = 0; turn < 3; turn++) {
    turns.floor.push(await load(bare, { headers: gzip, ...shape }))
    turns.journey.push(await load(journey, { headers: as(menteeSecret), ...shape }))
    turns.glance.push(await load(glance, { headers: as(secret), ...shape }))
  }
  const low = middle(turns.floor)
  line('floor', low, low)
  line('my journey', middle(turns.journey), low)
  line('cohort at a glance', middle(turns.glance), low)
  for (const [what, url, key] of [
    ['my journey', journey, menteeSecret],
    ['cohort at a glance', glance, secret],
  ] as const) {
    const answer = await fetch(url, { headers: { cookie: `wayfellow=${key}` } })
    const html = gzipSync(Buffer.from(await answer.text())).length
    const { sheets } = await import('../../src/web/style/sheet.ts')
    const css = gzipSync(Buffer.from(sheets.house.style)).length
    process.stdout.write(
      `${what.padEnd(24)} ${html} bytes of HTML and ${css} of style, gzip (limit 14336 together)\n`,
    )
  }
  floor.stop()
  site.stop()
} finally {
  await admin(`drop database if exists ${name} with (force)`)
}
