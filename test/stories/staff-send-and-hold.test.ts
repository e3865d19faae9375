import { describe, expect } from 'vitest'
import { fireDueSteps } from '../../src/actions/fire-due-steps.ts'
import { say } from '../../src/words.ts'
import { addressOf, startProgramme } from '../cohort.ts'
import { writtenTo } from '../letters.ts'
import { signedIn } from '../site.ts'
import { test } from '../story.ts'

const letterPage = (cohort: number, letter: string) => `/cohorts/${cohort}/letters/${letter}`
const sendNow = say('en', 'letters.now')
const holdIt = say('en', 'letters.hold')
const letGo = say('en', 'letters.release')

describe('staff press “Send it now” on a reminder', () => {
  test('whose step has not opened: it goes to nobody, so it is refused and goes on its day', async ({
    app,
  }) => {
    const { cohort } = await startProgramme(app)
    await fireDueSteps(app)
    const olu = await signedIn(app, addressOf('Olu'))
    await olu.open(letterPage(cohort, 'ground-rules-reminder'))
    await olu.press(sendNow)
    expect(olu.page.status).toBe(422)
    expect(olu.page.text).toContain(say('en', 'letters.problem.nobodys-turn'))

    app.clock.set('2026-08-29T12:00:00Z')
    await fireDueSteps(app)
    expect(await writtenTo(app.db, 'ground-rules-reminder')).toEqual(['Ana', 'Bo', 'Mei', 'Noor'])
  })

  test('whose step is open: it goes at once to those whose turn it is, and not again', async ({
    app,
  }) => {
    const { cohort } = await startProgramme(app)
    app.clock.set('2026-08-22T12:00:00Z')
    await fireDueSteps(app)
    const olu = await signedIn(app, addressOf('Olu'))
    await olu.open(letterPage(cohort, 'ground-rules-reminder'))
    await olu.press(sendNow)
    expect(olu.page.status).toBe(200)
    app.clock.set('2026-08-29T12:00:00Z')
    await fireDueSteps(app)
    expect(await writtenTo(app.db, 'ground-rules-reminder')).toEqual(['Ana', 'Bo', 'Mei', 'Noor'])
  })
})

test('a letter to mentors is not sent now while there is no mentor', async ({ app }) => {
  const people = [{ name: 'Ana', role: 'mentee' as const }]
  const { cohort, add } = await startProgramme(app, { people, pairs: [] })
  const olu = await signedIn(app, addressOf('Olu'))
  await olu.open(letterPage(cohort, 'introduction-to-mentors'))
  await olu.press(sendNow)
  expect(olu.page.text).toContain(say('en', 'letters.problem.nobody'))
  await add({ name: 'Mei', role: 'mentor' })
  await olu.press(sendNow)
  expect(await writtenTo(app.db, 'introduction-to-mentors')).toEqual(['Mei'])
})

describe('staff hold', () => {
  test('a step: its reminders wait as well, and go once when it is let go', async ({ app }) => {
    const { cohort } = await startProgramme(app)
    const olu = await signedIn(app, addressOf('Olu'))
    const step = `/cohorts/${cohort}/steps/travel-registration-visa`
    await olu.open(step)
    await olu.press(say('en', 'steps.change.keep'), { kind: 'hold' })
    app.clock.set('2026-08-16T12:00:00Z')
    await fireDueSteps(app)
    expect(await writtenTo(app.db, 'travel-reminder')).toEqual([])
    await olu.open(letterPage(cohort, 'travel-reminder'))
    expect(olu.page.text).toContain(say('en', 'letters.held-with-step'))

    await olu.open(step)
    await olu.press(say('en', 'steps.change.keep'), { kind: 'release' })
    await fireDueSteps(app)
    await fireDueSteps(app)
    expect(await writtenTo(app.db, 'travel-reminder')).toEqual(['Ana', 'Ben', 'Bo', 'Mei', 'Noor'])
  })

  test('one reminder on its page, and let it go there; other reminders go on', async ({ app }) => {
    const { cohort } = await startProgramme(app)
    const olu = await signedIn(app, addressOf('Olu'))
    await olu.open(letterPage(cohort, 'ground-rules-reminder'))
    await olu.press(holdIt)
    app.clock.set('2026-08-29T12:00:00Z')
    await fireDueSteps(app)
    expect(await writtenTo(app.db, 'ground-rules-reminder')).toEqual([])
    expect(await writtenTo(app.db, 'answers-reminder')).toEqual(['Ana', 'Noor'])

    await olu.open(letterPage(cohort, 'ground-rules-reminder'))
    await olu.press(letGo)
    await fireDueSteps(app)
    expect(await writtenTo(app.db, 'ground-rules-reminder')).toEqual(['Ana', 'Bo', 'Mei', 'Noor'])
    await olu.open(`/cohorts/${cohort}/history`)
    const title = 'How and when shall the two of you talk?'
    expect(olu.page.text).toContain(say('en', 'history.held-reminder', { letter: title }))
  })
})
