import { describe, expect } from 'vitest'
import { sendAnnouncement } from '../../src/actions/announcements/send-announcement.ts'
import { introduce } from '../../src/actions/introduce.ts'
import { appointAdministrator, endPlace } from '../../src/actions/keep-place.ts'
import { leaveForGood } from '../../src/actions/keep-profile.ts'
import { pairPeople } from '../../src/actions/pair-people.ts'
import type { Envelope } from '../../src/app.ts'
import { everythingAbout } from '../../src/store/exports.ts'
import { deliverAll, type TestApp } from '../app.ts'
import { addressOf, must, startProgramme } from '../cohort.ts'
import { letterTo, withLetterbox } from '../letterbox.ts'
import { signedIn, Visitor } from '../site.ts'
import { test } from '../story.ts'

const subject = 'A bus from the airport'
const english = { 'subject-en': subject, 'body-en': 'Dear {name}, a **bus** waits in {city}.' }

const readersOf = (letters: Envelope[]) =>
  letters.map(one => `${one.to.name}: ${one.subject}`).toSorted()

/** Olu of the staff, about to write to the mentees. */
async function aboutToWrite(app: TestApp, query = 'roles=mentee') {
  const programme = await startProgramme(app)
  const olu = await signedIn(app, addressOf('Olu'))
  await deliverAll(app)
  const all = `/cohorts/${programme.cohort}/announcements`
  await olu.open(`${all}?${query}`)
  return { ...programme, olu, all }
}

/** The same with the words written, and read as one of them reads it. */
async function written(app: TestApp, words: Record<string, string> = english) {
  const begun = await aboutToWrite(app)
  await begun.olu.press('Write to those ticked')
  const page = begun.olu.page.path
  await begun.olu.press('Keep, and see how it reads', words)
  return { ...begun, page }
}

const silent = (app: TestApp, person: number) =>
  app.db
    .updateTable('person')
    .set({ wants_no_reminders_since: app.now().toString() })
    .where('id', '=', person)
    .execute()

const history = async (app: TestApp) =>
  (
    await app.db
      .selectFrom('history')
      .select('details')
      .where('verb', '=', 'wrote-to-people')
      .execute()
  ).map(({ details }) => details)

describe('whom staff write to', () => {
  test('is found by where people are, and ticked by name', async ({ app }) => {
    const { olu, all } = await aboutToWrite(app)
    expect(olu.page.text).toContain('3 people are like that')
    await olu.press('Show whom that is', { where: 'no-mentor' })
    expect([
      olu.page.text.includes('One person is like that'),
      olu.page.text.includes('Ben'),
    ]).toEqual([true, true])
    expect(olu.page.text).not.toContain('Noor')
    await olu.open(`${all}?roles=policy-staff&where=paired`)
    expect(olu.page.text).toContain('Nobody is like that')
  })

  test('has to be somebody, and what was asked for is still there', async ({ app }) => {
    const { olu } = await aboutToWrite(app)
    await olu.press('Write to those ticked', { place: [] })
    expect([olu.page.status, olu.page.text.includes('Please tick at least one person.')]).toEqual([
      422,
      true,
    ])
    expect(olu.page.text).toContain('3 people are like that')
  })

  test('can be the two of whom nothing was heard for so many days', async ({ app }) => {
    const { olu, all, placeOf, pairOf } = await aboutToWrite(app)
    const { person } = await placeOf('Mei')
    await must(introduce(app, person, await pairOf('Mei', 'Ana'), 'I look after tides.'))
    app.clock.forward({ days: 12 })
    const found = async (days: number) => {
      const { text } = await olu.open(`${all}?days=${days}`)
      return ['Ana', 'Bo', 'Mei', 'Noor'].filter(name => text.includes(`\n${name}\n`))
    }
    expect([await found(12), await found(13)]).toEqual([['Ana', 'Mei'], []])
  })

  test('is not guessed from days that are none', async ({ app }) => {
    const { olu } = await aboutToWrite(app)
    const days = await olu.press('Show whom that is', { days: 'a week' })
    expect([
      days.status,
      days.html.includes('value="a week"'),
      days.html.includes('days-problem'),
    ]).toEqual([422, true, true])
    expect(days.text).not.toContain('Ana')
    await olu.press('Show whom that is', { days: '7' })
    expect([olu.page.status, olu.page.text.includes('Nobody is like that')]).toEqual([200, true])
  })

  test('can be chosen anew without losing a word', async ({ app }) => {
    const { olu, placeOf } = await written(app)
    await olu.press('Choose other people', { 'body-en': 'Dear {name}, it is late.' })
    expect(olu.page.text).toContain('3 people are like that')
    const ben = String((await placeOf('Ben')).id)
    await olu.press('Keep these people', { place: ben })
    expect([olu.page.text.includes('Write to one person'), olu.page.html]).toEqual([
      true,
      expect.stringContaining('Dear {name}, it is late.'),
    ])
    await olu.press('Send it to one person')
    expect(readersOf(await deliverAll(app))).toEqual([`Ben: ${subject}`])
  })
})

