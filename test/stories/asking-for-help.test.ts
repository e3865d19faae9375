import nodemailer, { type SendMailOptions } from 'nodemailer'
import { describe, expect, onTestFinished } from 'vitest'
import { nameOmbudsperson, nameThird } from '../../src/actions/cases/name-ombudsperson.ts'
import { noticeOverdue } from '../../src/actions/cases/notice-overdue.ts'
import { introduce } from '../../src/actions/introduce.ts'
import { appointAdministrator, changePlace } from '../../src/actions/keep-place.ts'
import { noticeSilence } from '../../src/actions/notice-silence.ts'
import { pairPeople } from '../../src/actions/pair-people.ts'
import { openPost } from '../../src/actions/post/open-post.ts'
import { openLetterbox } from '../../src/mailroom/letterbox.ts'
import { casesOf, entriesIn } from '../../src/store/cases.ts'
import { everythingAbout } from '../../src/store/exports.ts'
import { historyOf } from '../../src/store/history.ts'
import { deliverAll, type TestApp } from '../app.ts'
import { addressOf, must, shippedGuide, startProgramme } from '../cohort.ts'
import { signedIn, Visitor } from '../site.ts'
import { test } from '../story.ts'

const secret = 'He laughs at how I speak.'

/** The programme, with Paul of policy staff besides Petra, and Sade besides Olu; an empty post. */
async function opened(app: TestApp) {
  const programme = await startProgramme(app)
  await programme.add({ name: 'Paul', role: 'policy-staff', groups: ['alac'] })
  await programme.add({ name: 'Sade', role: 'programme-staff' })
  await deliverAll(app)
  return { ...programme, at: `/cohorts/${programme.cohort}` }
}

const enter = (app: TestApp, name: string) =>
  signedIn(app, addressOf(name), new Visitor(app, { languages: 'en' }))

/** Ana asks for help, and comes to the page of her case. */
async function asks(app: TestApp, at: string, form: Record<string, string>) {
  const ana = await enter(app, 'Ana')
  await ana.open(`${at}/help`)
  await ana.post(`${at}/help`, form)
  expect(ana.page.path).toMatch(/\/help\/\d+\?said=asked-for-help$/)
  const id = Number(/\/help\/(\d+)/.exec(ana.page.path)?.[1])
  const letters = (await deliverAll(app)).filter(letter => /help/.test(letter.subject))
  return { ana, id, letters }
}

const to = (letters: { to: { name: string } }[]) => letters.map(letter => letter.to.name).sort()

const relation = { about: 'relation', words: secret, confidential: 'yes', to: 'programme-staff' }

describe('help on a topic', () => {
  test('reaches policy staff of that group and of no other (R22, R56, R91)', async ({ app }) => {
    const { at } = await opened(app)
    const words = 'I do not understand what a docket is.'
    const asked = { about: 'topic', group: 'gnso', words, to: 'policy-staff' }
    const { id, letters } = await asks(app, at, asked)
    expect(to(letters)).toEqual(['Olu', 'Petra', 'Sade'])
    expect(letters.every(letter => letter.text.includes(words))).toBe(true)
    const petra = await enter(app, 'Petra')
    expect((await petra.open(`${at}/journey`)).html).toContain('One case waits for help')
    await petra.open(`${at}/policy`)
    expect(petra.page.text).toContain('A topic, GNSO')
    await petra.open(`${at}/cases/${id}`)
    await petra.press('Send', { words: 'A list of cases, kept in order.' })
    const answer = (await deliverAll(app)).filter(letter => /aide/.test(letter.subject))
    expect([to(answer), answer[0]?.text.includes('kept in order')]).toEqual([['Ana'], true])
    expect(petra.page.text).toContain('Petra takes care of it now.')
    const paul = await enter(app, 'Paul')
    await paul.open(`${at}/cases`)
    expect(paul.page.text).not.toContain('Ana')
    expect((await paul.open(`${at}/cases/${id}`)).status).toBe(403)
  })

  test('reaches whom of policy staff the pair has beside it', async ({ app }) => {
    const { at, staff, pairOf, placeOf } = await opened(app)
    const pair = await pairOf('Mei', 'Ana')
    const olu = await enter(app, 'Olu')
    await olu.open(`${at}/pairs/${pair.id}/third`)
    await olu.press('Save', { who: String((await placeOf('Paul')).id) })
    expect(olu.page.text).toContain('Beside them: Paul')
    const bad = await nameThird(app, staff, pair.id, (await placeOf('Mei')).id)
    expect(bad.ok).toBe(false)
    const asked = { about: 'topic', group: '', words: 'Which visa?', to: 'policy-staff' }
    const { letters } = await asks(app, at, asked)
    expect(to(letters)).toEqual(['Olu', 'Paul', 'Sade'])
    const mei = await enter(app, 'Mei')
    expect((await mei.open(`${at}/journey`)).html).toContain(`mailto:${addressOf('Paul')}`)
    const paul = await enter(app, 'Paul')
    await paul.open(`${at}/policy`)
    expect(paul.page.text).toContain('Ana with Mei')
  })

  test('goes to who runs the programme where nobody looks after the group', async ({ app }) => {
    const { at } = await opened(app)
    const asked = { about: 'topic', group: 'gac', words: 'Who is there?', to: 'policy-staff' }
    const { letters } = await asks(app, at, asked)
    expect(to(letters)).toEqual(['Olu', 'Sade'])
  })
})

