import { pages } from '../../src/web/pages.ts'
import { unescaped, type Form } from '../page.ts'
import { routeName } from './visits.ts'

/** What came for one address. Where it was no page, there is nothing to read. */
export type Seen = { status: number; to: string | null; html: string }
export type Ask = (path: string, form?: Form) => Promise<Seen>

export const hrefs = (html: string): string[] =>
  [...html.matchAll(/<a\b[^>]*\bhref="([^"]*)"/g)].map(([, href = '']) => unescaped(href))

const patterns = pages.map(route => ({
  name: routeName(route),
  is: new RegExp(`^${routeName(route).replace(/:\w+/g, '[^/]+').replaceAll('.', '\\.')}$`),
}))

/** The route an address belongs to; those with the fewest places in them are looked at first. */
export function routeOf(method: string, path: string): string {
  const asked = `${method.toUpperCase()} ${path.split(/[?#]/)[0]}`
  const fitting = patterns.filter(({ is }) => is.test(asked)).map(({ name }) => name)
  const places = (name: string) => name.split(':').length
  return fitting.toSorted((a, b) => places(a) - places(b))[0] ?? `nothing at ${asked}`
}

export type Found = { path: string; html: string }

/**
 * Goes to every page that can be reached by links, or to so many of each kind, and says which links
 * lead nowhere.
 */
export async function wander(
  ask: Ask,
  ofEachKind = Infinity,
): Promise<{ found: Found[]; dead: string[] }> {
  const kinds = new Map<string, number>()
  const found: Found[] = []
  const dead: string[] = []
  const ahead = [{ from: 'the door', path: '/' }]
  const known = new Set(['/'])
  const add = (from: string, href: string) => {
    const path = href.split('#')[0] ?? ''
    if (!/^\/(?!\/)/.test(path) || known.has(path)) return
    known.add(path)
    const kind = routeOf('get', path)
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
    if ((kinds.get(kind) ?? 0) > ofEachKind) return
    ahead.push({ from, path })
  }
  for (let next = ahead.shift(); next; next = ahead.shift()) {
    const { from, path } = next
    const { status, to, html } = await ask(path)
    if (status >= 400 || to?.startsWith('/sign-in?'))
      dead.push(`${from} leads to ${path}: ${status}`)
    if (to) add(path, to)
    if (html !== '') found.push({ path, html })
    for (const href of hrefs(html)) add(path, href)
  }
  return { found, dead }
}
