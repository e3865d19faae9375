import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, onTestFinished } from 'vitest'
import { introduce } from '../../src/actions/introduce.ts'
import { openPost } from '../../src/actions/post/open-post.ts'
import type { App, Envelope } from '../../src/app.ts'
import { watchMailbox } from '../../src/mailroom/mailbox.ts'
import { deliverAll, type TestApp } from '../app.ts'
import { addressOf, must, startProgramme, type Programme } from '../cohort.ts'
import { letterTo } from '../letterbox.ts'
import { signedIn } from '../site.ts'
import { test } from '../story.ts'
import { openMailbox, word } from './mailbox.ts'

const domain = 'in.wayfellow.test'

/** Watches a mailbox until the test is over; asks often, waits little. */
function watch(app: App, url: string, isWanted = async () => true) {
  const beat = { everySeconds: 0.2, pauseSeconds: () => 0.2 }
  const watching = watchMailbox(app, { url, isWanted, beat })
  onTestFinished(() => watching.close())
  return watching
}

async function until(isSo: () => boolean | Promise<boolean>, seconds = 20) {
  const end = performance.now() + seconds * 1000
  while (!(await isSo())) {
    if (performance.now() > end) throw new Error('This has not come to pass')
    await pause(50)
  }
}

const kept = (app: App) => app.db.selectFrom('inbound_letter').selectAll().orderBy('id').execute()

const keptCount = async (app: App) => (await kept(app)).length

const open = async (app: App) => {
  while ((await openPost(app)) > 0);
}

/** Mei has introduced herself to Ana. Returns that letter, as it came to Ana. */
async function introduced(app: TestApp, programme: Programme): Promise<Envelope> {
  const mei = await programme.placeOf('Mei')
  const pair = await programme.pairOf('Mei', 'Ana')
  await must(introduce(app, mei.person, pair, 'I look after tides.'))
  return letterTo(await deliverAll(app), 'Ana')
}

const answerTo = (
  letter: Envelope,
  about: { subject?: string; to?: string; words?: string } = {},
) =>
  [
    `Return-Path: <${addressOf('Ana')}>`,
    `Delivered-To: answers@${domain}`,
    ...(about.to ? [] : [`X-Original-To: ${letter.replyTo.address}`]),
    `From: Ana <${addressOf('Ana')}>`,
    `To: ${about.to ?? 'Mei <somebody@example.net>'}`,
    `Subject: ${about.subject ?? 'Re: hello'}`,
    `Message-ID: <${about.subject ?? 'one'}@ana.example.org>`,
    '',
    about.words ?? 'I would love to see them.',
    '',
  ].join('\r\n')

