import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fireDueSteps } from '../../src/actions/fire-due-steps.ts'
import { moveMeeting } from '../../src/actions/move-meeting.ts'
import { testApp } from '../app.ts'
import { muscat, must, startProgramme, type Programme } from '../cohort.ts'
import { databaseAt, onServer } from '../server.ts'
import { openSink, type Sink } from '../sink.ts'
import { start, type Child } from './child.ts'
import { dice } from './dice.ts'
import { openAnywhere } from './place.ts'

export type Figures = {
  engine: 'PGlite' | 'PostgreSQL'
  kills: number
  letters: number
  posted: number
  bounced: number
  inDoubt: number
  inDoubtButArrived: number
  lost: number
  arrivedTwice: number
  seconds: number
}

type Place = { where: string; clear: () => Promise<void> }

async function newPlace(server: string | null): Promise<Place> {
  if (server !== null) {
    const name = `wayfellow_killing_${process.pid}`
    await onServer(server, `drop database if exists ${name} with (force)`)
    await onServer(server, `create database ${name}`)
    return {
      where: databaseAt(server, name),
      clear: () => onServer(server, `drop database ${name} with (force)`),
    }
  }
  const folder = mkdtempSync(join(tmpdir(), 'wayfellow-killing-'))
  return {
    where: join(folder, 'database'),
    clear: async () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** A cohort of so many mentees, each owed the first letter. */
async function oweFirst(where: string, mentees: number): Promise<Programme> {
  const { db, close } = await openAnywhere(where)
  const app = testApp(db)
  const role = 'mentee' as const
  const people = Array.from({ length: mentees }, (_, at) => ({ name: `Mentee-${at}`, role }))
  const programme = await startProgramme(app, { people, pairs: [] })
  await fireDueSteps(app)
  await close()
  return programme
}

/** Another letter to everybody: the meeting moves a day. */
async function oweMore(where: string, programme: Programme, round: number) {
  const { db, close } = await openAnywhere(where)
  const app = testApp(db)
  app.clock.forward({ days: round })
  const startsOn = muscat.startsOn.add({ days: round })
  const meeting = { ...muscat, startsOn, endsOn: startsOn.add({ days: 5 }) }
  await must(moveMeeting(app, programme.staff, programme.cohort, meeting))
  await close()
}

/** One life of the postmen: begun, and killed at a random moment. True when nothing was owed. */
async function liveAndDie(begin: () => Child[], sink: Sink, random: () => number) {
  const before = sink.arrived.length
  const postmen = begin()
  const ready = await Promise.all(postmen.map(one => one.hear(line => line === 'ready')))
  if (ready.includes(null)) throw new Error(postmen.flatMap(one => one.said).join('\n'))
  let over = false
  if (random() < 0.25) await pause(random() * 500)
  else {
    while (sink.arrived.length === before && !over) {
      await pause(2)
      over = postmen.some(one => one.said.includes('nothing owed'))
    }
    await pause(random() * 60)
  }
  for (const postman of postmen) {
    await postman.kill()
    await pause(random() * 40)
  }
  return over
}

async function figuresAt(where: string, sink: Sink) {
  const { db, engine, close } = await openAnywhere(where)
  const letters = await db.selectFrom('letter').select(['id', 'state']).execute()
  await close()
  const copies = new Map<string, number>()
  for (const { messageId } of sink.arrived) copies.set(messageId, (copies.get(messageId) ?? 0) + 1)
  const arrived = (id: number) => copies.has(`<letter.${id}@wayfellow.test>`)
  const inState = (state: string) => letters.filter(letter => letter.state === state)
  const unsettled = letters.filter(({ state }) => state === 'owed' || state === 'posting')
  const onlySaidSo = inState('posted').filter(({ id }) => !arrived(id))
  return {
    engine,
    letters: letters.length,
    posted: inState('posted').length,
    bounced: inState('bounced').length,
    inDoubt: inState('in doubt').length,
    inDoubtButArrived: inState('in doubt').filter(({ id }) => arrived(id)).length,
    lost: unsettled.length + onlySaidSo.length,
    arrivedTwice: [...copies.values()].filter(count => count > 1).length,
  }
}

/**
 * Letters are owed; postmen carry them to a mail server that takes its time, and are killed with
 * SIGKILL at random moments, again and again, on PostgreSQL two at once. Then they are left in
 * peace until nothing is owed, and everything is counted.
 */
export async function killPostmen({
  server = null as string | null,
  kills = 50,
  letters = 200,
  seed = 87,
  tell = (_: string) => {},
} = {}): Promise<Figures> {
  const began = performance.now()
  const random = dice(seed)
  const place = await newPlace(server)
  const sink = await openSink({ slowly: () => 10 + random() * 50 })
  const crew = server === null ? 1 : 2
  const one = () => start('test/bench/carrier.ts', [place.where, sink.url, '3'])
  const begin = () => Array.from({ length: crew }, one)
  try {
    const programme = await oweFirst(place.where, letters)
    let killed = 0
    let round = 0
    while (killed < kills) {
      const over = await liveAndDie(begin, sink, random)
      killed += crew
      tell(`${killed} killed, ${sink.arrived.length} letters at the mail server`)
      if (over && killed < kills) await oweMore(place.where, programme, (round += 1))
    }
    const survivor = one()
    await survivor.hear(line => line === 'nothing owed')
    await survivor.kill()
    const figures = await figuresAt(place.where, sink)
    return { ...figures, kills: killed, seconds: Math.round((performance.now() - began) / 1000) }
  } finally {
    await sink.close()
    await place.clear()
  }
}
