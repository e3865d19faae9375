import { describe, expect } from 'vitest'
import { fireDueSteps } from '../../src/actions/fire-due-steps.ts'
import { offerRules } from '../../src/actions/ground-rules/offer-rules.ts'
import { leaveForGood } from '../../src/actions/keep-profile.ts'
import { noticeSilence } from '../../src/actions/notice-silence.ts'
import { writeMessage } from '../../src/actions/write-message.ts'
import { noRules, standingOf, type Rules } from '../../src/programme/ground-rules.ts'
import { everythingAbout } from '../../src/store/exports.ts'
import { offersOf } from '../../src/store/ground-rules.ts'
import { messagesOf } from '../../src/store/messages.ts'
import { deliverAll, type TestApp } from '../app.ts'
import { addressOf, must, startProgramme } from '../cohort.ts'
import { letterTo, withLetterbox } from '../letterbox.ts'
import { signedIn } from '../site.ts'
import { test } from '../story.ts'

const secret = 'Never on the day my brother died.'

const inZone = async (app: TestApp, person: number, zone: string) => {
  await app.db.updateTable('person').set({ time_zone: zone }).where('id', '=', person).execute()
}

/** Mei in Shanghai and Ana in La Paz, who walk together, each at her own browser. */
async function theTwo(app: TestApp) {
  const programme = await startProgramme(app)
  const pair = await programme.pairOf('Mei', 'Ana')
  const people = { Mei: await programme.placeOf('Mei'), Ana: await programme.placeOf('Ana') }
  await inZone(app, people.Mei.person, 'Asia/Shanghai')
  await inZone(app, people.Ana.person, 'America/La_Paz')
  const mei = await signedIn(app, addressOf('Mei'))
  const ana = await signedIn(app, addressOf('Ana'))
  const to = `/cohorts/${programme.cohort}/pairs/${pair.id}/ground-rules`
  const standing = async () => standingOf(await offersOf(app.db, pair.id))
  const agreed = async (rules: Partial<Rules>) => {
    const offered = { ...noRules, methods: ['mail'] as Rules['methods'], ...rules }
    await must(offerRules(app, people.Mei.person, pair, offered))
    const { waiting } = await standing()
    await ana.post(to, { do: 'agree', offer: String(waiting?.id) })
  }
  return { ...programme, pair, people, mei, ana, to, standing, agreed }
}