describe('help on how two get on', () => {
  test('stays between whoever asked and staff: her partner finds no trace of it', async ({
    app,
  }) => {
    const { at, cohort } = await opened(app)
    const { id, letters } = await asks(app, at, relation)
    expect(to(letters)).toEqual(['Olu', 'Sade'])
    expect(letters.filter(letter => JSON.stringify(letter).includes('laughs'))).toEqual([])
    expect(letters.filter(letter => JSON.stringify(letter).includes('Ana'))).toEqual([])
    const mei = await enter(app, 'Mei')
    const pages = [`${at}/help`, `${at}/journey`, `${at}/journey/letters`, `${at}/help/${id}`]
    const seen = []
    for (const page of pages) seen.push(await mei.open(page))
    expect(seen.map(page => page.status)).toEqual([200, 200, 200, 403])
    expect(seen.filter(page => /laughs|Where help was asked/.test(page.html))).toEqual([])
    const lines = await historyOf(app.db, cohort, { before: null, size: 1 })
    expect(lines.map(({ verb, by, about, details }) => [verb, by, about, details])).toEqual([
      ['asked-for-help', null, null, {}],
    ])
  })

  test('can be read by her partner, who changes nothing, if she wants it so', async ({ app }) => {
    const { at } = await opened(app)
    const { id } = await asks(app, at, { ...relation, confidential: 'no' })
    const mei = await enter(app, 'Mei')
    await mei.open(`${at}/help`)
    expect(mei.page.text).toContain('Where help was asked')
    await mei.open(`${at}/help/${id}`)
    expect([mei.page.text.includes(secret), mei.page.html.includes('id="write"')]).toEqual([
      true,
      false,
    ])
    expect((await mei.post(`${at}/help/${id}`, { do: 'solve' })).status).toBe(403)
    const bo = await enter(app, 'Bo')
    expect((await bo.open(`${at}/help/${id}`)).status).toBe(403)
  })

  test('goes up a ladder whose rungs are kept with their days, unseen by her', async ({ app }) => {
    const { at } = await opened(app)
    const { ana, id } = await asks(app, at, relation)
    const olu = await enter(app, 'Olu')
    await olu.open(at)
    expect(olu.page.html).toContain(`href="${at}/cases"`)
    expect(olu.page.html).toContain('One case waits for help')
    await olu.open(`${at}/cases/${id}`)
    expect(olu.page.text).toContain('Mei must not know of this case')
    await olu.press('I take care of it')
    await olu.press('We are here Be in contact')
    app.clock.forward({ hours: 48 })
    await olu.post(`${at}/cases/${id}`, { do: 'rung', rung: 'change' })
    await olu.press('Keep the note', { note: 'Ask Bo whether he has room.' })
    const text = olu.page.text
    expect(/25 Jul\nBe in contact/.test(text) && /27 Jul\nChange the pair/.test(text)).toBe(true)
    expect(olu.page.html).toMatch(/href="\/cohorts\/\d+\/pairs\/\d+\/end"/)
    await ana.open(`${at}/help/${id}`)
    expect(ana.page.text).toContain('Olu')
    expect(/whether he has room|Changer le binôme/.test(ana.page.html)).toBe(false)
    await olu.press('Give it', { owner: text.includes('Sade') ? await ownerSade(app) : '' })
    const given = await deliverAll(app)
    expect(to(given)).toEqual(['Sade'])
    const sade = await enter(app, 'Sade')
    await sade.open(`${at}/cases/${id}`)
    expect(sade.page.text).toContain('Ask Bo whether he has room.')
    await sade.press('It is solved')
    const told = (await deliverAll(app)).filter(letter => /aide/.test(letter.subject))
    expect(to(told)).toEqual(['Ana'])
    await ana.open(`${at}/help/${id}`)
    await ana.press('Rouvrir')
    expect(to(await deliverAll(app))).toEqual(['Sade'])
  })
})

