import { simpleParser } from 'mailparser'
import { describe, expect, onTestFinished } from 'vitest'
import { offerRules } from '../../src/actions/ground-rules/offer-rules.ts'
import { agreeToRules } from '../../src/actions/ground-rules/agree-to-rules.ts'
import { offerTalk } from '../../src/actions/talks/offer-talk.ts'
import { remindOfTalks } from '../../src/actions/talks/remind-of-talks.ts'
import { writeMessage } from '../../src/actions/write-message.ts'
import { deliverPost } from '../../src/mailroom/postman.ts'
import { smtpPost } from '../../src/mailroom/smtp.ts'
import { noRules } from '../../src/programme/ground-rules.ts'
import { talksAs } from '../../src/programme/talks.ts'
import { offersOf } from '../../src/store/ground-rules.ts'
import { lastContacts } from '../../src/store/presence.ts'
import { talksOf } from '../../src/store/talks.ts'
import { deliverAll, postman, type TestApp } from '../app.ts'
import { addressOf, must, startProgramme } from '../cohort.ts'
import { letterTo, withLetterbox } from '../letterbox.ts'
import { openSink } from '../sink.ts'
import { signedIn } from '../site.ts'
import { test } from '../story.ts'

const instant = Temporal.Instant.from

/** Mei in Shanghai and Ana in La Paz, who walk together, each at her own browser. */
async function theTwo(app: TestApp) {
  const programme = await startProgramme(app)
  app.clock.set('2026-09-01T09:00:00Z')
  const pair = await programme.pairOf('Mei', 'Ana')
  const people = { Mei: await programme.placeOf('Mei'), Ana: await programme.placeOf('Ana') }
  for (const [name, time_zone] of [
    ['Mei', 'Asia/Shanghai'],
    ['Ana', 'America/La_Paz'],
  ] as const) {
    const { person } = people[name]
    await app.db.updateTable('person').set({ time_zone }).where('id', '=', person).execute()
  }
  const mei = await signedIn(app, addressOf('Mei'))
  const ana = await signedIn(app, addressOf('Ana'))
  await deliverAll(app)
  const to = `/cohorts/${programme.cohort}/pairs/${pair.id}/talks`
  const talks = async () => talksAs(await talksOf(app.db, pair.id))
  return { ...programme, pair, people, mei, ana, to, talks }
}

/** Mei offers Thursday and Friday, at 20:00 in Shanghai. */
const offered = { 'time-1': '2026-09-03T20:00', 'time-2': '2026-09-04T20:00', minutes: '45' }

const invitations = (letters: { calendar: { text: string } | null; to: { name: string } }[]) =>
  letters
    .filter(letter => letter.calendar !== null)
    .map(({ calendar, to }) => {
      const text = calendar?.text.replaceAll('\r\n ', '') ?? ''
      const field = (name: string) => new RegExp(`^${name}:(.*)\\r$`, 'm').exec(text)?.[1] ?? ''
      return [to.name, field('METHOD'), field('UID'), field('SEQUENCE'), field('DTSTART')]
    })