describe('two agree on ground rules (R33–R35)', () => {
  test('one offers, the other reads them on her own clock, and they hold when she agrees', async ({
    app,
  }) => {
    const { mei, ana, to, standing, cohort } = await theTwo(app)
    await mei.post(`${to}/offer`, {
      methods: ['video', 'mail'],
      hours: '2',
      answerDays: '3',
      times: ['mo 18-20'],
      quietWeekdays: '6',
      more: secret,
    })
    expect(mei.page.html).toContain('Your offer is on its way.')
    expect((await standing()).inForce).toBe(null)
    await ana.open(to)
    expect(ana.page.text).toContain('Appel vidéo · Courrier électronique')
    expect(ana.page.text).toContain('à l’heure de La Paz : lundi 06:00–08:00')
    expect(ana.page.text).toContain('à l’heure de Shanghai : lundi 18:00–20:00')
    await ana.press('Je suis d’accord')
    const { inForce, waiting } = await standing()
    expect([inForce?.rules.hours, inForce?.agreedAt?.equals(app.now()), waiting]).toEqual([
      2,
      true,
      null,
    ])
    await mei.open(to)
    expect(mei.page.text).toContain('Agreed by both')
    await mei.open(`/cohorts/${cohort}/journey/steps/ground-rules`)
    expect(mei.page.html).toContain('tag done')
    const letters = (await deliverAll(app)).filter(one => one.text.includes('brother'))
    expect(letters.map(one => [one.to.address, one.subject])).toEqual([
      [addressOf('Ana'), 'Mei vous propose des règles de travail'],
      [addressOf('Ana'), 'Vos règles de travail avec Mei'],
      [addressOf('Mei'), 'Your ground rules with Ana'],
    ])
  })

  test('a change holds only when both agree again, and what held is kept', async ({ app }) => {
    const { mei, ana, to, standing, agreed } = await theTwo(app)
    await agreed({ hours: 1 })
    await ana.post(`${to}/offer`, { methods: 'telephone', hours: '4' })
    expect((await standing()).inForce?.rules.hours).toBe(1)
    await mei.open(to)
    await mei.press('I agree')
    const { inForce, earlier } = await standing()
    expect([inForce?.rules.hours, earlier.map(one => one.rules.hours)]).toEqual([4, [1]])
    await ana.open(to)
    expect(ana.page.text).toContain('Ce qui valait avant')
  })

  test('nobody agrees to her own offer, nor to one that has changed meanwhile', async ({ app }) => {
    const { mei, ana, to, standing } = await theTwo(app)
    await mei.post(`${to}/offer`, { methods: 'mail', hours: '2' })
    const first = String((await standing()).waiting?.id)
    expect((await mei.post(to, { do: 'agree', offer: first })).status).toBe(422)
    await mei.post(`${to}/offer`, { methods: 'mail', hours: '9' })
    const late = await ana.post(to, { do: 'agree', offer: first })
    expect([late.status, late.text.includes('a changé entre-temps')]).toEqual([422, true])
    expect((await standing()).inForce).toBe(null)
    await ana.post(to, { do: 'agree', offer: String((await standing()).waiting?.id) })
    expect((await standing()).inForce?.rules.hours).toBe(9)
  })

  test('an offer pressed twice is one offer and one letter; it can be taken back', async ({
    app,
  }) => {
    const { mei, ana, to, pair, standing } = await theTwo(app)
    for (let press = 0; press < 2; press++) {
      await mei.post(`${to}/offer`, { methods: 'mail', more: secret })
    }
    expect((await offersOf(app.db, pair.id)).length).toBe(1)
    expect((await deliverAll(app)).filter(one => one.text.includes('brother')).length).toBe(1)
    await mei.open(to)
    await mei.press('Take the offer back')
    expect((await standing()).waiting).toBe(null)
    await ana.open(to)
    expect(ana.page.text).not.toContain('brother')
  })

  test('what is wrong is said beside its field, and nothing typed is lost', async ({ app }) => {
    const { mei, to } = await theTwo(app)
    await mei.post(`${to}/offer`, {
      hours: 'many',
      'from-0': '2026-09-01',
      more: secret,
      cannotCome: 'Call me',
    })
    expect(mei.page.status).toBe(422)
    expect(mei.page.text).toContain('A stretch of quiet days needs both days')
    await mei.post(`${to}/offer`, { hours: 'many', more: secret })
    expect(mei.page.text).toContain('Choose at least one way to talk.')
    expect(mei.page.text).toContain('Write a whole number from 1 to 40.')
    expect(mei.page.html).toContain('value="many"')
    expect(mei.page.html).toContain(secret)
  })
})

describe('nobody else', () => {
  test('reads rules or how one is reached, staff neither; staff see since when they hold', async ({
    app,
  }) => {
    const { mei, ana, to, cohort, agreed } = await theTwo(app)
    await agreed({ more: secret })
    await ana.post(to, { do: 'handles', 'handle-chat': 'ana-of-the-lake' })
    await mei.open(to)
    expect([mei.page.text.includes('ana-of-the-lake'), mei.page.text.includes(secret)]).toEqual([
      true,
      true,
    ])
    await deliverAll(app)
    const olu = await signedIn(app, addressOf('Olu'))
    for (const page of [to, `${to}/offer`]) expect((await olu.open(page)).status).toBe(403)
    const letters = await app.db
      .selectFrom('letter')
      .select('id')
      .where('template', 'like', 'ground-rules-%')
      .where('template', '<>', 'ground-rules-reminder')
      .execute()
    expect(letters.length).toBe(3)
    for (const { id } of letters) expect((await olu.open(`/letters/${id}`)).status).toBe(403)
    await olu.open(`/cohorts/${cohort}/pairs`)
    expect(olu.page.text).toContain('ground rules since 25 July 2026')
    for (const page of ['', '/history', '/pairs', '/letters']) {
      await olu.open(`/cohorts/${cohort}${page}`)
      expect(olu.page.text).not.toContain('brother')
      expect(olu.page.text).not.toContain('of-the-lake')
    }
  })

  test('keeps what one wrote when she leaves for good; her own data has it before', async ({
    app,
  }) => {
    const { mei, to, people, pair } = await theTwo(app)
    await mei.post(`${to}/offer`, { methods: 'mail', more: secret })
    await mei.post(to, { do: 'handles', 'handle-other': 'by pigeon' })
    const { rules, handles } = await everythingAbout(app.db, people.Mei.person)
    expect([rules[0]?.rules.more, handles]).toEqual([
      secret,
      [{ method: 'other', words: 'by pigeon' }],
    ])
    await must(leaveForGood(app, people.Mei.person, 'Somebody'))
    expect((await offersOf(app.db, pair.id))[0]?.rules.more).toBe('')
    expect(await app.db.selectFrom('handle').selectAll().execute()).toEqual([])
  })
})

