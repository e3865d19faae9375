import { expect } from 'vitest'
import { answerQuestions } from '../../src/actions/answer-questions.ts'
import { fireDueSteps } from '../../src/actions/fire-due-steps.ts'
import { introduce } from '../../src/actions/introduce.ts'
import { keepEntry } from '../../src/actions/keep-entry.ts'
import { markStep } from '../../src/actions/mark-step.ts'
import type { EntryState } from '../../src/programme/checklist.ts'
import type { TestApp } from '../app.ts'
import { must, startProgramme, type Programme } from '../cohort.ts'
import { writtenTo } from '../letters.ts'
import { test } from '../story.ts'

const travel = ['registration', 'travel', 'visa', 'transit-visa']

async function keep(app: TestApp, programme: Programme, name: string, states: EntryState[]) {
  const place = await programme.placeOf(name)
  for (const [at, entry] of travel.entries()) {
    const state = states[at] ?? 'open'
    await must(keepEntry(app, place, entry, { state, on: null, note: '' }))
  }
}

test('the travel reminder goes to whoever has an entry open, not to whoever has settled all', async ({
  app,
}) => {
  const programme = await startProgramme(app)
  await fireDueSteps(app)
  await keep(app, programme, 'Ana', ['done', 'done', 'done', 'not-needed'])
  await keep(app, programme, 'Ben', ['done', 'done', 'done', 'waiting'])
  app.clock.set('2026-08-15T12:00:00Z')
  await fireDueSteps(app)
  await fireDueSteps(app)
  expect(await writtenTo(app.db, 'travel-reminder')).toEqual(['Ben', 'Bo', 'Mei', 'Noor'])
})

test('a mentor with two mentees is reminded until both are introduced (R25)', async ({ app }) => {
  const pairs: [string, string][] = [
    ['Mei', 'Ana'],
    ['Mei', 'Ben'],
    ['Bo', 'Noor'],
  ]
  const programme = await startProgramme(app, { pairs })
  app.clock.set('2026-08-22T12:00:00Z')
  await fireDueSteps(app)
  const mei = await programme.placeOf('Mei')
  const bo = await programme.placeOf('Bo')
  await must(introduce(app, mei.person, await programme.pairOf('Mei', 'Ana'), 'Hello Ana'))
  await must(introduce(app, bo.person, await programme.pairOf('Bo', 'Noor'), 'Hello Noor'))
  app.clock.set('2026-08-25T12:00:00Z')
  await fireDueSteps(app)
  expect(await writtenTo(app.db, 'introduction-reminder')).toEqual(['Mei'])
})

test('a mentor without a mentee is not reminded of an introduction', async ({ app }) => {
  await startProgramme(app, { pairs: [['Mei', 'Ana']] })
  app.clock.set('2026-08-25T12:00:00Z')
  await fireDueSteps(app)
  expect(await writtenTo(app.db, 'introduction-reminder')).toEqual(['Mei'])
})

test('a mentee who has answered is not reminded of her mentor’s questions, nor one who has no mentor (R27)', async ({
  app,
}) => {
  const programme = await startProgramme(app)
  app.clock.set('2026-08-22T12:00:00Z')
  await fireDueSteps(app)
  const answers = new Map([['expertise', 'Networks']])
  await must(answerQuestions(app, await programme.placeOf('Ana'), 'about-the-mentee', answers))
  app.clock.set('2026-08-29T12:00:00Z')
  await fireDueSteps(app)
  expect(await writtenTo(app.db, 'answers-reminder')).toEqual(['Noor'])
})

test('what a pair does together counts for both of the pair and for no other', async ({ app }) => {
  const programme = await startProgramme(app)
  app.clock.set('2026-08-22T12:00:00Z')
  await fireDueSteps(app)
  const marking = { step: 'ground-rules', how: 'done', note: '' } as const
  const mei = await programme.placeOf('Mei')
  await must(markStep(app, mei, await programme.pairOf('Mei', 'Ana'), marking))
  app.clock.set('2026-08-29T12:00:00Z')
  await fireDueSteps(app)
  expect(await writtenTo(app.db, 'ground-rules-reminder')).toEqual(['Bo', 'Noor'])
})

test('a mark taken back brings the reminder', async ({ app }) => {
  const programme = await startProgramme(app)
  app.clock.set('2026-08-22T12:00:00Z')
  await fireDueSteps(app)
  const pair = await programme.pairOf('Mei', 'Ana')
  const mei = await programme.placeOf('Mei')
  await must(markStep(app, mei, pair, { step: 'ground-rules', how: 'done', note: '' }))
  await must(markStep(app, mei, pair, { step: 'ground-rules', how: 'undone', note: '' }))
  app.clock.set('2026-08-29T12:00:00Z')
  await fireDueSteps(app)
  expect(await writtenTo(app.db, 'ground-rules-reminder')).toEqual(['Ana', 'Bo', 'Mei', 'Noor'])
})
