import { describe, expect } from 'vitest'
import type { Page } from 'playwright-core'
import { say } from '../../src/words.ts'
import { openTo } from '../house/everybody.ts'
import { openTab, test as base } from './open-browser.ts'

const test = base.extend('house', { scope: 'file' }, async ({ app }) => openTo(app))

type Stop = { text: string; first: boolean; visible: boolean; marked: boolean }

/** Where the focus is; whether it can be seen there, with nothing over it; whether it is marked. */
const focus = (page: Page): Promise<Stop | null> =>
  page.evaluate(() => {
    const at = document.activeElement
    if (!(at instanceof HTMLElement) || at === document.body) return null
    const isOver = (x: number, y: number) => {
      const top = document.elementFromPoint(x, y)
      return top !== null && (at.contains(top) || top.contains(at) || at.closest('label') === top)
    }
    const { left, right, top, bottom } = [...at.getClientRects()][0] ?? at.getBoundingClientRect()
    const [x, y] = [(left + right) / 2, (top + bottom) / 2]
    const { outlineStyle, outlineWidth } = getComputedStyle(at)
    return {
      text: (at.textContent ?? '').replace(/\s+/g, ' ').trim(),
      first: at.matches('main .button.first'),
      visible: top >= 0 && bottom <= window.innerHeight && isOver(x, y),
      marked: outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2,
    }
  })

/** Presses Tab until the focus leaves the page, or comes to where one wanted to go. */
async function walk(page: Page, isThere: (stop: Stop) => boolean): Promise<Stop[]> {
  const stops: Stop[] = []
  for (let pressed = 0; pressed < 200; pressed += 1) {
    await page.keyboard.press('Tab')
    const stop = await focus(page)
    if (!stop) return stops
    stops.push(stop)
    if (isThere(stop)) return stops
  }
  throw new Error('The focus goes round in circles')
}

const unseen = (stops: Stop[]) => stops.filter(({ visible, marked }) => !visible || !marked)

const screens = [
  { name: 'at a desk', locale: 'en', viewport: { width: 1280, height: 800 } },
  { name: 'on a phone', locale: 'en', viewport: { width: 390, height: 700 } },
  { name: 'on a phone, in Arabic', locale: 'ar', viewport: { width: 390, height: 700 } },
]

describe.for(screens)('with keys alone, $name', ({ locale, viewport }) => {
  test('the skip link comes first, can be seen, and leads past the menu to the first action', async ({
    browser,
    app,
    house,
  }) => {
    const cookie = house.cookies.get('the mentee')
    const { page, close } = await openTab(browser, app, { cookie, locale, viewport })
    await page.goto(`${app.origin}/cohorts/${house.here.cohort}/journey`)
    const [skip] = await walk(page, () => true)
    expect(skip).toEqual({
      text: say(locale, 'site.skip'),
      first: false,
      visible: true,
      marked: true,
    })
    await page.keyboard.press('Enter')
    const after = await walk(page, stop => stop.first)
    expect([after.map(stop => stop.first), unseen(after)]).toEqual([[true], []])
    await close()
  })

  test.for(['journey', 'people/new', ''])(
    'nothing one comes to is hidden, on /%s',
    async (path, { browser, app, house }) => {
      const cookie = house.cookies.get(path === 'journey' ? 'the mentee' : 'programme staff')
      const { page, close } = await openTab(browser, app, { cookie, locale, viewport })
      await page.goto(`${app.origin}/cohorts/${house.here.cohort}/${path}`)
      const stops = await walk(page, () => false)
      expect(unseen(stops)).toEqual([])
      expect(stops.length).toBeGreaterThan(15)
      await close()
    },
  )
})

test('whoever walks by keyboard notices what is covered, and what is not marked', async ({
  browser,
  app,
}) => {
  const { page, close } = await openTab(browser, app, { viewport: { width: 390, height: 300 } })
  await page.setContent(`<!doctype html><style>a { outline: none } button:focus-visible { outline: 3px solid }
    .bar { position: fixed; inset-block-end: 0; inset-inline: 0; block-size: 60px; background: #fff }
    .far { position: absolute; inset-block-start: 260px }</style>
    <button>in sight</button><a href="#x">not marked</a><button class="far">under the bar</button>
    <div class="bar"></div>`)
  const stops = await walk(page, () => false)
  expect(unseen(stops).map(stop => stop.text)).toEqual(['not marked', 'under the bar'])
  await close()
})
