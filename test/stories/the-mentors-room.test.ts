import { describe, expect } from 'vitest'
import { answerQuestions } from '../../src/actions/answer-questions.ts'
import { appointAdministrator, endPlace } from '../../src/actions/keep-place.ts'
import { writeInRoom } from '../../src/actions/rooms/write-in-room.ts'
import { everythingAbout } from '../../src/store/exports.ts'
import { keepPerson } from '../../src/store/people.ts'
import { roomsOf } from '../../src/store/rooms.ts'
import type { Envelope } from '../../src/app.ts'
import { deliverAll, recordingPost, testApp, type TestApp } from '../app.ts'
import { addressOf, must, startProgramme } from '../cohort.ts'
import { letterTo, withLetterbox } from '../letterbox.ts'
import { signedIn, Visitor } from '../site.ts'
import { test } from '../story.ts'

const worry = 'My mentee does not answer since Tuesday.'

/** The programme with Mei and Bo in the mentors’ room, each at her own browser. */
async function theRoom(app: TestApp) {
  const programme = await startProgramme(app)
  const mei = await signedIn(app, addressOf('Mei'))
  const bo = await signedIn(app, addressOf('Bo'))
  await mei.open(`/cohorts/${programme.cohort}/rooms`)
  const room = mei.page.path
  const begin = (visitor: Visitor, title: string, words: string) =>
    visitor.post(room, { title, words, do: 'begin' })
  return { ...programme, mei, bo, room, begin }
}

const postsIn = async (app: TestApp) =>
  (await app.db.selectFrom('room_post').select('words').orderBy('id').execute()).map(
    post => post.words,
  )

describe('the mentors’ room', () => {
  test('is found in the menu, says who reads, and there is one of it', async ({ app }) => {
    const { mei, bo, room, cohort } = await theRoom(app)
    await mei.open(`/cohorts/${cohort}/journey`)
    expect(mei.page.html).toContain(`href="/cohorts/${cohort}/rooms"`)
    await bo.open(`/cohorts/${cohort}/rooms`)
    expect(bo.page.path).toBe(room)
    expect(bo.page.text).toContain('Mentors and the programme’s staff read this; mentees do not.')
    expect((await roomsOf(app.db, cohort)).map(one => [one.kind, one.roles])).toEqual([
      ['mentors', ['programme-staff', 'mentor']],
    ])
  })

  test('one mentor writes, another reads it by mail and answers by mail', async ({ app }) => {
    const { mei, begin } = await theRoom(app)
    const { send, open } = await withLetterbox(app)
    await begin(mei, 'No answer', worry)
    const thread = mei.page.path
    const letters = (await deliverAll(app)).filter(one => one.subject === 'Mei: No answer')
    expect(letters.map(one => one.to.address).toSorted()).toEqual([
      addressOf('Bo'),
      addressOf('Olu'),
    ])
    const letter = letterTo(letters, 'Bo')
    expect(letter.text).toContain(worry)
    expect(JSON.stringify(letter)).not.toContain(addressOf('Mei'))
    const text = `Try the telephone.\n\nOn Sat, 25 Jul 2026 at 11:02, Mei wrote:\n> ${worry}\n`
    await send({ from: addressOf('Bo'), to: letter.replyTo.address, text })
    await open()
    await mei.open(thread)
    expect(mei.page.text).toContain('by mail\nTry the telephone.')
    expect(await postsIn(app)).toEqual([worry, 'Try the telephone.'])
    const answers = (await deliverAll(app)).filter(one => one.subject === 'Bo: No answer')
    expect(answers.map(one => one.to.address).toSorted()).toEqual([
      addressOf('Mei'),
      addressOf('Olu'),
    ])
  })

  test('marks what is not read yet', async ({ app }) => {
    const { mei, bo, room, begin } = await theRoom(app)
    await begin(mei, 'No answer', worry)
    const thread = mei.page.path
    expect((await bo.open(room)).text).toContain('1 new')
    await bo.open(thread)
    expect((await bo.open(room)).text).not.toContain('1 new')
    expect((await mei.open(room)).text).not.toContain('1 new')
  })

  test('what is sent twice by a second press stands there once', async ({ app }) => {
    const { mei, bo, begin } = await theRoom(app)
    await begin(mei, 'No answer', worry)
    const thread = mei.page.path
    await begin(mei, 'No answer', worry)
    expect(mei.page.path).toBe(thread)
    await bo.post(thread, { words: 'Wait.' })
    await bo.post(thread, { words: 'Wait.' })
    await bo.post(thread, { words: 'Wait a little.' })
    expect(await postsIn(app)).toEqual([worry, 'Wait.', 'Wait a little.'])
  })

  test('what is empty or endless is refused, and what was typed is there', async ({ app }) => {
    const { mei, begin } = await theRoom(app)
    const untitled = await begin(mei, ' ', worry)
    expect([untitled.status, untitled.text.includes('Please write something here.')]).toEqual([
      422,
      true,
    ])
    expect(untitled.html).toContain(worry)
    const endless = `${'a'.repeat(5001)}end`
    const long = await begin(mei, 'Long', endless)
    expect([long.status, long.html.includes(endless), long.html.includes('value="Long"')]).toEqual([
      422,
      true,
      true,
    ])
    expect(await postsIn(app)).toEqual([])
  })

  test('stays open after the meeting', async ({ app }) => {
    const { mei, begin } = await theRoom(app)
    app.clock.set('2026-12-24T09:00:00Z')
    const late = await signedIn(app, addressOf('Mei'), mei)
    await begin(late, 'Thanks', 'It was good.')
    expect(await postsIn(app)).toEqual(['It was good.'])
  })
})