async function ownerSade(app: TestApp): Promise<string> {
  const row = await app.db
    .selectFrom('place')
    .innerJoin('person', 'person.id', 'place.person_id')
    .select('place.id')
    .where('person.name', '=', 'Sade')
    .executeTakeFirstOrThrow()
  return String(row.id)
}

describe('past everybody', () => {
  test('the ombudsperson alone reads it, neither staff nor administrators do', async ({ app }) => {
    const { at, cohort, staff, placeOf, add } = await opened(app)
    const without = await enter(app, 'Ana')
    await without.open(`${at}/help?about=relation`)
    expect(without.page.html).not.toContain('value="ombudsperson"')
    await must(nameOmbudsperson(app, staff, cohort, (await placeOf('Paul')).id))
    const { person } = await add({ name: 'Ada', role: 'programme-staff' })
    await must(appointAdministrator(app, staff, person, true))
    await without.open(`${at}/help?about=relation`)
    expect(without.page.html).toContain('value="ombudsperson"')
    const { ana, id, letters } = await asks(app, at, { ...relation, to: 'ombudsperson' })
    expect([to(letters), letters[0]?.text.includes('laughs')]).toEqual([['Paul'], false])
    for (const name of ['Olu', 'Sade', 'Ada', 'Petra', 'Mei']) {
      const other = await enter(app, name)
      await other.open(`${at}/cases/${id}`)
      expect([name, other.page.status]).toEqual([name, 403])
      for (const page of [at, `${at}/cases`, `${at}/history`, `${at}/letters/in-doubt`]) {
        await other.open(page)
        expect(/laughs|One case waits|Somebody asked for help/.test(other.page.text)).toBe(false)
      }
    }
    // Naming herself opens nothing that was told before.
    await must(nameOmbudsperson(app, staff, cohort, (await placeOf('Olu')).id))
    expect((await (await enter(app, 'Olu')).open(`${at}/cases/${id}`)).status).toBe(403)
    const paul = await enter(app, 'Paul')
    await paul.open(`${at}/cases/${id}`)
    expect(paul.page.text).toContain(secret)
    await paul.press('Send', { words: 'Shall we talk tomorrow?' })
    await ana.open(`${at}/help/${id}`)
    expect(ana.page.text).toContain('Shall we talk tomorrow?')
    const letter = await app.db
      .selectFrom('letter')
      .select('id')
      .where('template', '=', 'help-word')
      .executeTakeFirstOrThrow()
    const olu = await enter(app, 'Olu')
    expect((await olu.open(`/letters/${letter.id}`)).status).toBe(403)
  })
})

