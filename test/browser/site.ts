import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { start, type Child } from '../bench/child.ts'

async function freePort(): Promise<string> {
  const server = createServer()
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise(resolve => server.close(resolve))
  return String(typeof address === 'object' && address ? address.port : 0)
}

/** The program as one starts it, on a folder of its own. */
export type Running = {
  origin: string
  /** kill -9, and started again on the same folder. */
  killAndStart: () => Promise<void>
  stop: () => Promise<void>
}

export async function startProgram(): Promise<Running> {
  const folder = mkdtempSync(join(tmpdir(), 'wayfellow-browser-'))
  const port = await freePort()
  const environment = {
    DATA_FOLDER: folder,
    PORT: port,
    DATABASE_URL: '',
    SMTP_URL: '',
    ORIGIN: '',
  }
  const node = ['--import', './bin/jsx.mjs']
  const begin = async (): Promise<Child> => {
    const program = start('bin/serve.mjs', [], { node, environment })
    const greeting = await program.hear(line => line.includes('http://'))
    if (greeting === null) throw new Error(program.said.join('\n'))
    return program
  }
  let program = await begin()
  const killAndStart = async () => {
    await program.kill()
    program = await begin()
  }
  const stop = async () => {
    await program.kill()
    rmSync(folder, { recursive: true, force: true })
  }
  return { origin: `http://localhost:${port}`, killAndStart, stop }
}
