import { describe, expect } from 'vitest'
import { answerQuestions } from '../../src/actions/answer-questions.ts'
import { askForHelp } from '../../src/actions/cases/ask-for-help.ts'
import { keepHandles } from '../../src/actions/ground-rules/keep-handles.ts'
import { wantCover } from '../../src/actions/cover/cover-pair.ts'
import { comeBack, goAway } from '../../src/actions/cover/go-away.ts'
import { offerRules } from '../../src/actions/ground-rules/offer-rules.ts'
import { writeEntry } from '../../src/actions/journal/write-entry.ts'
import { markStep } from '../../src/actions/mark-step.ts'
import { endPair, keepApproach, pairPeople } from '../../src/actions/pair-people.ts'
import { noRules } from '../../src/programme/ground-rules.ts'
import { coverPairsOf, pairBy } from '../../src/store/places.ts'
import type { TestApp } from '../app.ts'
import { addressOf, must, startProgramme } from '../cohort.ts'
import { signedIn, type Visitor } from '../site.ts'
import { test } from '../story.ts'
import { wander } from '../house/wander.ts'

/** What the first two said to each other. Each stands nowhere else. */
const between = {
  message: 'I dreamt of the wrong airport',
  question: 'Who invented the acronyms?',
  rule: 'Silence during exams',
  talkLine: 'We laughed about the GAC',
  ownTopic: 'Her grandmother’s radio',
  topicWord: 'It hums in the kitchen',
  note: 'The yellow suitcase is lost',
  reached: 'I owe it to Mei alone',
  journalPair: 'Today we drew the tree',
}

/** What one of them wrote for herself, for staff, or about how she is reached. */
const alone = {
  handle: 'ana-with-the-kite',
  plan: 'Begin gently with Ana',
  journalMine: 'I nearly gave up',
  caseWords: 'Mei answers very late',
  stepNote: 'We quarrelled about the tree',
}

const kept = { ...between, ...alone }

const told = {
  answer: 'Ships and their flags',
  reachedGoal: 'To find the right room',
  openGoal: 'To write one comment',
  topic: 'A true voice',
}

const time = { agreed: '2026-08-03T09:00:00Z', ended: '2026-08-24T09:00:00Z' }

/** Ana walked with Mei, and they left traces everywhere. Then she walks with Bo. */
async function twice(app: TestApp) {
  app.clock.set(time.agreed)
  const programme = await startProgramme(app, { pairs: [['Mei', 'Ana']] })
  const { cohort, staff, placeOf } = programme
  const pair = await programme.pairOf('Mei', 'Ana')
  const [mei, ana] = [await placeOf('Mei'), await placeOf('Ana')]
  const seeMei = await signedIn(app, addressOf('Mei'))
  const seeAna = await signedIn(app, addressOf('Ana'))
  await seeAna.post('/language', { language: 'en', to: '/privacy' })
  const first = `/cohorts/${cohort}/pairs/${pair.id}`
  app.clock.set('2026-08-12T09:00:00Z')
  await must(answerQuestions(app, ana, 'about-the-mentee', new Map([['expertise', told.answer]])))
  await seeAna.post(`${first}/messages`, { words: kept.message })
  await seeAna.post(`${first}/questions`, { words: kept.question })
  await must(offerRules(app, mei.person, pair, { ...noRules, methods: ['mail'], more: kept.rule }))
  await must(keepHandles(app, ana.person, pair, new Map([['chat', kept.handle]])))
  const log = { do: 'log', on: '2026-08-11', logged: '45', words: kept.talkLine }
  await seeMei.post(`${first}/talks`, log)
  const topic = 'what-icann-brings/true-voice'
  await seeMei.post(`${first}/topics`, { do: 'tick', topic })
  await seeMei.post(`${first}/topics`, {
    do: 'say',
    topic,
    'words-what-icann-brings-true-voice': kept.topicWord,
  })
  await seeAna.post(`${first}/topics`, { do: 'own', words: kept.ownTopic })
  const own = /name="topic" value="(own\/\d+)"/.exec(seeAna.page.html)?.[1] ?? ''
  await seeAna.post(`${first}/topics`, { do: 'tick', topic: own })
  await seeMei.post(`${first}/notes`, { on: '2026-08-11', words: kept.note })
  await seeMei.post(`${first}/goals`, { words: told.reachedGoal })
  const goal = /\/goals\/\d+/.exec(seeMei.page.html)?.[0] ?? ''
  await seeAna.post(first + goal, { do: 'reach', said: kept.reached })
  await seeAna.post(`${first}/goals`, { words: told.openGoal })
  await must(keepApproach(app, mei.person, pair, { route: 'route-new', plan: kept.plan }))
  const entry = { kind: 'entry', on: Temporal.PlainDate.from('2026-08-11') } as const
  const rest = { step: null, about: null, how: 'page', pair: pair.id } as const
  const write = (words: string, audience: 'me' | 'pair') =>
    must(writeEntry(app, ana, { ...entry, ...rest, words, audience }))
  await write(kept.journalPair, 'pair')
  await write(kept.journalMine, 'me')
  const about = { about: 'relation', group: null, pair: pair.id, reported: null } as const
  const asked = { ...about, confidential: true, to: 'programme-staff' } as const
  await must(askForHelp(app, ana, { ...asked, words: kept.caseWords }))
  await must(
    markStep(app, mei, pair, { step: 'mission-and-structure', how: 'done', note: kept.stepNote }),
  )
  app.clock.set(time.ended)
  await must(endPair(app, staff, cohort, pair.id))
  const bo = await placeOf('Bo')
  const { pair: next } = await must(
    pairPeople(app, staff, cohort, { mentor: bo.id, mentee: ana.id, tell: true }),
  )
  const seeBo = await signedIn(app, addressOf('Bo'))
  const second = `/cohorts/${cohort}/pairs/${next}`
  const now = await pairBy(app.db, next)
  if (!now) throw new Error('There is no second pair')
  return { ...programme, mei: seeMei, ana: seeAna, bo: seeBo, first, second, pair, now }
}

