import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { node, root } from './own-node.mjs'

const folder = join(root, 'docs/pictures')
const data = mkdtempSync(join(tmpdir(), 'wayfellow-pictures-'))
const port = 3900 + Math.floor(Math.random() * 90)
const origin = `http://localhost:${port}`

const server = spawn(node, ['--import', './bin/jsx.mjs', './bin/serve.mjs'], {
  cwd: root,
  env: { ...process.env, PORT: String(port), DATA_FOLDER: data, DATABASE_URL: '', SMTP_URL: '' },
  stdio: ['ignore', 'pipe', 'inherit'],
})
await new Promise(resolve => server.stdout.once('data', resolve))

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run'],
})

/** Signs in as one of the demo’s people and takes a picture of one page. */
async function take(name, { as, path, width = 1280, height = 900, dark = false, full = false }) {
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: dark ? 'dark' : 'light',
    locale: 'en',
  })
  const page = await context.newPage()
  await page.goto(`${origin}/sign-in`)
  await page.getByRole('button', { name: as }).click()
  await page.goto(origin + path)
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: full })
  await context.close()
}

try {
  mkdirSync(folder, { recursive: true })
  const first = await browser.newPage()
  await first.goto(origin)
  await first.locator('form[action="/demo"] button').click()
  await first.waitForURL(/cohorts/, { timeout: 60_000 })
  const journey = '/cohorts/1/journey'
  await take('journey', { as: 'Amaru Quispe', path: journey, height: 1150 })
  await take('journey-phone', {
    as: 'Amaru Quispe',
    path: journey,
    width: 390,
    height: 844,
    dark: true,
  })
  await take('journey-arabic', { as: 'مريم البلوشية', path: journey, height: 1150 })
  await take('cohort', { as: 'Marit Solheim', path: '/cohorts/1', height: 1250 })
  await take('letters', { as: 'Marit Solheim', path: '/cohorts/1/letters' })
  await take('letter', {
    as: 'Marit Solheim',
    path: '/cohorts/1/letters/introduction-to-mentors',
    height: 1100,
  })
} finally {
  await browser.close()
  const ended = new Promise(resolve => server.once('exit', resolve))
  server.kill('SIGTERM')
  await ended
  rmSync(data, { recursive: true, force: true })
}
