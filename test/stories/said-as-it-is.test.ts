import { describe, expect } from 'vitest'
import { fireDueSteps } from '../../src/actions/fire-due-steps.ts'
import { say, type WordKey } from '../../src/words.ts'
import { paths } from '../../src/web/paths.ts'
import { deliverAll } from '../app.ts'
import { addressOf, startProgramme } from '../cohort.ts'
import { words } from '../page.ts'
import { signedIn, Visitor } from '../site.ts'
import { test } from '../story.ts'

const en = (key: WordKey, values?: Record<string, string | number>) => say('en', key, values)

test('the history of a pair names both, made and ended, on whose clock', async ({ app }) => {
  const { cohort, pairOf } = await startProgramme(app)
  const olu = await signedIn(app, addressOf('Olu'))
  await olu.open(paths.pairEnd.to({ cohort, pair: (await pairOf('Mei', 'Ana')).id }))
  await olu.press(en('pairs.end'))
  await olu.open(`/cohorts/${cohort}/history`)
  expect(olu.page.text).toContain('paired Noor with Bo')
  expect(olu.page.text).toContain('ended the pair of Ana and Mei')
  expect(olu.page.text).toContain('Times are on the clock of Muscat.')
})

test('titles of the guide are told in the history as its reader reads them', async ({ app }) => {
  const { cohort, placeOf } = await startProgramme(app)
  const ana = await signedIn(app, addressOf('Ana'))
  await ana.open(paths.myEntry.to({ cohort, entry: 'visa' }))
  await ana.post(paths.myEntry.to({ cohort, entry: 'visa' }), { state: 'done' })
  const olu = await signedIn(app, addressOf('Olu'))
  await olu.press('Français')
  await olu.open(`/cohorts/${cohort}/history`)
  expect(olu.page.text).toContain('Visa pour le pays hôte')
  expect((await placeOf('Ana')).role).toBe('mentee')
})

describe('who walks alone', () => {
  test('is not spoken to as two, and staff are not their own helpers', async ({ app }) => {
    const { cohort } = await startProgramme(app)
    const ben = await signedIn(app, addressOf('Ben'))
    await ben.open(`/cohorts/${cohort}/journey`)
    expect(ben.page.text).toContain(en('journey.alone'))
    expect(ben.page.text).toContain(en('journey.help.lead.alone'))
    expect(ben.page.text).not.toContain('Tell your mentor about yourself')
    const ana = await signedIn(app, addressOf('Ana'))
    await ana.open(`/cohorts/${cohort}/journey`)
    expect(ana.page.text).toContain('Parler de vous à votre mentor')
    expect(ana.page.text).toContain(say('fr', 'journey.together'))
    expect(ana.page.text).toContain(say('fr', 'journey.help.lead'))
    const olu = await signedIn(app, addressOf('Olu'))
    await olu.open(`/cohorts/${cohort}/journey`)
    const help = /<section[^>]*id="help"[\s\S]*?<\/section>/.exec(olu.page.html)?.[0] ?? 'Olu'
    expect(words(help)).not.toContain('Olu')
  })
})

describe('a spreadsheet before it comes in', () => {
  const bring = async (visitor: Visitor, cohort: number, csv: string) => {
    await visitor.open(`/cohorts/${cohort}/imports`)
    const file = new File([csv], 'people.csv', { type: 'text/csv' })
    await visitor.post(`/cohorts/${cohort}/imports`, { file, as: 'mentee' })
  }

  test('says how many rows would come in, and has no button when none would', async ({ app }) => {
    const { cohort } = await startProgramme(app, { people: [], pairs: [] })
    const olu = await signedIn(app, addressOf('Olu'))
    await bring(olu, cohort, 'name,address\nJo,jo@example.org\nKim,nowhere\nLee,no address\n')
    expect(olu.page.text).toContain(en('import.columns.start', { rows: 1 }))
    await bring(olu, cohort, `name,address\nOlu,${addressOf('Olu')}\n`)
    expect(olu.page.text).toContain(en('import.columns.nobody'))
    const buttons = [...olu.page.html.matchAll(/class="button first"/g)]
    expect(buttons).toEqual([])
  })
})

test('what goes out next is read by the letter’s title, by ear too', async ({ app }) => {
  const { cohort } = await startProgramme(app)
  await fireDueSteps(app)
  await deliverAll(app)
  const olu = await signedIn(app, addressOf('Olu'))
  await olu.open(`/cohorts/${cohort}`)
  const next = /<section[^>]*id="letters"[\s\S]*?<\/section>/.exec(olu.page.html)?.[0] ?? ''
  expect(words(next)).not.toContain('travel-reminder')
  expect(words(next)).toContain('Read it')
})

test('setting up offers the next meeting that is not over, and refuses one that is', async ({
  app,
}) => {
  const { cohort } = await startProgramme(app)
  expect(cohort).toBeGreaterThan(0)
  const olu = await signedIn(app, addressOf('Olu'))
  await olu.open('/cohorts/new')
  const select = /<select[^>]*name="listed"[\s\S]*?<\/select>/.exec(olu.page.html)?.[0] ?? ''
  const chosen = /<option[^>]*selected[^>]*>([^<]*)/.exec(select)?.[1] ?? ''
  expect(chosen).toContain('ICANN87')
  app.clock.set('2026-10-23T12:00:00Z')
  const late = await signedIn(app, addressOf('Olu'))
  await late.open('/cohorts/new')
  const after = /<select[^>]*name="listed"[\s\S]*?<\/select>/.exec(late.page.html)?.[0] ?? ''
  expect(/<option[^>]*selected[^>]*>([^<]*)/.exec(after)?.[1] ?? '').not.toContain('ICANN87')
  expect(after).not.toContain('ICANN87')
  const [, listed = ''] = /<option value="([^"]*)"[^>]*>ICANN87/.exec(select) ?? []
  await late.press(en('cohort.new.start'), { listed })
  expect(late.page.text).toContain(en('set-up.problem.over', { day: '22 October 2026' }))
})
