import nodemailer, { type SendMailOptions } from 'nodemailer'
import { describe, expect, onTestFinished } from 'vitest'
import { introduce } from '../../src/actions/introduce.ts'
import { fireDueSteps } from '../../src/actions/fire-due-steps.ts'
import { leaveForGood } from '../../src/actions/keep-profile.ts'
import { endPair } from '../../src/actions/pair-people.ts'
import { openPost } from '../../src/actions/post/open-post.ts'
import { writeMessage } from '../../src/actions/write-message.ts'
import type { Envelope } from '../../src/app.ts'
import { openLetterbox } from '../../src/mailroom/letterbox.ts'
import { everythingAbout } from '../../src/store/exports.ts'
import { questionsOf } from '../../src/store/messages.ts'
import { deliverAll, type TestApp } from '../app.ts'
import { addressOf, must, startProgramme, type Programme } from '../cohort.ts'
import { letterTo, report, withLetterbox } from '../letterbox.ts'
import { signedIn } from '../site.ts'
import { test } from '../story.ts'

const domain = 'in.wayfellow.test'

/** Mei has introduced herself to Ana. Returns that letter, as it came to Ana. */
async function introduced(app: TestApp, programme: Programme): Promise<Envelope> {
  const mei = await programme.placeOf('Mei')
  const pair = await programme.pairOf('Mei', 'Ana')
  await must(introduce(app, mei.person, pair, 'I look after tides.'))
  return letterTo(await deliverAll(app), 'Ana')
}

const cameIn = async (app: TestApp) => {
  const rows = await app.db
    .selectFrom('inbound_letter')
    .select(['state', 'reason', 'words', 'person_id'])
    .orderBy('id')
    .execute()
  return rows.map(row => `${row.state}${row.reason ? `, ${row.reason}` : ''}: ${row.words ?? ''}`)
}

