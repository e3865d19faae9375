import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { introduce } from '../../src/actions/introduce.ts'
import { deliverAll, testApp } from '../app.ts'
import { start } from '../bench/child.ts'
import { openAnywhere } from '../bench/place.ts'
import { addressOf, must, startProgramme } from '../cohort.ts'
import { letterTo } from '../letterbox.ts'
import { databaseAt, onServer } from '../server.ts'
import { openMailbox, openWay } from './mailbox.ts'

const domain = 'in.wayfellow.test'

type House = { where: string; environment: Record<string, string> }

/** A database of its own that outlives the program, and the settings by which it is found. */
async function emptyHouse(): Promise<House> {
  const server = process.env['TEST_DATABASE_URL']
  if (server !== undefined) {
    const name = `wayfellow_fetching_${process.pid}`
    await onServer(server, `create database ${name}`)
    onTestFinished(() => onServer(server, `drop database ${name} with (force)`))
    const where = databaseAt(server, name)
    return { where, environment: { DATABASE_URL: where } }
  }
  const folder = mkdtempSync(join(tmpdir(), 'wayfellow-fetching-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return { where: join(folder, 'database'), environment: { DATA_FOLDER: folder, DATABASE_URL: '' } }
}

/** Mei has introduced herself to Ana. Returns where Ana answers. */
async function introduced({ where }: House): Promise<string> {
  const { db, close } = await openAnywhere(where)
  const app = testApp(db)
  app.mailIn = domain
  const programme = await startProgramme(app)
  const mei = await programme.placeOf('Mei')
  const pair = await programme.pairOf('Mei', 'Ana')
  await must(introduce(app, mei.person, pair, 'I look after tides.'))
  const letter = letterTo(await deliverAll(app), 'Ana')
  await close()
  return letter.replyTo.address
}

/** What came in, and what the two have been told of it. */
async function taken({ where }: House) {
  const { db, close } = await openAnywhere(where)
  const came = await db.selectFrom('inbound_letter').select(['state', 'words']).execute()
  const messages = await db.selectFrom('message').select(['words', 'how']).execute()
  await close()
  return { came, messages: messages.filter(message => message.how === 'mail') }
}

test('a program killed between keeping a message and marking it does not take it twice', async () => {
  const house = await emptyHouse()
  const address = await introduced(house)
  const mailbox = await openMailbox()
  await mailbox.lay(
    `From: ${addressOf('Ana')}\r\nTo: ${address}\r\nSubject: Re\r\nMessage-ID: <1@a>\r\n\r\nYes.\r\n`,
  )
  const settings = { ...house.environment, SMTP_URL: '', PORT: '0', MAIL_IN_DOMAIN: domain }
  const begin = (port: number) => {
    const MAIL_IN_IMAP_URL = mailbox.url.replace(`:${mailbox.port}`, `:${port}`)
    const environment = { ...settings, MAIL_IN_IMAP_URL }
    const program = start('bin/serve.mjs', [], {
      node: ['--import', './bin/jsx.mjs'],
      environment,
    })
    onTestFinished(() => program.kill())
    return program
  }

  const way = await openWay(mailbox.port, said => / UID STORE /.test(said))
  const first = begin(way.port)
  const stopped = await Promise.race([way.stopped, first.ended, pause(60_000)])
  if (typeof stopped !== 'string') throw new Error(first.said.join('\n'))
  expect(stopped).toContain('\\Seen')
  await first.kill()
  expect(await mailbox.lying()).toEqual({ INBOX: ['Re'], 'Taken in': [] })
  expect((await taken(house)).came).toHaveLength(1)

  const second = begin(mailbox.port)
  const end = performance.now() + 60_000
  while ((await mailbox.lying())['INBOX']?.length !== 0) {
    if (performance.now() > end) throw new Error(second.said.join('\n'))
    await pause(200)
  }
  await pause(2000)
  await second.kill()
  expect(await mailbox.lying()).toEqual({ INBOX: [], 'Taken in': ['Re \\Seen'] })
  expect(await taken(house)).toEqual({
    came: [{ state: 'taken', words: 'Yes.' }],
    messages: [{ words: 'Yes.', how: 'mail' }],
  })
})
