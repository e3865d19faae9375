import { describe, expect } from 'vitest'
import { agreeToRules } from '../../src/actions/ground-rules/agree-to-rules.ts'
import { keepHandles } from '../../src/actions/ground-rules/keep-handles.ts'
import { offerRules } from '../../src/actions/ground-rules/offer-rules.ts'
import { endPlace } from '../../src/actions/keep-place.ts'
import { leaveForGood } from '../../src/actions/keep-profile.ts'
import { endPair } from '../../src/actions/pair-people.ts'
import { noRules } from '../../src/programme/ground-rules.ts'
import { offersOf } from '../../src/store/ground-rules.ts'
import type { TestApp } from '../app.ts'
import { addressOf, must, startProgramme } from '../cohort.ts'
import { signedIn, type Visitor } from '../site.ts'
import { test } from '../story.ts'

const said = {
  message: 'I missed the bus and the boat',
  question: 'What is a quorum made of?',
  answer: 'Of patience, mostly',
  rule: 'No calls while it rains',
  talk: 'About ladders and chairs',
  planned: 'Under the third palm tree',
  topic: 'The smell of new badges',
  topicWord: 'Like a school bag in September',
  note: 'Take the blue folder along',
  goal: 'To say one sentence aloud',
  reached: 'It was a short sentence',
}
const all = Object.values(said)

/** The pages of two, each with what stands on it. */
const pagesOf = (at: string): [string, string[]][] => [
  [`${at}/messages`, [said.message, said.question, said.answer]],
  [`${at}/questions`, [said.question]],
  [`${at}/ground-rules`, [said.rule]],
  [`${at}/talks`, [said.talk, said.planned]],
  [`${at}/topics`, [said.topic, said.topicWord]],
  [`${at}/notes`, [said.note]],
  [`${at}/goals`, [said.goal, said.reached]],
]

/** Two who have written to each other everywhere. */
async function theTwo(app: TestApp) {
  const programme = await startProgramme(app)
  app.clock.set('2026-08-20T09:00:00Z')
  const pair = await programme.pairOf('Mei', 'Ana')
  const [meiPlace, anaPlace] = [await programme.placeOf('Mei'), await programme.placeOf('Ana')]
  const mei = await signedIn(app, addressOf('Mei'))
  const ana = await signedIn(app, addressOf('Ana'))
  await ana.post('/language', { language: 'en', to: '/privacy' })
  const at = `/cohorts/${programme.cohort}/pairs/${pair.id}`
  await ana.post(`${at}/messages`, { words: said.message })
  await ana.post(`${at}/questions`, { words: said.question })
  const question = /\/questions\/(\d+)/.exec(ana.page.html)?.[1] ?? ''
  await mei.post(`${at}/questions/${question}`, { do: 'answer', words: said.answer })
  await must(
    offerRules(app, meiPlace.person, pair, { ...noRules, methods: ['mail'], more: said.rule }),
  )
  const [offer] = await offersOf(app.db, pair.id)
  await must(agreeToRules(app, anaPlace.person, pair, offer?.id ?? 0))
  await must(keepHandles(app, anaPlace.person, pair, new Map([['chat', 'ana-on-the-roof']])))
  await ana.post(`${at}/talks`, { do: 'log', on: '2026-08-19', logged: '30', words: said.talk })
  const time = { 'time-1': '2026-08-30T10:00', minutes: '30', spot: said.planned }
  await ana.post(`${at}/talks`, { do: 'offer', ...time })
  await mei.open(`${at}/talks`)
  await mei.press('This one suits me')
  await ana.post(`${at}/topics`, { do: 'own', words: said.topic })
  const own = /name="topic" value="(own\/\d+)"/.exec(ana.page.html)?.[1] ?? ''
  const field = `words-${own.replace('/', '-')}`
  await ana.post(`${at}/topics`, { do: 'say', topic: own, [field]: said.topicWord })
  await ana.post(`${at}/notes`, { words: said.note, on: '2026-08-19' })
  await ana.post(`${at}/goals`, { words: said.goal })
  const goal = /\/goals\/\d+/.exec(ana.page.html)?.[0] ?? ''
  await ana.post(at + goal, { do: 'reach', said: said.reached })
  const note = /\/notes\/\d+/.exec((await ana.open(`${at}/notes`)).html)?.[0] ?? ''
  return { ...programme, pair, mei, ana, at, question, goal, note }
}

async function missing(visitor: Visitor, at: string): Promise<string[]> {
  const lost: string[] = []
  for (const [path, words] of pagesOf(at)) {
    const page = await visitor.open(path)
    lost.push(...words.filter(one => !page.text.includes(one)).map(one => `${path}: ${one}`))
    if (page.status !== 200) lost.push(`${path}: ${page.status}`)
  }
  return lost
}

const end = async (app: TestApp, { staff, cohort, pair }: Awaited<ReturnType<typeof theTwo>>) => {
  app.clock.set('2026-08-25T09:00:00Z')
  await must(endPair(app, staff, cohort, pair.id))
}