const absent = (text: string, words: string[]) => words.filter(one => !text.includes(one))
const present = (text: string, words: string[]) => words.filter(one => text.includes(one))

/** All that somebody comes to by links, as one text. */
async function allSheReads(visitor: Visitor): Promise<string> {
  const { found } = await wander(async path => {
    const response = await visitor.request(path)
    const isPage = response.headers.get('content-type')?.startsWith('text/html') ?? false
    const to = response.headers.get('location')
    return { status: response.status, to, html: isPage ? await response.text() : '' }
  }, 8)
  return found.map(({ html }) => html).join('\n')
}

const history = [
  'With Mei',
  'From 3 August 2026 to 24 August 2026',
  told.reachedGoal,
  told.openGoal,
  told.topic,
  'one topic of their own',
  '11 August 2026 · 45 minutes',
  'ICANN’s mission and basic structure',
  told.answer,
]

describe('a new mentor', () => {
  test('reads with whom and from when to when, what was reached, talked about and done', async ({
    app,
  }) => {
    const { bo, ana, second, cohort } = await twice(app)
    await bo.open(`/cohorts/${cohort}/journey`)
    expect(bo.page.html).toContain(`href="${second}/before"`)
    await bo.open(`${second}/before`)
    expect([bo.page.status, absent(bo.page.text, history)]).toEqual([200, []])
    const seen = bo.page.text
    await ana.open(`${second}/before`)
    expect(absent(ana.page.text, history)).toEqual([])
    const from = (text: string) => text.slice(text.indexOf('With Mei'))
    expect(from(ana.page.text)).toBe(from(seen))
  })

  test('reads no private word of it, anywhere she comes', async ({ app }) => {
    const { bo, mei, ana, first } = await twice(app)
    const everything = await allSheReads(bo)
    expect(present(everything, [told.openGoal, told.reachedGoal])).toEqual([
      told.openGoal,
      told.reachedGoal,
    ])
    const words = Object.values(kept)
    expect(present(everything, words)).toEqual([])
    expect(absent(await allSheReads(ana), Object.values(between))).toEqual([])
    expect(absent(await allSheReads(mei), [kept.message, kept.note, kept.reached])).toEqual([])
    for (const path of ['', '/messages', '/notes', '/goals', '/topics', '/talks', '/questions']) {
      expect([path, (await bo.open(first + path)).status]).toEqual([path, 403])
    }
  })

  test('goes on with the goals that are open, and not with those that were reached', async ({
    app,
  }) => {
    const { bo, ana, second } = await twice(app)
    await bo.open(`${second}/goals`)
    expect(present(bo.page.text, [told.openGoal, told.reachedGoal])).toEqual([told.openGoal])
    expect(bo.page.text).toContain('From before you two became a pair.')
    await bo.post(`${second}${/\/goals\/\d+/.exec(bo.page.html)?.[0]}`, {
      do: 'reach',
      said: 'Well',
    })
    await ana.open(`${second}/goals`)
    expect(ana.page.text).toContain('Reached, Bo says')
  })
})