describe('a talk', () => {
  test('is offered at two times, told on both clocks, and agreed to by choosing one', async ({
    app,
  }) => {
    const { mei, ana, to, talks } = await theTwo(app)
    await mei.open(to)
    await mei.press('Offer to Ana', { ...offered, spot: 'https://talk.example.org/two' })
    expect(mei.page.html).toContain('The times are on their way.')
    await ana.open(to)
    expect(ana.page.text).toContain('jeudi 3 septembre à 08:00 (La Paz)')
    expect(ana.page.text).toContain('jeudi 3 septembre à 20:00 (Shanghai)')
    const second = '2026-09-04T12:00:00Z'
    await ana.press('Celui-ci me convient', { time: second })
    const { booked, waiting } = await talks()
    expect([booked.map(talk => String(talk.startsAt)), waiting]).toEqual([[second], null])
    await mei.open(to)
    expect(mei.page.text).toContain('Friday 4 September at 20:00 (Shanghai)')
    expect(mei.page.html).toContain('href="https://talk.example.org/two"')
  })

  test('goes into both calendars, is moved in them, and leaves them when it is called off', async ({
    app,
  }) => {
    const { mei, ana, to, talks } = await theTwo(app)
    await mei.post(to, { do: 'offer', ...offered })
    const talk = String((await talks()).waiting?.id)
    await ana.post(to, { do: 'accept', talk, time: '2026-09-03T12:00:00Z' })
    const uid = `talk-${talk}@wayfellow.test`
    const both = (method: string, sequence: string, start: string) =>
      ['Ana', 'Mei'].map(name => [name, method, uid, sequence, start])
    const letters = async () => invitations(await deliverAll(app)).toSorted()
    expect(await letters()).toEqual(both('REQUEST', '0', '20260903T120000Z'))
    await ana.post(to, {
      do: 'offer',
      instead: talk,
      'time-1': '2026-09-05T07:00',
      minutes: '30',
    })
    expect((await talks()).booked.map(one => String(one.startsAt))).toEqual([
      '2026-09-03T12:00:00Z',
    ])
    const other = String((await talks()).waiting?.id)
    await mei.post(to, { do: 'accept', talk: other, time: '2026-09-05T11:00:00Z' })
    expect(await letters()).toEqual(both('REQUEST', '1', '20260905T110000Z'))
    const file = await mei.open(`${to}/${talk}/talk.ics`)
    expect([file.headers.get('content-type'), file.html.includes(`UID:${uid}`)]).toEqual([
      'text/calendar; charset=utf-8',
      true,
    ])
    await mei.open(to)
    await mei.press('Call it off')
    expect(await letters()).toEqual(both('CANCEL', '2', '20260905T110000Z'))
    expect((await talks()).booked).toEqual([])
  })

  test('is put into the letter so that mail programs find the invitation', async ({ app }) => {
    const { mei, ana, to, talks } = await theTwo(app)
    await mei.post(to, { do: 'offer', ...offered })
    await deliverAll(app)
    const talk = String((await talks()).waiting?.id)
    await ana.post(to, { do: 'accept', talk, time: '2026-09-03T12:00:00Z' })
    const sink = await openSink()
    const post = smtpPost(sink.url)
    onTestFinished(async () => {
      await post.close()
      await sink.close()
    })
    while ((await deliverPost({ ...app, post }, postman)) > 0);
    const letter = sink.arrived.find(one => one.to.includes(addressOf('Ana')))
    expect(letter?.raw).toMatch(/content-type: text\/calendar; charset=utf-8; method=REQUEST/i)
    const { attachments } = await simpleParser(letter?.raw ?? '')
    expect(attachments.map(one => one.filename ?? one.contentType)).toContain('talk.ics')
  })

  test('is agreed to by mail, with a number and nothing else', async ({ app }) => {
    const { people, pair, talks } = await theTwo(app)
    const { send, open } = await withLetterbox(app)
    const times = [instant('2026-09-03T12:00:00Z'), instant('2026-09-04T12:00:00Z')]
    const wanted = { times, minutes: 45, spot: '', insteadOf: null }
    await must(offerTalk(app, people.Mei.person, pair, wanted))
    const letter = letterTo(await deliverAll(app), 'Ana')
    expect(letter.text).toMatch(/2\. vendredi 4 septembre à 08:00 \(La Paz\)/)
    const from = addressOf('Ana')
    await send({ from, to: letter.replyTo.address, text: '7' })
    await open()
    expect((await talks()).booked).toEqual([])
    await send({ from, to: letter.replyTo.address, text: 'Le 2, merci !' })
    await open()
    expect((await talks()).booked.map(talk => String(talk.startsAt))).toEqual([
      '2026-09-04T12:00:00Z',
    ])
  })

  test('cannot be agreed to by who offered it, at a time not offered, or one that is past', async ({
    app,
  }) => {
    const { mei, ana, to, talks } = await theTwo(app)
    await mei.post(to, { do: 'offer', ...offered })
    const talk = String((await talks()).waiting?.id)
    const time = '2026-09-03T12:00:00Z'
    expect((await mei.post(to, { do: 'accept', talk, time })).status).toBe(422)
    const other = { do: 'accept', talk, time: '2026-09-03T13:00:00Z' }
    expect((await ana.post(to, other)).status).toBe(422)
    expect((await ana.post(to, { do: 'accept', talk, time: 'soon' })).status).toBe(422)
    app.clock.set('2026-09-03T12:00:01Z')
    expect((await ana.post(to, { do: 'accept', talk, time })).status).toBe(422)
    expect((await talks()).booked).toEqual([])
    const later = { do: 'accept', talk, time: '2026-09-04T12:00:00Z' }
    expect((await ana.post(to, later)).status).toBe(200)
    expect((await talks()).booked.length).toBe(1)
  })

  test('offered with a time that is past or cannot be read is refused, nothing typed is lost', async ({
    app,
  }) => {
    const { mei, to, talks } = await theTwo(app)
    const past = { ...offered, do: 'offer', 'time-2': '2026-08-01T10:00', spot: 'By the lake' }
    expect((await mei.post(to, past)).text).toContain('These times should lie ahead.')
    expect(mei.page.html).toContain('value="2026-08-01T10:00"')
    expect(mei.page.html).toContain('value="By the lake"')
    const strange = { ...offered, do: 'offer', 'time-2': 'tomorrow' }
    expect((await mei.post(to, strange)).status).toBe(422)
    const long = { ...offered, do: 'offer', minutes: '4000' }
    expect((await mei.post(to, long)).text).toContain('Write a whole number from 5 to 480.')
    expect((await talks()).waiting).toBe(null)
  })

  test('finds its times in the ground rules', async ({ app }) => {
    const { mei, to, people, pair } = await theTwo(app)
    const times = { zone: 'America/La_Paz', free: 'th 08-10' }
    await must(offerRules(app, people.Ana.person, pair, { ...noRules, methods: ['video'], times }))
    const [offer] = await offersOf(app.db, pair.id)
    await must(agreeToRules(app, people.Mei.person, pair, offer?.id ?? 0))
    await mei.open(to)
    expect(mei.page.html).toContain('value="2026-09-03T20:00"')
    expect(mei.page.html).toContain('value="2026-09-10T20:00"')
  })
})