describe('nobody else', () => {
  test('reads it: no mentee, no policy staff, no administrator without a place', async ({
    app,
  }) => {
    const { mei, begin, room, cohort, staff } = await theRoom(app)
    await begin(mei, 'No answer', worry)
    const thread = mei.page.path
    await deliverAll(app)
    const letter = await app.db
      .selectFrom('letter')
      .select('id')
      .where('template', '=', 'room-post')
      .executeTakeFirstOrThrow()
    const { id: ada } = await keepPerson(app.db, addressOf('Ada'), { name: 'Ada' }, app.now())
    await must(appointAdministrator(app, staff, ada, true))
    for (const name of ['Ana', 'Noor', 'Petra', 'Ada']) {
      const other = await signedIn(app, addressOf(name), new Visitor(app, { languages: 'en' }))
      const came = []
      for (const page of [room, thread, `${thread}/live`, `/letters/${letter.id}`]) {
        came.push((await other.open(page)).status)
      }
      came.push((await other.post(thread, { words: 'Hello' })).status)
      expect([name, came]).toEqual([name, [403, 403, 403, 403, 403]])
      expect((await other.open(`/cohorts/${cohort}/rooms`)).text).not.toContain('Mentors')
    }
    const olu = await signedIn(app, addressOf('Olu'))
    expect((await olu.open(thread)).text).toContain(worry)
    expect(await postsIn(app)).toEqual([worry])
  })

  test('a mentor who left is out, on the page and by mail', async ({ app }) => {
    const { mei, bo, begin, staff, placeOf } = await theRoom(app)
    const { send, open } = await withLetterbox(app)
    await begin(mei, 'No answer', worry)
    const thread = mei.page.path
    const letter = letterTo(
      (await deliverAll(app)).filter(one => one.subject === 'Mei: No answer'),
      'Bo',
    )
    expect((await bo.open(thread)).status).toBe(200)
    await must(endPlace(app, staff, (await placeOf('Bo')).id))
    expect((await bo.open(thread)).status).toBe(403)
    await send({ from: addressOf('Bo'), to: letter.replyTo.address, text: 'Still here.' })
    await open()
    await mei.post(thread, { words: 'And now?' })
    expect(await postsIn(app)).toEqual([worry, 'And now?'])
    const later = (await deliverAll(app)).filter(one => one.subject === 'Mei: No answer')
    expect(later.map(one => one.to.address)).toEqual([addressOf('Olu')])
  })

  test('reads the words of somebody who left for good, which she could take along', async ({
    app,
  }) => {
    const { mei, bo, begin, placeOf } = await theRoom(app)
    await begin(mei, 'No answer', worry)
    const thread = mei.page.path
    const { person } = await placeOf('Mei')
    const own = async () => (await everythingAbout(app.db, person)).posts.map(post => post.words)
    expect(await own()).toEqual([worry])
    await mei.post('/me/leave', {})
    expect(await own()).toEqual([''])
    await bo.open(thread)
    expect([bo.page.status, bo.page.html.includes(worry)]).toEqual([200, false])
  })
})

