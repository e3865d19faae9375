import { describe, expect, test as base } from 'vitest'
import { createSite } from '../../src/web/app.tsx'
import { pages } from '../../src/web/pages.ts'
import { paths } from '../../src/web/paths.ts'
import type { Route } from '../../src/web/routes.ts'
import type { Visit } from '../../src/web/visit.ts'
import { say, type WordKey } from '../../src/words.ts'
import { testApp } from '../app.ts'
import { freshDatabase } from '../fresh.ts'
import { mainOf, words } from '../page.ts'
import { addressOf, formFor } from './addresses.ts'
import { openTo } from './everybody.ts'
import { saveState } from './saved-state.ts'
import { routeName, type Door } from './visits.ts'

const test = base
  // oxlint-disable-next-line no-empty-pattern -- vitest reads the names from the pattern
  .extend('door', { scope: 'file' }, async ({}, { onCleanup }): Promise<Door> => {
    const database = await freshDatabase()
    onCleanup(() => database.close())
    const app = testApp(database.db)
    const house = await openTo(app)
    return { app, house, saved: await saveState(database.db) }
  })

const doings = pages.filter(route => route.method === 'POST')
const stopping = doings.filter(route => route.pattern === paths.fewerLetters.pattern)
const administrator = ({ house }: Door) => ({ cookie: house.cookies.get('an administrator') ?? '' })

function addressIn(door: Door, { pattern }: Route): URL {
  const naming = { within: door.house.here, things: door.house.here }
  return new URL(addressOf(door.house, pattern, naming), door.app.origin)
}

const reads = async (response: Response, key: WordKey) =>
  words(mainOf(await response.text())).startsWith(say('en', key))

type Bodies = (route: Route) => BodyInit

/** What the site answers when an administrator sends these doings so. */
async function sendAll(door: Door, sent: Route[], headers: Record<string, string>, body: Bodies) {
  const site = createSite(door.app)
  const answers = []
  for (const route of sent) {
    const all = { ...administrator(door), ...headers }
    const init = { method: 'POST', headers: all, body: body(route) }
    answers.push({ route, response: await site.fetch(new Request(addressIn(door, route), init)) })
  }
  return answers
}

describe('a write that does not come from our own pages', () => {
  const origins: [string, Record<string, string>][] = [
    ['without an origin', {}],
    ['from another site', { origin: 'https://evil.example' }],
    ['from a page without a name', { origin: 'null' }],
    [
      'from another site, as no form',
      { origin: 'https://evil.example', 'content-type': 'application/json' },
    ],
    ['from the same host on another port', { origin: 'http://wayfellow.test:8080' }],
  ]

  const formOf = (door: Door) => (route: Route) => formFor(route.pattern, door.house.here)

  test.for(origins)(
    'is refused on every address, and does nothing: %s',
    async ([, headers], { door }) => {
      const others = doings.filter(route => !stopping.includes(route))
      const answers = await sendAll(door, others, headers, formOf(door))
      const taken = answers.filter(({ response }) => ![400, 403].includes(response.status))
      expect(taken.map(({ route }) => routeName(route))).toEqual([])
      expect(await door.saved.changed()).toEqual([])
    },
  )

  test.for(origins)(
    'is taken where a mail program may send it for its reader: %s',
    async ([, headers], { door }) => {
      const answers = await sendAll(door, stopping, headers, formOf(door))
      expect(answers.map(({ response }) => response.status)).toEqual([200])
      const stopped = await door.app.db
        .selectFrom('person')
        .select('name')
        .where('wants_no_reminders_since', 'is not', null)
        .execute()
      expect(stopped).toEqual([{ name: 'Ana' }])
      await door.saved.restore()
    },
  )
})

describe('a form larger than its page takes', () => {
  test('is refused in words on every address, and nothing is done', async ({ door }) => {
    const tooMuch = ({ most }: Route) => new Blob([new Uint8Array(most + 1)])
    const headers = {
      origin: door.app.origin,
      'content-type': 'application/x-www-form-urlencoded',
    }
    const answers = await sendAll(door, doings, headers, tooMuch)
    const wrong = []
    for (const { route, response } of answers) {
      const told = await reads(response, 'apology.too-much')
      if (response.status !== 413 || !told) wrong.push(`${routeName(route)} ${response.status}`)
    }
    expect(wrong).toEqual([])
    expect(await door.saved.changed()).toEqual([])
  })
})

describe('an address that is not there', () => {
  const addresses = ['/nowhere', '/guide/no-such-part', '/style/old.css']

  test.for(addresses)(
    'is a page a person can read, kept by no cache: %s',
    async (address, { door }) => {
      const headers = administrator(door)
      const site = createSite(door.app)
      const response = await site.fetch(new Request(new URL(address, door.app.origin), { headers }))
      expect([response.status, response.headers.get('cache-control')]).toEqual([
        404,
        'private, no-store',
      ])
      expect(await reads(response, 'apology.not-here')).toBe(true)
    },
  )

  test('is told so too when a question in it cannot be understood', async ({ door }) => {
    const { cohort, import: file } = door.house.here
    const at = `/cohorts/${cohort}`
    const odd = ['1e30', 'x', '%00', '-1', '99999999999999999999']
    const asked = odd.flatMap(text => [
      `${at}/history?before=${text}`,
      `${at}/letters/overall-introduction?reader=${text}&language=${text}`,
      `${at}/pairs?mentee=${text}`,
      `${at}/imports/${file}?address=${text}&as=${text}&take=${text}`,
      `/library?role=${text}&phase=${text}`,
      `/glossary?q=${text}`,
      `/sign-in?to=${text}`,
      `/me?said=${text}`,
    ])
    const site = createSite(door.app)
    const headers = administrator(door)
    const broken = []
    for (const address of asked) {
      const response = await site.fetch(new Request(new URL(address, door.app.origin), { headers }))
      if (response.status >= 500) broken.push(address)
    }
    expect(broken).toEqual([])
  })
})

describe('a page that breaks', () => {
  const secret = 'Ana, ana@example.org'
  const breaks = (_: Visit): Response => {
    throw new Error('the planted fault')
  }

  test('is a page a person can read, with the number of the request', async ({ door }) => {
    const at = pages.findIndex(route => routeName(route) === 'GET /privacy')
    const [sound] = pages.splice(at, 1)
    if (!sound) throw new Error('There is no such page')
    pages.splice(at, 0, { ...sound, answer: breaks })
    const before = door.app.lines.length
    try {
      const site = createSite(door.app)
      const address = new URL(`/privacy?for=${encodeURIComponent(secret)}`, door.app.origin)
      const headers = administrator(door)
      const response = await site.fetch(new Request(address, { headers }))
      const html = await response.text()
      const id = response.headers.get('x-request-id') ?? ''
      expect([
        response.status,
        html.includes(say('en', 'apology.broken')),
        html.includes(id),
      ]).toEqual([500, true, true])
      expect([html.includes('planted'), id.length > 0]).toEqual([false, true])
      const lines = door.app.lines.slice(before).filter(line => line.level !== 'info')
      expect(
        lines.map(line => [line.level, line.what, line.about['id'], line.about['path']]),
      ).toEqual([['error', 'broken', id, '/privacy']])
      expect(JSON.stringify(door.app.lines.slice(before))).not.toContain('example.org')
    } finally {
      pages.splice(at, 1, sound)
    }
  })
})