describe('what staff write', () => {
  test('is read as a reader reads it before anything goes', async ({ app }) => {
    const { olu, placeOf } = await written(app)
    const { person } = await placeOf('Noor')
    await olu.press('Keep, and see how it reads', { reader: String(person) })
    expect(olu.page.html).toContain('<p>Dear Noor, a <strong>bus</strong> waits in Muscat.</p>')
    expect(await deliverAll(app)).toEqual([])
  })

  test('is kept while it is unfinished, and others of the staff see it', async ({ app }) => {
    const { olu, page, add, all } = await written(app, { ...english, 'body-en': '' })
    expect([olu.page.status, olu.page.html.includes('id="body-en-problem"')]).toEqual([422, true])
    await add({ name: 'Sade', role: 'programme-staff' })
    const sade = await signedIn(app, addressOf('Sade'))
    expect((await sade.open(all)).text).toContain(subject)
    expect((await sade.open(page)).html).toContain(`value="${subject}"`)
    expect(sade.page.text).not.toContain('Send it to 3 people')
    await sade.post(page, { do: 'send', ...english })
    expect(await deliverAll(app)).toEqual([])
  })

  test('names what cannot be filled beside its field, and nothing typed is lost', async ({
    app,
  }) => {
    const bad = { 'subject-en': '{code} and {by-mail}', 'body-en': 'Dear {first name}' }
    const { olu, page } = await written(app, bad)
    expect(olu.page.status).toBe(422)
    expect(olu.page.text).toContain('{code} cannot be filled for everybody')
    expect(olu.page.text).toContain('{first name} cannot be filled for everybody')
    expect(olu.page.html).toContain('Dear {first name}')
    const sent = await olu.post(page, { do: 'send', ...bad })
    expect([sent.status, await deliverAll(app)]).toEqual([422, []])
  })

  test('goes to each in her language where it is given, else in the first', async ({ app }) => {
    const french = { 'subject-fr': 'Un bus', 'body-fr': 'Bonjour {name}, {starts} !' }
    const { olu } = await written(app, { ...english, ...french })
    await olu.press('Send it to 3 people')
    const letters = await deliverAll(app)
    expect(readersOf(letters)).toEqual(['Ana: Un bus', `Ben: ${subject}`, `Noor: ${subject}`])
    expect(letterTo(letters, 'Ana').text).toContain('Bonjour Ana, 17 octobre !')
    expect(letterTo(letters, 'Ana').html).toContain('lang="fr"')
    expect(letterTo(letters, 'Noor').html).toContain('lang="en" dir="ltr"')
  })

  test('stands among what was written with the meeting’s city, and no brace', async ({ app }) => {
    const { olu } = await written(app, { ...english, 'subject-en': 'A bus in {city}, {name}' })
    await olu.press('Send it to 3 people')
    expect(olu.page.text).toContain('A bus in Muscat, …')
    expect((await deliverAll(app)).map(one => one.subject).toSorted()).toEqual([
      'A bus in Muscat, Ana',
      'A bus in Muscat, Ben',
      'A bus in Muscat, Noor',
    ])
  })

  test('can be in one language that is not English', async ({ app }) => {
    const { olu } = await written(app, { 'subject-ar': 'حافلة', 'body-ar': 'مرحبًا {name}' })
    await olu.press('Send it to 3 people')
    expect(readersOf(await deliverAll(app))).toEqual(['Ana: حافلة', 'Ben: حافلة', 'Noor: حافلة'])
  })

  test('shows names as they were written, whatever stands in them', async ({ app }) => {
    const { olu, placeOf } = await written(app)
    const name = '<b>Ben</b> [x](http://evil.example)'
    const { person } = await placeOf('Ben')
    await app.db.updateTable('person').set({ name }).where('id', '=', person).execute()
    await olu.press('Send it to 3 people')
    const letter = (await deliverAll(app)).find(one => one.to.address === addressOf('Ben'))
    expect(letter?.html).toContain('Dear &lt;b&gt;Ben&lt;/b&gt; [x](http://evil.example), a')
  })
})

