import { describe, expect } from 'vitest'
import { gatherLetters } from '../../src/actions/gather-letters.ts'
import { encourage } from '../../src/actions/journal/encourage.ts'
import { writeMessage } from '../../src/actions/write-message.ts'
import type { Envelope } from '../../src/app.ts'
import { messagesOf } from '../../src/store/messages.ts'
import { say } from '../../src/words.ts'
import { deliverAll, type TestApp } from '../app.ts'
import { addressOf, must, startProgramme } from '../cohort.ts'
import { letterTo, withLetterbox } from '../letterbox.ts'
import { signedIn, Visitor } from '../site.ts'
import { test } from '../story.ts'

const subjects = (letters: Envelope[]) =>
  letters.map(letter => `${letter.to.name}: ${letter.subject}`).toSorted()

/** Mei and Ana walk together; Ben reads English and has no mentor. All letters so far have gone. */
async function theTwo(app: TestApp, rhythm: string) {
  const programme = await startProgramme(app)
  app.clock.set('2026-09-01T09:00:00Z')
  const pair = await programme.pairOf('Mei', 'Ana')
  const [mei, ana] = [await programme.placeOf('Mei'), await programme.placeOf('Ana')]
  const zone = { time_zone: 'Africa/Nairobi' }
  await app.db.updateTable('person').set(zone).where('id', '=', ana.person).execute()
  const browser = await signedIn(app, addressOf('Ana'))
  await deliverAll(app)
  await browser.open('/me/mail')
  await browser.press(say('fr', 'form.save'), { rhythm })
  const tell = (from: typeof mei, words: string) =>
    must(writeMessage(app, from.person, pair, { words, how: 'page' }))
  const came = async (at: string) => {
    app.clock.set(at)
    await gatherLetters(app)
    return deliverAll(app)
  }
  return { ...programme, pair, mei, ana, browser, tell, came }
}

const rows = async (app: TestApp, person: number) =>
  (
    await app.db
      .selectFrom('letter')
      .select(['template', 'state'])
      .where('to_person_id', '=', person)
      .where('template', 'in', ['message', 'digest', 'journal-prompt'])
      .orderBy('id')
      .execute()
  ).map(row => `${row.template}: ${row.state}`)

describe('whoever has her letters once a day', () => {
  test('gets one letter in the morning on her clock, with all of them; the other as they come', async ({
    app,
  }) => {
    const { ana, mei, tell, came, browser, cohort } = await theTwo(app, 'daily')
    await tell(mei, 'The tide is *out*.')
    await tell(mei, 'And in again.')
    await tell(ana, 'I saw.')
    expect(subjects(await came('2026-09-02T04:59:59Z'))).toEqual(['Mei: Ana writes to you'])
    const morning = await came('2026-09-02T05:00:00Z')
    expect(subjects(morning)).toEqual(['Ana: Vos lettres de Mentor pilot, en une seule'])
    const [letter] = morning
    expect(letter?.text.indexOf('The tide is *out*.')).toBeGreaterThan(0)
    expect(letter?.text.indexOf('And in again.')).toBeGreaterThan(
      letter?.text.indexOf('The tide is *out*.') ?? 0,
    )
    expect(await rows(app, ana.person)).toEqual([
      'message: kept',
      'message: kept',
      'digest: posted',
    ])
    expect(subjects(await came('2026-09-03T05:00:00Z'))).toEqual([])

    // On her page each stands by itself, and what they went in does not stand there again.
    await browser.open(`/cohorts/${cohort}/journey/letters`)
    expect(browser.page.text).toContain('Mei vous écrit')
    expect(browser.page.text).not.toContain('en une seule')
  })

  test('gets a single letter as it is', async ({ app }) => {
    const { mei, tell, came } = await theTwo(app, 'daily')
    await tell(mei, 'Only this.')
    expect(subjects(await came('2026-09-02T05:00:00Z'))).toEqual(['Ana: Mei vous écrit'])
  })

  test('answers each at its own address, and the whole to whoever wrote to her last', async ({
    app,
  }) => {
    const { pair, mei, tell, came } = await theTwo(app, 'daily')
    const { send, open } = await withLetterbox(app)
    await tell(mei, 'First.')
    await tell(mei, 'Second.')
    const letter = letterTo(await came('2026-09-02T05:00:00Z'), 'Ana')
    const answered = say('fr', 'letters.part.whole', { subject: 'Mei vous écrit' })
    expect(letter.text.replace(/\s+/g, ' ')).toContain(answered.replace(/\s+/g, ' '))
    const [part = ''] = /reply\+\d+-[0-9a-f]+@in\.wayfellow\.test/.exec(letter.text) ?? []
    expect(part).not.toBe(letter.replyTo.address)
    const from = addressOf('Ana')
    await send({ from, to: part, text: 'To the first.' })
    await send({ from, to: letter.replyTo.address, text: 'To all of it.' })
    await open()
    const written = await messagesOf(app.db, pair.id, { most: 10 })
    expect(written.map(one => one.words).toSorted()).toEqual([
      'First.',
      'Second.',
      'To all of it.',
      'To the first.',
    ])
  })

  test('keeps it to herself: staff read neither the whole nor its parts', async ({ app }) => {
    const { ana, mei, tell, came, browser } = await theTwo(app, 'daily')
    await tell(mei, 'A secret.')
    await tell(mei, 'Another.')
    await came('2026-09-02T05:00:00Z')
    const ids = await app.db
      .selectFrom('letter')
      .select('id')
      .where('to_person_id', '=', ana.person)
      .where('template', 'in', ['message', 'digest'])
      .execute()
    const staff = await signedIn(app, addressOf('Olu'))
    const statuses = async (visitor: Visitor) =>
      Promise.all(ids.map(async ({ id }) => (await visitor.open(`/letters/${id}`)).status))
    expect([await statuses(staff), await statuses(browser)]).toEqual([
      [403, 403, 403],
      [200, 200, 200],
    ])
  })

  test('gets it once, whoever gathers at the same time and however often', async ({ app }) => {
    const { ana, mei, tell } = await theTwo(app, 'daily')
    await tell(mei, 'One.')
    await tell(mei, 'Two.')
    app.clock.set('2026-09-02T05:00:00Z')
    await Promise.all([gatherLetters(app), gatherLetters(app)])
    await gatherLetters(app)
    expect(subjects(await deliverAll(app)).length).toBe(1)
    expect(await rows(app, ana.person)).toEqual([
      'message: kept',
      'message: kept',
      'digest: posted',
    ])
  })

  test('gets at once what had waited when she changes her mind', async ({ app }) => {
    const { mei, tell, browser } = await theTwo(app, 'daily')
    await tell(mei, 'One.')
    await tell(mei, 'Two.')
    expect(await deliverAll(app)).toEqual([])
    await browser.post('/me/mail', { rhythm: 'at-once', from: '', to: '' })
    expect(subjects(await deliverAll(app))).toEqual(['Ana: Mei vous écrit', 'Ana: Mei vous écrit'])
  })
})

