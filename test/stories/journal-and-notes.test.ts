import { describe, expect } from 'vitest'
import { encourage } from '../../src/actions/journal/encourage.ts'
import { leaveForGood, stopReminders } from '../../src/actions/keep-profile.ts'
import { endPair, pairPeople } from '../../src/actions/pair-people.ts'
import { everythingAbout } from '../../src/store/exports.ts'
import { entriesOf } from '../../src/store/journal.ts'
import { messagesOf } from '../../src/store/messages.ts'
import { say } from '../../src/words.ts'
import { deliverAll, type TestApp } from '../app.ts'
import { addressOf, must, startProgramme } from '../cohort.ts'
import { letterTo, withLetterbox } from '../letterbox.ts'
import { signedIn, type Visitor } from '../site.ts'
import { test } from '../story.ts'

const words = {
  me: 'I was afraid of the microphone.',
  pair: 'Your map of the groups hangs on my wall.',
  staff: 'The visa page saved me a week.',
}

/** Mei and Ana, who walk together; Ana has written one entry for each kind of reader. */
async function written(app: TestApp) {
  const programme = await startProgramme(app)
  const pair = await programme.pairOf('Mei', 'Ana')
  const place = await programme.placeOf('Ana')
  const ana = await signedIn(app, addressOf('Ana'))
  const mei = await signedIn(app, addressOf('Mei'))
  const olu = await signedIn(app, addressOf('Olu'))
  const to = `/cohorts/${programme.cohort}/journal`
  await ana.open(to)
  await ana.press('Garder', { words: words.me })
  await ana.press('Garder', { words: words.pair, audience: `pair-${pair.id}` })
  await ana.press('Garder', { words: words.staff, audience: 'staff' })
  const all = () => entriesOf(app.db, place.id, { most: 50 })
  return { ...programme, pair, place, ana, mei, olu, to, all }
}

/** Which of the three somebody reads on the pages she is shown. */
async function readBy(visitor: Visitor, pages: string[]) {
  const seen = new Set<string>()
  for (const page of pages) {
    const { html } = await visitor.open(page)
    for (const [name, text] of Object.entries(words)) if (html.includes(text)) seen.add(name)
  }
  return [...seen].toSorted()
}

