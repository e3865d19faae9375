import { describe, expect } from 'vitest'
import { appointAdministrator, endPlace } from '../../src/actions/keep-place.ts'
import { writeMessage } from '../../src/actions/write-message.ts'
import { everythingAbout } from '../../src/store/exports.ts'
import { messagesOf } from '../../src/store/messages.ts'
import { placeBy } from '../../src/store/places.ts'
import { deliverAll, testApp, type TestApp } from '../app.ts'
import { addressOf, must, startProgramme } from '../cohort.ts'
import { signedIn, Visitor } from '../site.ts'
import { test } from '../story.ts'

const secret = 'My visa was refused once, and I am ashamed of it.'

/** Mei and Ana, who walk together, each at her own browser. */
async function theTwo(app: TestApp) {
  const programme = await startProgramme(app)
  const pair = await programme.pairOf('Mei', 'Ana')
  const ana = await signedIn(app, addressOf('Ana'), new Visitor(app))
  const mei = await signedIn(app, addressOf('Mei'))
  const to = `/cohorts/${programme.cohort}/pairs/${pair.id}`
  return { ...programme, pair, ana, mei, to }
}

describe('the two of a pair write to each other', () => {
  test('on a page each reaches from her journey, and by letter', async ({ app }) => {
    const { ana, mei, to, cohort } = await theTwo(app)
    await ana.open(`/cohorts/${cohort}/journey`)
    expect(ana.page.html).toContain(`href="${to}/messages"`)
    await ana.open(`${to}/messages`)
    await ana.press('Envoyer', { words: secret })
    expect(ana.page.text).toContain(secret)
    await mei.open(`/cohorts/${cohort}/journey`)
    expect(mei.page.text).toContain('1 new message')
    await mei.open(`${to}/messages`)
    expect(mei.page.text).toContain(secret)
    await mei.open(`/cohorts/${cohort}/journey`)
    expect(mei.page.text).not.toContain('new message')
    const [letter, ...more] = (await deliverAll(app)).filter(one => one.text.includes('ashamed'))
    expect([letter?.to.address, letter?.subject, more]).toEqual([
      addressOf('Mei'),
      'Ana writes to you',
      [],
    ])
    expect(letter?.text).toContain(`${app.origin}${to}/messages`)
  })

  test('and what is sent twice by a second press arrives once', async ({ app }) => {
    const { ana, to, pair } = await theTwo(app)
    await ana.post(`${to}/messages`, { words: 'Hello' })
    await ana.post(`${to}/messages`, { words: 'Hello' })
    await ana.post(`${to}/messages`, { words: 'Hello again' })
    const words = (await messagesOf(app.db, pair.id)).map(one => one.words)
    expect(words).toEqual(['Hello', 'Hello again'])
    const letters = (await deliverAll(app)).filter(one => one.subject === 'Ana writes to you')
    expect(letters.length).toBe(2)
  })

  test('an empty or endless message is refused, and what was typed is there', async ({ app }) => {
    const { mei, to } = await theTwo(app)
    const empty = await mei.post(`${to}/messages`, { words: '  ' })
    expect([empty.status, empty.text.includes('Please write something here.')]).toEqual([422, true])
    const endless = `${'a'.repeat(5001)}end`
    const long = await mei.post(`${to}/messages`, { words: endless })
    expect([long.status, long.html.includes(endless)]).toEqual([422, true])
  })

  test('long talks have pages, the newest first', async ({ app }) => {
    const { ana, mei, to, pair } = await theTwo(app)
    const { person } = (await placeBy(app.db, pair.mentor)) ?? { person: 0 }
    for (let at = 1; at <= 55; at++) {
      await must(writeMessage(app, person, pair, { words: `Line ${at}.`, how: 'page' }))
    }
    await ana.open(`${to}/messages`)
    expect([ana.page.text.includes('Line 5.'), ana.page.text.includes('Line 6.')]).toEqual([
      false,
      true,
    ])
    await mei.open(`${to}/messages`)
    const [, earlier = ''] = /href="([^"]*\?before=\d+)"/.exec(mei.page.html) ?? []
    await mei.open(earlier)
    expect([mei.page.text.includes('Line 5.'), mei.page.text.includes('Line 6.')]).toEqual([
      true,
      false,
    ])
  })
})

