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
    const root = document.documentElement
    if (root.scrollWidth <= root.clientWidth) return []
    const beyond = [...document.body.querySelectorAll<HTMLElement>('*')].filter(element => {
      const { left, right, width } = element.getBoundingClientRect()
      return width > 1 && (right > root.clientWidth + 0.5 || left < -0.5)
    })
    const inner = beyond.filter(
      element => !beyond.some(other => element.contains(other) && other !== element),
    )
    const names = inner.map(
      one => `${one.tagName.toLowerCase()}.${one.className} ${one.innerText?.slice(0, 40) ?? ''}`,
    )
    return [`${root.scrollWidth} px on ${root.clientWidth}: ${names.slice(0, 3).join(', ')}`]
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
