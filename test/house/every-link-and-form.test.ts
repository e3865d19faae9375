import { describe, expect, test as base } from 'vitest'
import { createSite } from '../../src/web/app.tsx'
import { testApp } from '../app.ts'
import { freshDatabase } from '../fresh.ts'
import { formWith, unescaped, words, type Form } from '../page.ts'
import { openTo, type Who } from './everybody.ts'
import { saveState } from './saved-state.ts'
import { freshlyOpened, type Door } from './visits.ts'
import { hrefs, routeOf, wander, type Ask, type Found } from './wander.ts'

const test = base
  // oxlint-disable-next-line no-empty-pattern -- vitest reads the names from the pattern
  .extend('door', { scope: 'file' }, async ({}, { onCleanup }): Promise<Door> => {
    const database = await freshDatabase()
    onCleanup(() => database.close())
    const app = testApp(database.db)
    const house = await openTo(app)
    return { app, house, saved: await saveState(database.db) }
  })

/** Asks the site as somebody; a form is sent as it stands. */
const asking =
  ({ app, house }: Door, who: Who): Ask =>
  async (path, form) => {
    const headers = { cookie: house.cookies.get(who) ?? '', origin: app.origin }
    const body = new URLSearchParams(form?.fields ?? [])
    const query = form?.method === 'get' ? `?${body}` : ''
    const init = form?.method === 'post' ? { method: 'POST', body, headers } : { headers }
    const address = new URL(path + query, app.origin)
    const response = await createSite(freshlyOpened(app)).fetch(new Request(address, init))
    const isPage = response.headers.get('content-type')?.startsWith('text/html') ?? false
    const html = isPage ? await response.text() : ''
    return { status: response.status, to: response.headers.get('location'), html }
  }

const ids = (html: string): string[] =>
  [...html.matchAll(/<[^>]*\sid="([^"]*)"/g)].map(([, id = '']) => unescaped(id))

/** What points to something on the page that is not there, and what two things are called by. */
function looseEnds(html: string): string[] {
  const here = ids(html)
  const pointers = [...html.matchAll(/\s(?:for|aria-labelledby|aria-describedby)="([^"]*)"/g)]
  const named = pointers.flatMap(([, names = '']) => unescaped(names).split(' '))
  const anchors = hrefs(html).filter(href => href.startsWith('#'))
  return [
    ...[...named, ...anchors.map(href => href.slice(1))]
      .filter(id => !here.includes(id))
      .map(id => `points to #${id}, which is not there`),
    ...here.filter((id, at) => here.indexOf(id) !== at).map(id => `has #${id} twice`),
  ]
}

/** Every button of a page, with the form it sends. */
const formsIn = (html: string): { label: string; form: Form }[] =>
  [...html.matchAll(/<form\b[\s\S]*?<\/form>/g)].flatMap(([form]) =>
    [...form.matchAll(/<button\b[^>]*>([\s\S]*?)<\/button>/g)].map(([, inside = '']) => ({
      label: words(inside),
      form: formWith(form, words(inside)),
    })),
  )

/** Sends every form once as it stands, from the first page it is on; the house as before each. */
async function sendAll(door: Door, ask: Ask, found: Found[]): Promise<string[]> {
  const sent = new Set<string>()
  const wrong: string[] = []
  for (const { path, html } of found) {
    for (const { label, form } of formsIn(html)) {
      const action = form.action === '' ? path : form.action
      const route = routeOf(form.method, action)
      if (sent.has(`${route} ${label}`)) continue
      sent.add(`${route} ${label}`)
      const { status } = await ask(action, form)
      await door.saved.restore()
      if (![200, 303, 422].includes(status)) wrong.push(`“${label}” on ${path}: ${status}`)
    }
  }
  return wrong
}

const visitors = [
  'nobody',
  'the mentee',
  'her mentor',
  'policy staff',
  'programme staff',
  'an administrator',
  'a mentee who left',
] as const

describe('whoever only follows links and presses buttons', () => {
  test.for(visitors)('never comes to a page that is not there: %s', async (who, { door }) => {
    await door.saved.restore()
    const ask = asking(door, who)
    const { found, dead } = await wander(ask)
    expect(dead).toEqual([])
    expect(found.flatMap(({ path, html }) => looseEnds(html).map(one => `${path} ${one}`))).toEqual(
      [],
    )
    expect(await sendAll(door, ask, found)).toEqual([])
  })
})

describe('whoever follows links', () => {
  const planted = `<main id="main"><a href="#main">here</a><a href="#gone">gone</a>
    <label for="name">Name</label><p id="twice"></p><p id="twice"></p></main>`

  test('notices what points nowhere, and what two things are called by', () => {
    expect(looseEnds(planted)).toEqual([
      'points to #name, which is not there',
      'points to #gone, which is not there',
      'has #twice twice',
    ])
  })

  test('notices a link to a page that is not there', async () => {
    const ask: Ask = async path =>
      path === '/'
        ? { status: 200, to: null, html: '<a href="/old">old</a><a href="mailto:x">mail</a>' }
        : { status: 404, to: null, html: '' }
    expect((await wander(ask)).dead).toEqual(['/ leads to /old: 404'])
  })
})
