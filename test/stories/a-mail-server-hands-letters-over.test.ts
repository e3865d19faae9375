import { expect } from 'vitest'
import type { App } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import { mailInCommand } from '../../src/terminal/mail-in-command.ts'
import { test } from '../story.ts'

async function* coming(...parts: (string | Uint8Array)[]) {
  yield* parts.map(part => Buffer.from(part))
}

const letter = 'From: ana@example.org\r\nTo: reply+1-0@in.example.org\r\n\r\nHello.\r\n'

async function handOver(app: App, parts: (string | Uint8Array)[], to = '') {
  const complaints: string[] = []
  const out = { say: () => undefined, complain: (line: string) => complaints.push(line) }
  const open = <T>(work: (app: App) => Promise<T>) => work(app)
  const code = await mailInCommand(out, open, { coming: coming(...parts), to })
  return { code, complaints }
}

const kept = (app: App) =>
  app.db
    .selectFrom('inbound_letter')
    .select(['sent_from', 'sent_to', 'raw'])
    .orderBy('id')
    .execute()

test('a letter on standard input is kept as it came, once, and ends with 0', async ({ app }) => {
  expect(await handOver(app, [letter.slice(0, 20), letter.slice(20)])).toEqual({
    code: 0,
    complaints: [],
  })
  await handOver(app, [letter])
  await handOver(
    app,
    [`From ana@example.net Sat Jul 25 11:02:00 2026\n${letter}`],
    'Reply+1@x.test',
  )
  const rows = await kept(app)
  expect(rows.map(row => [row.sent_from, row.sent_to, Buffer.from(row.raw).toString()])).toEqual([
    ['', '', letter],
    ['ana@example.net', 'reply+1@x.test', letter],
  ])
})

test('nothing, and more than 20 MB, is no letter and ends with 65', async ({ app }) => {
  expect((await handOver(app, [])).code).toBe(65)
  const large = await handOver(app, [letter, Buffer.alloc(20 * 1024 * 1024, 65)])
  expect(large).toEqual({
    code: 65,
    complaints: ['This is no letter we can take: it is empty, or larger than 20 MB.'],
  })
  expect(await kept(app)).toEqual([])
})

test('a letter that cannot be kept now is to be brought again: 75', async ({ app }) => {
  await app.db.schema.alterTable('inbound_letter').renameTo('elsewhere').execute()
  const { code } = await handOver(app, [letter])
  await app.db.schema.alterTable('elsewhere').renameTo('inbound_letter').execute()
  expect(code).toBe(75)
  expect(await kept(app)).toEqual([])
})

test('a port for mail without a domain is named as wrong', () => {
  expect(readConfig({ MAIL_IN_PORT: '2525' })).toEqual([
    'MAIL_IN_DOMAIN is not right: it should be the domain at which answers come in, such as in.example.org; MAIL_IN_PORT and MAIL_IN_IMAP_URL need it.',
  ])
  expect(readConfig({ MAIL_IN_IMAP_URL: 'imaps://name:word@mail.example.org' })).toEqual(
    readConfig({ MAIL_IN_PORT: '2525' }),
  )
  expect(readConfig({ MAIL_IN_PORT: '2525', MAIL_IN_DOMAIN: 'In.Example.org' })).toMatchObject({
    MAIL_IN_PORT: 2525,
    MAIL_IN_DOMAIN: 'in.example.org',
  })
})
