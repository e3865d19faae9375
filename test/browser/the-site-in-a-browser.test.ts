import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { say } from '../../src/words.ts'
import { broken, inaccessible, overhear } from './audit.ts'
import { openBrowser, startSite, type RunningSite } from './site.ts'
import { walk } from './walk.ts'

let browser: Browser
let empty: RunningSite
let demo: RunningSite
const patience = 240_000

const wide = { viewport: { width: 1280, height: 900 }, locale: 'en-GB' }
const narrow = { viewport: { width: 320, height: 700 }, locale: 'en-GB' }

async function openPage(options: BrowserContextOptions): Promise<Page> {
  const context = await browser.newContext(options)
  onTestFinished(() => context.close())
  return context.newPage()
}

async function enterDemo(page: Page) {
  await page.goto(`${demo.origin}/`)
  await page.getByRole('button', { name: say('en', 'doors.demo.enter') }).click()
  await page.waitForURL(/\/cohorts\/\d+/)
}

/** In the demo anybody may be anybody: the first person of a role. */
async function become(page: Page, role: string) {
  await page.goto(`${demo.origin}/sign-in`)
  await page.locator(`section[aria-labelledby="${role}"] button`).first().click()
  await page.waitForURL(url => url.pathname !== '/sign-in')
}

beforeAll(async () => {
  browser = await openBrowser()
  ;[empty, demo] = await Promise.all([startSite(), startSite()])
  const context = await browser.newContext({ ...wide, javaScriptEnabled: false })
  await enterDemo(await context.newPage())
  await context.close()
}, patience)

afterAll(async () => {
  await browser.close()
  await Promise.all([empty.stop(), demo.stop()])
})

describe('an empty house', () => {
  test.each([
    ['wide', wide],
    ['narrow', narrow],
  ] as const)('shows its two doors and the way through the second, %s', async (_, options) => {
    const page = await openPage(options)
    const heard = overhear(page, empty.origin)
    for (const address of ['/', '/set-up']) {
      await page.goto(empty.origin + address)
      expect([...(await broken(page, 'ltr')), ...(await inaccessible(page)), ...heard]).toEqual([])
    }
  })
})

const roles = ['programme-staff', 'policy-staff', 'mentor', 'mentee']

describe('every page that can be reached, one of each kind', () => {
  test.each(roles)('is sound for a %s in a wide window', { timeout: patience }, async role => {
    const page = await openPage(wide)
    await become(page, role)
    const { visited, faults } = await walk(page, demo.origin, 'ltr')
    expect(faults).toEqual([])
    expect(visited.length).toBeGreaterThan(8)
  })

  test.each(roles)(
    'is sound for a %s in a narrow window, without script',
    { timeout: patience },
    async role => {
      const page = await openPage({ ...narrow, javaScriptEnabled: false })
      await become(page, role)
      const { visited, faults } = await walk(page, demo.origin, 'ltr')
      expect(faults).toEqual([])
      expect(visited.length).toBeGreaterThan(8)
    },
  )

  test.each(['programme-staff', 'mentee'])(
    'is sound for a %s in the dark',
    { timeout: patience },
    async role => {
      const page = await openPage({ ...wide, colorScheme: 'dark' })
      await become(page, role)
      expect((await walk(page, demo.origin, 'ltr')).faults).toEqual([])
    },
  )
})

describe('in Arabic', () => {
  test.each(['programme-staff', 'mentor', 'mentee'])(
    'every page is sound for a %s, from right to left, in a narrow window',
    { timeout: patience },
    async role => {
      const page = await openPage(narrow)
      await become(page, role)
      await page.getByRole('button', { name: say('ar', 'site.language-name') }).click()
      await page.waitForLoadState()
      const { faults } = await walk(page, demo.origin, 'rtl')
      await page.getByRole('button', { name: say('en', 'site.language-name') }).click()
      await page.waitForLoadState()
      expect(faults).toEqual([])
    },
  )
})

describe('with the keyboard', () => {
  test('the first key leads past the head of the page to what it is about', async () => {
    const page = await openPage(wide)
    await become(page, 'mentee')
    await page.keyboard.press('Tab')
    const focused = () => page.evaluate('document.activeElement.textContent.trim()')
    expect(await focused()).toBe(say('en', 'site.skip'))
    await page.keyboard.press('Enter')
    expect(new URL(page.url()).hash).toBe('#main')
  })
})

test('axe would find what is wrong: a picture without words, a field without a label', async () => {
  const page = await openPage(wide)
  await page.setContent(
    '<!doctype html><html lang="en" dir="ltr"><title>x</title><main><h1>x</h1><img src="data:,"><input><p style="width:3000px">x</p></main>',
  )
  const found = [...(await inaccessible(page)), ...(await broken(page, 'ltr'))].map(
    fault => fault.split(':')[0],
  )
  expect(found).toEqual(['image-alt', 'label', 'styled is false', '1720 px wider than the window'])
})
