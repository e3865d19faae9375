import { describe, expect } from 'vitest'
import { answerQuestions } from '../../src/actions/answer-questions.ts'
import { leaveForGood } from '../../src/actions/keep-profile.ts'
import { goalsOfMentees } from '../../src/store/goals.ts'
import type { TestApp } from '../app.ts'
import { addressOf, must, startProgramme } from '../cohort.ts'
import { signedIn, type Visitor } from '../site.ts'
import { test } from '../story.ts'

async function theTwo(app: TestApp) {
  const programme = await startProgramme(app)
  const pair = await programme.pairOf('Bo', 'Noor')
  const bo = await signedIn(app, addressOf('Bo'))
  const noor = await signedIn(app, addressOf('Noor'))
  await noor.post('/language', { language: 'en', to: '/privacy' })
  const at = `/cohorts/${programme.cohort}`
  return { ...programme, pair, bo, noor, at, to: `${at}/pairs/${pair.id}/goals` }
}

const goalsOf = async (app: TestApp, mentee: number) =>
  (await goalsOfMentees(app.db, mentee)).filter(goal => goal.removedAt === null)

/** The address of the last goal on the page she is on. */
function lastGoal({ page }: Visitor): string {
  const address = page.html.match(/\/cohorts\/\d+\/pairs\/\d+\/goals\/\d+/g)?.at(-1)
  if (!address) throw new Error(`No goal is on this page:\n${page.text}`)
  return address
}