describe('an answer that lies in the mailbox', () => {
  test('is passed on to the mentor, and lies in the mailbox no more', async ({ app }) => {
    const programme = await startProgramme(app)
    app.mailIn = domain
    const mailbox = await openMailbox()
    const letter = await introduced(app, programme)
    await mailbox.lay(answerTo(letter))
    watch(app, mailbox.url)
    await until(async () => (await mailbox.lying())['Taken in']?.length === 1)
    await open(app)
    expect(letterTo(await deliverAll(app), 'Mei').text).toContain('I would love to see them.')
    expect(await mailbox.lying()).toEqual({ INBOX: [], 'Taken in': ['Re: hello \\Seen'] })
    const [row] = await kept(app)
    expect([row?.sent_from, row?.sent_to]).toEqual([addressOf('Ana'), letter.replyTo.address])
  })

  test('that comes while it is watched is taken at once, long before it is asked for again', async ({
    app,
  }) => {
    const programme = await startProgramme(app)
    app.mailIn = domain
    const mailbox = await openMailbox()
    const letter = await introduced(app, programme)
    const beat = { everySeconds: 60, pauseSeconds: () => 0.2 }
    const isWanted = async () => true
    const watching = watchMailbox(app, { url: mailbox.url, isWanted, beat })
    onTestFinished(() => watching.close())
    await pause(1500)
    await mailbox.lay(answerTo(letter))
    await until(async () => (await keptCount(app)) === 1)
    await mailbox.lay(answerTo(letter, { subject: 'Two' }))
    await until(async () => (await keptCount(app)) === 2)
  })

  test('and was for two of them is taken for both; what is for nobody waits for staff', async ({
    app,
  }) => {
    const programme = await startProgramme(app)
    app.mailIn = domain
    const mailbox = await openMailbox()
    const first = await introduced(app, programme)
    const bo = await programme.placeOf('Bo')
    const other = await programme.pairOf('Bo', 'Noor')
    await must(introduce(app, bo.person, other, 'I look after ships.'))
    const second = letterTo(await deliverAll(app), 'Noor')
    const both = `${first.replyTo.address}, ${second.replyTo.address}`
    await mailbox.lay(answerTo(first, { to: both }))
    await mailbox.lay(answerTo(first, { to: 'info@example.net', subject: 'Nobody' }))
    watch(app, mailbox.url)
    await until(async () => (await keptCount(app)) === 3)
    await open(app)
    const rows = await kept(app)
    expect(rows.map(row => [row.sent_to, row.state, row.reason])).toEqual([
      [first.replyTo.address, 'taken', null],
      [second.replyTo.address, 'aside', 'other-sender'],
      ['', 'aside', 'unknown-address'],
    ])
  })

  test('is larger than we take: only its head is fetched, and staff see why', async ({ app }) => {
    const programme = await startProgramme(app)
    app.mailIn = domain
    const mailbox = await openMailbox()
    const letter = await introduced(app, programme)
    const words = `${'Tides. '.repeat(10)}\r\n`.repeat(320_000)
    await mailbox.lay(answerTo(letter, { words, subject: 'All my tides' }))
    watch(app, mailbox.url)
    await until(async () => (await mailbox.lying())['Taken in']?.length === 1)
    await open(app)
    const [row] = await kept(app)
    expect([row?.state, row?.reason, row?.subject, row?.words]).toEqual([
      'aside',
      'too-large',
      'All my tides',
      '',
    ])
    expect(row?.raw.length).toBeLessThan(1000)
    expect((await mailbox.lying())['Taken in']).toEqual(['All my tides \\Flagged \\Seen'])
    const olu = await signedIn(app, addressOf('Olu'))
    await olu.open(`/cohorts/${programme.cohort}/post`)
    const [to = ''] = /\/cohorts\/\d+\/post\/\d+/.exec(olu.page.html) ?? []
    await olu.open(to)
    expect(olu.page.text).toContain('It is larger than 20 MB.')
  })
})

describe('what was taken in', () => {
  test('lies there for thirty days, and then goes; what has a flag stays', async ({ app }) => {
    app.mailIn = domain
    const mailbox = await openMailbox()
    const message = (subject: string) => `Subject: ${subject}\r\n\r\nHello.\r\n`
    const before = (days: number) =>
      new Date(app.wallNow().subtract({ hours: 24 * days }).epochMilliseconds)
    const folder = 'Taken in'
    await mailbox.lay(message('Old'), { folder, at: before(32) })
    await mailbox.lay(message('New'), { folder, at: before(28) })
    const flags = ['\\Flagged']
    await mailbox.lay(message('Too large'), { folder, at: before(32), flags })
    watch(app, mailbox.url)
    await until(async () => (await mailbox.lying())[folder]?.length === 2)
    expect(await mailbox.lying()).toEqual({
      INBOX: [],
      [folder]: ['New', 'Too large \\Flagged'],
    })
    expect(await keptCount(app)).toBe(0)
  })
})

describe('where no folder can be made', () => {
  test('what was taken carries a mark and stays; somebody may have read what is new', async ({
    app,
  }) => {
    app.mailIn = domain
    const mailbox = await openMailbox({ folders: false })
    await mailbox.lay('Subject: One\r\n\r\nHello.\r\n')
    await mailbox.lay('Subject: Two\r\n\r\nHello.\r\n', { flags: ['\\Seen'] })
    const watching = watch(app, mailbox.url)
    await until(async () => (await keptCount(app)) === 2)
    await watching.close()
    const marked = ['One \\Seen WayfellowHasIt', 'Two \\Seen WayfellowHasIt']
    expect(await mailbox.lying()).toEqual({ INBOX: marked })
    await app.db.deleteFrom('inbound_letter').execute()
    watch(app, mailbox.url)
    await mailbox.lay('Subject: Three\r\n\r\nHello.\r\n')
    await until(async () => (await keptCount(app)) === 1)
    await pause(500)
    expect(await keptCount(app)).toBe(1)
  })
})

