import { describe, expect } from 'vitest'
import type { Browser, Page } from 'playwright-core'
import { say } from '../../src/words.ts'
import type { TestApp } from '../app.ts'
import { addressOf, startProgramme } from '../cohort.ts'
import { signedIn } from '../site.ts'
import { openTab, test } from './open-browser.ts'

/** Somebody’s browser, signed in by her letter, at the messages of her pair. */
async function at(browser: Browser, app: TestApp, name: string, to: string) {
  const visitor = await signedIn(app, addressOf(name))
  const cookie = `wayfellow=${visitor.cookies.get('wayfellow')}`
  const tab = await openTab(browser, app, { cookie, viewport: { width: 390, height: 844 } })
  await tab.page.goto(`${app.origin}${to}`)
  return tab
}

const said = (page: Page) => page.locator('.message p').allInnerTexts()

describe('two people with the page open at once', { timeout: 120_000 }, () => {
  test('read each other without doing anything, and keep what they are typing', async ({
    browser,
    app,
  }) => {
    const { cohort, pairOf } = await startProgramme(app)
    const to = `/cohorts/${cohort}/pairs/${(await pairOf('Mei', 'Ana')).id}/messages`
    const mei = await at(browser, app, 'Mei', to)
    const ana = await at(browser, app, 'Ana', to)
    await mei.page.locator('#words').fill('I am just writing to')
    await ana.page.locator('#words').fill('Are you there?')
    await ana.page.getByRole('button', { name: say('fr', 'messages.send') }).click()
    await mei.page.locator('.message', { hasText: 'Are you there?' }).waitFor()
    expect(await mei.page.locator('#words').inputValue()).toBe('I am just writing to')
    await mei.page.locator('#words').fill('I am.')
    await mei.page.getByRole('button', { name: say('en', 'messages.send') }).click()
    await ana.page.locator('.message', { hasText: 'I am.' }).waitFor()
    expect([await said(ana.page), await said(mei.page)]).toEqual([
      ['Are you there?', 'I am.'],
      ['Are you there?', 'I am.'],
    ])
    expect([...mei.complaints, ...ana.complaints]).toEqual([])
    await mei.close()
    await ana.close()
  })
})
