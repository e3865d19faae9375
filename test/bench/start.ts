// How long a start takes: on an empty folder, on that folder again, and to the first answer.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'wayfellow-start-'))

async function timed(what: string) {
  const began = performance.now()
  const child = spawn(process.execPath, ['--import', './bin/jsx.mjs', './bin/serve.mjs'], {
    cwd: root,
    env: { PATH: process.env['PATH'], PORT: '0', DATA_FOLDER: folder },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [said] = (await once(child.stdout, 'data')) as [Buffer]
  const ready = performance.now()
  const address = /http:\/\/\S+/.exec(said.toString())?.[0] ?? ''
  const answer = await fetch(address)
  await answer.text()
  const answered = performance.now()
  const seconds = (ms: number) => (ms / 1000).toFixed(1)
  process.stdout.write(
    `${what.padEnd(16)} ${seconds(ready - began)} s to the address, ` +
      `${seconds(answered - ready)} s to the first page (${answer.status})\n`,
  )
  child.kill('SIGTERM')
  await once(child, 'exit')
}

try {
  await timed('an empty folder')
  await timed('the same again')
} finally {
  rmSync(folder, { recursive: true, force: true })
}