describe('a person is reported', () => {
  test('and never reads it, although she runs the programme', async ({ app }) => {
    const { at, placeOf } = await opened(app)
    const person = String((await placeOf('Olu')).id)
    const report = { about: 'person', person, words: secret, to: 'programme-staff' }
    const { id, letters } = await asks(app, at, report)
    expect(to(letters)).toEqual(['Sade'])
    const olu = await enter(app, 'Olu')
    expect((await olu.open(`${at}/cases/${id}`)).status).toBe(403)
    expect((await olu.open(at)).html).not.toContain('waits for help')
    expect((await olu.open(`${at}/cases`)).text).not.toContain('A person is reported')
    const sade = await enter(app, 'Sade')
    expect((await sade.open(`${at}/cases/${id}`)).text).toContain(secret)
    const wrong = await sade.post(`${at}/cases/${id}`, { do: 'give', owner: person })
    expect(wrong.status).toBe(422)
  })

  test('is somebody one has to do with; policy staff are not offered', async ({ app }) => {
    const { at, placeOf } = await opened(app)
    const ana = await enter(app, 'Ana')
    await ana.open(`${at}/help?about=person`)
    expect(ana.page.html).toContain('>Mei</option>')
    expect(/>(?:Bo|Noor|Ben)<\/option>|value="policy-staff"/.test(ana.page.html)).toBe(false)
    const person = String((await placeOf('Noor')).id)
    const report = { about: 'person', person, words: secret, to: 'programme-staff' }
    const refused = await ana.post(`${at}/help`, report)
    expect([refused.status, refused.text.includes(secret)]).toEqual([422, true])
  })
})

describe('asking', () => {
  test('without words is refused, and what was chosen is there', async ({ app }) => {
    const { at } = await opened(app)
    const ana = await enter(app, 'Ana')
    const asked = { about: 'topic', group: 'gac', words: ' ', to: 'programme-staff' }
    const refused = await ana.post(`${at}/help`, asked)
    expect(refused.status).toBe(422)
    expect(refused.html).toMatch(/value="gac" selected/)
    expect(refused.html).toMatch(/value="programme-staff" checked/)
  })

  test('twice by a second press is one case, with one letter to each', async ({ app }) => {
    const { at, cohort } = await opened(app)
    const ana = await enter(app, 'Ana')
    await ana.post(`${at}/help`, relation)
    await ana.post(`${at}/help`, relation)
    expect((await casesOf(app.db, cohort)).length).toBe(1)
    const [one] = await casesOf(app.db, cohort)
    const to = `${at}/help/${one?.id}`
    await ana.post(to, { do: 'word', words: 'And today again.' })
    await ana.post(to, { do: 'word', words: 'And today again.' })
    expect((await entriesIn(app.db, one?.id ?? 0)).map(entry => entry.words)).toEqual([
      secret,
      'And today again.',
    ])
  })

  test('a mentor of several says about whom it is, and only that mentee could know', async ({
    app,
  }) => {
    const { at, cohort, staff, placeOf } = await opened(app)
    const [mei, ben] = [await placeOf('Mei'), await placeOf('Ben')]
    const made = pairPeople(app, staff, cohort, { mentor: mei.id, mentee: ben.id })
    const { pair } = await must(made)
    const visitor = await enter(app, 'Mei')
    await visitor.open(`${at}/help?about=relation`)
    const unsaid = { about: 'relation', words: 'He is never there.', to: 'programme-staff' }
    expect((await visitor.post(`${at}/help`, unsaid)).status).toBe(422)
    await visitor.post(`${at}/help`, { ...unsaid, pair: String(pair) })
    const [one] = await casesOf(app.db, cohort)
    const read = async (name: string) =>
      (await (await enter(app, name)).open(`${at}/help/${one?.id}`)).status
    expect([await read('Ben'), await read('Ana'), await read('Noor')]).toEqual([200, 403, 403])
  })

  test('is a press away on every page of a mentee and a mentor, and of nobody else', async ({
    app,
  }) => {
    const { at } = await opened(app)
    const has = async (name: string) => {
      const visitor = await enter(app, name)
      return (await visitor.open('/library')).html.includes(`href="${at}/help"`)
    }
    expect([await has('Ana'), await has('Mei'), await has('Olu')]).toEqual([true, true, false])
  })

  test('is possible from “have you talked?”, without signing in', async ({ app }) => {
    const { cohort, at, pairOf, placeOf } = await opened(app)
    app.clock.set('2026-08-24T09:00:00Z')
    const pair = await pairOf('Mei', 'Ana')
    await must(introduce(app, (await placeOf('Mei')).person, pair, 'Good morning.'))
    app.clock.set('2026-08-31T09:00:00Z')
    await noticeSilence(app)
    const letters = await deliverAll(app)
    const letter = letters.find(one => one.to.name === 'Ana' && one.text.includes('/talked/'))
    const link = /https?:\/\/\S*\/talked\/[\w.-]+/.exec(letter?.text ?? '')?.[0] ?? ''
    const stranger = new Visitor(app)
    await stranger.open(link)
    await stranger.press('I need help')
    expect([stranger.page.status, stranger.page.text.includes('You have asked for help')]).toEqual([
      200,
      true,
    ])
    await stranger.open(link)
    await stranger.press('I need help')
    const cases = await casesOf(app.db, cohort)
    expect(cases.map(one => [one.about, one.confidential, one.pair, one.to])).toEqual([
      ['relation', true, pair.id, 'programme-staff'],
    ])
    expect(to(await deliverAll(app))).toEqual(['Olu', 'Sade'])
    const mei = await enter(app, 'Mei')
    expect((await mei.open(`${at}/help`)).text).not.toContain('Where help was asked')
    const ana = await enter(app, 'Ana')
    expect((await ana.open(`${at}/help`)).text).toContain('L’entente dans un binôme')
  })
})

