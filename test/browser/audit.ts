import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** What axe finds wrong with the page in sight, as “rule: where”. */
export async function inaccessible(page: Page): Promise<string[]> {
  await page.evaluate(axe)
  const found = await page.evaluate(
    `axe.run(document, { runOnly: ${JSON.stringify(rules)}, resultTypes: ['violations'] })
      .then(all => all.violations.map(one =>
        one.id + ': ' + one.nodes.slice(0, 3).map(node => node.target.join(' ')).join(', ')))`,
  )
  return found as string[]
}

/** What a person would see to be wrong without knowing any rule. */
export async function broken(page: Page, dir: 'ltr' | 'rtl'): Promise<string[]> {
  const seen = (await page.evaluate(`({
    standard: document.compatMode === 'CSS1Compat',
    title: document.title.trim() !== '',
    heading: document.querySelectorAll('h1').length,
    dir: document.documentElement.dir,
    lang: document.documentElement.lang,
    wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    styled: document.styleSheets.length > 0,
  })`)) as Record<string, unknown>
  const wanted = { standard: true, title: true, heading: 1, dir, styled: true }
  const faults = Object.entries(wanted)
    .filter(([name, value]) => seen[name] !== value)
    .map(([name]) => `${name} is ${String(seen[name])}`)
  const beyond =
    Number(seen['wide']) > 1 ? [`${String(seen['wide'])} px wider than the window`] : []
  const lang = dir === 'rtl' ? 'ar' : 'en'
  return [
    ...faults,
    ...beyond,
    ...(seen['lang'] === lang ? [] : [`lang is ${String(seen['lang'])}`]),
  ]
}

/** Notes all that goes wrong behind the page: refused by policy, asked of others, thrown. */
export function overhear(page: Page, origin: string): string[] {
  const heard: string[] = []
  page.on('console', message => {
    if (message.type() === 'error') heard.push(`console: ${message.text()}`)
  })
  page.on('pageerror', error => heard.push(`thrown: ${error.message}`))
  page.on('request', request => {
    const url = request.url()
    if (!url.startsWith(origin) && !url.startsWith('data:')) heard.push(`asked elsewhere: ${url}`)
  })
  return heard
}