describe('the earlier mentor', () => {
  test('sees nothing that came after the end', async ({ app }) => {
    const { mei, bo, ana, first, second } = await twice(app)
    const before = (await mei.open(`${first}/goals`)).text
    app.clock.set('2026-09-01T09:00:00Z')
    const after = {
      message: 'Bo, the map is upside down',
      note: 'Meet below the clock',
      goal: 'To dance on Thursday',
      changed: 'To write two comments',
      reached: 'Two were enough',
    }
    await ana.post(`${second}/messages`, { words: after.message })
    await ana.post(`${second}/notes`, { on: '2026-09-01', words: after.note })
    await ana.open(`${second}/goals`)
    const carried = `${second}${/\/goals\/\d+/.exec(ana.page.html)?.[0]}`
    await bo.post(carried, { do: 'change', words: after.changed })
    await ana.post(`${second}/goals`, { words: after.goal })
    await ana.open(`${second}/goals`)
    const goals = ana.page.html.match(/\/goals\/\d+/g) ?? []
    for (const goal of goals) {
      await ana.post(second + goal, { do: 'reach', said: after.reached })
    }
    expect(absent((await ana.open(`${second}/goals`)).text, [after.changed, after.goal])).toEqual(
      [],
    )
    expect((await mei.open(`${first}/goals`)).text).toBe(before)
    expect(before).toContain(told.openGoal)
    expect(present(await allSheReads(mei), Object.values(after))).toEqual([])
    expect((await mei.open(second)).status).toBe(403)
    expect((await mei.open(`${second}/before`)).status).toBe(403)
  })

  test('does not learn that an open goal was reached or taken away later', async ({ app }) => {
    const { mei, bo, first, second } = await twice(app)
    const before = (await mei.open(`${first}/goals`)).text
    app.clock.set('2026-09-01T09:00:00Z')
    await bo.open(`${second}/goals`)
    const carried = `${second}${/\/goals\/\d+/.exec(bo.page.html)?.[0]}`
    await bo.post(carried, { do: 'reach', said: 'Done with Bo' })
    expect((await mei.open(`${first}/goals`)).text).toBe(before)
    await bo.post(carried, { do: 'remove' })
    expect((await mei.open(`${first}/goals`)).text).toBe(before)
    expect((await bo.open(`${second}/goals`)).text).toContain('No goal yet')
  })
})