describe('when a pair has ended', () => {
  test('both still read all they wrote, and since when they walk no more; there is no form', async ({
    app,
  }) => {
    const story = await theTwo(app)
    const { mei, ana, at, question } = story
    expect([await missing(mei, at), await missing(ana, at)]).toEqual([[], []])
    await end(app, story)
    expect([await missing(mei, at), await missing(ana, at)]).toEqual([[], []])
    const pages = [at, ...pagesOf(at).map(([path]) => path), `${at}/questions/${question}`]
    const faults: string[] = []
    for (const path of pages) {
      for (const [name, visitor] of Object.entries({ mei, ana })) {
        const { text, html, status } = await visitor.open(path)
        const main = /<main\b[\s\S]*<\/main>/.exec(html)?.[0] ?? ''
        if (status !== 200) faults.push(`${name} ${path}: ${status}`)
        if (!text.includes('You walked together until 25 August 2026')) faults.push(`${path}: when`)
        if (/<form\b|<live-messages/.test(main)) faults.push(`${name} ${path}: a form`)
        if (text.includes('ana-on-the-roof')) faults.push(`${name} ${path}: how she is reached`)
      }
    }
    expect(faults).toEqual([])
  })

  test('the way there is on the journey of both', async ({ app }) => {
    const story = await theTwo(app)
    const { mei, ana, at, cohort } = story
    await mei.open(`/cohorts/${cohort}/journey`)
    expect(mei.page.text).not.toContain('Earlier, with Ana')
    await end(app, story)
    for (const [visitor, other] of [
      [mei, 'Ana'],
      [ana, 'Mei'],
    ] as const) {
      await visitor.open(`/cohorts/${cohort}/journey`)
      expect(visitor.page.text).toContain(`Earlier, with ${other}`)
      expect(visitor.page.html).toContain(`href="${at}"`)
      await visitor.open(at)
      for (const [path] of pagesOf(at)) expect(visitor.page.html).toContain(`href="${path}"`)
    }
  })

  test('nothing can be sent any more, and a human page says so', async ({ app }) => {
    const story = await theTwo(app)
    const { mei, ana, at, question, goal, note } = story
    await end(app, story)
    const sent: [string, Record<string, string>][] = [
      ['/messages', { words: 'One more' }],
      ['/questions', { words: 'One more?' }],
      [`/questions/${question}`, { do: 'answer', words: 'One more' }],
      ['/ground-rules', { do: 'handles', 'handle-chat': 'mei-9' }],
      ['/ground-rules/offer', { methods: 'mail', more: 'One more' }],
      ['/talks', { do: 'log', on: '2026-08-20', logged: '30' }],
      ['/topics', { do: 'own', words: 'One more' }],
      ['/notes', { on: '2026-08-20', words: 'One more' }],
      [note, { do: 'keep', version: '1', on: '2026-08-20', words: 'One more' }],
      ['/goals', { words: 'One more' }],
      [goal, { do: 'change', words: 'One more' }],
    ]
    const answers = []
    for (const [path, fields] of sent) {
      for (const visitor of [mei, ana]) {
        const { status, text } = await visitor.post(at + path, fields)
        answers.push([path, status, text.startsWith('You two walk no more.')])
      }
    }
    expect(answers).toEqual(
      sent.flatMap(([path]) => [
        [path, 403, true],
        [path, 403, true],
      ]),
    )
    const closed = ['/ground-rules/offer', '/messages/live', note, goal, '/before']
    for (const path of closed)
      expect([path, (await mei.open(at + path)).status]).toEqual([path, 403])
    expect([await missing(mei, at), await missing(ana, at)]).toEqual([[], []])
    for (const [path] of pagesOf(at)) expect((await mei.open(path)).text).not.toContain('One more')
  })

  test('staff, administrators and everybody else read none of it, as before', async ({ app }) => {
    const story = await theTwo(app)
    const { at } = story
    await end(app, story)
    for (const name of ['Olu', 'Petra', 'Bo', 'Noor', 'Ben']) {
      const other = await signedIn(app, addressOf(name))
      for (const path of [at, ...pagesOf(at).map(([path]) => path)]) {
        const { status, text } = await other.open(path)
        expect([name, path, status, all.some(one => text.includes(one))]).toEqual([
          name,
          path,
          403,
          false,
        ])
      }
    }
  })

  test('whoever left reads it no more; whoever stayed does, though the other has left for good', async ({
    app,
  }) => {
    const story = await theTwo(app)
    const { mei, ana, at, staff, placeOf } = story
    await must(endPlace(app, staff, (await placeOf('Mei')).id))
    for (const [path] of pagesOf(at)) expect((await mei.open(path)).status).toBe(403)
    expect(await missing(ana, at)).toEqual([])
    await must(leaveForGood(app, (await placeOf('Mei')).person, 'Somebody who left'))
    const { status, text } = await ana.open(`${at}/messages`)
    expect([status, text.includes(said.message), text.includes(said.answer)]).toEqual([
      200,
      true,
      false,
    ])
    expect(text).toContain('Somebody who left')
  })
})