describe('an answer to the introduction', () => {
  test('goes to the mentor, whose answer goes back, and neither sees an address', async ({
    app,
  }) => {
    const programme = await startProgramme(app)
    const { send, open } = await withLetterbox(app)
    const letter = await introduced(app, programme)
    expect(letter.replyTo.name).toBe('Mei')
    expect(letter.replyTo.address).toMatch(/^reply\+\d+-[0-9a-f]{32}@in\.wayfellow\.test$/)
    expect(JSON.stringify(letter)).not.toContain(addressOf('Mei'))

    const quote = 'On Sat, 25 Jul 2026 at 11:02, Mei <journey@wayfellow.test> wrote:\n> Tides.'
    const text = `I would love to see *them*!\n\n${quote}\n`
    await send({ from: `Ana <${addressOf('Ana')}>`, to: letter.replyTo.address, text })
    await open()
    const answer = letterTo(await deliverAll(app), 'Mei')
    expect(answer.subject).toBe('Ana writes to you')
    expect(answer.text).toContain('I would love to see *them*!')
    expect(answer.text).not.toContain('Tides')
    expect(JSON.stringify(answer)).not.toContain(addressOf('Ana'))

    await send({ from: addressOf('Mei'), to: answer.replyTo.address, text: 'Come in May.' })
    await open()
    const back = letterTo(await deliverAll(app), 'Ana')
    expect(back.subject).toBe('Mei vous écrit')
    expect(back.text).toContain('Come in May.')

    const pair = await programme.pairOf('Mei', 'Ana')
    const mei = await signedIn(app, addressOf('Mei'))
    await mei.open(`/cohorts/${programme.cohort}/pairs/${pair.id}/messages`)
    expect(mei.page.text).toContain('by mail\nI would love to see *them*!')
    expect(mei.page.text).toContain('Come in May.')
  })

  test('to a question is its answer, and settles it', async ({ app }) => {
    const programme = await startProgramme(app)
    const { send, open } = await withLetterbox(app)
    const pair = await programme.pairOf('Mei', 'Ana')
    const [ana, mei] = [await programme.placeOf('Ana'), await programme.placeOf('Mei')]
    const asks = { words: 'What is a docket?', how: 'page', asks: true } as const
    const { message } = await must(writeMessage(app, ana.person, pair, asks))
    const question = letterTo(await deliverAll(app), 'Mei')
    await send({ from: addressOf('Mei'), to: question.replyTo.address, text: 'A list of cases.' })
    await open()
    const answer = letterTo(await deliverAll(app), 'Ana')
    expect(answer.subject).toBe('Mei a répondu')
    await send({
      from: addressOf('Ana'),
      to: answer.replyTo.address,
      text: 'Thank you. And whose?',
    })
    await open()
    const said = await questionsOf(app.db, pair.id)
    expect(said.map(one => [one.by, one.kind, one.question, one.how, one.words])).toEqual([
      [ana.id, 'question', null, 'page', 'What is a docket?'],
      [mei.id, 'answer', message, 'mail', 'A list of cases.'],
      [ana.id, 'answer', message, 'mail', 'Thank you. And whose?'],
    ])
    expect(said[0]?.settledAt).toBe(null)
  })

  test('is not shown to staff, neither in their post nor as the letter it became', async ({
    app,
  }) => {
    const programme = await startProgramme(app)
    const { send, open } = await withLetterbox(app)
    const letter = await introduced(app, programme)
    await send({ from: addressOf('Ana'), to: letter.replyTo.address, text: 'Only for Mei.' })
    await open()
    await deliverAll(app)
    const { id } = await app.db
      .selectFrom('letter')
      .select('id')
      .where('template', '=', 'message')
      .executeTakeFirstOrThrow()
    const post = await app.db.selectFrom('inbound_letter').select('id').executeTakeFirstOrThrow()
    const olu = await signedIn(app, addressOf('Olu'))
    const at = `/cohorts/${programme.cohort}`
    const pages = [
      await olu.open(`${at}/post`),
      await olu.open(`${at}/post/${post.id}`),
      await olu.open(`/letters/${id}`),
      await olu.open(`/letters/${id}/sheet`),
      await olu.open(`${at}/history`),
    ]
    expect(pages.map(page => page.status)).toEqual([200, 403, 403, 403, 200])
    expect(pages.filter(page => page.html.includes('Only for Mei'))).toEqual([])
    const mei = await signedIn(app, addressOf('Mei'))
    expect((await mei.open(`/letters/${id}/sheet`)).html).toContain('Only for Mei')
  })

  test('that comes twice is passed on once, and once more it is the same letter', async ({
    app,
  }) => {
    const programme = await startProgramme(app)
    const { send, open } = await withLetterbox(app)
    const letter = await introduced(app, programme)
    const mail = { from: addressOf('Ana'), to: letter.replyTo.address, messageId: '<1@a.test>' }
    await send(mail)
    await send({ ...mail, headers: { Received: 'by another way' } })
    await open()
    expect(await cameIn(app)).toEqual(['taken: Yes.', 'dropped, came-twice: Yes.'])
    expect((await deliverAll(app)).map(one => one.to.name)).toEqual(['Mei'])
  })

  test('leaves attached files behind, and says so', async ({ app }) => {
    const programme = await startProgramme(app)
    const { send, open } = await withLetterbox(app)
    const letter = await introduced(app, programme)
    const attachments = [{ filename: 'tide.pdf', content: 'tide' }]
    await send({ from: addressOf('Ana'), to: letter.replyTo.address, attachments })
    await open()
    expect(letterTo(await deliverAll(app), 'Mei').text).toContain(
      'A file was attached. It has not come along.',
    )
  })
})

describe('an answer to a letter of the programme', () => {
  test('is read by staff, who see who wrote it', async ({ app }) => {
    const programme = await startProgramme(app)
    const { send, open } = await withLetterbox(app)
    await fireDueSteps(app)
    const letter = letterTo(await deliverAll(app), 'Ben')
    expect(letter.replyTo.name).toBe('Mentor pilot')
    const text = 'My passport\nhas run out. <b>Help</b>'
    await send({ from: addressOf('Ben'), to: letter.replyTo.address, text })
    await open()
    expect(await deliverAll(app)).toEqual([])
    const olu = await signedIn(app, addressOf('Olu'))
    await olu.open(`/cohorts/${programme.cohort}/post`)
    expect(olu.page.text).toContain('Ben')
    const [to] = /\/cohorts\/\d+\/post\/\d+/.exec(olu.page.html) ?? []
    await olu.open(to ?? '')
    expect(olu.page.text).toContain('Written by\nBen')
    expect(olu.page.text).toContain('My passport\nhas run out. <b>Help</b>')
    await olu.open(`/cohorts/${programme.cohort}/history`)
    expect(olu.page.text).toContain('answered “ICANN87: your journey begins” by mail')
    const ana = await signedIn(app, addressOf('Ana'))
    expect((await ana.open(to ?? '')).status).toBe(403)
  })
})

