import type { Page } from 'playwright-core'
import { paths } from '../../src/web/paths.ts'
import { broken, inaccessible, overhear } from './audit.ts'

const shapes = Object.entries(paths)
  .map(([name, { pattern }]) => ({
    name,
    exact: !pattern.includes(':'),
    shape: new RegExp(`^${pattern.replaceAll('.', '\\.').replace(/:\w+/g, '[^/]+')}$`),
  }))
  .sort((a, b) => Number(b.exact) - Number(a.exact))

/** Which page of the site an address is; null for what is no page. */
const pageOf = (pathname: string) => shapes.find(({ shape }) => shape.test(pathname))?.name ?? null

/** These are files, not pages. */
const files = new Set(['style', 'script', 'health', 'peopleFile', 'myData', 'photo', 'guidePrint'])

export type Walk = { visited: string[]; faults: string[] }

/**
 * Follows every link from where the browser is, one page of each kind, and looks at each: it
 * answers, stands in its language, fits the window, asks nobody else, and axe finds nothing.
 */
export async function walk(page: Page, origin: string, dir: 'ltr' | 'rtl'): Promise<Walk> {
  const heard = overhear(page, origin)
  const faults: string[] = []
  const visited = new Map<string, string>()
  const ahead = [new URL(page.url()).pathname]
  for (let next = ahead.shift(); next !== undefined; next = ahead.shift()) {
    const { pathname } = new URL(next, origin)
    const name = pageOf(pathname)
    if (name === null) {
      faults.push(`${next}: a link that leads nowhere`)
      continue
    }
    if (visited.has(name) || files.has(name)) continue
    visited.set(name, next)
    const response = await page.goto(new URL(next, origin).href)
    const status = response?.status() ?? 0
    if (status !== 200) faults.push(`${next}: ${status}`)
    const found = [...(await broken(page, dir)), ...(await inaccessible(page)), ...heard.splice(0)]
    faults.push(...found.map(fault => `${name} (${next}): ${fault}`))
    const links = (await page.evaluate(
      `[...document.querySelectorAll('a[href]')].map(link => link.href)`,
    )) as string[]
    ahead.push(
      ...links
        .map(link => new URL(link))
        .filter(link => link.origin === origin)
        .map(link => link.pathname + link.search),
    )
  }
  return { visited: [...visited.keys()].sort(), faults }
}