describe('what a mentee hopes for', () => {
  test('begins with what she answered, if she accepts it, and not by itself', async ({ app }) => {
    const { noor, bo, to, placeOf } = await theTwo(app)
    const place = await placeOf('Noor')
    const hopes = new Map([['hopes', 'To ask one question at the microphone']])
    await must(answerQuestions(app, place, 'about-the-mentee', hopes))
    await bo.open(to)
    expect(bo.page.text).not.toContain('To ask one question')
    await noor.open(to)
    expect(noor.page.text).toContain('Your first goal, perhaps')
    expect(await goalsOf(app, place.id)).toEqual([])
    await noor.press('Add it')
    expect((await goalsOf(app, place.id)).map(goal => [goal.words, goal.due])).toEqual([
      ['To ask one question at the microphone', null],
    ])
    expect(noor.page.text).not.toContain('Your first goal, perhaps')
    await bo.open(to)
    expect(bo.page.text).toContain('To ask one question at the microphone')
  })

  test('either adds, by a day counted from the meeting, by a date, or by none', async ({ app }) => {
    const { noor, bo, to, placeOf } = await theTwo(app)
    await noor.open(to)
    await noor.press('Add it', { words: 'Know who is who', due: 'two-weeks-before' })
    await bo.open(to)
    await bo.press('Add it', { words: 'Speak once', due: 'at-the-meeting' })
    await bo.press('Add it', { words: 'Read the charter', due: 'on', on: '2026-09-10' })
    await bo.press('Add it', { words: 'Write a comment', due: '', on: '2026-09-20' })
    for (let press = 0; press < 2; press++) await bo.post(to, { words: 'Enjoy it' })
    expect(noor.page.text).toContain('by 3 October 2026')
    const { id } = await placeOf('Noor')
    const told = (await goalsOf(app, id)).map(goal => [goal.words, goal.due, `${goal.dueOn}`])
    expect(told).toEqual([
      ['Know who is who', 'two-weeks-before', 'null'],
      ['Speak once', 'at-the-meeting', 'null'],
      ['Read the charter', 'on', '2026-09-10'],
      ['Write a comment', 'on', '2026-09-20'],
      ['Enjoy it', null, 'null'],
    ])
    await noor.open(to)
    const days = ['by 3 October 2026', 'by 17 October 2026', 'by 10 September 2026']
    expect(days.filter(day => !noor.page.text.includes(day))).toEqual([])
  })

  test('what has to be put right is said beside its field, and nothing is lost', async ({
    app,
  }) => {
    const { noor, to } = await theTwo(app)
    await noor.open(to)
    const noDay = await noor.press('Add it', { words: 'Some day', due: 'on' })
    expect([noDay.status, noDay.html.includes('Some day</textarea>')]).toEqual([422, true])
    expect(noDay.text).toContain('Give the date, or choose another day.')
    expect((await noor.press('Add it', { words: ' ' })).status).toBe(422)
    const long = await noor.post(to, { words: `${'a'.repeat(1000)}end` })
    expect([long.status, long.html.includes('aend')]).toEqual([422, true])
  })

  test('both say that it is reached, each with a word, and may take it back', async ({ app }) => {
    const { noor, bo, to, at } = await theTwo(app)
    await noor.post(to, { words: 'Speak once' })
    await noor.open(`${at}/journey`)
    expect(noor.page.text).toContain('One goal is open, none reached yet.')
    await noor.open(to)
    const goal = lastGoal(noor)
    await noor.open(goal)
    await noor.press('It is reached', { said: 'My voice shook.' })
    await bo.open(goal)
    await bo.press('It is reached', { said: 'Nobody heard it shake.' })
    expect(bo.page.text).toContain('Reached, Noor says')
    for (const words of ['My voice shook.', 'Nobody heard it shake.']) {
      expect([bo.page.text.includes(words), words]).toEqual([true, words])
    }
    await bo.open(`${at}/journey`)
    expect(bo.page.text).toContain('No goal is open, one reached.')
    await bo.open(goal)
    await bo.press('Not reached after all')
    await noor.open(goal)
    await noor.press('Not reached after all')
    expect(noor.page.text).not.toContain('My voice shook.')
    const long = await noor.post(goal, { do: 'reach', said: `${'a'.repeat(1000)}end` })
    expect([long.status, long.html.includes('aend')]).toEqual([422, true])
  })

  test('it can be changed and taken away, and open ones are good to talk about', async ({
    app,
  }) => {
    const { noor, bo, to, at, pair } = await theTwo(app)
    app.clock.set('2026-08-20T09:00:00Z')
    await noor.post(to, { words: 'Speak onse' })
    await noor.open(to)
    const goal = lastGoal(noor)
    await bo.open(goal)
    await bo.press('Save', { words: 'Speak once', due: 'at-the-meeting' })
    const talks = `${at}/pairs/${pair.id}/talks`
    const time = { 'time-1': '2026-08-24T10:00', minutes: '30', spot: 'Here' }
    await bo.post(talks, { do: 'offer', ...time })
    await noor.open(talks)
    await noor.press('This one suits me')
    expect(noor.page.text).toContain('Goals that are open:\nSpeak once')
    await noor.post(goal, { do: 'reach', said: '' })
    await noor.open(talks)
    expect(noor.page.text).not.toContain('Speak once')
    await noor.post(goal, { do: 'remove' })
    expect((await noor.open(goal)).status).toBe(404)
    expect((await noor.open(to)).text).toContain('No goal yet')
  })

  test('is nothing staff or anybody else reads, and goes with her', async ({ app }) => {
    const { noor, bo, to, at, placeOf } = await theTwo(app)
    await noor.post(to, { words: 'To stop blushing' })
    await bo.post(to, { words: 'To laugh about it' })
    await noor.open(to)
    const goal = lastGoal(noor)
    for (const name of ['Olu', 'Petra', 'Mei', 'Ana']) {
      const other = await signedIn(app, addressOf(name))
      expect((await other.open(to)).status).toBe(403)
      expect((await other.open(goal)).status).toBe(403)
      expect((await other.post(to, { words: 'Mine' })).status).toBe(403)
    }
    const olu = await signedIn(app, addressOf('Olu'))
    const { id, person } = await placeOf('Noor')
    const seen = await olu.open(`${at}/people/${id}/journey`)
    expect([seen.status, /goal|blushing/i.test(seen.text)]).toEqual([200, false])
    const data = await (await noor.request('/me/data')).text()
    expect([data.includes('To stop blushing'), data.includes('To laugh about it')]).toEqual([
      true,
      true,
    ])
    await must(leaveForGood(app, person, 'Somebody who left'))
    expect(await goalsOfMentees(app.db, id)).toEqual([])
  })

  test('of another pair of the same mentor is not there', async ({ app }) => {
    const { cohort, pairOf } = await startProgramme(app, {
      pairs: [
        ['Mei', 'Ana'],
        ['Mei', 'Ben'],
      ],
    })
    const [ana, ben] = [await pairOf('Mei', 'Ana'), await pairOf('Mei', 'Ben')]
    const mei = await signedIn(app, addressOf('Mei'))
    const goals = (pair: number) => `/cohorts/${cohort}/pairs/${pair}/goals`
    await mei.post(goals(ana.id), { words: 'Only for Ana' })
    await mei.open(goals(ana.id))
    const number = lastGoal(mei).split('/').at(-1)
    expect((await mei.open(`${goals(ana.id)}/${number}`)).status).toBe(200)
    expect((await mei.open(`${goals(ben.id)}/${number}`)).status).toBe(404)
    expect((await mei.open(goals(ben.id))).text).not.toContain('Only for Ana')
  })
})
