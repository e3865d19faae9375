import type { Browser, Page } from 'playwright-core'
import { pages } from '../../src/web/pages.ts'
import { paths } from '../../src/web/paths.ts'
import type { Route } from '../../src/web/routes.ts'
import type { TestApp } from '../app.ts'
import { addressOf } from '../house/addresses.ts'
import type { House, Who } from '../house/everybody.ts'
import { routeName } from '../house/visits.ts'
import { barriers, inline, sideways, withLetters } from './looks.ts'
import { openTab, type Tab } from './open-browser.ts'

/** Whoever sees most of a page; where it differs from role to role, each of them. */
const seenBy: Partial<Record<Route['right'], Who[]>> = {
  readPublicPages: ['nobody'],
  askForSignIn: ['nobody'],
  keepOwnProfile: ['the mentee', 'an administrator'],
  seePerson: ['the mentee'],
  readLetter: ['the mentee'],
  walk: ['the mentee', 'her mentor', 'policy staff', 'programme staff'],
  introduce: ['her mentor'],
  speak: ['the mentee', 'her mentor'],
  lookBack: ['the mentee', 'her mentor'],
  askForHelp: ['the mentee', 'her mentor'],
  readCase: ['the mentee'],
  administer: ['an administrator'],
}

export const readers: Who[] = [
  'nobody',
  'the mentee',
  'her mentor',
  'policy staff',
  'programme staff',
  'an administrator',
]

/** A page to look at: an address; what its form is sent without, or that it is sent as it is. */
export type Look = { name: string; address: string; without?: string; sent?: true }

/** What goes on for as long as somebody listens is no page. */
const isStream = ({ pattern }: Route) => pattern.endsWith('/live')

export const looksOf = (house: House, who: Who): Look[] =>
  pages
    .filter(route => route.method === 'GET' && !isStream(route))
    .filter(route => (seenBy[route.right] ?? ['programme staff']).includes(who))
    .map(route => ({
      name: routeName(route),
      address: addressOf(house, route.pattern, { within: house.here, things: house.here }),
    }))

const here = (house: House) => ({ cohort: house.here.cohort })

const file = ({ here }: House) => paths.import.to({ cohort: here.cohort, import: here.import })

/** Pages that say no, and forms that have to be put right. */
const refusals: Partial<Record<Who, (house: House) => Look[]>> = {
  nobody: () => [
    { name: 'nowhere', address: '/nowhere' },
    { name: 'an old link', address: '/sign-in/old' },
    { name: 'no address', address: paths.signIn.to(), without: 'address' },
  ],
  'the mentee': house => [
    { name: 'not hers', address: paths.cohort.to(here(house)) },
    { name: 'no name', address: paths.me.to(), without: 'name' },
  ],
  'programme staff': house => [
    { name: 'no address', address: paths.newPerson.to(here(house)), without: 'address' },
    { name: 'no file', address: paths.imports.to(here(house)), without: 'file' },
    { name: 'no city', address: paths.meeting.to(here(house)), without: 'city' },
    { name: 'no title', address: paths.entries.to(here(house)), without: 'title' },
    { name: 'rows coming in', address: file(house), sent: true },
    { name: 'nobody to pair', address: paths.pairs.to(here(house)), without: 'mentee' },
  ],
}

/** Everything that stands in the way on one page: by light and dark, at a desk and on a phone. */
export async function examine(page: Page): Promise<string[]> {
  const seen: string[] = []
  const say = (when: string, found: string[]) => seen.push(...found.map(one => `${when}: ${one}`))
  say('in light', await barriers(page))
  say('written in', await inline(page))
  say('twice as large', await withLetters(page, '200%', () => sideways(page)))
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.setViewportSize({ width: 390, height: 800 })
  say('on a phone', await sideways(page))
  say('on a phone, twice as large', await withLetters(page, '200%', () => sideways(page)))
  say('in the dark', await barriers(page))
  await page.setViewportSize({ width: 320, height: 800 })
  say('on a small phone', await sideways(page))
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize({ width: 1280, height: 800 })
  return seen
}

const isChoice = (field: Element) => field.tagName === 'SELECT'

async function send(page: Page, without: string | undefined) {
  const field = page.locator(`main [name="${without}"]`)
  const isText = without !== undefined && (await field.getAttribute('type')) !== 'file'
  if (isText && !(await field.evaluate(isChoice))) await field.fill('')
  await page.locator('main form .button.first').click()
}

/** A letter’s own sheet is in the language of the letter. */
const isLetter = ({ address }: Look) => address.endsWith('/sheet')

/** Opens a page. A letter’s own sheet lets no script in, not even ours, so it is laid out here. */
async function open({ page }: Tab, origin: string, look: Look) {
  const { address, without, sent } = look
  const answer = await page.request.get(origin + address)
  if (!answer.headers()['content-type']?.startsWith('text/html')) return false
  if (isLetter(look)) {
    await page.goto('about:blank')
    await page.setContent(await answer.text())
  } else await page.goto(origin + address)
  if (without ?? sent) await send(page, without)
  return true
}

/** What a browser says of a page that refuses is no complaint. */
export const refused = /status of (?:403|404|422)/

/** Everything that stands in somebody’s way on the pages she can see, in this language. */
export async function troubles(
  browser: Browser,
  app: TestApp,
  { house, who, locale }: { house: House; who: Who; locale: string },
): Promise<string[]> {
  const viewport = { width: 1280, height: 800 }
  const tab = await openTab(browser, app, { cookie: house.cookies.get(who), locale, viewport })
  const seen: string[] = []
  for (const look of [...looksOf(house, who), ...(refusals[who]?.(house) ?? [])]) {
    if (!(await open(tab, app.origin, look))) continue
    seen.push(...(await examine(tab.page)).map(one => `${look.name} ${one}`))
    const language = await tab.page.locator('html').getAttribute('lang')
    if (language !== locale && !isLetter(look)) seen.push(`${look.name} is in ${language}`)
  }
  await tab.close()
  return [...seen, ...tab.complaints.filter(complaint => !refused.test(complaint))]
}

/** What stands in the way at each of these addresses. */
export async function examineAll(
  page: Page,
  origin: string,
  addresses: string[],
): Promise<string[]> {
  const seen: string[] = []
  for (const address of addresses) {
    await page.goto(origin + address)
    seen.push(...(await examine(page)).map(one => `${address} ${one}`))
  }
  return seen
}