describe('before a talk', () => {
  test('both are reminded once, a day ahead, with what is open between them', async ({ app }) => {
    const { mei, ana, to, talks, pair, people } = await theTwo(app)
    await mei.post(to, { do: 'offer', ...offered })
    const talk = String((await talks()).waiting?.id)
    await ana.post(to, { do: 'accept', talk, time: '2026-09-04T12:00:00Z' })
    const asked = { words: 'What is a docket?', how: 'page', asks: true } as const
    await must(writeMessage(app, people.Ana.person, pair, asked))
    await deliverAll(app)
    const reminded = async (at: string) => {
      app.clock.set(at)
      await remindOfTalks(app)
      await remindOfTalks(app)
      const letters = await deliverAll(app)
      return letters.map(({ to, text }) => [to.name, text.includes('docket')]).toSorted()
    }
    expect(await reminded('2026-09-03T11:59:00Z')).toEqual([])
    expect(await reminded('2026-09-03T12:00:00Z')).toEqual([
      ['Ana', true],
      ['Mei', true],
    ])
    expect(await reminded('2026-09-04T11:00:00Z')).toEqual([])
  })
})

describe('after a talk', () => {
  test('either says that it took place, and presence knows', async ({ app }) => {
    const { mei, ana, to, talks, pair, cohort } = await theTwo(app)
    await mei.post(to, { do: 'offer', ...offered })
    const talk = String((await talks()).waiting?.id)
    await ana.post(to, { do: 'accept', talk, time: '2026-09-04T12:00:00Z' })
    const early = await ana.post(to, { do: 'held', talk })
    expect(early.status).toBe(422)
    app.clock.set('2026-09-04T13:00:00Z')
    await ana.open(to)
    await ana.press('Oui, nous avons parlé')
    expect((await talks()).held.map(one => one.minutes)).toEqual([45])
    expect(String((await lastContacts(app.db, cohort)).get(pair.id))).toBe('2026-09-04T13:00:00Z')
  })

  test('one that was not agreed to here is told in a line, once, and both see it', async ({
    app,
  }) => {
    const { mei, ana, to, talks } = await theTwo(app)
    await mei.open(to)
    const told = { logged: '60', how: 'telephone', words: 'The map of the groups' }
    await mei.press('Keep it', told)
    await mei.post(to, { do: 'log', on: '2026-09-01', ...told })
    expect((await talks()).held.length).toBe(1)
    await ana.open(to)
    expect(ana.page.text).toContain('The map of the groups')
    expect(ana.page.text).toContain('une conversation, 1 h 0 min ensemble')
    const ahead = await ana.post(to, { do: 'log', on: '2026-09-09', logged: '30', words: 'Soon' })
    expect([ahead.status, ahead.html.includes('value="Soon"')]).toEqual([422, true])
  })
})

