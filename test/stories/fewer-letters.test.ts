import { describe, expect } from 'vitest'
import { fireDueSteps } from '../../src/actions/fire-due-steps.ts'
import { say } from '../../src/words.ts'
import { deliverAll, type TestApp } from '../app.ts'
import { startProgramme } from '../cohort.ts'
import { writtenTo } from '../letters.ts'
import { Visitor } from '../site.ts'
import { test } from '../story.ts'

/** The link at the foot of Ana’s first reminder, nine weeks before. */
async function linkOfReminder(app: TestApp): Promise<string> {
  await startProgramme(app)
  app.clock.set('2026-08-15T12:00:00Z')
  await fireDueSteps(app)
  const letters = await deliverAll(app)
  const reminder = letters.find(one => one.to.name === 'Ana' && 'List-Unsubscribe' in one.headers)
  return reminder?.headers['List-Unsubscribe']?.slice(1, -1) ?? ''
}

const noReminders = async (app: TestApp) =>
  (
    await app.db
      .selectFrom('person')
      .select('name')
      .where('wants_no_reminders_since', 'is not', null)
      .execute()
  ).map(row => row.name)

/** Seven weeks before, answers and ground rules are due from everybody who has not. */
async function nextReminders(app: TestApp) {
  app.clock.set('2026-08-29T12:00:00Z')
  await fireDueSteps(app)
  return writtenTo(app.db, 'answers-reminder')
}

describe('the link at the foot of a reminder', () => {
  test('stops reminders after one press, and only for whom it was written', async ({ app }) => {
    const link = await linkOfReminder(app)
    const visitor = new Visitor(app)
    await visitor.open(link)
    const seen = await visitor.press(say('en', 'fewer.button'))
    expect(seen.text).toContain(say('en', 'fewer.done'))
    expect(await noReminders(app)).toEqual(['Ana'])
    expect(await nextReminders(app)).toEqual(['Noor'])
  })

  test('stops nothing when a scanner opens it', async ({ app }) => {
    const link = await linkOfReminder(app)
    const scanner = new Visitor(app)
    for (let time = 0; time < 3; time += 1) await scanner.open(link)
    expect(await noReminders(app)).toEqual([])
    expect(await nextReminders(app)).toEqual(['Ana', 'Noor'])
  })

  test('can be pressed by the mail program itself, which comes from no page of ours', async ({
    app,
  }) => {
    const link = await linkOfReminder(app)
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    const body = 'List-Unsubscribe=One-Click'
    const response = await new Visitor(app).request(link, { method: 'POST', headers, body })
    expect([response.status, await noReminders(app)]).toEqual([200, ['Ana']])
  })

  test('with another person’s number, or with a letter changed, is nothing', async ({ app }) => {
    const link = await linkOfReminder(app)
    const [, number = '', mark = ''] = /\/(\d+)\.([\w-]+)$/.exec(link) ?? []
    const forged = [
      link.replace(`/${number}.`, `/${Number(number) + 1}.`),
      link.slice(0, -1) + (mark.endsWith('A') ? 'B' : 'A'),
      link.slice(0, -5),
      link.replace(`.${mark}`, ''),
    ]
    const statuses = []
    for (const address of forged) {
      const visitor = new Visitor(app)
      statuses.push((await visitor.open(address)).status)
      statuses.push((await visitor.post(new URL(address).pathname)).status)
    }
    expect(new Set(statuses)).toEqual(new Set([404]))
    expect(await noReminders(app)).toEqual([])
  })
})