describe('nobody else reads it', () => {
  test('neither staff nor an administrator, on any page or letter', async ({ app }) => {
    const { ana, to, cohort, staff, pair, placeOf, add } = await theTwo(app)
    await ana.post(`${to}/messages`, { words: secret })
    await deliverAll(app)
    const mei = await placeOf('Mei')
    const letter = await app.db
      .selectFrom('letter')
      .select(['id', 'body'])
      .where('to_person_id', '=', mei.person)
      .where('template', '=', 'message')
      .executeTakeFirstOrThrow()
    expect(letter.body).toContain('ashamed')
    const { person } = await add({ name: 'Ada', role: 'programme-staff' })
    await must(appointAdministrator(app, staff, person, true))
    for (const name of ['Olu', 'Ada', 'Bo', 'Noor']) {
      const other = await signedIn(app, addressOf(name))
      const pages = [
        `${to}/messages`,
        `${to}/messages/live`,
        `/letters/${letter.id}`,
        `/letters/${letter.id}/sheet`,
      ]
      const came = []
      for (const page of pages) came.push((await other.open(page)).status)
      expect([name, came]).toEqual([name, [403, 403, 403, 403]])
      for (const page of ['', '/letters', '/history', '/pairs', `/people/${pair.mentee}/journey`]) {
        await other.open(`/cohorts/${cohort}${page}`)
        expect(other.page.text).not.toContain('ashamed')
      }
    }
    const own = await signedIn(app, addressOf('Mei'))
    expect((await own.open(`/letters/${letter.id}`)).text).toContain('ashamed')
  })

  test('it is in the export of who wrote it, and no longer there when she is erased', async ({
    app,
  }) => {
    const { ana, mei, to, placeOf } = await theTwo(app)
    await ana.post(`${to}/messages`, { words: secret })
    const [hers, other] = [await placeOf('Ana'), await placeOf('Mei')]
    expect((await everythingAbout(app.db, hers.person)).messages.map(one => one.words)).toEqual([
      secret,
    ])
    expect((await everythingAbout(app.db, other.person)).messages).toEqual([])
    await ana.open('/me/leave')
    await ana.post('/me/leave', {})
    expect((await everythingAbout(app.db, hers.person)).messages.map(one => one.words)).toEqual([
      '',
    ])
    expect((await mei.open(`${to}/messages`)).text).not.toContain('ashamed')
  })

  test('whoever has left the cohort writes and reads there no more', async ({ app }) => {
    const { ana, to, staff, placeOf } = await theTwo(app)
    expect((await ana.open(`${to}/messages`)).status).toBe(200)
    await must(endPlace(app, staff, (await placeOf('Ana')).id))
    expect((await ana.open(`${to}/messages`)).status).toBe(403)
  })
})

describe('a question to one’s mentor', () => {
  test('is asked from any page, which it names, and stays open until answered (R66)', async ({
    app,
  }) => {
    const { ana, mei, to, cohort } = await theTwo(app)
    await ana.open('/library')
    const [, ask = ''] = /href="([^"]*\/journey\/question\?[^"]*)"/.exec(ana.page.html) ?? []
    await ana.open(ask.replaceAll('&amp;', '&'))
    expect(ana.page.path).toMatch(new RegExp(`^${to}/questions\\?page=`))
    await ana.press('Demander à Mei', { words: 'What is a working group?' })
    await mei.open(`/cohorts/${cohort}/journey`)
    expect(mei.page.text).toContain('1 open question')
    await mei.open(`${to}/questions`)
    const [, one = ''] = /href="([^"]*\/questions\/\d+)"/.exec(mei.page.html) ?? []
    await mei.open(one)
    expect(mei.page.html).toContain('href="/library"')
    await mei.press('Answer', { words: 'People who write a policy together.' })
    await ana.open(`/cohorts/${cohort}/journey`)
    expect(ana.page.text).toContain('1 nouveau message')
    expect(ana.page.text).not.toContain('question ouverte')
    const subjects = (await deliverAll(app)).map(letter => letter.subject)
    expect(subjects.filter(subject => /question|répondu|asks/.test(subject))).toEqual([
      'Ana asks you something',
      'Mei a répondu',
    ])
  })

  test('is opened again by whoever asked, and settled by a press of either', async ({ app }) => {
    const { ana, mei, to } = await theTwo(app)
    await ana.open(`${to}/questions`)
    await ana.press('Demander à Mei', { words: 'Who speaks first?' })
    const [, one = ''] = /href="([^"]*\/questions\/\d+)"/.exec(ana.page.html) ?? []
    const states: boolean[] = []
    const look = async () =>
      states.push((await mei.open(`${to}/questions`)).text.includes('open\n'))
    await look()
    await mei.post(one, { words: 'The chair.', do: 'answer' })
    await look()
    await ana.post(one, { words: 'And then?', do: 'answer' })
    await look()
    await ana.post(one, { words: '', do: 'close' })
    await look()
    expect(states).toEqual([true, false, true, false])
  })

  test('names no page but one of ours', async ({ app }) => {
    const { ana, to, pair } = await theTwo(app)
    for (const page of ['//evil.example/x', 'https://evil.example', 'javascript:alert(1)']) {
      await ana.post(`${to}/questions`, { words: page, page, 'page-title': 'Look' })
    }
    await ana.post(`${to}/questions`, { words: 'ours', page: '/library', 'page-title': 'Library' })
    expect((await messagesOf(app.db, pair.id)).map(one => one.on)).toEqual([
      null,
      null,
      null,
      { page: '/library', title: 'Library' },
    ])
  })

  test('somebody without a mentor learns whom to ask', async ({ app }) => {
    const { cohort } = await startProgramme(app)
    const noor = await signedIn(app, addressOf('Noor'), new Visitor(app, { languages: 'en' }))
    await noor.open(`/cohorts/${cohort}/journey/question?page=/library&title=x`)
    expect([noor.page.status, noor.page.html.includes('class="empty"')]).toEqual([200, true])
  })
})

describe('an open page', () => {
  test('hears of a message within moments, whichever process took it', async ({
    app,
    database,
  }) => {
    const { mei, to, pair, placeOf } = await theTwo(app)
    const other = await database.alongside()
    const ana = await signedIn(testApp(other.db), addressOf('Ana'))
    const stream = await ana.request(`${to}/messages/live`)
    const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader()
    expect((await reader?.read())?.value).toContain('listening')
    await mei.post(`${to}/messages`, { words: 'Are you there?' })
    const [message] = await messagesOf(app.db, pair.id)
    expect((await reader?.read())?.value).toBe(`event: new\ndata: ${message?.id}\n\n`)
    await must(endPlace(app, (await placeOf('Olu')).person, (await placeOf('Ana')).id))
    expect((await reader?.read())?.done).toBe(true)
    await other.close()
  })
})