describe('what is not believed or cannot be delivered is set aside with its reason', () => {
  const cases: [string, string, SendMailOptions][] = [
    ['a forged sender', 'other-sender', { from: 'mallory@example.net' }],
    ['two senders', 'other-sender', { from: [addressOf('Ana'), 'mallory@example.net'] }],
    ['a note of absence', 'automatic', { headers: { 'Auto-Submitted': 'auto-replied' } }],
    ['a list', 'automatic', { headers: { 'List-Id': '<all.example.org>' } }],
    ['bulk', 'automatic', { headers: { Precedence: 'bulk' } }],
    ['an absence that only says so', 'automatic', { subject: 'Réponse automatique : absente' }],
    ['nothing but a quote', 'no-words', { text: '> I look after tides.' }],
    ['an endless answer', 'too-long', { text: 'tide '.repeat(5000) }],
  ]

  test.for(cases)('%s', async ([, reason, mail], { app }) => {
    const programme = await startProgramme(app)
    const { send, open } = await withLetterbox(app)
    const letter = await introduced(app, programme)
    await send({ from: addressOf('Ana'), to: letter.replyTo.address, ...mail })
    await open()
    const states = (await cameIn(app)).map(line => line.split(':')[0])
    expect(states).toEqual([`aside, ${reason}`])
    expect(await deliverAll(app)).toEqual([])
  })

  test('an address whose secret is wrong; another’s secret does not serve her', async ({ app }) => {
    const programme = await startProgramme(app)
    const { send, open } = await withLetterbox(app)
    const letter = await introduced(app, programme)
    const wrong = letter.replyTo.address.replace(/-[0-9a-f]/, found =>
      found === '-0' ? '-1' : '-0',
    )
    await send({ from: addressOf('Ana'), to: wrong })
    await send({ from: addressOf('Ben'), to: letter.replyTo.address })
    await open()
    expect(await cameIn(app)).toEqual(['aside, unknown-address: Yes.', 'aside, other-sender: Yes.'])
    expect(await deliverAll(app)).toEqual([])
  })

  test('from people who are no pair any more', async ({ app }) => {
    const programme = await startProgramme(app)
    const { send, open } = await withLetterbox(app)
    const letter = await introduced(app, programme)
    const pair = await programme.pairOf('Mei', 'Ana')
    await must(endPair(app, programme.staff, programme.cohort, pair.id))
    await send({ from: addressOf('Ana'), to: letter.replyTo.address })
    await open()
    expect(await cameIn(app)).toEqual(['aside, not-together: Yes.'])
  })

  test.for([
    ['while they are a pair', false, 'taken: Yes.'],
    ['when they are none any more', true, 'aside, not-together: Yes.'],
  ] as const)('is passed on, or found impossible, once: %s', async ([, ended, came], { app }) => {
    const programme = await startProgramme(app)
    const { send } = await withLetterbox(app)
    const letter = await introduced(app, programme)
    const pair = await programme.pairOf('Mei', 'Ana')
    if (ended) await must(endPair(app, programme.staff, programme.cohort, pair.id))
    await send({ from: addressOf('Ana'), to: letter.replyTo.address })
    const looks: string[] = []
    const counting = app.db.withPlugin({
      transformQuery: ({ node }) => {
        const asked = node.kind === 'SelectQueryNode' ? JSON.stringify(node) : ''
        if (asked.includes('"name":"pair"') && asked.includes('"name":"cohort_id"'))
          looks.push(asked)
        return node
      },
      transformResult: async ({ result }) => result,
    })
    expect(await openPost({ ...app, db: counting })).toBe(1)
    const again = looks.length - new Set(looks).size
    expect([await cameIn(app), looks.length > 0, again]).toEqual([[came], true, 0])
  })

  test('more than twenty within an hour: two programs may answer each other', async ({ app }) => {
    const programme = await startProgramme(app)
    const { send, open } = await withLetterbox(app)
    const letter = await introduced(app, programme)
    for (let at = 0; at < 21; at += 1) {
      await send({ from: addressOf('Ana'), to: letter.replyTo.address, text: `Number ${at}` })
    }
    await open()
    expect((await cameIn(app)).slice(-2)).toEqual([
      'taken: Number 19',
      'aside, too-many: Number 20',
    ])
    app.clock.forward({ hours: 2 })
    await send({ from: addressOf('Ana'), to: letter.replyTo.address, text: 'Later' })
    await open()
    expect((await cameIn(app)).at(-1)).toBe('taken: Later')
  })
})

