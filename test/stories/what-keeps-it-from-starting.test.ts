import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { openingTrouble } from '../../src/terminal/trouble.ts'
import { say } from '../../src/words.ts'
import { start } from '../bench/child.ts'

const folder = mkdtempSync(join(tmpdir(), 'wayfellow-start-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const none = { DATABASE_URL: '', SMTP_URL: '', ORIGIN: '', LOG: '', DATA_FOLDER: folder }

/** What the program says until it ends by itself, and with which code. */
async function ending(file: string, words: string[], environment: Record<string, string> = {}) {
  const node = ['--import', './bin/jsx.mjs']
  const child = start(file, words, { node, environment: { ...none, ...environment } })
  const code = await child.ended
  return { code, said: child.said }
}
const serve = (environment: Record<string, string>) => ending('bin/serve.mjs', [], environment)
const wayfellow = (...words: string[]) => ending('bin/command.mjs', words)

describe('what keeps the program from starting is said in one sentence', () => {
  test('a file where the folder of the database should be', async () => {
    const file = join(folder, 'a-file')
    writeFileSync(file, '')
    const sentence = say('en', 'terminal.folder-is-file', { folder: file })
    expect(await serve({ DATA_FOLDER: file })).toEqual({ code: 3, said: [sentence] })
  })

  test('a port that is taken', async () => {
    const taken = createServer().listen(0, '127.0.0.1')
    await once(taken, 'listening')
    const port = String((taken.address() as AddressInfo).port)
    const sentence = say('en', 'terminal.port-in-use', { port })
    const ended = await serve({ PORT: port, DATA_FOLDER: join(folder, 'of-its-own') })
    taken.close()
    expect(ended).toEqual({ code: 3, said: [sentence] })
  })

  test('no PostgreSQL where one should be, without its name and word', async () => {
    const sentence = say('en', 'terminal.database-away', { host: '127.0.0.1:9' })
    const ended = await serve({ DATABASE_URL: 'postgres://name:hunter2@127.0.0.1:9/wayfellow' })
    expect(ended).toEqual({ code: 3, said: [sentence] })
  })

  test('a database that is not there, or lets nobody in; what nobody foresaw is not explained away', () => {
    const database = 'postgres://name:hunter2@db.example.org/pilot'
    const around = { folder, database, port: 3000, host: '127.0.0.1' }
    const told = (code: string) => openingTrouble(Object.assign(new Error(), { code }), around)
    const host = 'db.example.org'
    expect(told('3D000')).toBe(say('en', 'terminal.database-missing', { host, name: 'pilot' }))
    expect(told('28P01')).toBe(say('en', 'terminal.database-closed', { host }))
    expect(told('42P01')).toBe(null)
    expect(openingTrouble(new TypeError('x is not a function'), around)).toBe(null)
  })
})

describe('the command says what it cannot do', () => {
  test('a folder that is not there, an unknown format, language or option', async () => {
    const nowhere = await wayfellow('guide', 'check', '/nowhere')
    const sentence = say('en', 'terminal.no-folder', { folder: '/nowhere' })
    expect(nowhere).toEqual({ code: 2, said: [sentence] })
    const asked = await Promise.all([
      wayfellow('guide', 'print', '--format', 'pdf'),
      wayfellow('guide', 'print', '--language', 'xx'),
      wayfellow('guide', 'print', '--colour'),
    ])
    expect(asked.map(({ code, said }) => [code, said[0]])).toEqual([
      [2, say('en', 'terminal.no-format', { format: 'pdf' })],
      [2, say('en', 'terminal.no-language', { language: 'xx', known: 'en, ar, fr' })],
      [2, say('en', 'terminal.no-option')],
    ])
  })

  test('and, asked for help, what it can', async () => {
    const { code, said } = await wayfellow('--help')
    expect([code, said.join('\n')]).toEqual([0, say('en', 'terminal.help')])
  })
})