describe('light moderation', () => {
  test('staff hide a post, and it is seen and found no more', async ({ app }) => {
    const { mei, bo, begin, room } = await theRoom(app)
    const olu = await signedIn(app, addressOf('Olu'))
    await begin(mei, 'No answer', worry)
    const thread = mei.page.path
    await bo.post(thread, { words: 'Nonsense about herons.' })
    await mei.open(thread)
    expect(mei.page.text).toContain('herons')
    expect((await bo.open(`${room}?q=herons`)).text).toContain('One thread')
    const { id } = await app.db
      .selectFrom('room_post')
      .select('id')
      .where('thread_id', 'is not', null)
      .executeTakeFirstOrThrow()
    await mei.post(thread, { do: 'hide', post: String(id) })
    expect((await mei.open(thread)).text).toContain('herons')
    await olu.post(thread, { do: 'hide', post: String(id) })
    for (const reader of [mei, bo, olu]) {
      await reader.open(thread)
      expect(reader.page.html).not.toContain('herons')
      expect(reader.page.text).toContain('Hidden by the programme’s staff.')
    }
    expect((await mei.open(`${room}?q=herons`)).text).toContain('Nothing was found')
  })

  test('whoever wrote it takes it back', async ({ app }) => {
    const { mei, bo, begin, room } = await theRoom(app)
    await begin(mei, 'No answer', worry)
    const thread = mei.page.path
    await mei.press('Take back')
    expect((await bo.open(thread)).text).toContain('Taken back by its writer.')
    expect(bo.page.html).not.toContain('Tuesday')
    await deliverAll(app)
    await bo.post(thread, { words: 'Why?' })
    const later = (await deliverAll(app)).filter(one => one.text.includes('Why?'))
    expect(later.map(one => one.subject)).toEqual(['Bo: …', 'Bo: …'])
    expect((await bo.open(room)).html).not.toContain('No answer')
  })
})

describe('letters of what was hidden', () => {
  const about = (letters: Envelope[], title: string) =>
    letters.filter(one => one.subject === `Mei: ${title}`).map(one => one.to.address)

  /** Two threads of Mei’s are owed to Bo and Olu; the first is hidden before anything has gone. */
  async function hidden(app: TestApp) {
    const room = await theRoom(app)
    const olu = await signedIn(app, addressOf('Olu'))
    await room.begin(room.mei, 'Nonsense', 'Something about herons.')
    const thread = room.mei.page.path.split('?')[0] ?? ''
    await room.begin(room.mei, 'No answer', worry)
    const post = String(thread.split('/').at(-1))
    await olu.post(thread, { do: 'hide', post })
    return { ...room, olu, thread, post }
  }

  test('do not go any more; those of another post do', async ({ app }) => {
    await hidden(app)
    const letters = await deliverAll(app)
    expect(about(letters, 'Nonsense')).toEqual([])
    expect(about(letters, 'No answer').toSorted()).toEqual([addressOf('Bo'), addressOf('Olu')])
    expect(JSON.stringify(letters)).not.toContain('herons')
  })

  test('go when staff show it again, each once', async ({ app }) => {
    const { olu, mei, thread, post } = await hidden(app)
    await deliverAll(app)
    await mei.post(thread, { do: 'show', post })
    expect(about(await deliverAll(app), 'Nonsense')).toEqual([])
    await olu.open(thread)
    await olu.press('Show it again')
    const letters = about(await deliverAll(app), 'Nonsense')
    expect(letters.toSorted()).toEqual([addressOf('Bo'), addressOf('Olu')])
    for (const what of ['hide', 'show', 'show']) await olu.post(thread, { do: what, post })
    expect(about(await deliverAll(app), 'Nonsense')).toEqual([])
    expect((await mei.open(thread)).text).toContain('herons')
  })

  test('whatever the post says of one that was being handed over', async ({ app }) => {
    const { mei, begin } = await theRoom(app)
    await begin(mei, 'Nonsense', 'Something about herons.')
    const thread = mei.page.path.split('?')[0] ?? ''
    const tried: string[] = []
    const busy = recordingPost([], async ({ to }) => {
      if (tried.length === 0) {
        await mei.post(thread, { do: 'hide', post: String(thread.split('/').at(-1)) })
      }
      tried.push(to.address)
      return { came: 'not now', why: '421 busy' }
    })
    await deliverAll({ ...app, post: busy })
    app.clock.forward({ hours: 2 })
    expect([tried.length > 0, about(await deliverAll(app), 'Nonsense')]).toEqual([true, []])
  })

  test('what its writer took back, staff do not show again', async ({ app }) => {
    const { mei, begin } = await theRoom(app)
    const olu = await signedIn(app, addressOf('Olu'))
    await begin(mei, 'No answer', worry)
    const thread = mei.page.path.split('?')[0] ?? ''
    await mei.press('Take back')
    await olu.post(thread, { do: 'show', post: String(thread.split('/').at(-1)) })
    expect((await olu.open(thread)).html).not.toContain('Tuesday')
    await mei.open(thread)
    await mei.press('Show it again')
    expect((await olu.open(thread)).text).toContain('Tuesday')
  })
})