describe('an entry of the journal (R61)', () => {
  test('is for its author alone unless she chooses otherwise, entry by entry', async ({ app }) => {
    const { ana, mei, olu, to, cohort, all } = await written(app)
    expect((await all()).map(one => one.audience)).toEqual(['staff', 'pair', 'me'])
    const pages = [to, `${to}?show=entries`, `/cohorts/${cohort}/journey`]
    expect(await readBy(ana, pages)).toEqual(['me', 'pair', 'staff'])
    expect(await readBy(mei, pages)).toEqual(['pair'])
    const ofStaff = ['', '/notes', '/history', '/people', '/pairs', '/notes.csv'].map(
      page => `/cohorts/${cohort}${page}`,
    )
    expect(await readBy(olu, [...ofStaff, to])).toEqual(['staff'])
    for (const name of ['Bo', 'Noor', 'Petra']) {
      const other = await signedIn(app, addressOf(name))
      expect([name, await readBy(other, pages)]).toEqual([name, []])
    }
  })

  test('leaves no other trace: no line of history, no letter', async ({ app }) => {
    const programme = await startProgramme(app)
    const ana = await signedIn(app, addressOf('Ana'))
    const count = async () => {
      const rows = await app.db.selectFrom('history').select('id').execute()
      const letters = await app.db.selectFrom('letter').select('id').execute()
      return [rows.length, letters.length, (await programme.cohortNow()).version]
    }
    const before = await count()
    await ana.open(`/cohorts/${programme.cohort}/journal`)
    await ana.press('Garder', { words: words.me })
    expect(await count()).toEqual(before)
  })

  test('is opened by its author alone, changed by her, and taken away for good', async ({
    app,
  }) => {
    const { ana, mei, olu, to, all } = await written(app)
    const [staff, , me] = await all()
    for (const other of [mei, olu]) {
      expect((await other.open(`${to}/${me?.id}`)).status).toBe(404)
      expect((await other.open(`${to}/${staff?.id}`)).status).toBe(404)
      expect((await other.post(`${to}/${me?.id}`, { do: 'remove' })).status).toBe(404)
    }
    await ana.open(`${to}/${staff?.id}`)
    await ana.press('Garder', { words: words.staff, audience: 'me', on: '2026-07-20' })
    expect((await readBy(olu, [to.replace('journal', 'notes')])).length).toBe(0)
    await ana.open(`${to}/${me?.id}`)
    await ana.press('L’enlever pour de bon')
    expect((await all()).map(one => [one.words, one.audience])).toEqual([
      [words.pair, 'pair'],
      [words.staff, 'me'],
    ])
    expect(await app.db.selectFrom('journal_entry').select('id').execute()).toHaveLength(2)
  })

  test('meant for a pair stays there: neither read after it, nor by a new mentor', async ({
    app,
  }) => {
    const { mei, to, pair, staff, cohort, placeOf, place } = await written(app)
    expect(await readBy(mei, [to])).toEqual(['pair'])
    await must(endPair(app, staff, cohort, pair.id))
    const bea = await placeOf('Bo')
    await app.db.updateTable('place').set({ capacity: 3 }).where('id', '=', bea.id).execute()
    await must(pairPeople(app, staff, cohort, { mentor: bea.id, mentee: place.id }))
    expect(await readBy(mei, [to])).toEqual([])
    expect(await readBy(await signedIn(app, addressOf('Bo')), [to])).toEqual([])
  })

  test('cannot be meant for a pair one does not walk in, and what was typed stays', async ({
    app,
  }) => {
    const { ana, to, pairOf, all } = await written(app)
    const other = await pairOf('Bo', 'Noor')
    const refused = await ana.post(to, {
      on: '2026-08-01',
      words: 'For whom?',
      audience: `pair-${other.id}`,
    })
    expect([refused.status, refused.html.includes('For whom?')]).toEqual([422, true])
    const long = await ana.post(to, { on: '2026-08-01', words: `${'a'.repeat(10_001)}end` })
    expect([long.status, long.html.includes('aend')]).toEqual([422, true])
    expect((await ana.post(to, { on: '', words: 'When?' })).status).toBe(422)
    expect((await all()).length).toBe(3)
  })

  test('pressed twice is one; its author has it in her data, and it goes with her', async ({
    app,
  }) => {
    const { ana, to, place, all } = await written(app)
    for (let press = 0; press < 2; press++) await ana.post(to, { on: '2026-08-01', words: 'Once' })
    expect((await all()).length).toBe(4)
    const { journal } = await everythingAbout(app.db, place.person)
    expect(journal.map(one => one.words)).toEqual([words.me, words.pair, words.staff, 'Once'])
    await must(leaveForGood(app, place.person, 'Somebody who left'))
    expect(await app.db.selectFrom('journal_entry').select('id').execute()).toEqual([])
  })
})

describe('a quick note (R23)', () => {
  test('is made from any page, knows its step, and staff see it by step', async ({ app }) => {
    const { ana, mei, olu, cohort, all } = await written(app)
    const step = `/cohorts/${cohort}/journey/steps/travel-registration-visa`
    await mei.open(step)
    const link = /href="([^"]*\/journal\/note\?[^"]*)"/.exec(mei.page.html)?.[1] ?? ''
    await mei.open(link.replaceAll('&amp;', '&'))
    await mei.press('Keep it', {
      kind: 'does-not-work',
      words: 'Nobody knows the form.',
      audience: 'staff',
    })
    expect(mei.page.html).toContain('Noted. Thank you.')
    await olu.open(`/cohorts/${cohort}/notes`)
    expect(olu.page.text).toContain('Nobody knows the form.')
    expect(olu.page.text).toContain('0 × works, 1 × does not work, 0 entries')
    await olu.open(`/cohorts/${cohort}/notes?step=travel-registration-visa&kind=works`)
    expect(olu.page.text).not.toContain('Nobody knows the form.')
    const file = await olu.open(`/cohorts/${cohort}/notes.csv`)
    expect(file.html).toContain('does-not-work,mentor,Mei,travel-registration-visa')
    expect((await all()).length).toBe(3)
    const none = await ana.post(`/cohorts/${cohort}/journal/note`, { words: 'It rains' })
    expect([none.status, none.html.includes('It rains')]).toEqual([422, true])
  })
})

