import { describe, expect } from 'vitest'
import type { Browser } from 'playwright-core'
import { pages } from '../../src/web/pages.ts'
import type { Route } from '../../src/web/routes.ts'
import { addressOf } from '../house/addresses.ts'
import { openTo, type House, type Who } from '../house/everybody.ts'
import { routeName } from '../house/visits.ts'
import type { TestApp } from '../app.ts'
import { barriers, inline, sideways, withLetters } from './looks.ts'
import { openTab, test as base } from './open-browser.ts'

const test = base.extend('house', { scope: 'file' }, async ({ app }) => openTo(app))

/** Whoever sees most of a page; where it differs from role to role, each of them. */
const readers: Partial<Record<Route['right'], Who[]>> = {
  readPublicPages: ['nobody'],
  askForSignIn: ['nobody'],
  keepOwnProfile: ['the mentee', 'an administrator'],
  seePerson: ['the mentee'],
  readLetter: ['the mentee'],
  walk: ['the mentee', 'her mentor', 'policy staff', 'programme staff'],
  introduce: ['her mentor'],
  administer: ['an administrator'],
}

type Look = { name: string; who: Who; address: string }

function looksOf(house: House): Look[] {
  return pages
    .filter(route => route.method === 'GET')
    .flatMap(route =>
      (readers[route.right] ?? ['programme staff']).map(who => ({
        name: `${routeName(route)}, ${who}`,
        who,
        address: addressOf(house, route.pattern, { within: house.here, things: house.here }),
      })),
    )
}

async function lookAt(browser: Browser, app: TestApp, house: House, who: Who, locale: string) {
  const cookie = house.cookies.get(who)
  const tab = await openTab(browser, app, {
    cookie,
    locale,
    viewport: { width: 1280, height: 800 },
  })
  const seen: string[] = []
  for (const { name, address } of looksOf(house).filter(look => look.who === who)) {
    const { page } = tab
    const answer = await page.request.get(`${app.origin}${address}`)
    const isPage = answer.headers()['content-type']?.startsWith('text/html')
    if (!isPage || answer.status() !== 200) continue
    await page.goto(`${app.origin}${address}`)
    const say = (what: string, found: string[]) =>
      seen.push(...found.map(one => `${name}: ${what}: ${one}`))
    say('language', (await page.locator('html').getAttribute('lang')) === locale ? [] : ['other'])
    say('barrier in light', await barriers(page))
    say('inline', await inline(page))
    say('twice as large', await withLetters(page, '200%', () => sideways(page)))
    await page.emulateMedia({ colorScheme: 'dark' })
    await page.setViewportSize({ width: 390, height: 800 })
    say('390', await sideways(page))
    say('390 twice as large', await withLetters(page, '200%', () => sideways(page)))
    say('barrier in dark', await barriers(page))
    await page.setViewportSize({ width: 320, height: 800 })
    say('320', await sideways(page))
    await page.emulateMedia({ colorScheme: 'light' })
    await page.setViewportSize({ width: 1280, height: 800 })
  }
  seen.push(...tab.complaints)
  await tab.close()
  return seen
}

const everyReader: Who[] = [
  'nobody',
  'the mentee',
  'her mentor',
  'policy staff',
  'programme staff',
  'an administrator',
]

describe.for(['en', 'ar'])('every page in %s', locale => {
  test.for(everyReader)('can be read by %s', async (who, { browser, app, house }) => {
    expect(await lookAt(browser, app, house, who, locale)).toEqual([])
  })
})