test('the guide says by which day somebody should be helped', async ({ app }) => {
  const leaves = shippedGuide().map(leaf =>
    leaf.path === 'guide.md' ? { ...leaf, text: leaf.text.replace('topic: 5', 'topic: 9') } : leaf,
  )
  const { cohort } = await startProgramme(app, { leaves })
  const at = `/cohorts/${cohort}`
  await asks(app, at, { about: 'topic', words: 'What is a docket?', to: 'programme-staff' })
  await asks(app, at, relation)
  const cases = await casesOf(app.db, cohort)
  expect(cases.map(one => one.dueOn.toString())).toEqual(['2026-08-03', '2026-07-27'])
})

test('a case whose day is over is told to its owner and staff, once for each day', async ({
  app,
}) => {
  const { at } = await opened(app)
  const { id } = await asks(app, at, relation)
  const late = async (day: string) => {
    app.clock.set(`${day}T09:00:00Z`)
    await noticeOverdue(app)
    await noticeOverdue(app)
    return to(await deliverAll(app))
  }
  expect(await late('2026-07-27')).toEqual([])
  expect(await late('2026-07-28')).toEqual(['Olu', 'Sade'])
  expect(await late('2026-07-29')).toEqual([])
  const olu = await enter(app, 'Olu')
  await olu.open(`${at}/cases/${id}`)
  await olu.press('Keep this day', { due: '2026-08-01' })
  expect(await late('2026-08-01')).toEqual([])
  expect(await late('2026-08-02')).toEqual(['Olu', 'Sade'])
  const bad = await olu.post(`${at}/cases/${id}`, { do: 'due', due: 'tomorrow' })
  expect(bad.status).toBe(422)
  await olu.post(`${at}/cases/${id}`, { do: 'due', due: '2026-08-03' })
  await olu.post(`${at}/cases/${id}`, { do: 'solve' })
  await deliverAll(app)
  expect(await late('2026-08-09')).toEqual([])
})

