import { describe, expect } from 'vitest'
import type { Page } from 'playwright-core'
import { say, type WordKey } from '../../src/words.ts'
import { deliverAll, type TestApp } from '../app.ts'
import { addressOf } from '../cohort.ts'
import { openTo, type House } from '../house/everybody.ts'
import { linkIn } from '../site.ts'
import { openTab, test as base } from './open-browser.ts'

const viewport = { width: 390, height: 800 }
const en = (key: WordKey, values = {}) => say('en', key, values)

const test = base.extend('house', { scope: 'file' }, async ({ app }) => openTo(app))

const press = (page: Page, label: string) =>
  page.getByRole('button', { name: label, exact: true }).click()
const follow = (page: Page, label: string) =>
  page.getByRole('link', { name: label, exact: true }).first().click()
const field = (page: Page, label: string) => page.getByLabel(label, { exact: true })
const said = (page: Page) => page.locator('[role=status]').first().innerText()
const text = async (page: Page) => (await page.locator('main').innerText()).replace(/\s+/g, ' ')

/** Where she is, without what was said to her there. */
const place = (page: Page) => new URL(page.url()).pathname

async function signIn(app: TestApp, page: Page, name: string) {
  await page.goto(`${app.origin}/sign-in`)
  await field(page, en('sign-in.address')).fill(addressOf(name))
  await press(page, en('sign-in.send'))
  expect(await text(page)).toContain(en('sign-in.sent'))
  const letter = (await deliverAll(app)).find(one => one.to.address === addressOf(name))
  await page.goto(linkIn(letter?.text ?? ''))
  await press(page, en('sign-in.button'))
}

async function openWithoutScript(
  { browser, app, house }: { browser: Parameters<typeof openTab>[0]; app: TestApp; house: House },
  name: string,
) {
  const tab = await openTab(browser, app, { javaScriptEnabled: false, viewport })
  await signIn(app, tab.page, name)
  return { ...tab, at: `/cohorts/${house.here.cohort}` }
}

describe('a mentee whose browser runs no script', () => {
  test('signs in by the letter, keeps an entry, adds her own, and says what she speaks', async ({
    browser,
    app,
    house,
  }) => {
    const { page, at, complaints, close } = await openWithoutScript({ browser, app, house }, 'Ana')
    expect(place(page)).toBe(`${at}/journey`)

    const visa = page.locator('#checklist li', { hasText: 'Ana waits for a passport' })
    await visa.getByRole('link').click()
    await field(page, en('entry.done')).check()
    await field(page, en('journey.entry.on')).fill('2026-07-24')
    await field(page, en('journey.entry.note')).fill('It came by bicycle')
    await press(page, en('journey.entry.keep'))
    expect([place(page), await said(page)]).toEqual([`${at}/journey`, en('said.kept')])
    expect(await text(page)).toContain('24 July · It came by bicycle')

    await page.getByText(en('journey.checklist.add'), { exact: true }).click()
    await field(page, en('journey.checklist.add.title')).fill('A warm coat')
    await press(page, en('journey.checklist.add.button'))
    expect([await said(page), (await text(page)).includes('A warm coat')]).toEqual([
      en('said.added'),
      true,
    ])

    await page.locator('header .me').click()
    await page.locator('[name=spoken-0]').selectOption('fr')
    await page.locator('[name=level-0]').selectOption('fluent')
    await page.locator('[name=spoken-1]').selectOption('wo')
    await page.locator('[name=level-1]').selectOption('basic')
    await press(page, en('form.save'))
    expect(await said(page)).toBe(en('said.kept'))
    const spoken = await app.db
      .selectFrom('person_language')
      .select(['language', 'level'])
      .where('person_id', '=', house.here.person)
      .orderBy('language')
      .execute()
    expect(spoken).toEqual([
      { language: 'fr', level: 'fluent' },
      { language: 'wo', level: 'basic' },
    ])
    expect(complaints).toEqual([])
    await close()
  })
})

describe('staff whose browser runs no script', () => {
  test('add a person and pair her', async ({ browser, app, house }) => {
    const { page, at, complaints, close } = await openWithoutScript({ browser, app, house }, 'Sade')
    expect(place(page)).toBe(at)
    await page.goto(`${app.origin}${at}/people`)
    await follow(page, en('people.add'))
    await field(page, en('people.name')).fill('Kim')
    await field(page, en('people.address')).fill('kim@example.org')
    await field(page, en('people.role')).selectOption('mentee')
    await press(page, en('people.add'))
    expect([await said(page), (await text(page)).includes('Kim')]).toEqual([en('said.added'), true])

    await page.goto(`${app.origin}${at}/pairs`)
    await field(page, en('pairs.mentee')).selectOption({ label: 'Kim' })
    await field(page, en('pairs.mentor')).selectOption(String(house.here.free.mentor))
    await press(page, en('pairs.button'))
    expect(await said(page)).toBe(en('said.paired'))
    const kim = page.locator('.pair', { hasText: 'Kim' })
    expect((await kim.locator('p').innerText()).replace(/\s+/g, ' ')).toContain('Kim with Mei')
    expect(complaints).toEqual([])
    await close()
  })

  test('hold a letter, and let it go', async ({ browser, app, house }) => {
    const { page, at, complaints, close } = await openWithoutScript({ browser, app, house }, 'Sade')
    await page.goto(`${app.origin}${at}/letters/introduction-to-mentors`)
    await press(page, en('letters.hold'))
    expect(await said(page)).toBe(en('said.held'))
    await press(page, en('letters.release'))
    expect(await said(page)).toBe(en('said.released'))
    expect(complaints).toEqual([])
    await close()
  })

  test('see what moving the meeting would do, then move it', async ({ browser, app, house }) => {
    const { page, at, complaints, close } = await openWithoutScript({ browser, app, house }, 'Sade')
    await page.goto(`${app.origin}${at}/meeting`)
    await field(page, en('set-up.starts')).fill('2026-10-31')
    await field(page, en('set-up.ends')).fill('2026-11-05')
    await press(page, en('meeting.show'))
    expect(await text(page)).toContain(en('meeting.preview.title'))
    expect(await page.locator('main tbody tr').count()).toBeGreaterThan(10)
    const days = () =>
      app.db.selectFrom('cohort').select('starts_on').where('id', '=', house.here.cohort).execute()
    expect(await days()).toEqual([{ starts_on: '2026-10-17' }])
    await press(page, en('meeting.confirm'))
    expect([place(page), await said(page)]).toEqual([at, en('said.moved')])
    expect(await days()).toEqual([{ starts_on: '2026-10-31' }])
    expect(complaints).toEqual([])
    await close()
  })
})
