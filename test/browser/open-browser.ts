import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core'
import { test as base } from 'vitest'
import { createSite } from '../../src/web/app.tsx'
import { testApp, type TestApp } from '../app.ts'
import { freshDatabase } from '../fresh.ts'

const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export const openBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: flags,
  })

/** Serves the site of an App on this machine; the App’s origin is where it is reached. */
export async function openSite(app: TestApp): Promise<{ close: () => Promise<void> }> {
  let site: ReturnType<typeof createSite> | null = null
  const answer: Parameters<typeof serve>[0]['fetch'] = (request, env) =>
    site ? site.fetch(request, env) : new Response(null, { status: 503 })
  const server = serve({ fetch: answer, port: 0, hostname: '127.0.0.1' })
  if (!server.listening) await once(server, 'listening')
  app.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  site = createSite(app)
  const close = () =>
    new Promise<void>(resolve => {
      if ('closeAllConnections' in server) server.closeAllConnections()
      server.close(() => resolve())
    })
  return { close }
}

/** A tab somebody looks at, and everything it complained of or did that no page of ours should. */
export type Tab = { page: Page; complaints: string[]; close: () => Promise<void> }

type Opening = BrowserContextOptions & { cookie?: string | undefined }

/** A browser window of its own, signed in with this cookie. */
export async function openTab(
  browser: Browser,
  { origin }: { origin: string },
  { cookie, ...opening }: Opening = {},
): Promise<Tab> {
  const context = await browser.newContext({ locale: 'en', reducedMotion: 'reduce', ...opening })
  const [name = '', value = ''] = (cookie ?? '').split('=')
  if (cookie) await context.addCookies([{ name, value, url: origin }])
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', said => {
    if (said.type() === 'error') complaints.push(`console: ${said.text()}`)
  })
  page.on('pageerror', error => complaints.push(`script: ${error.message}`))
  page.on('dialog', dialog => {
    complaints.push(`dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('request', request => {
    const address = request.url()
    if (!address.startsWith(`${origin}/`)) complaints.push(`left the house: ${address}`)
  })
  return { page, complaints, close: () => context.close() }
}

/** A test with a browser, and a site on a database of its own, for all tests of the file. */
export const test = base
  // oxlint-disable-next-line no-empty-pattern -- vitest reads the names from the pattern
  .extend('browser', { scope: 'file' }, async ({}, { onCleanup }) => {
    const browser = await openBrowser()
    onCleanup(() => browser.close())
    return browser
  })
  // oxlint-disable-next-line no-empty-pattern -- vitest reads the names from the pattern
  .extend('app', { scope: 'file' }, async ({}, { onCleanup }) => {
    const database = await freshDatabase()
    const app = testApp(database.db)
    const site = await openSite(app)
    onCleanup(async () => {
      await site.close()
      await database.close()
    })
    return app
  })
