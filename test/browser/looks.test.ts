import { expect } from 'vitest'
import { barriers, inline, sideways, withLetters } from './looks.ts'
import { openTab, test } from './open-browser.ts'

const sound = '<!doctype html><html lang="en"><title>A page</title><h1>Good morning</h1></html>'
const bad = `<!doctype html><html><title>A page</title>
  <p style="color: #aaa">pale</p><input><p onclick="1">pressed</p>
  <div style="inline-size: 30rem">wide</div></html>`

test('whoever looks finds nothing on a sound page', async ({ browser, app }) => {
  const { page, close } = await openTab(browser, app, { viewport: { width: 390, height: 800 } })
  await page.setContent(sound)
  expect([await barriers(page), await inline(page), await sideways(page)]).toEqual([[], [], []])
  await close()
})

test('whoever looks finds what is wrong on a bad one', async ({ browser, app }) => {
  const { page, close } = await openTab(browser, app, { viewport: { width: 500, height: 800 } })
  await page.setContent(bad)
  const rules = (await barriers(page)).map(one => one.split(':')[0])
  expect([...new Set(rules)].sort()).toEqual(['color-contrast', 'html-has-lang', 'label'])
  expect(await inline(page)).toEqual(['p style', 'p onclick', 'div style'])
  expect(await sideways(page)).toEqual([])
  expect((await withLetters(page, '200%', () => sideways(page))).length).toBe(1)
  expect(await sideways(page)).toEqual([])
  await close()
})

test('a tab notices what leaves the house, what is said and what asks', async ({
  browser,
  app,
}) => {
  const { page, complaints, close } = await openTab(browser, app)
  await page.setContent(`<!doctype html><img src="http://127.0.0.1:9/x.png" alt="">
    <script>console.error('oh'); alert('here')</script>`)
  await close()
  expect(complaints.filter(one => !one.includes('net::')).sort()).toEqual([
    'console: oh',
    'dialog: here',
    'left the house: http://127.0.0.1:9/x.png',
  ])
})
