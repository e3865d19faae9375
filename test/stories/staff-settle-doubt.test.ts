import { describe, expect } from 'vitest'
import { fireDueSteps } from '../../src/actions/fire-due-steps.ts'
import { deliverPost } from '../../src/mailroom/postman.ts'
import { say } from '../../src/words.ts'
import { postman, recordingPost, type TestApp } from '../app.ts'
import { addressOf, startProgramme } from '../cohort.ts'
import { lettersThere } from '../letters.ts'
import { signedIn } from '../site.ts'
import { test } from '../story.ts'

const first = 'overall-introduction'
const button = (key: 'they-arrived' | 'them-again' | 'arrived') => say('en', `letters.doubt.${key}`)

/** A programme whose first letters are all in doubt, and its staff before the tray. */
async function allInDoubt(app: TestApp) {
  const { cohort } = await startProgramme(app)
  const staff = await signedIn(app, addressOf('Olu'))
  await fireDueSteps(app)
  const post = recordingPost([], () => ({ came: 'unsure', why: 'ETIMEDOUT DATA' }))
  await deliverPost({ ...app, post }, postman)
  return { cohort, staff, tray: `/cohorts/${cohort}/letters/in-doubt` }
}

/** The number of a letter, by its reader. */
async function letterTo(app: TestApp, name: string): Promise<string> {
  const { id } = await app.db
    .selectFrom('letter')
    .innerJoin('person', 'person.id', 'letter.to_person_id')
    .select('letter.id')
    .where('letter.template', '=', first)
    .where('person.name', '=', name)
    .executeTakeFirstOrThrow()
  return String(id)
}

describe('letters in doubt', () => {
  test('are told of at a glance as soon as they are', async ({ app }) => {
    const { cohort, staff } = await allInDoubt(app)
    await staff.open(`/cohorts/${cohort}`)
    expect(staff.page.text).toContain(say('en', 'glance.doubt', { count: 5 }))
  })

  test('are settled many at once, each with its line of history', async ({ app }) => {
    const { cohort, staff, tray } = await allInDoubt(app)
    await staff.open(tray)
    const letter = await Promise.all(['Ana', 'Ben'].map(name => letterTo(app, name)))
    await staff.press(button('they-arrived'), { letter })
    expect(staff.page.text).toContain(say('en', 'letters.doubt.title', { count: 3 }))

    await staff.open(`${tray}?all=yes`)
    await staff.press(button('them-again'))
    expect(staff.page.text).toContain(say('en', 'letters.doubt.title', { count: 0 }))
    expect((await lettersThere(app.db)).sort()).toEqual([
      `${first} to Ana: posted`,
      `${first} to Ben: posted`,
      `${first} to Bo: owed`,
      `${first} to Mei: owed`,
      `${first} to Noor: owed`,
    ])
    const lines = await app.db
      .selectFrom('history')
      .innerJoin('person', 'person.id', 'history.about_person_id')
      .select(['history.verb', 'person.name'])
      .where('history.cohort_id', '=', cohort)
      .where('history.verb', 'in', ['said-arrived', 'sent-again'])
      .execute()
    expect(lines.map(({ verb, name }) => `${verb}: ${name}`).sort()).toEqual([
      'said-arrived: Ana',
      'said-arrived: Ben',
      'sent-again: Bo',
      'sent-again: Mei',
      'sent-again: Noor',
    ])
  })

  test('are also settled one by one, whatever is ticked', async ({ app }) => {
    const { staff, tray } = await allInDoubt(app)
    await staff.open(tray)
    await staff.press(button('arrived'), { letter: await letterTo(app, 'Ana') })
    expect(staff.page.text).toContain(say('en', 'letters.doubt.title', { count: 4 }))
  })

  test('have to be ticked first', async ({ app }) => {
    const { staff, tray } = await allInDoubt(app)
    await staff.open(tray)
    await staff.press(button('they-arrived'))
    expect([
      staff.page.status,
      staff.page.text.includes(say('en', 'letters.doubt.problem.none')),
    ]).toEqual([422, true])
  })
})