test('nobody else sees the talks of two, staff neither', async ({ app }) => {
  const { mei, to, cohort } = await theTwo(app)
  await mei.post(to, { do: 'log', on: '2026-09-01', logged: '30', words: 'My brother died' })
  for (const name of ['Olu', 'Bo', 'Noor', 'Petra']) {
    const other = await signedIn(app, addressOf(name))
    expect((await other.open(to)).status).toBe(403)
    expect((await other.open(`${to}/1/talk.ics`)).status).toBe(403)
    await other.open(`/cohorts/${cohort}/history`)
    expect(other.page.text).not.toContain('brother')
  }
})

describe('a talk that did not take place', () => {
  /** The two agreed to talk on 3 September, and that hour has passed. */
  async function passed(app: TestApp) {
    const two = await theTwo(app)
    await two.mei.post(two.to, { do: 'offer', ...offered })
    const { waiting } = await two.talks()
    const time = waiting?.times[0]?.toString() ?? ''
    await two.ana.post(two.to, { do: 'accept', talk: String(waiting?.id), time })
    await deliverAll(app)
    app.clock.set('2026-09-03T15:00:00Z')
    return { ...two, talk: waiting?.id ?? 0 }
  }

  test('is kept as such, and nothing is called off', async ({ app }) => {
    const { mei, ana, to, talks, pair } = await passed(app)
    await mei.open(to)
    await mei.press('It did not happen')
    const { booked, held, missed } = await talks()
    expect([booked.length, held.length, missed.length]).toEqual([0, 0, 1])
    expect(missed.map(one => [one.cancelledAt, one.missedAt?.toString()])).toEqual([
      [null, '2026-09-03T15:00:00Z'],
    ])
    expect(await deliverAll(app)).toEqual([])
    expect((await ana.open(to)).text).toContain('N’a pas eu lieu')
    expect((await lastContacts(app.db, pair.cohort)).get(pair.id)).toBe(undefined)
  })

  test('each may say who could not come, and only the two see it', async ({ app }) => {
    const { mei, ana, to, talk, cohort, pair } = await passed(app)
    const who = `who-${talk}`
    await mei.post(to, { do: 'missed', talk: String(talk) })
    await mei.open(to)
    await mei.press('Say so', { [who]: 'me' })
    expect((await ana.open(to)).text).toContain('Mei dit : je n’ai pas pu venir, pardon.')
    await ana.post(to, { do: 'who-missed', talk: String(talk), [who]: 'other' })
    expect((await mei.open(to)).text).toContain(
      'Ana says that you could not come, and minds not at all.',
    )
    await mei.post(to, { do: 'who-missed', talk: String(talk), [who]: 'both' })
    expect((await ana.open(to)).text).toContain('Mei dit que ni l’un ni l’autre n’a pu venir.')
    const none = await mei.post(to, { do: 'who-missed', talk: String(talk), [who]: 'nobody' })
    expect(none.status).toBe(422)
    const staff = await signedIn(app, addressOf('Olu'))
    const pages = [`/cohorts/${cohort}`, `/cohorts/${cohort}/pairs`, `/cohorts/${cohort}/history`]
    const seen = []
    for (const page of pages) seen.push((await staff.open(page)).text)
    expect(seen.filter(text => text.includes('could not come'))).toEqual([])
    expect((await staff.open(`/cohorts/${cohort}/pairs/${pair.id}/talks`)).status).toBe(403)
    const bo = await signedIn(app, addressOf('Bo'))
    const strange = await bo.post(to, { do: 'who-missed', talk: String(talk), [who]: 'me' })
    expect(strange.status).toBe(403)
  })

  test('of a talk that took place nobody says who could not come', async ({ app }) => {
    const { mei, to, talk } = await passed(app)
    await mei.post(to, { do: 'held', talk: String(talk) })
    const page = await mei.post(to, { do: 'who-missed', talk: String(talk), [`who-${talk}`]: 'me' })
    expect(page.status).toBe(422)
    expect(await app.db.selectFrom('talk_missed').selectAll().execute()).toEqual([])
  })
})