describe('sending', () => {
  test('first to herself, as often as she changed it, and to nobody else', async ({ app }) => {
    const { olu } = await written(app)
    await olu.press('Send it to me first')
    await olu.press('Send it to me first')
    expect(readersOf(await deliverAll(app))).toEqual([`Olu: ${subject}`])
    app.clock.forward({ minutes: 1 })
    await olu.press('Send it to me first', { 'subject-en': 'A bus' })
    expect(readersOf(await deliverAll(app))).toEqual(['Olu: A bus'])
    expect(await history(app)).toEqual([])
  })

  test('happens once, however often and in how many windows it is pressed', async ({ app }) => {
    const { olu, page, cohortNow, staff } = await written(app)
    const other = await signedIn(app, addressOf('Olu'))
    await deliverAll(app)
    await other.open(page)
    await Promise.all([olu, other].map(one => one.press('Send it to 3 people')))
    await olu.post(page, { do: 'send', ...english })
    const id = Number(page.split('?')[0]?.split('/').at(-1))
    await must(sendAnnouncement(app, staff, await cohortNow(), id))
    expect(readersOf(await deliverAll(app))).toEqual(
      ['Ana', 'Ben', 'Noor'].map(name => `${name}: ${subject}`),
    )
    expect(await history(app)).toEqual([{ count: 3, subject }])
  })

  test('waits for another look when the words are other than those that were read', async ({
    app,
  }) => {
    const { olu } = await written(app)
    await olu.press('Send it to 3 people', { 'body-en': 'Dear {name}, no bus.' })
    expect(olu.page.text).toContain('Dear Ana, no bus.')
    expect(await deliverAll(app)).toEqual([])
    await olu.press('Send it to 3 people')
    expect(letterTo(await deliverAll(app), 'Ben').text).toContain('Dear Ben, no bus.')
  })

  test('leaves out whoever is not like that any more, or has left', async ({ app }) => {
    const { olu, all, add, staff, cohort, placeOf } = await aboutToWrite(app)
    await add({ name: 'Kim', role: 'mentee' })
    await add({ name: 'Lou', role: 'mentee' })
    await add({ name: 'Pia', role: 'mentor' })
    await olu.open(`${all}?where=no-mentor`)
    await olu.press('Write to those ticked')
    await olu.press('Keep, and see how it reads', english)
    const two = { mentor: (await placeOf('Pia')).id, mentee: (await placeOf('Ben')).id }
    await must(pairPeople(app, staff, cohort, { ...two, tell: false }))
    await must(endPlace(app, staff, (await placeOf('Lou')).id))
    await deliverAll(app)
    await olu.open(olu.page.path)
    expect(olu.page.text).toContain('2 of those you ticked are not like that any more')
    await olu.press('Send it to one person')
    expect(readersOf(await deliverAll(app))).toEqual([`Kim: ${subject}`])
  })

  test.for([
    [false, ['Ana', 'Noor']],
    [true, ['Ana', 'Ben', 'Noor']],
  ] as const)(
    'asks who wants fewer letters, unless all have to know: %s',
    async ([essential, readers], { app }) => {
      const { olu, page, placeOf } = await written(app)
      await silent(app, (await placeOf('Ben')).person)
      await olu.open(page)
      expect(olu.page.text).toContain('One of them asked for fewer letters and gets none')
      const tick: Record<string, string> = essential ? { essential: 'yes' } : {}
      await olu.press('Keep, and see how it reads', tick)
      await olu.press(`Send it to ${readers.length} people`)
      const letters = await deliverAll(app)
      expect(letters.map(one => one.to.name).toSorted()).toEqual(readers)
      expect(letters.map(one => 'List-Unsubscribe' in one.headers)).toEqual(
        readers.map(() => !essential),
      )
    },
  )
})

