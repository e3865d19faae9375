import { expect } from 'vitest'
import { fireDueSteps } from '../../src/actions/fire-due-steps.ts'
import { say } from '../../src/words.ts'
import { deliverAll, type TestApp } from '../app.ts'
import { addressOf, startProgramme } from '../cohort.ts'
import { signedIn } from '../site.ts'
import { test } from '../story.ts'

const letters = '/cohorts/1/letters/overall-introduction'
const hold = say('en', 'letters.one.hold')

/** Staff look at letters that wait to go. */
async function atTheLetters(app: TestApp) {
  await startProgramme(app)
  const olu = await signedIn(app, addressOf('Olu'))
  await fireDueSteps(app)
  await olu.open(letters)
  return olu
}

test('staff who hold a letter are told that it is held, and it stays', async ({ app }) => {
  const olu = await atTheLetters(app)
  const { html } = await olu.press(hold)
  expect(html).toContain(say('en', 'said.held'))
  expect((await deliverAll(app)).length).toBe(4)
})

test('staff who hold a letter that goes meanwhile are told that it went', async ({ app }) => {
  const olu = await atTheLetters(app)
  expect((await deliverAll(app)).length).toBe(5)
  const { html } = await olu.press(hold)
  expect(html).toContain(say('en', 'said.too-late'))
  expect(html).not.toContain(say('en', 'said.held'))
})
