import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** What stands in the way of somebody who reads with her ears, her keys or tired eyes. */
export async function barriers(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe)
  const found = await page.evaluate(
    (wanted): Promise<AxeResults> =>
      (window as unknown as { axe: typeof import('axe-core') }).axe.run(document, {
        runOnly: { type: 'tag', values: wanted },
        resultTypes: ['violations'],
      }),
    tags,
  )
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map(node => `${id}: ${node.target.join(' ')} ${node.any[0]?.message ?? ''}`.trim()),
  )
}

/** What reaches beyond the edge of the page, so that one has to scroll sideways to read it. */
export const sideways = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    if (scrollWidth <= clientWidth) return []
    const scrolls = (one: Element | null): boolean =>
      one !== null && (getComputedStyle(one).overflowX !== 'visible' || scrolls(one.parentElement))
    const beyond = [...document.body.querySelectorAll('*')].filter(element => {
      const { left, right } = element.getBoundingClientRect()
      return (right > clientWidth + 0.5 || left < -0.5) && !scrolls(element.parentElement)
    })
    const names = beyond.map(({ tagName, className, textContent }) => {
      const text = (textContent ?? '').replace(/\s+/g, ' ').trim().slice(0, 30)
      return `${tagName.toLowerCase()}.${String(className)} “${text}”`
    })
    return [`${scrollWidth} px on ${clientWidth}: ${names.slice(-3).join(', ')}`]
  })

/** Style and script that stand in the page itself, where the rules of the house allow none. */
export const inline = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('*')].flatMap(element =>
      [...element.attributes]
        .filter(({ name }) => name === 'style' || name.startsWith('on'))
        .map(({ name }) => `${element.tagName.toLowerCase()} ${name}`),
    ),
  )

/** As somebody sees the page who has set her letters twice as large. */
export async function withLetters<T>(page: Page, size: string, look: () => Promise<T>): Promise<T> {
  const set = (to: string) =>
    page.evaluate(wanted => {
      document.documentElement.style.fontSize = wanted
    }, to)
  await set(size)
  const seen = await look()
  await set('')
  return seen
}
