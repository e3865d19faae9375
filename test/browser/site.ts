import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Browser } from 'playwright-core'
import { start } from '../bench/child.ts'

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise(resolve => server.close(resolve))
  return typeof address === 'object' && address ? address.port : 0
}

/** The program as one starts it, on a folder of its own. */
export type RunningSite = { origin: string; stop: () => Promise<void> }

export async function startSite(): Promise<RunningSite> {
  const folder = mkdtempSync(join(tmpdir(), 'wayfellow-browser-'))
  const port = String(await freePort())
  const environment = {
    DATA_FOLDER: folder,
    PORT: port,
    DATABASE_URL: '',
    SMTP_URL: '',
    ORIGIN: '',
  }
  const node = ['--import', './bin/jsx.mjs']
  const program = start('bin/serve.mjs', [], { node, environment })
  const greeting = await program.hear(line => line.includes('http://'))
  if (greeting === null) throw new Error(program.said.join('\n'))
  const stop = async () => {
    await program.kill()
    rmSync(folder, { recursive: true, force: true })
  }
  return { origin: `http://localhost:${port}`, stop }
}

/** A real browser; bin/test.mjs says in CHROMIUM where it is. */
export const openBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-dev-shm-usage'],
  })