describe('staff decide about what was set aside', () => {
  async function setAside(app: TestApp) {
    const programme = await startProgramme(app)
    const { send, open } = await withLetterbox(app)
    const letter = await introduced(app, programme)
    await send({ from: 'ana.at.work@example.net', to: letter.replyTo.address, text: 'It is me.' })
    await open()
    const olu = await signedIn(app, addressOf('Olu'))
    await olu.open(`/cohorts/${programme.cohort}`)
    expect(olu.page.text).toContain('One letter that came in is set aside')
    await olu.open(`/cohorts/${programme.cohort}/post`)
    const [to = ''] = /\/cohorts\/\d+\/post\/\d+/.exec(olu.page.html) ?? []
    await olu.open(to)
    return { programme, send, open, letter, olu }
  }

  test('placed with Ana, it goes on to Mei', async ({ app }) => {
    const { programme, olu } = await setAside(app)
    expect(olu.page.text).toContain('The sender is not the person who was given this reply address')
    expect(olu.page.text).toContain('It is me.')
    await olu.press('Place it')
    expect([olu.page.status, olu.page.text.includes('Choose somebody of this cohort')]).toEqual([
      422,
      true,
    ])
    const { person } = await programme.placeOf('Ana')
    await olu.press('Place it', { person: String(person) })
    expect(olu.page.text).not.toContain('ana.at.work')
    expect(letterTo(await deliverAll(app), 'Mei').text).toContain('It is me.')
    await olu.open(`/cohorts/${programme.cohort}/history`)
    expect(olu.page.text).toContain('placed post of Ana that had been set aside')
  })

  test('placed with somebody else, it is hers to staff and goes to nobody', async ({ app }) => {
    const { programme, olu } = await setAside(app)
    const { person } = await programme.placeOf('Ben')
    await olu.press('Place it', { person: String(person) })
    expect(olu.page.text).toContain('Ben')
    expect(await deliverAll(app)).toEqual([])
  })

  test('put away with its address closed, nothing comes in that way again', async ({ app }) => {
    const { send, open, letter, olu } = await setAside(app)
    await olu.press('Put it away and close its reply address')
    await send({ from: addressOf('Ana'), to: letter.replyTo.address, text: 'Hello?' })
    await open()
    expect(await cameIn(app)).toEqual([
      'dropped, other-sender: It is me.',
      'aside, revoked: Hello?',
    ])
  })
})

describe('a letter that comes back', () => {
  async function told(app: TestApp, raw: (letter: Envelope) => string) {
    const programme = await startProgramme(app)
    app.sender = `journey@${domain}`
    const { send, open } = await withLetterbox(app)
    const letter = await introduced(app, programme)
    const envelope = { from: '', to: [app.sender] }
    await send({ envelope, raw: raw(letter) })
    await open()
    return { programme }
  }

  const states = async (app: TestApp) =>
    app.db
      .selectFrom('letter')
      .select(['state', 'trouble'])
      .where('cohort_id', 'is not', null)
      .execute()

  test('lies in staff’s tray, with what the other server said', async ({ app }) => {
    const { programme } = await told(app, letter => report(letter, { to: addressOf('Ana') }))
    expect(await states(app)).toEqual([
      { state: 'bounced', trouble: '5.1.1 550 5.1.1 no such person' },
      { state: 'owed', trouble: null },
    ])
    const olu = await signedIn(app, addressOf('Olu'))
    await olu.open(`/cohorts/${programme.cohort}/letters/in-doubt`)
    expect(olu.page.text).toContain('came back')
    await olu.open(`/cohorts/${programme.cohort}/history`)
    expect(olu.page.text).toContain('to Ana came back')
  })

  test('is not believed to, where the report does not know the secret', async ({ app }) => {
    const proof = `reply+1-${'0'.repeat(32)}@${domain}`
    await told(app, letter => report(letter, { to: addressOf('Ana'), proof }))
    expect(await states(app)).toEqual([{ state: 'posted', trouble: null }])
    expect((await cameIn(app))[0]).toContain('aside, report-unproven')
  })

  test('has not, while it is only slow', async ({ app }) => {
    await told(app, letter => report(letter, { to: addressOf('Ana'), action: 'delayed' }))
    expect(await states(app)).toEqual([{ state: 'posted', trouble: null }])
  })
})

