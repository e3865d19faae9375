import { expect } from 'vitest'
import { paths } from '../../src/web/paths.ts'
import { roles } from '../../src/programme/role.ts'
import { deliverAll } from '../app.ts'
import { enterDemo } from '../demo.ts'
import { attributes } from '../page.ts'
import { Visitor } from '../site.ts'
import { test } from '../story.ts'

const shapes = Object.values(paths)
  .map(({ pattern }) => pattern)
  .sort((a, b) => Number(a.includes(':')) - Number(b.includes(':')))
  .map(pattern => ({
    pattern,
    shape: new RegExp(`^${pattern.replaceAll('.', '\\.').replace(/:\w+/g, '[^/]+')}$`),
  }))

/** The pattern of an address; the address itself if it has none. */
const patternOf = (address: string) => {
  const { pathname } = new URL(address, 'http://here')
  return shapes.find(({ shape }) => shape.test(pathname))?.pattern ?? pathname
}

const linksIn = (html: string) =>
  [...html.matchAll(/<a\b[^>]*>/g)]
    .map(([tag]) => attributes(tag)['href'] ?? '')
    .filter(href => href.startsWith('/'))
    .map(href => href.split('#')[0] ?? '')

/** Follows every link from the first page on, at most so many of a kind. */
async function follow(visitor: Visitor, mostOfAKind: number) {
  const known = new Set(['/'])
  const ofKind = new Map<string, number>()
  const dead: string[] = []
  for (const address of known) {
    const pattern = patternOf(address)
    const seen = ofKind.get(pattern) ?? 0
    if (seen >= mostOfAKind) continue
    ofKind.set(pattern, seen + 1)
    const { status, html, headers } = await visitor.open(address)
    if (status !== 200) dead.push(`${address}: ${status}`)
    if (!headers.get('content-type')?.startsWith('text/html')) continue
    for (const link of linksIn(html)) known.add(link)
  }
  return { dead, kinds: [...ofKind.keys()] }
}

test.for(roles)(
  'no link that a %s finds leads nowhere, nor to what is not hers',
  { timeout: 240_000 },
  async (role, { app }) => {
    await enterDemo(app, 'five-weeks')
    await deliverAll(app)
    const { id } = await app.db
      .selectFrom('place')
      .select('person_id as id')
      .where('role', '=', role)
      .orderBy('id')
      .executeTakeFirstOrThrow()
    const visitor = new Visitor(app)
    await visitor.post(`/personas/${id}`)
    const { dead, kinds } = await follow(visitor, 6)
    expect(dead).toEqual([])
    expect(kinds).toContain('/cohorts/:cohort/journey')
    expect(kinds.length).toBeGreaterThan(12)
  },
)