describe('the menu', () => {
  test('names rooms to whom one is open, and to nobody else', async ({ app }) => {
    const { cohort } = await startProgramme(app)
    const rooms = async (name: string) => {
      const visitor = await signedIn(app, addressOf(name), new Visitor(app, { languages: 'en' }))
      return (await visitor.open(`/cohorts/${cohort}/journey`)).html.includes('/rooms"')
    }
    const named = async () => {
      const found: [string, boolean][] = []
      for (const name of ['Ana', 'Petra', 'Mei', 'Olu']) found.push([name, await rooms(name)])
      return found
    }
    expect(await named()).toEqual([
      ['Ana', false],
      ['Petra', false],
      ['Mei', true],
      ['Olu', true],
    ])
    const olu = await signedIn(app, addressOf('Olu'))
    await olu.post(`/cohorts/${cohort}/rooms`, { name: 'Visas', roles: 'mentee' })
    expect(await named()).toEqual([
      ['Ana', true],
      ['Petra', false],
      ['Mei', true],
      ['Olu', true],
    ])
  })
})

describe('search', () => {
  test('finds words without their accents, and Arabic without its signs', async ({ app }) => {
    const { mei, begin, room } = await theRoom(app)
    await begin(mei, 'Première réunion', 'Où se retrouver à Mascate ?')
    await begin(mei, 'لقاء', 'كيف نبدأ المُحادثة الأولى؟')
    await begin(mei, '100% sure', 'Not at all.')
    const found = async (asked: string) => {
      const { html } = await mei.open(`${room}?q=${encodeURIComponent(asked)}`)
      return ['Première réunion', 'لقاء', '100% sure'].filter(title => html.includes(`>${title}<`))
    }
    expect(await found('REUNION mascate')).toEqual(['Première réunion'])
    expect(await found('المحادثه الاولي')).toEqual(['لقاء'])
    expect(await found('100%')).toEqual(['100% sure'])
    expect(await found('%')).toEqual(['100% sure'])
    expect(await found('reunion visa')).toEqual([])
  })
})

describe('letters of a room', () => {
  test('do not go to whoever stopped them there, or wants fewer letters', async ({ app }) => {
    const { mei, bo, begin, room, placeOf } = await theRoom(app)
    const about = async () =>
      (await deliverAll(app))
        .filter(one => one.subject.startsWith('Mei: '))
        .map(one => one.to.address)
        .toSorted()
    await bo.open(room)
    await bo.press('No letters of this room')
    await begin(mei, 'One', 'first')
    expect(await about()).toEqual([addressOf('Olu')])
    await bo.press('Letters of this room again')
    await app.db
      .updateTable('person')
      .set({ wants_no_reminders_since: app.now().toString() })
      .where('id', '=', (await placeOf('Olu')).person)
      .execute()
    await begin(mei, 'Two', 'second')
    expect(await about()).toEqual([addressOf('Bo')])
  })
})