describe('a word of encouragement (R24)', () => {
  test('comes once a fortnight to those who have not written, and the answer is an entry for them alone', async ({
    app,
  }) => {
    const { place, mei, to, all, placeOf } = await written(app)
    const { send, open } = await withLetterbox(app)
    const noor = await placeOf('Noor')
    await stopReminders(app, noor.person)
    await deliverAll(app)
    const on = async (day: string) => {
      app.clock.set(`${day}T09:00:00Z`)
      await encourage(app)
      await encourage(app)
      return deliverAll(app)
    }
    expect(await on('2026-08-01')).toEqual([])
    app.clock.set('2026-08-07T09:00:00Z')
    await mei.post(to, { on: '2026-08-07', words: 'A good first talk.' })
    const letters = await on('2026-08-09')
    expect(letters.map(letter => letter.to.name).toSorted()).toEqual([
      'Ana',
      'Ben',
      'Bo',
      'Olu',
      'Petra',
    ])
    const letter = letterTo(letters, 'Ana')
    expect(letter.text).toContain('Qu’attendez-vous de ce chemin')
    const text = 'J’attends surtout de ne plus avoir peur.\n\n> Une question'
    await send({ from: addressOf('Ana'), to: letter.replyTo.address, text })
    await open()
    const [newest] = await all()
    expect([newest?.words, newest?.audience, newest?.how]).toEqual([
      'J’attends surtout de ne plus avoir peur.',
      'me',
      'mail',
    ])
    const olu = await signedIn(app, addressOf('Olu'))
    for (const page of ['post', 'notes', 'history']) {
      await olu.open(`/cohorts/${place.cohort}/${page}`)
      expect(olu.page.html).not.toContain('peur')
    }
    expect((await on('2026-08-10')).length).toBe(0)
    // From an address of somebody else it is set aside, and even then nobody reads it.
    const other = { from: addressOf('Ben'), to: letter.replyTo.address }
    await send({ ...other, text: 'Elle a peur de moi.' })
    await open()
    const rows = await app.db.selectFrom('inbound_letter').select(['state', 'words']).execute()
    expect(rows).toEqual([
      { state: 'taken', words: '' },
      { state: 'aside', words: '' },
    ])
  })
})

test('a mentor encourages her mentee to take notes, from the guide’s draft (R24)', async ({
  app,
}) => {
  const programme = await startProgramme(app)
  const { cohort } = programme
  const mei = await signedIn(app, addressOf('Mei'))
  await mei.open(`/cohorts/${cohort}/journey/steps/notes-and-journal`)
  const [, to = ''] = /href="([^"]+)">Write about it to Ana/.exec(mei.page.html) ?? []
  await mei.open(to)
  expect(mei.page.text).toContain('I keep a small journal of our journey')
  await mei.press(say('en', 'messages.send'))
  const { id } = await programme.pairOf('Mei', 'Ana')
  const [said] = await messagesOf(app.db, id, { most: 1 })
  expect(said?.words.split(/\r?\n/)[0]).toBe('Dear Ana,')
  // A mentee is not given it to send.
  const ana = await signedIn(app, addressOf('Ana'))
  await ana.open(`/cohorts/${cohort}/journey/steps/notes-and-journal`)
  expect(ana.page.html).not.toContain('?draft=')
  await ana.open(`/cohorts/${cohort}/pairs/${id}/messages?draft=notes-and-journal`)
  expect(/<textarea[^>]*>([^<]*)/.exec(ana.page.html)?.[1]?.trim()).toBe('')
})

test('after a talk a note says how it was, and knows what it is about', async ({ app }) => {
  const programme = await startProgramme(app)
  const { cohort } = programme
  const { id } = await programme.pairOf('Mei', 'Ana')
  const mei = await signedIn(app, addressOf('Mei'))
  const talks = `/cohorts/${cohort}/pairs/${id}/talks`
  const link = /href="([^"]+)">How was it\?/
  expect(link.test((await mei.open(talks)).html)).toBe(false)
  await mei.post(talks, { do: 'log', on: '2026-07-24', logged: '30', words: 'Hello' })
  const [, note = ''] = link.exec((await mei.open(talks)).html) ?? []
  await mei.open(note.replaceAll('&amp;', '&'))
  expect(mei.page.text).toContain('About: Talks')
  const said = { kind: 'works', words: 'Half an hour is enough.', audience: 'staff' }
  await mei.press(say('en', 'journal.keep'), said)
  const olu = await signedIn(app, addressOf('Olu'))
  const { text } = await olu.open(`/cohorts/${cohort}/notes`)
  expect(text).toContain('Half an hour is enough.')
})
