import { describe, expect } from 'vitest'
import type { Locator, Page } from 'playwright-core'
import { say, type WordKey } from '../../src/words.ts'
import { deliverAll, type TestApp } from '../app.ts'
import { addressOf, startProgramme } from '../cohort.ts'
import { linkIn } from '../site.ts'
import { openTab, test as base } from './open-browser.ts'

const en = (key: WordKey, values = {}) => say('en', key, values)
const viewport = { width: 1280, height: 900 }

const people = [
  { name: 'Mei', role: 'mentor', capacity: 2 },
  { name: 'Bo', role: 'mentor', capacity: 2 },
  { name: 'Ana', role: 'mentee' },
  { name: 'Ben', role: 'mentee' },
  { name: 'Noor', role: 'mentee' },
] as const

const test = base.extend('programme', { scope: 'file' }, async ({ app }) =>
  startProgramme(app, { people: [...people], pairs: [] }),
)

const press = (page: Page, label: string) =>
  page.getByRole('button', { name: label, exact: true }).click()
const text = async (page: Page) => (await page.locator('main').innerText()).replace(/\s+/g, ' ')

async function signIn(app: TestApp, page: Page) {
  await page.goto(`${app.origin}/sign-in`)
  await page.getByLabel(en('sign-in.address'), { exact: true }).fill(addressOf('Olu'))
  await press(page, en('sign-in.send'))
  const letter = (await deliverAll(app)).find(one => one.to.address === addressOf('Olu'))
  await page.goto(linkIn(letter?.text ?? ''))
  await press(page, en('sign-in.button'))
}

/** Who walks with whom on the board, by the mentee’s name. */
async function mentorOf(page: Page, mentee: string): Promise<string> {
  const row = page.locator('.board > .pair', { has: page.locator('strong', { hasText: mentee }) })
  const names = await row.first().locator('strong').allInnerTexts()
  return names.find(name => name !== mentee) ?? ''
}

const rowOf = (page: Page, mentee: string) =>
  page.locator('.board > .pair', { has: page.locator('strong', { hasText: mentee }) }).first()

const other = (mentor: string) => (mentor === 'Mei' ? 'Bo' : 'Mei')

/** Where something is on the screen, in its middle. */
async function middleOf(place: Locator): Promise<[number, number]> {
  const box = await place.boundingBox()
  if (!box) throw new Error('It is not on the screen')
  return [box.x + box.width / 2, box.y + box.height / 2]
}

/** Lifts a row; then the mentors come into reach at the foot of the screen; then lets it go there. */
async function drag(page: Page, row: Locator, target: Locator) {
  await row.scrollIntoViewIfNeeded()
  const [x, y] = await middleOf(row)
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x + 5, y + 5, { steps: 3 })
  await page.locator('pair-board[data-lifted]').waitFor()
  const [toX, toY] = await middleOf(target)
  await page.mouse.move(toX, toY, { steps: 5 })
  await page.mouse.up()
}

async function propose(page: Page, at: string) {
  await page.goto(`${at}/pairs`)
  await page.getByRole('link', { name: en('pairs.to-board'), exact: true }).click()
  await press(page, en('matching.button'))
}

async function publish(page: Page) {
  await page.getByRole('link', { name: en('board.publish', { count: 3 }) }).click()
  await press(page, en('publish.review'))
  await press(page, en('publish.button', { count: 3 }))
}

describe('staff whose browser runs no script', { timeout: 120_000 }, () => {
  test('propose, lock, forbid, overrule, take back', async ({ browser, app, programme }) => {
    const tab = await openTab(browser, app, { javaScriptEnabled: false, viewport })
    const { page, complaints, close } = tab
    await signIn(app, page)
    await propose(page, `${app.origin}/cohorts/${programme.cohort}`)
    expect(await page.locator('[data-hint]').isVisible()).toBe(false)

    const had = await mentorOf(page, 'Ana')
    await rowOf(page, 'Ana').getByRole('link').click()
    await press(page, en('board.lock'))
    expect(await text(page)).toContain(en('board.list.locked', { count: 1 }))
    expect(await rowOf(page, 'Ana').innerText()).toContain(en('board.locked'))

    await rowOf(page, 'Ana').getByRole('link').click()
    await press(page, en('board.never'))
    expect(await mentorOf(page, 'Ana')).toBe(other(had))
    expect(await text(page)).toContain(en('board.change.apart', { mentee: 'Ana', mentor: had }))

    const has = await mentorOf(page, 'Ben')
    await rowOf(page, 'Ben').getByRole('link').click()
    const chosen = await page.locator('.choose select option', { hasText: other(has) }).innerText()
    await page.locator('.choose select').selectOption({ label: chosen })
    await press(page, en('board.choose'))
    expect(await mentorOf(page, 'Ben')).toBe(other(has))
    await press(page, en('board.undo'))
    await press(page, en('board.undo'))
    await press(page, en('board.undo'))
    expect(await mentorOf(page, 'Ana')).toBe(had)
    expect(complaints).toEqual([])
    await close()
  })
})

describe('staff with a hand on the mouse', { timeout: 120_000 }, () => {
  test('drag a pair onto another mentor, publish, and everybody is written to once', async ({
    browser,
    app,
    programme,
  }) => {
    const { page, complaints, close } = await openTab(browser, app, { viewport })
    await signIn(app, page)
    await propose(page, `${app.origin}/cohorts/${programme.cohort}`)
    await page.locator('[data-hint]').waitFor()
    expect(await page.locator('[data-hint]').isVisible()).toBe(true)

    const had = await mentorOf(page, 'Ana')
    await drag(page, rowOf(page, 'Ana'), page.locator('.loads > li', { hasText: other(had) }))
    await page.getByText(en('board.change.swap', { mentee: 'Ana', mentor: other(had) })).waitFor()
    expect(await mentorOf(page, 'Ana')).toBe(other(had))

    await publish(page)
    expect(await text(page)).toContain(en('board.headline.published', { pairs: 3, without: 0 }))
    const owed = await app.db
      .selectFrom('letter')
      .innerJoin('person', 'person.id', 'letter.to_person_id')
      .select(['template', 'name'])
      .where('template', 'like', 'you-have-a-%')
      .execute()
    const count = (template: string) => owed.filter(one => one.template === template).length
    expect([count('you-have-a-mentor'), count('you-have-a-mentee')]).toEqual([3, 3])
    const ana = owed.filter(one => one.name === 'Ana').map(one => one.template)
    expect(ana).toEqual(['you-have-a-mentor'])
    expect(complaints).toEqual([])
    await close()
  })
})
