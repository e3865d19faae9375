import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { say } from '../../src/words.ts'
import { openBrowser } from './open-browser.ts'
import { startProgram, type Running } from './site.ts'

let browser: Browser
let program: Running
const patience = { timeout: 600_000 }

beforeAll(async () => {
  browser = await openBrowser()
}, 240_000)
afterAll(() => browser.close())

async function openPage(options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ locale: 'en-GB', ...options })
  onTestFinished(() => context.close())
  return context.newPage()
}

const press = (page: Page, label: string) =>
  page.getByRole('button', { name: label, exact: true }).click()

/** What the browser says of the page as a page. */
const shape = (page: Page) =>
  page.evaluate(() => ({
    standard: document.compatMode === 'CSS1Compat',
    styled: [...document.styleSheets].some(sheet => sheet.cssRules.length > 50),
    fits: document.documentElement.scrollWidth <= document.documentElement.clientWidth,
    headings: document.querySelectorAll('h1').length,
  }))
const sound = { standard: true, styled: true, fits: true, headings: 1 }

describe('the program, started on an empty folder', () => {
  beforeAll(async () => {
    program = await startProgram()
  }, 240_000)
  afterAll(() => program.stop())

  test('shows two doors, laid out by the standard, on a screen of any width', async () => {
    const page = await openPage()
    const shapes = []
    for (const width of [1280, 320]) {
      await page.setViewportSize({ width, height: 800 })
      await page.goto(program.origin)
      shapes.push(await shape(page))
    }
    expect(shapes).toEqual([sound, sound])
    expect(await page.locator('h1').innerText()).toBe(say('en', 'doors.title'))
  })

  test('is set up, and whoever set it up is still signed in after kill -9', patience, async () => {
    const page = await openPage({ javaScriptEnabled: false })
    await page.goto(program.origin)
    await page.getByRole('link', { name: say('en', 'doors.set-up.enter') }).click()
    await page.locator('[name=organisation]').fill('ICANN')
    await page.locator('[name=address]').fill('mentoring@example.org')
    // A meeting of her own, since every listed one will be over some day.
    await page.locator('[name=listed]').selectOption('')
    await page.locator('[name=meetingName]').fill('Regional meeting')
    await page.locator('[name=city]').fill('Lagos')
    await page.locator('[name=country]').selectOption('NG')
    await page.locator('[name=zone]').selectOption('Africa/Lagos')
    const starts = Temporal.Now.plainDateISO().add({ weeks: 12 })
    await page.locator('[name=starts]').fill(starts.toString())
    await page.locator('[name=ends]').fill(starts.add({ days: 4 }).toString())
    await page.locator('[name=name]').fill('Olu Adé')
    await page.locator('[name=yourAddress]').fill('olu@example.org')
    await press(page, say('en', 'set-up.go'))
    await page.waitForURL(/\/cohorts\/1/)
    const masthead = () => page.locator('header .me').innerText()
    expect(await masthead()).toContain('Olu Adé')

    await program.killAndStart()
    await page.goto(`${program.origin}/cohorts/1`)
    expect([new URL(page.url()).pathname, (await masthead()).includes('Olu Adé')]).toEqual([
      '/cohorts/1',
      true,
    ])
  })
})

describe('the demo, in a browser without script', () => {
  beforeAll(async () => {
    program = await startProgram()
  }, 240_000)
  afterAll(() => program.stop())

  test('opens, and one walks it as staff and as a mentee', patience, async () => {
    const page = await openPage({ javaScriptEnabled: false })
    await page.goto(program.origin)
    await press(page, say('en', 'doors.demo.enter'))
    await page.waitForURL(/\/cohorts\/1$/, { timeout: 120_000 })
    expect(await page.locator('h1').count()).toBe(1)

    await page.goto(`${program.origin}/sign-in`)
    await page.locator('section[aria-labelledby="mentee"] button').first().click()
    await page.goto(`${program.origin}/cohorts/1/journey`)
    const entry = page.locator('main a[href*="/journey/checklist/"]').first()
    await entry.click()
    await page.locator('[name=state][value=done]').check()
    await press(page, say('en', 'journey.entry.keep'))
    expect(await page.locator('[role=status]').innerText()).not.toBe('')
  })

  test(
    'a day later is a press of a button, and the page says which day it is',
    patience,
    async () => {
      const page = await openPage({ javaScriptEnabled: false })
      await page.goto(`${program.origin}/`)
      const day = () => page.locator('.demo-bar time').getAttribute('datetime')
      const before = Temporal.Instant.from((await day()) ?? '')
      await press(page, say('en', 'demo.day'))
      await page.waitForURL(/said=clock/)
      const after = Temporal.Instant.from((await day()) ?? '')
      expect(before.until(after).total('hours')).toBeCloseTo(24, 1)
    },
  )

  test('the first key leads past the head of the page to what it is about', patience, async () => {
    const page = await openPage()
    await page.goto(`${program.origin}/`)
    await page.keyboard.press('Tab')
    const focused = await page.evaluate(() => document.activeElement?.textContent?.trim())
    expect(focused).toBe(say('en', 'site.skip'))
    await page.keyboard.press('Enter')
    await page.waitForURL(url => url.hash !== '')
    expect(new URL(page.url()).hash).toBe('#main')
  })
})

test('a page laid out as in 1998, without style and wider than the screen, would be noticed', async () => {
  const page = await openPage()
  await page.setContent('<html><p style="width: 9000px">x</p></html>')
  expect(await shape(page)).toEqual({ standard: false, styled: false, fits: false, headings: 0 })
})
