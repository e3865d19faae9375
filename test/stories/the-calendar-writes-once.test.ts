import { describe, expect } from 'vitest'
import { fireDueSteps } from '../../src/actions/fire-due-steps.ts'
import { testApp } from '../app.ts'
import { muscat, startProgramme } from '../cohort.ts'
import { writtenTo } from '../letters.ts'
import { test } from '../story.ts'

const first = 'overall-introduction'
const everybody = ['Ana', 'Ben', 'Bo', 'Mei', 'Noor']

describe('the first letter, twelve weeks before Muscat, where the day begins at 20:00 UTC', () => {
  test('is not written one second before midnight there', async ({ app, database }) => {
    app.clock.set('2026-07-24T12:00:00Z')
    await startProgramme(app)

    app.clock.set('2026-07-24T19:59:59Z')
    expect(await fireDueSteps(app)).toBe(0)
    expect(await writtenTo(database.db, first)).toEqual([])

    app.clock.forward({ seconds: 1 })
    await fireDueSteps(app)
    expect(await writtenTo(database.db, first)).toEqual(everybody)
  })

  test('is written once when the clock ticks five times at once, and again later', async ({
    app,
    database,
  }) => {
    await startProgramme(app)

    await Promise.all([1, 2, 3, 4, 5].map(() => fireDueSteps(app)))
    expect(await writtenTo(database.db, first)).toEqual(everybody)

    app.clock.forward({ days: 20 })
    await fireDueSteps(app)
    expect(await writtenTo(database.db, first)).toEqual(everybody)
  })

  test('is written when the machine comes back after a week off', async ({ app, database }) => {
    app.clock.set('2026-07-24T12:00:00Z')
    await startProgramme(app)
    await fireDueSteps(app)
    expect(await writtenTo(database.db, first)).toEqual([])

    app.clock.set('2026-08-01T12:00:00Z')
    await fireDueSteps(app)
    expect(await writtenTo(database.db, first)).toEqual(everybody)
  })

  test('is written once when two processes tick at the same time', async ({ app, database }) => {
    await startProgramme(app)
    const second = await database.alongside()
    const other = testApp(second.db)

    const [here, there] = await Promise.all([fireDueSteps(app), fireDueSteps(other)])
    expect(await writtenTo(database.db, first)).toEqual(everybody)
    const claimed = await database.db.selectFrom('step_fired').select('firing').execute()
    expect(here + there).toBe(claimed.length)
    await second.close()
  })
})

test('a day at the meeting’s place counts, not a day in London: Honolulu is ten hours later', async ({
  app,
  database,
}) => {
  app.clock.set('2026-07-24T12:00:00Z')
  await startProgramme(app, { meeting: { ...muscat, zone: 'Pacific/Honolulu' } })

  app.clock.set('2026-07-25T09:59:59Z')
  await fireDueSteps(app)
  expect(await writtenTo(database.db, first)).toEqual([])

  app.clock.forward({ seconds: 1 })
  await fireDueSteps(app)
  expect(await writtenTo(database.db, first)).toEqual(everybody)
})

test('the eight-weeks letter goes to mentors only, each once', async ({ app, database }) => {
  await startProgramme(app)
  app.clock.set('2026-08-21T20:00:00Z')
  for (let tick = 0; tick < 3; tick += 1) await fireDueSteps(app)
  expect(await writtenTo(database.db, 'introduction-to-mentors')).toEqual(['Bo', 'Mei'])
})
