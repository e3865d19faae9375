import { gzipSync } from 'node:zlib'
import { expect, test as base } from 'vitest'
import { openDemo } from '../../src/actions/open-demo.ts'
import { answerSoon } from '../../src/actions/matching/answer-proposals.ts'
import { askForPairs } from '../../src/actions/matching/ask-for-pairs.ts'
import { publishGuide } from '../../src/actions/publish-guide.ts'
import { usualSettings } from '../../src/programme/proposals/settings.ts'
import { sheets } from '../../src/web/style/sheet.ts'
import { testApp } from '../app.ts'
import { must, shippedGuide } from '../cohort.ts'
import { freshDatabase } from '../fresh.ts'
import { Visitor } from '../site.ts'
import { routeOf, wander, type Ask } from './wander.ts'

/** What arrives in about one round trip, in bytes, compressed: the page and the sheet. */
const most = 14_000

/** Pages that may weigh more, how much more, and why. Each is read, or chosen from, at length. */
const longer: Record<string, number> = {
  'GET /guide/print': 70_000, // the whole guide, for paper
  'GET /guide/:part': 25_000, // the community and the glossary are one long list each
  'GET /me': 17_000, // every country, every time zone and every language, to choose from
  'GET /cohorts/new': 16_000, // every country, every time zone and every meeting of the list
  'GET /cohorts/:cohort/meeting': 15_500, // every country and every time zone
}

const test = base
  // oxlint-disable-next-line no-empty-pattern -- vitest reads the names from the pattern
  .extend('demo', { scope: 'file' }, async ({}, { onCleanup }) => {
    const database = await freshDatabase()
    onCleanup(() => database.close())
    const app = testApp(database.db)
    await publishGuide(app, 'stakeholder-journey', shippedGuide())
    await must(openDemo(app, 'five-weeks', app.deliver))
    const { cohort_id: cohort, person_id: staff } = await app.db
      .selectFrom('place')
      .select(['cohort_id', 'person_id'])
      .where('role', '=', 'programme-staff')
      .orderBy('id')
      .executeTakeFirstOrThrow()
    const { proposal } = await must(askForPairs(app, staff, cohort, usualSettings))
    await answerSoon(app, proposal, 60_000)
    const people = await app.db
      .selectFrom('place')
      .select(['person_id', 'role'])
      .orderBy('id')
      .execute()
    return { app, people }
  })

/** A page with the sheets it asks for. */
const weightOf = (html: string) =>
  Object.values(sheets)
    .filter(({ name }) => html.includes(name))
    .reduce((sum, { style }) => sum + gzipSync(style).length, gzipSync(html).length)

type Demo = { app: ReturnType<typeof testApp>; people: { person_id: number; role: string }[] }

/** Somebody of this role, or a stranger, who reads this language. */
async function visitorOf({ app, people }: Demo, role: string, language: string): Promise<Ask> {
  const visitor = new Visitor(app, { languages: language })
  const persona = people.find(one => one.role === role)
  if (persona) await visitor.post(`/personas/${persona.person_id}`)
  await visitor.post('/language', { language, to: '/privacy' })
  return async path => {
    const response = await visitor.request(path)
    const isPage = response.headers.get('content-type')?.startsWith('text/html') ?? false
    const to = response.headers.get('location')
    return { status: response.status, to, html: isPage ? await response.text() : '' }
  }
}

/** The heaviest page of every route that anybody comes to by links. */
async function weights(demo: Demo, language: string): Promise<Map<string, number>> {
  const heaviest = new Map<string, number>()
  for (const role of ['nobody', 'mentee', 'mentor', 'policy-staff', 'programme-staff']) {
    const { found } = await wander(await visitorOf(demo, role, language), 8)
    for (const { path, html } of found) {
      const route = routeOf('get', path)
      heaviest.set(route, Math.max(heaviest.get(route) ?? 0, weightOf(html)))
    }
  }
  return heaviest
}

const figures = (found: Map<string, number>) =>
  [...found]
    .toSorted(([, a], [, b]) => b - a)
    .map(([route, weight]) => `${String(weight).padStart(7)} ${route}`)
    .join('\n')

/** The routes whose pages weigh too much, and those that may weigh more and need not. */
const faults = (found: Map<string, number>) => [
  ...[...found]
    .filter(([route, weight]) => weight > (longer[route] ?? most))
    .map(([route, weight]) => `${route} weighs ${weight}`),
  ...Object.keys(longer)
    .filter(route => (found.get(route) ?? 0) <= most)
    .map(route => `${route} is light enough`),
]

test.for(['en', 'ar'])(
  'every page comes light, with its sheet, in %s',
  { timeout: 600_000 },
  async (language, { demo }) => {
    const found = await weights(demo, language)
    const sheet = gzipSync(sheets.house.style).length
    console.info(`Compressed, with the sheet (${sheet}), in ${language}:\n${figures(found)}`)
    expect(faults(found).filter(one => language === 'ar' || !one.endsWith('light enough'))).toEqual(
      [],
    )
    const wanted = ['GET /', 'GET /sign-in', 'GET /library', 'GET /cohorts/:cohort/journey']
    expect([...wanted, 'GET /cohorts/:cohort'].filter(route => !found.has(route))).toEqual([])
  },
)

test('a page that is too heavy is noticed, and an exception nobody needs any more', () => {
  const needed = Object.keys(longer).map((route): [string, number] => [route, most + 1])
  expect(faults(new Map([...needed, ['GET /', most + 1], ['GET /me', most]]))).toEqual([
    `GET / weighs ${most + 1}`,
    'GET /me is light enough',
  ])
})
