import { describe, expect } from 'vitest'
import { changeStep } from '../../src/actions/change-step.ts'
import { fireDueSteps } from '../../src/actions/fire-due-steps.ts'
import { markStep } from '../../src/actions/mark-step.ts'
import { say, type WordKey } from '../../src/words.ts'
import { deliverAll } from '../app.ts'
import { addressOf, must, startProgramme } from '../cohort.ts'
import { signedIn } from '../site.ts'
import { test } from '../story.ts'

const letterPage = (cohort: number, letter: string) => `/cohorts/${cohort}/letters/${letter}`
const en = (key: WordKey, values?: Record<string, string | number>) => say('en', key, values)

describe('staff read a letter before its day (F7)', () => {
  test('as it will read on that day: it then goes with the very words', async ({ app }) => {
    const { cohort } = await startProgramme(app)
    const olu = await signedIn(app, addressOf('Olu'))
    await olu.open(letterPage(cohort, 'introduction-to-mentors'))
    expect(olu.page.text).toContain('8 weeks')
    expect(olu.page.text).not.toContain('12 weeks')

    app.clock.set('2026-08-22T12:00:00Z')
    await fireDueSteps(app)
    const toMei = (await deliverAll(app)).find(
      one => one.to.name === 'Mei' && one.text.includes('8 weeks'),
    )
    expect(toMei?.to.name).toBe('Mei')
  })

  test('and of a reminder, to whom it would go today', async ({ app }) => {
    const programme = await startProgramme(app)
    const { cohort } = programme
    const olu = await signedIn(app, addressOf('Olu'))
    await olu.open(letterPage(cohort, 'ground-rules-reminder'))
    expect(olu.page.text).toContain(en('letters.recipients.turn', { count: 0 }))

    app.clock.set('2026-08-22T12:00:00Z')
    await fireDueSteps(app)
    const mei = await programme.placeOf('Mei')
    const pair = await programme.pairOf('Mei', 'Ana')
    await must(markStep(app, mei, pair, { step: 'ground-rules', how: 'done', note: '' }))
    await olu.open(letterPage(cohort, 'ground-rules-reminder'))
    expect(olu.page.text).toContain(en('letters.recipients.turn', { count: 2 }))
    const select = /<select[^>]*name="reader"[\s\S]*?<\/select>/.exec(olu.page.html)?.[0] ?? ''
    expect([...select.matchAll(/<option[^>]*>([^<]*)/g)].map(found => found[1])).toEqual([
      'Bo',
      'Noor',
    ])
  })

  test('and a mentor’s introduction with the names in its draft, none in braces', async ({
    app,
  }) => {
    const { cohort } = await startProgramme(app)
    const olu = await signedIn(app, addressOf('Olu'))
    await olu.open(`${letterPage(cohort, 'introduction')}?language=en`)
    expect(olu.page.text).toContain(
      'Hello Ana, my name is Mei, and I will be your mentor on the way to ICANN87.',
    )
    const letter = /<div class="letter">[\s\S]*?<\/div>/.exec(olu.page.html)?.[0] ?? '{'
    expect(letter).not.toMatch(/[{}]/)
  })
})

test('a letter whose step is skipped or done by hand says so; only a mentor’s waits for a mentor', async ({
  app,
}) => {
  const { cohort, staff } = await startProgramme(app)
  const change = (step: string, kind: 'skip' | 'by-hand') =>
    must(changeStep(app, staff, cohort, { step, change: { kind }, why: 'Other ways' }))
  await change('review', 'skip')
  await change('introduction-to-mentors', 'by-hand')
  const olu = await signedIn(app, addressOf('Olu'))
  await olu.open(`/cohorts/${cohort}/letters`)
  const states = ['letters.by-mentors', 'letters.skipped', 'letters.by-hand'] as const
  const lines = olu.page.text.split('\n')
  expect(states.map(key => lines.filter(line => line === en(key)).length)).toEqual([1, 1, 1])
})

describe('staff switch the steps of the pilot (R4)', () => {
  test('off and on again when some have begun, and keep what they skipped themselves', async ({
    app,
  }) => {
    const programme = await startProgramme(app)
    const { cohort, staff } = programme
    const own = { step: 'join-the-calls', change: { kind: 'skip' }, why: 'No time' } as const
    await must(changeStep(app, staff, cohort, own))
    app.clock.set('2026-08-30T12:00:00Z')
    await fireDueSteps(app)
    const olu = await signedIn(app, addressOf('Olu'))
    const skipped = async () =>
      (await programme.cohortNow()).changes.filter(one => one.skipped).map(one => one.step)
    await olu.open(`/cohorts/${cohort}/steps`)
    await olu.press(en('steps.pilot.off'))
    expect(olu.page.text).toContain(en('steps.pilot.begun'))
    const off = await skipped()
    expect(off.length).toBeGreaterThan(1)
    await olu.press(en('steps.pilot.switch-on'))
    expect(await skipped()).toEqual(['join-the-calls'])
    expect(olu.page.text).toContain(en('steps.pilot.on'))
  })
})