describe('a question about how to approach a mentee', () => {
  test('carries neither name nor answers unless the mentor adds them (R32)', async ({ app }) => {
    const { mei, bo, cohort, pairOf, placeOf } = await theRoom(app)
    const pair = await pairOf('Mei', 'Ana')
    const answers = new Map([['expertise', 'I know tide tables by heart']])
    await must(answerQuestions(app, await placeOf('Ana'), 'about-the-mentee', answers))
    await mei.open(`/cohorts/${cohort}/pairs/${pair.id}/route`)
    expect(mei.page.html).toContain(`href="/cohorts/${cohort}/pairs/${pair.id}/ask-mentors"`)
    await mei.open(`/cohorts/${cohort}/pairs/${pair.id}/ask-mentors`)
    expect(mei.page.html).not.toContain('tide tables')
    expect(mei.page.text).not.toContain('Ana')
    await mei.press('Write to the room')
    expect([mei.page.status, mei.page.path.includes('/threads/')]).toEqual([200, true])
    const [plain = ''] = await postsIn(app)
    expect([plain.includes('tide tables'), plain.includes('Ana')]).toEqual([false, false])

    await mei.open(`/cohorts/${cohort}/pairs/${pair.id}/ask-mentors`)
    await mei.press('Add what my mentee answered', { words: 'What would you do?' })
    expect(mei.page.html).toContain('I know tide tables by heart')
    expect((await postsIn(app)).length).toBe(1)
    await mei.press('Write to the room', { title: 'Tides' })
    const [, told = ''] = await postsIn(app)
    expect(told.startsWith('What would you do?')).toBe(true)
    expect(told).toContain('I know tide tables by heart')
    expect((await bo.open(mei.page.path)).text).toContain('I know tide tables by heart')
  })
})

describe('staff look after rooms', () => {
  test('open one for others, link a chat elsewhere, and close it', async ({ app }) => {
    const { cohort, mei } = await theRoom(app)
    const olu = await signedIn(app, addressOf('Olu'))
    const petra = await signedIn(app, addressOf('Petra'))
    const ana = await signedIn(app, addressOf('Ana'), new Visitor(app, { languages: 'en' }))
    await olu.open(`/cohorts/${cohort}/rooms`)
    const nobody = await olu.press('Open the room', { name: 'Visas' })
    expect([nobody.status, nobody.html.includes('value="Visas"')]).toEqual([422, true])
    await olu.press('Open the room', { name: 'Visas', roles: ['mentee', 'policy-staff'] })
    const room = olu.page.path.split('?')[0] ?? ''
    expect((await ana.open(room)).status).toBe(200)
    expect((await petra.open(room)).status).toBe(200)
    expect((await mei.open(room)).status).toBe(403)

    const bad = await olu.post(room, { do: 'link', outside: 'javascript:alert(1)' })
    expect([bad.status, bad.html.includes('value="javascript:alert(1)"')]).toEqual([422, true])
    await ana.post(room, { do: 'link', outside: 'https://evil.example/' })
    expect((await ana.open(room)).html).not.toContain('evil.example')
    await olu.post(room, { do: 'link', outside: 'https://chat.example/visas' })
    expect((await ana.open(room)).html).toContain('href="https://chat.example/visas"')

    await ana.post(room, { title: 'Photographs', words: 'How large?', do: 'begin' })
    const thread = ana.page.path
    await ana.post(room, { do: 'close' })
    expect((await ana.open(thread)).html).toContain('<textarea')
    await olu.post(room, { do: 'close' })
    await ana.post(thread, { words: 'Anybody?' })
    expect(await postsIn(app)).toEqual(['How large?'])
    expect((await ana.open(thread)).text).toContain('How large?')
  })
})

describe('an open page of a thread', () => {
  test('hears of an answer within moments, whichever process took it', async ({
    app,
    database,
  }) => {
    const { mei, begin, room, placeOf } = await theRoom(app)
    await begin(mei, 'No answer', worry)
    const thread = mei.page.path.split('?')[0] ?? ''
    const other = await database.alongside()
    const bo = await signedIn(testApp(other.db), addressOf('Bo'))
    const stream = await bo.request(`${thread}/live`)
    const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader()
    expect((await reader?.read())?.value).toContain('listening')
    const { person } = await placeOf('Mei')
    const said = { thread: Number(thread.split('/').at(-1)), title: '', words: 'Well?' } as const
    const id = Number(room.split('/').at(-1))
    const { post } = await must(writeInRoom(app, person, id, { ...said, how: 'page' }))
    expect((await reader?.read())?.value).toBe(`event: new\ndata: ${post}\n\n`)
    await reader?.cancel()
    await other.close()
  })
})