describe('the mentee', () => {
  test('may keep it to herself with one press, and show it again', async ({ app }) => {
    const { bo, ana, second, cohort } = await twice(app)
    await ana.open(`${second}/before`)
    await ana.press('Keep it from Bo')
    expect(ana.page.text).toContain('Bo cannot read what stands here')
    expect(absent(ana.page.text, history)).toEqual([])
    const everything = await allSheReads(bo)
    expect(present(everything, [told.openGoal, told.reachedGoal, '/before"', 'With Mei'])).toEqual(
      [],
    )
    await bo.open(`${second}/before`)
    expect(bo.page.text).toContain('There is nothing to read here.')
    expect(present(bo.page.text, ['Mei', told.answer, ...Object.values(told)])).toEqual([])
    await bo.open(`/cohorts/${cohort}/journey`)
    expect(bo.page.text).not.toContain('goal is open')
    await ana.open(`${second}/goals`)
    expect(ana.page.text).toContain('Only you see it here.')
    const hidden = `${second}${/\/goals\/\d+/.exec(ana.page.html)?.[0]}`
    expect((await bo.open(hidden)).status).toBe(404)
    expect((await bo.post(hidden, { do: 'reach', said: 'Mine' })).status).toBe(404)
    await ana.open(`${second}/before`)
    await ana.press('Let Bo read it')
    await bo.open(`${second}/before`)
    expect(absent(bo.page.text, history)).toEqual([])
  })

  test('alone decides, and nobody besides the two reads it', async ({ app }) => {
    const { bo, ana, second } = await twice(app)
    expect((await bo.post(`${second}/before`, { do: 'withhold' })).status).toBe(403)
    for (const name of ['Olu', 'Petra', 'Noor', 'Ben', 'Mei']) {
      const other = await signedIn(app, addressOf(name))
      for (const path of ['/before', '/goals', '/notes', '']) {
        const { status, text } = await other.open(second + path)
        expect([name, path, status, present(text, history)]).toEqual([name, path, 403, []])
      }
      expect((await other.post(`${second}/before`, { do: 'withhold' })).status).toBe(403)
    }
    await ana.open(`${second}/before`)
    expect(ana.page.text).toContain('Bo can read what stands here.')
  })

  test('who walks for the first time has nothing there', async ({ app }) => {
    const { cohort, pairOf } = await startProgramme(app)
    const pair = await pairOf('Mei', 'Ana')
    const mei = await signedIn(app, addressOf('Mei'))
    await mei.open(`/cohorts/${cohort}/journey`)
    expect(mei.page.html).not.toContain('/before"')
    await mei.open(`/cohorts/${cohort}/pairs/${pair.id}/before`)
    expect(mei.page.text).toContain('There is nothing to read here.')
  })
})

describe('whoever only stands in for a new mentor', () => {
  /** Bo is away, and Cleo stands in with Ana. */
  async function covered(app: TestApp) {
    const two = await twice(app)
    const { add, placeOf, staff, now } = two
    const [bo, cleo] = [await placeOf('Bo'), await add({ name: 'Cleo', role: 'mentor' })]
    const from = Temporal.PlainDate.from('2026-08-24')
    await must(goAway(app, bo.person, bo.id, { from, until: from.add({ days: 5 }) }))
    const wanted = { mentor: cleo.id, named: true, address: () => '' }
    await must(wantCover(app, staff, now.id, wanted))
    const [cover] = await coverPairsOf(app.db, two.cohort)
    const third = `/cohorts/${two.cohort}/pairs/${cover?.id}`
    return { ...two, third, cleo: await signedIn(app, addressOf('Cleo')) }
  }

  test('reads nothing of what came before, nor which goals there are', async ({ app }) => {
    const { cleo, bo, third, second } = await covered(app)
    await cleo.open(third)
    expect([cleo.page.status, cleo.page.html.includes('/before')]).toEqual([200, false])
    await cleo.open(`${third}/before`)
    // What the topics of the guide are called is no secret, only that one was ticked.
    const words = [told.answer, told.reachedGoal, told.openGoal, ...Object.values(kept)]
    expect(present(cleo.page.text, [...words, told.topic])).toEqual([])
    expect(present(await allSheReads(cleo), words)).toEqual([])
    expect(absent((await bo.open(`${second}/before`)).text, history)).toEqual([])
  })

  test('reads afterwards what the two wrote, writes no more, and is not what came before', async ({
    app,
  }) => {
    const { cleo, ana, third, cohort, staff, now, add, placeOf } = await covered(app)
    await ana.post(`${third}/messages`, { words: 'What is a docket?' })
    await must(comeBack(app, staff, (await placeOf('Bo')).id))
    await cleo.open(`${third}/messages`)
    expect([cleo.page.status, cleo.page.text.includes('What is a docket?')]).toEqual([200, true])
    const late = await cleo.post(`${third}/messages`, { words: 'A list.' })
    expect(late.status).toBe(403)
    const dee = await add({ name: 'Dee', role: 'mentor' })
    app.clock.set('2026-08-26T09:00:00Z')
    await must(endPair(app, staff, cohort, now.id))
    const who = { mentor: dee.id, mentee: now.mentee }
    const { pair } = await must(pairPeople(app, staff, cohort, who))
    const seeDee = await signedIn(app, addressOf('Dee'))
    await seeDee.open(`/cohorts/${cohort}/pairs/${pair}/before`)
    const names = ['With Mei', 'With Bo', 'With Cleo', 'docket']
    expect(present(seeDee.page.text, names)).toEqual(['With Mei', 'With Bo'])
  })
})