describe('the letterbox', () => {
  test('refuses politely what is too large, and whoever is not ours', async ({ app }) => {
    const programme = await startProgramme(app)
    const { send } = await withLetterbox(app)
    const { replyTo } = await introduced(app, programme)
    const code = async (mail: SendMailOptions) =>
      send(mail).then(
        () => 250,
        (error: { responseCode: number }) => error.responseCode,
      )
    const from = addressOf('Ana')
    const attachments = [{ filename: 'sea.mov', content: Buffer.alloc(20 * 1024 * 1024, 7) }]
    expect([
      await code({ from, to: replyTo.address, attachments }),
      await code({ from, to: 'anybody@in.wayfellow.test' }),
      await code({ from, to: 'reply+1-1@elsewhere.test' }),
      await code({ from, to: replyTo.address }),
    ]).toEqual([552, 550, 550, 250])
    expect(await app.db.selectFrom('inbound_letter').select('state').execute()).toEqual([
      { state: 'waiting' },
    ])
  })

  test('says to come back later when a letter cannot be kept', async ({ app }) => {
    const programme = await startProgramme(app)
    const { send } = await withLetterbox(app)
    const { replyTo } = await introduced(app, programme)
    await app.db.schema.alterTable('inbound_letter').renameTo('elsewhere').execute()
    onTestFinished(() => app.db.schema.alterTable('elsewhere').renameTo('inbound_letter').execute())
    await expect(send({ from: addressOf('Ana'), to: replyTo.address })).rejects.toMatchObject({
      responseCode: 451,
    })
  })

  test('without it letters are answered as they were', async ({ app }) => {
    await startProgramme(app)
    await fireDueSteps(app)
    const letter = letterTo(await deliverAll(app), 'Ben')
    expect(letter.replyTo).toEqual({ name: 'Mentor pilot', address: 'mentoring@example.org' })
    expect(await app.db.selectFrom('reply_address').select('id').execute()).toEqual([])
  })
})

test('what she answered is in what she takes along, and goes when she goes', async ({ app }) => {
  const programme = await startProgramme(app)
  const { send, open } = await withLetterbox(app)
  const letter = await introduced(app, programme)
  await send({ from: addressOf('Ana'), to: letter.replyTo.address, text: 'Tides, please.' })
  await send({ from: 'x@example.net', to: letter.replyTo.address, text: 'Tides, please.' })
  await open()
  const { person } = await programme.placeOf('Ana')
  const about = await everythingAbout(app.db, person)
  expect(about.answered.map(one => one.words)).toEqual(['Tides, please.'])
  await must(leaveForGood(app, person, 'Somebody who left'))
  const rows = await app.db.selectFrom('inbound_letter').selectAll().execute()
  expect(rows.map(row => [row.words, row.subject, row.from_address, row.raw.length])).toEqual([
    [null, null, null, 0],
    [null, null, null, 0],
  ])
  await send({ from: addressOf('Ana'), to: letter.replyTo.address, text: 'Hello?' })
  await open()
  expect((await cameIn(app)).at(-1)).toBe('aside, revoked: Hello?')
})

test('a mail server that delivers by LMTP hands answers over as well', async ({ app }) => {
  const programme = await startProgramme(app)
  app.mailIn = domain
  const letter = await introduced(app, programme)
  const box = await openLetterbox(app, { port: 0, host: '127.0.0.1', protocol: 'lmtp' })
  const transport = nodemailer.createTransport({ host: '127.0.0.1', port: box.port, lmtp: true })
  onTestFinished(async () => {
    transport.close()
    await box.close()
  })
  const to = letter.replyTo.address
  await transport.sendMail({ from: addressOf('Ana'), to, subject: 'Re:', text: 'By LMTP.' })
  while ((await openPost(app)) > 0);
  expect(letterTo(await deliverAll(app), 'Mei').text).toContain('By LMTP.')
  const bySmtp = nodemailer.createTransport({ host: '127.0.0.1', port: box.port })
  await expect(bySmtp.sendMail({ from: addressOf('Ana'), to, text: 'By SMTP.' })).rejects.toThrow(
    /not allowed in LMTP/,
  )
})
