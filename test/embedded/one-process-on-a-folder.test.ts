import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, onTestFinished, test } from 'vitest'
import { FolderInUse } from '../../src/store/embedded/lock.ts'
import { openEmbedded } from '../../src/store/open.ts'
import { say } from '../../src/words.ts'
import { start } from '../bench/child.ts'

const writer = join('test', 'bench', 'writer.ts')

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'wayfellow-folder-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

async function freePort(): Promise<string> {
  const server = createServer()
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise(resolve => server.close(resolve))
  return String(typeof address === 'object' && address ? address.port : 0)
}

async function keysIn(folder: string): Promise<Set<string>> {
  const { db, close } = await openEmbedded(folder)
  const rows = await db.selectFrom('letter').select('once_key').execute()
  await close()
  return new Set(rows.map(row => row.once_key))
}

describe('the folder of the embedded database', () => {
  test('is refused to a second process while the first has it, and open again after', async () => {
    const folder = join(newFolder(), 'database')
    const first = start(writer, [folder])
    expect(await first.hear(line => line === 'open')).toBe('open')
    await expect(openEmbedded(folder)).rejects.toThrow(FolderInUse)
    const third = start(writer, [folder])
    expect(await third.ended).not.toBe(0)
    expect(third.said.join('\n')).toContain('FolderInUse')

    await first.kill()
    const { db, close } = await openEmbedded(folder)
    expect(await db.selectFrom('person').select('name').execute()).toEqual([{ name: 'Ana' }])
    await close()
  })

  test('stays refused however much the first has to remember and to forget', async () => {
    const folder = join(newFolder(), 'database')
    const first = start(writer, [folder])
    await first.hear(line => line === 'life 0 letter 300')
    const second = start(writer, [folder])
    const entered = await second.hear(line => line === 'open')
    await Promise.all([first.kill(), second.kill()])
    expect([entered, await second.ended]).toEqual([null, 1])
  })

  test('is refused to a second program in words, with its own exit code', async () => {
    const folder = newFolder()
    const program = async () => {
      const environment = {
        DATA_FOLDER: folder,
        PORT: await freePort(),
        DATABASE_URL: '',
        SMTP_URL: '',
      }
      return start('bin/serve.mjs', [], { node: ['--import', './bin/jsx.mjs'], environment })
    }
    const first = await program()
    onTestFinished(() => first.kill())
    const greeting = await first.hear(line => line.includes('http://'))
    expect(greeting ?? first.said).toContain('http://localhost:')
    const second = await program()
    expect(await second.ended).toBe(3)
    expect(second.said).toEqual([say('en', 'terminal.in-use', { folder })])
  })

  test('survives kill -9 at any moment with every letter it acknowledged', async () => {
    const folder = join(newFolder(), 'database')
    const acknowledged: string[] = []
    for (let life = 0; life < 4; life += 1) {
      const child = start(writer, [folder, String(life)])
      await child.hear(line => line === `life ${life} letter ${20 + life * 17}`)
      await child.kill()
      acknowledged.push(...child.said.filter(line => line.startsWith('life')))
    }
    expect(acknowledged.length).toBeGreaterThan(50)
    const kept = await keysIn(folder)
    expect(acknowledged.filter(key => !kept.has(key))).toEqual([])
  })

  test('opens again when it was killed while it was being made', async () => {
    const folder = join(newFolder(), 'database')
    for (const milliseconds of [400, 1000, 1800]) {
      const child = start(writer, [folder])
      await Promise.race([child.hear(line => line === 'open'), pause(milliseconds)])
      await child.kill()
    }
    const last = start(writer, [folder])
    expect(await last.hear(line => line === 'open')).toBe('open')
    await last.kill()
  })
})