describe('nothing is lost and nothing is taken twice', () => {
  test('while the server is away, and back again; it is said once each', async ({ app }) => {
    const programme = await startProgramme(app)
    app.mailIn = domain
    const mailbox = await openMailbox()
    const letter = await introduced(app, programme)
    watch(app, mailbox.url)
    await mailbox.lay(answerTo(letter))
    await until(async () => (await keptCount(app)) === 1)
    await mailbox.stop()
    await until(() => app.lines.some(line => line.what === 'mailbox cannot be read'))
    await pause(1000)
    await mailbox.goOn()
    await mailbox.lay(answerTo(letter, { subject: 'Two' }))
    await until(async () => (await mailbox.lying())['Taken in']?.length === 2)
    await until(() => app.lines.some(line => line.what === 'mailbox is read again'))
    expect(await keptCount(app)).toBe(2)
    const said = app.lines.filter(line => line.what.startsWith('mailbox'))
    expect(said.filter(line => line.what === 'mailbox is read again')).toHaveLength(1)
    const lines = said.map(line => `${line.what}: ${String(line.about['why'] ?? '')}`)
    expect(lines).toEqual([...new Set(lines)])
  })

  test('by two programs on one mailbox', async ({ app, database }) => {
    const programme = await startProgramme(app)
    app.mailIn = domain
    const mailbox = await openMailbox()
    const letter = await introduced(app, programme)
    const count = 30
    for (let at = 0; at < count; at += 1) {
      await mailbox.lay(answerTo(letter, { subject: `Number ${at}` }))
    }
    const alongside = await database.alongside()
    const watching = [
      watchMailbox(app, watched(mailbox.url)),
      watchMailbox({ ...app, db: alongside.db }, watched(mailbox.url)),
    ]
    await until(async () => (await mailbox.lying())['INBOX']?.length === 0, 60)
    for (const one of watching) await one.close()
    await alongside.close()
    const subjects = (await mailbox.lying())['Taken in'] ?? []
    expect(new Set(subjects).size).toBe(count)
    expect(await keptCount(app)).toBe(count)
  })

  test('when the database is away: the message stays where it is until it is kept', async ({
    app,
  }) => {
    app.mailIn = domain
    const mailbox = await openMailbox()
    await app.db.schema.alterTable('inbound_letter').renameTo('elsewhere').execute()
    await mailbox.lay('Subject: Waits\r\n\r\nHello.\r\n')
    watch(app, mailbox.url)
    await until(() => app.lines.some(line => line.what === 'letter not kept'))
    expect((await mailbox.lying())['INBOX']).toEqual(['Waits'])
    await app.db.schema.alterTable('elsewhere').renameTo('inbound_letter').execute()
    await until(async () => (await mailbox.lying())['Taken in']?.length === 1)
    expect(await keptCount(app)).toBe(1)
  })
})

const watched = (url: string) => ({
  url,
  isWanted: async () => true,
  beat: { everySeconds: 0.2, pauseSeconds: () => 0.2 },
})

describe('a mailbox', () => {
  test('that does not let us in is said once, without the word', async ({ app }) => {
    app.mailIn = domain
    const mailbox = await openMailbox()
    const wrong = mailbox.url.replace(word, 'hunter2')
    const watching = watch(app, wrong)
    await until(() => app.lines.length > 0)
    await pause(1500)
    await watching.close()
    expect(app.lines).toEqual([
      {
        level: 'error',
        what: 'mailbox cannot be read',
        about: { host: `127.0.0.1:${mailbox.port}`, why: 'not let in, name or password' },
      },
    ])
  })

  test('is left alone where there is no programme, as in the demo', async ({ app }) => {
    app.mailIn = domain
    const mailbox = await openMailbox()
    await mailbox.lay('Subject: Not yet\r\n\r\nHello.\r\n')
    let isProgramme = false
    watch(app, mailbox.url, async () => isProgramme)
    await pause(1500)
    expect((await mailbox.lying())['INBOX']).toEqual(['Not yet'])
    isProgramme = true
    await until(async () => (await mailbox.lying())['INBOX']?.length === 0)
    expect(await keptCount(app)).toBe(1)
  })
})