describe('by mail alone', () => {
  test('a yes to the letter agrees; anything more is a message', async ({ app }) => {
    const { people, pair, standing } = await theTwo(app)
    const { send, open } = await withLetterbox(app)
    await must(offerRules(app, people.Mei.person, pair, { ...noRules, methods: ['mail'] }))
    const letter = letterTo(await deliverAll(app), 'Ana')
    const from = addressOf('Ana')
    await send({ from, to: letter.replyTo.address, text: 'Oui, mais pas le vendredi.' })
    await open()
    expect((await standing()).inForce).toBe(null)
    expect((await messagesOf(app.db, pair.id)).map(one => one.words)).toEqual([
      'Oui, mais pas le vendredi.',
    ])
    await send({ from, to: letter.replyTo.address, text: 'Oui, d’accord !\n\n> Mei propose' })
    await open()
    expect((await standing()).inForce?.by).toBe(people.Mei.id)
    expect((await messagesOf(app.db, pair.id)).length).toBe(1)
  })
})

describe('what was agreed drives', () => {
  const silent = async (app: TestApp) => {
    const rows = await app.db
      .selectFrom('letter')
      .innerJoin('person', 'person.id', 'letter.to_person_id')
      .select('person.name')
      .where('template', '=', 'silence-gentle')
      .orderBy('person.name')
      .execute()
    return rows.map(row => row.name)
  }

  test('presence: no word on quiet days, and none before the days agreed', async ({ app }) => {
    const { people, pair, agreed } = await theTwo(app)
    await agreed({
      silenceDays: 9,
      quietDays: [{ from: '2026-08-01', to: '2026-08-05' }],
    })
    await must(writeMessage(app, people.Mei.person, pair, { words: 'Hello', how: 'page' }))
    // 25 July and nine days that count: the five quiet ones do not.
    app.clock.forward({ days: 13 })
    await noticeSilence(app)
    expect(await silent(app)).toEqual([])
    app.clock.forward({ days: 1 })
    await noticeSilence(app)
    expect(await silent(app)).toEqual(['Ana', 'Mei'])
  })

  test('presence: without rules the guide’s seven days count', async ({ app }) => {
    const { people, pair } = await theTwo(app)
    await must(writeMessage(app, people.Mei.person, pair, { words: 'Hello', how: 'page' }))
    app.clock.forward({ days: 7 })
    await noticeSilence(app)
    expect(await silent(app)).toEqual(['Ana', 'Mei'])
  })

  test('reminders: one due on a quiet day waits for the first other day', async ({ app }) => {
    const { agreed } = await theTwo(app)
    await agreed({ quietDays: [{ from: '2026-08-10', to: '2026-08-18' }] })
    app.clock.forward({ days: 22 })
    await fireDueSteps(app)
    const rows = await app.db
      .selectFrom('letter')
      .innerJoin('person', 'person.id', 'letter.to_person_id')
      .select(['person.name', 'letter.quiet_until'])
      .where('template', '=', 'travel-reminder')
      .orderBy('person.name')
      .execute()
    const waits = rows.map(row => [row.name, row.quiet_until?.slice(0, 10) ?? null])
    expect(waits.filter(([name]) => ['Ana', 'Ben', 'Mei'].includes(String(name)))).toEqual([
      ['Ana', '2026-08-18'],
      ['Ben', null],
      ['Mei', '2026-08-18'],
    ])
  })
})
