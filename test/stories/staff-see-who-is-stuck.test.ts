import { describe, expect } from 'vitest'
import { fireDueSteps } from '../../src/actions/fire-due-steps.ts'
import { introduce } from '../../src/actions/introduce.ts'
import { keepEntry } from '../../src/actions/keep-entry.ts'
import { markStep } from '../../src/actions/mark-step.ts'
import { say } from '../../src/words.ts'
import { deliverAll, type TestApp } from '../app.ts'
import { addressOf, must, startProgramme, type Programme } from '../cohort.ts'
import { words } from '../page.ts'
import { signedIn } from '../site.ts'
import { test } from '../story.ts'

const travel = ['registration', 'travel', 'visa', 'transit-visa']

async function settleTravel(app: TestApp, programme: Programme, ...names: string[]) {
  for (const name of names) {
    const place = await programme.placeOf(name)
    for (const entry of travel) {
      await must(keepEntry(app, place, entry, { state: 'done', on: null, note: '' }))
    }
  }
}

/** The rows of the list of those who are stuck, by their first word. */
function stuckRows(html: string): Map<string, string> {
  const [section = ''] = /<section[^>]*id="stuck"[\s\S]*?<\/section>/.exec(html) ?? []
  const rows = [...section.matchAll(/<tr>[\s\S]*?<\/tr>/g)].map(([row]) => words(row))
  return new Map(rows.slice(1).map(row => [row.split('\n')[0] ?? '', row]))
}

const lag = (step: string, names: string, count: number) =>
  say('en', 'glance.stuck.at-with', { step, names, count })

describe('staff see who is stuck', () => {
  test('a mentor whose introduction is missing stands there with the name of the mentee, also while the mentee is stuck at a later step (R25)', async ({
    app,
  }) => {
    const pairs: [string, string][] = [
      ['Mei', 'Ana'],
      ['Mei', 'Ben'],
      ['Bo', 'Noor'],
    ]
    const programme = await startProgramme(app, { pairs })
    await settleTravel(app, programme, 'Mei', 'Bo', 'Ana', 'Ben', 'Noor')
    app.clock.set('2026-08-22T12:00:00Z')
    await fireDueSteps(app)
    const mei = await programme.placeOf('Mei')
    const bo = await programme.placeOf('Bo')
    await must(introduce(app, mei.person, await programme.pairOf('Mei', 'Ana'), 'Hello Ana'))
    await must(introduce(app, bo.person, await programme.pairOf('Bo', 'Noor'), 'Hello Noor'))
    app.clock.set('2026-09-04T12:00:00Z')
    await fireDueSteps(app)
    const olu = await signedIn(app, addressOf('Olu'))
    await olu.open(`/cohorts/${programme.cohort}`)
    const rows = stuckRows(olu.page.html)
    expect(rows.has('Ben')).toBe(true)
    expect(rows.get('Mei')).toContain(lag('Introduce yourself', 'Ben', 13))
    expect(rows.get('Mei')).not.toContain('Agree on ground rules')
    expect(rows.get('Bo') ?? '').not.toContain('Introduce yourself')
  })

  test('and mentees for whom nothing is open stand on the line too', async ({ app }) => {
    const programme = await startProgramme(app)
    app.clock.set('2026-07-25T12:00:00Z')
    await fireDueSteps(app)
    await settleTravel(app, programme, 'Ana', 'Ben')
    const olu = await signedIn(app, addressOf('Olu'))
    await olu.open(`/cohorts/${programme.cohort}`)
    const between = `${say('en', 'glance.between')} ${say('en', 'glance.stop', { count: 2 })}`
    expect(olu.page.text).toContain(between)
    const tallies = [...olu.page.html.matchAll(/class="tally"[^>]*>(\d+)/g)].map(one => one[1])
    expect(tallies.map(Number).reduce((sum, one) => sum + one, 0)).toBe(3)
  })
})

test('a mentor of several reads on the line the names of all whose turn a step is', async ({
  app,
}) => {
  const pairs: [string, string][] = [
    ['Mei', 'Ana'],
    ['Mei', 'Ben'],
  ]
  const programme = await startProgramme(app, { pairs })
  await settleTravel(app, programme, 'Mei')
  app.clock.set('2026-08-24T12:00:00Z')
  await fireDueSteps(app)
  await deliverAll(app)
  const mei = await signedIn(app, addressOf('Mei'))
  await mei.open(`/cohorts/${programme.cohort}/journey`)
  const line = /<ol id="stations"[\s\S]*?<\/ol>/.exec(mei.page.html)?.[0] ?? ''
  expect(words(line)).toContain('Introduce yourself Ana and Ben, now')
  expect(words(line)).toContain('Agree on ground rules Ana and Ben, ')
  const pair = await programme.pairOf('Mei', 'Ben')
  const done = { step: 'ground-rules', how: 'done', note: '' } as const
  await must(markStep(app, await programme.placeOf('Mei'), pair, done))
  await mei.open(`/cohorts/${programme.cohort}/journey`)
  expect(mei.page.text).toContain('Agree on ground rules Ben, done')
})