describe('by mail', () => {
  /** The letterbox on a port of its own, and a mail program that knows the way to it. */
  async function withLetterbox(app: TestApp) {
    app.mailIn = 'in.wayfellow.test'
    const box = await openLetterbox(app, { port: 0, host: '127.0.0.1' })
    const transport = nodemailer.createTransport({ host: '127.0.0.1', port: box.port })
    onTestFinished(async () => {
      transport.close()
      await box.close()
    })
    return async (mail: SendMailOptions) => {
      await transport.sendMail({ subject: 'Re: help', ...mail })
      while ((await openPost(app)) > 0);
      return deliverAll(app)
    }
  }

  test('an answer becomes a word in the case, on both sides', async ({ app }) => {
    const { at, cohort } = await opened(app)
    const send = await withLetterbox(app)
    const { ana, id, letters } = await asks(app, at, relation)
    const letter = letters.find(one => one.to.name === 'Olu')
    const mail = { from: addressOf('Olu'), to: letter?.replyTo.address, text: 'I call you at six.' }
    const [answer] = await send(mail)
    expect([answer?.to.name, answer?.text.includes('I call you at six.')]).toEqual(['Ana', true])
    const file = { filename: 'a.txt', content: 'x' }
    const thanks = { text: 'Thank you so much.', attachments: [file] }
    await send({ from: addressOf('Ana'), to: answer?.replyTo.address, ...thanks })
    const words = (await entriesIn(app.db, id)).filter(entry => entry.kind === 'word')
    expect(words.map(entry => [entry.how, entry.files, entry.words])).toEqual([
      ['page', 0, secret],
      ['mail', 0, 'I call you at six.'],
      ['mail', 1, 'Thank you so much.'],
    ])
    await ana.open(`${at}/help/${id}`)
    expect(ana.page.text).toContain('I call you at six.')
    const sade = await enter(app, 'Sade')
    expect((await sade.open(`/cohorts/${cohort}/post`)).html).not.toContain('Thank you so much')
  })

  test('an answer of somebody who has no part in it any more is set aside', async ({ app }) => {
    const { at, staff, placeOf } = await opened(app)
    const send = await withLetterbox(app)
    const { letters } = await asks(app, at, { ...relation, words: 'Hm.' })
    const letter = letters.find(one => one.to.name === 'Sade')
    const { id, groups } = await placeOf('Sade')
    await must(changePlace(app, staff, id, { role: 'policy-staff', groups, capacity: 0 }))
    await send({ from: addressOf('Sade'), to: letter?.replyTo.address, text: 'Too late.' })
    const rows = await app.db.selectFrom('inbound_letter').select(['state', 'reason']).execute()
    expect(rows).toEqual([{ state: 'aside', reason: 'not-in-case' }])
  })

  test('what is set aside on its way to the ombudsperson shows staff no words', async ({ app }) => {
    const { at, cohort, staff, placeOf } = await opened(app)
    await must(nameOmbudsperson(app, staff, cohort, (await placeOf('Paul')).id))
    const send = await withLetterbox(app)
    const { letters } = await asks(app, at, { ...relation, to: 'ombudsperson' })
    const reply = letters[0]?.replyTo.address
    await send({ from: 'paul@elsewhere.example', to: reply, text: 'About the laughing.' })
    const open = await asks(app, at, { about: 'topic', words: 'Hm?', to: 'programme-staff' })
    const other = open.letters[0]?.replyTo.address
    await send({ from: 'olu@elsewhere.example', to: other, text: 'About the docket.' })
    const rows = await app.db.selectFrom('inbound_letter').select(['state', 'words']).execute()
    expect(rows.map(row => [row.state, row.words])).toEqual([
      ['aside', ''],
      ['aside', 'About the docket.'],
    ])
  })
})

test('her own cases and words are in her data, staff’s notes are not; erasing takes them', async ({
  app,
}) => {
  const { at, placeOf } = await opened(app)
  const { ana, id } = await asks(app, at, relation)
  const olu = await enter(app, 'Olu')
  await olu.post(`${at}/cases/${id}`, { do: 'note', note: 'Perhaps Bo.' })
  await olu.post(`${at}/cases/${id}`, { do: 'word', words: 'We look into it.' })
  const { person } = await placeOf('Ana')
  const before = await everythingAbout(app.db, person)
  expect(before.cases.map(one => [one.about, one.confidential])).toEqual([['relation', true]])
  expect(before.caseWords.map(one => one.words)).toEqual([secret, 'We look into it.'])
  expect(JSON.stringify(before)).not.toContain('Perhaps Bo')
  await ana.open('/me/leave')
  await ana.post('/me/leave', {})
  expect((await everythingAbout(app.db, person)).caseWords.map(one => one.words)).toEqual(['', ''])
  expect((await olu.open(`${at}/cases/${id}`)).text).not.toContain('laughs')
})