describe('after it was sent', () => {
  test('its page says what became of each letter, and the letters page names it', async ({
    app,
  }) => {
    const { olu, page, cohort } = await written(app)
    await olu.press('Send it to 3 people')
    expect(olu.page.text).toContain('waiting to go: 3')
    await olu.press('Hold what has not gone')
    expect([olu.page.text.includes('held: 3'), await deliverAll(app)]).toEqual([true, []])
    await olu.press('Let what is held go')
    await deliverAll(app)
    await olu.open(page)
    expect(olu.page.text).toContain('posted: 3')
    await olu.open(`/cohorts/${cohort}/letters`)
    expect(olu.page.text).toContain(`Sent\n${subject}`)
    await olu.open(`/cohorts/${cohort}/history`)
    expect(olu.page.text).toContain(`wrote “${subject}” to 3 people`)
  })

  test('nothing of it changes any more', async ({ app }) => {
    const { olu, page } = await written(app)
    await olu.press('Send it to 3 people')
    await deliverAll(app)
    await olu.post(page, { do: 'keep', ...english, 'subject-en': 'Another' })
    await olu.post(page, { do: 'drop' })
    const to = page.split('?')[0] ?? ''
    expect((await olu.open(`${to}/whom`)).status).toBe(404)
    expect((await olu.open(to)).text).toContain(subject)
  })

  test('an answer by mail comes to staff', async ({ app }) => {
    const { olu, cohort } = await written(app)
    const { send, open } = await withLetterbox(app)
    await olu.press('Send it to 3 people')
    const letter = letterTo(await deliverAll(app), 'Ben')
    await send({ from: addressOf('Ben'), to: letter.replyTo.address, text: 'Which bus?' })
    await open()
    await olu.open(`/cohorts/${cohort}/post`)
    expect(olu.page.text).toContain('Ben')
    const [to = ''] = /\/cohorts\/\d+\/post\/\d+/.exec(olu.page.html) ?? []
    expect((await olu.open(to)).text).toContain('Which bus?')
  })

  test('what she wrote is hers to take along; a draft goes when she goes', async ({ app }) => {
    const { olu, all, add, staff } = await written(app)
    const { person: sade } = await add({ name: 'Sade', role: 'programme-staff' })
    await must(appointAdministrator(app, staff, sade, true))
    await olu.press('Send it to 3 people')
    await olu.open(all)
    await olu.press('Write to those ticked')
    await olu.press('Keep, and see how it reads', { ...english, 'subject-en': 'Begun' })
    const own = async () => (await everythingAbout(app.db, staff)).announcements
    expect((await own()).map(({ words }) => words['en']?.subject)).toEqual([subject, 'Begun'])
    await must(leaveForGood(app, staff, '–'))
    expect((await own()).map(({ words }) => words['en']?.subject)).toEqual([subject])
  })
})

describe('nobody else', () => {
  test('writes to people, neither in this cohort nor with what another has begun', async ({
    app,
  }) => {
    const { page, all, cohort } = await written(app)
    const came = []
    for (const name of ['Ana', 'Mei', 'Petra']) {
      const other = await signedIn(app, addressOf(name), new Visitor(app, { languages: 'en' }))
      for (const address of [all, page]) came.push((await other.open(address)).status)
      came.push((await other.post(page, { do: 'send', ...english })).status)
      expect((await other.open(`/cohorts/${cohort}/journey`)).html).not.toContain('/announcements')
    }
    expect(came).toEqual(came.map(() => 403))
    await deliverAll(app)
    expect(await history(app)).toEqual([])
  })
})
