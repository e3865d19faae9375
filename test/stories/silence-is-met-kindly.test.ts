import { describe, expect } from 'vitest'
import { introduce } from '../../src/actions/introduce.ts'
import { stopReminders } from '../../src/actions/keep-profile.ts'
import { noticeSilence } from '../../src/actions/notice-silence.ts'
import { writeMessage } from '../../src/actions/write-message.ts'
import { deliverAll, type TestApp } from '../app.ts'
import { addressOf, must, startProgramme } from '../cohort.ts'
import { signedIn, Visitor } from '../site.ts'
import { test } from '../story.ts'

/** Mei has introduced herself to Ana on 24 August; nothing is in the post. */
async function introduced(app: TestApp) {
  const programme = await startProgramme(app)
  app.clock.set('2026-08-24T09:00:00Z')
  const pair = await programme.pairOf('Mei', 'Ana')
  const mei = await programme.placeOf('Mei')
  await must(introduce(app, mei.person, pair, 'Good morning, Ana.'))
  await deliverAll(app)
  return { ...programme, pair, mei }
}

/** The letters about a silence that go out on a day, as “to: subject”. */
async function on(app: TestApp, day: string) {
  app.clock.set(`${day}T09:00:00Z`)
  await noticeSilence(app)
  await noticeSilence(app)
  return (await deliverAll(app)).map(({ to, subject }) => `${to.name}: ${subject}`)
}

const linkIn = (text: string) => /https?:\/\/\S*\/talked\/[\w.-]+/.exec(text)?.[0] ?? ''

describe('a silence between two', () => {
  test('brings a gentle word, another way to meet, then staff, each once (R54)', async ({
    app,
  }) => {
    await introduced(app)
    expect(await on(app, '2026-08-30')).toEqual([])
    expect(await on(app, '2026-08-31')).toEqual([
      'Ana: Comment cela va-t-il entre vous ?',
      'Mei: How are you two getting on?',
    ])
    expect(await on(app, '2026-09-02')).toEqual([])
    expect(await on(app, '2026-09-03')).toEqual([
      'Ana: Un autre moyen de joindre Mei ?',
      'Mei: Another way to reach Ana?',
    ])
    expect(await on(app, '2026-09-07')).toEqual(['Olu: Ana and Mei could use a word from you'])
    expect(await on(app, '2026-09-20')).toEqual([])
  })

  test('ends with a word of either; a new one begins anew', async ({ app }) => {
    const { pair, mei } = await introduced(app)
    app.clock.set('2026-08-30T09:00:00Z')
    await must(writeMessage(app, mei.person, pair, { words: 'Are you well?', how: 'page' }))
    await deliverAll(app)
    expect(await on(app, '2026-09-05')).toEqual([])
    expect((await on(app, '2026-09-06')).length).toBe(2)
  })

  test('is none before a mentor has introduced herself', async ({ app }) => {
    await startProgramme(app)
    expect(await on(app, '2026-09-20')).toEqual([])
  })

  test('is none once the meeting is over', async ({ app }) => {
    await introduced(app)
    expect(await on(app, '2026-10-23')).toEqual([])
    expect(await on(app, '2026-10-22')).toEqual(['Olu: Ana and Mei could use a word from you'])
  })

  test('reaches nobody who wants no reminders', async ({ app }) => {
    const { mei } = await introduced(app)
    await must(stopReminders(app, mei.person))
    expect(await on(app, '2026-08-31')).toEqual(['Ana: Comment cela va-t-il entre vous ?'])
  })
})

describe('“have you talked?”', () => {
  test('opening the link says nothing; a press does, without signing in', async ({ app }) => {
    const { cohort } = await introduced(app)
    app.clock.set('2026-08-31T09:00:00Z')
    await noticeSilence(app)
    const letter = (await deliverAll(app)).find(one => one.to.name === 'Mei')
    const link = linkIn(letter?.text ?? '')
    const scanner = new Visitor(app)
    expect((await scanner.open(link)).status).toBe(200)
    const answers = () => app.db.selectFrom('talk_answer').select('talked').execute()
    expect(await answers()).toEqual([])
    const mei = new Visitor(app)
    await mei.open(link)
    await mei.press('Yes, we have')
    expect([mei.page.text.includes('Thank you'), await answers()]).toEqual([
      true,
      [{ talked: true }],
    ])
    expect(await on(app, '2026-09-03')).toEqual([])
    const ana = await signedIn(app, addressOf('Ana'))
    await ana.open(`/cohorts/${cohort}/journey`)
    expect(ana.page.text).toContain('il y a 3 jours')
  })

  test('what both say is compared by staff alone, and “not yet” is no contact', async ({ app }) => {
    const { cohort } = await introduced(app)
    app.clock.set('2026-08-31T09:00:00Z')
    await noticeSilence(app)
    for (const letter of await deliverAll(app)) {
      const visitor = new Visitor(app)
      await visitor.post(new URL(linkIn(letter.text)).pathname, { talked: 'no' })
    }
    app.clock.set('2026-09-07T09:00:00Z')
    const staff = await signedIn(app, addressOf('Olu'))
    await staff.open(`/cohorts/${cohort}/pairs`)
    expect(staff.page.text).toContain(
      '14 days without a word, as far as we know · Mei says not yet · Ana says not yet',
    )
    const ana = await signedIn(app, addressOf('Ana'))
    await ana.open(`/cohorts/${cohort}/journey`)
    expect(ana.page.text).not.toContain('not yet')
  })

  test('a link that was altered says nothing and changes nothing', async ({ app }) => {
    await introduced(app)
    app.clock.set('2026-08-31T09:00:00Z')
    await noticeSilence(app)
    const [letter] = await deliverAll(app)
    const { pathname } = new URL(linkIn(letter?.text ?? ''))
    const altered = [
      pathname.replace('/talked/1.', '/talked/2.'),
      `${pathname}x`,
      '/talked/1.1.',
      '/talked/x',
    ]
    const visitor = new Visitor(app)
    const came = []
    for (const path of altered) came.push((await visitor.post(path, { talked: 'yes' })).status)
    expect(came).toEqual([404, 404, 404, 404])
    expect(await app.db.selectFrom('talk_answer').selectAll().execute()).toEqual([])
  })
})