test('whoever has them once a week gets on Monday what can wait, and the next morning what people write', async ({
  app,
}) => {
  const { mei, ana, tell, came } = await theTwo(app, 'weekly')
  app.mailIn = 'in.wayfellow.test'
  await encourage(app)
  await tell(mei, 'Are you there?')
  expect(subjects(await came('2026-09-01T09:00:01Z')).filter(one => one.startsWith('Ana'))).toEqual(
    [],
  )
  expect(subjects(await came('2026-09-02T05:00:00Z'))).toEqual(['Ana: Mei vous écrit'])
  expect(subjects(await came('2026-09-07T04:59:59Z'))).toEqual([])
  const [monday] = await came('2026-09-07T05:00:00Z')
  expect([monday?.to.name, await rows(app, ana.person)]).toEqual([
    'Ana',
    ['journal-prompt: posted', 'message: posted'],
  ])
})

test('whoever wants only what needs her finds the rest among her letters', async ({ app }) => {
  const { mei, ana, tell, came, browser, cohort } = await theTwo(app, 'needed')
  app.mailIn = 'in.wayfellow.test'
  await encourage(app)
  await tell(mei, 'Are you there?')
  const letters = subjects(await came('2026-09-01T09:00:01Z'))
  expect(letters.filter(one => one.startsWith('Ana'))).toEqual(['Ana: Mei vous écrit'])
  expect(await rows(app, ana.person)).toEqual(['journal-prompt: kept', 'message: posted'])
  await browser.open(`/cohorts/${cohort}/journey/letters`)
  expect(browser.page.text).toContain('Deux minutes pour votre journal')
})

test('the foot of every letter leads to the choice, without signing in, and a scanner chooses nothing', async ({
  app,
}) => {
  const { ana, mei, tell, came } = await theTwo(app, 'at-once')
  await tell(mei, 'Hello.')
  const letter = letterTo(await came('2026-09-01T09:00:01Z'), 'Ana')
  const [link = ''] = /http\S+\/fewer-letters\/\S+/.exec(letter.text) ?? []
  const rhythm = async () =>
    await app.db
      .selectFrom('person')
      .select(['mail_rhythm', 'wants_no_reminders_since'])
      .where('id', '=', ana.person)
      .executeTakeFirstOrThrow()
  const visitor = new Visitor(app)
  await visitor.open(link)
  expect(await rhythm()).toEqual({ mail_rhythm: 'at-once', wants_no_reminders_since: null })
  await visitor.press(say('en', 'form.save'), { rhythm: 'weekly' })
  expect(visitor.page.text).toContain(say('en', 'fewer.kept'))
  expect(await rhythm()).toEqual({ mail_rhythm: 'weekly', wants_no_reminders_since: null })
})

test('a way that is none of the four is refused beside the choice', async ({ app }) => {
  const { browser } = await theTwo(app, 'daily')
  const refused = await browser.post('/me/mail', { rhythm: 'hourly', from: '22', to: '7' })
  expect([refused.status, browser.page.text.includes(say('fr', 'mail.problem'))]).toEqual([
    422,
    true,
  ])
})
