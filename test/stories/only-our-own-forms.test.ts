import { describe, expect } from 'vitest'
import { say } from '../../src/words.ts'
import { startProgramme } from '../cohort.ts'
import { Visitor } from '../site.ts'
import { test } from '../story.ts'

describe('what is no form of ours', () => {
  const strange: [string, string][] = [
    ['application/json', '{"address":"ben@example.org"}'],
    ['text/plain', 'address=ben@example.org'],
    ['multipart/form-data', 'no boundary'],
    ['multipart/form-data; boundary=x', '--x\r\nnonsense'],
    ['application/octet-stream', '\u0000\u0001'],
  ]

  test.for(strange)(
    'is refused with a page a person can read: %s',
    async ([type, body], { app }) => {
      await startProgramme(app)
      const headers = { origin: app.origin, 'content-type': type }
      const visitor = new Visitor(app)
      const response = await visitor.request('/sign-in', { method: 'POST', body, headers })
      expect([
        response.status,
        (await response.text()).includes(say('en', 'apology.no-form')),
      ]).toEqual([400, true])
      expect(app.lines.filter(line => line.level === 'error')).toEqual([])
    },
  )

  test('is refused when another site sends it, and the log does not cry', async ({ app }) => {
    await startProgramme(app)
    const visitor = new Visitor(app)
    const seen = await visitor.post(
      '/sign-in',
      { address: 'ben@example.org' },
      'https://evil.example',
    )
    expect([seen.status, seen.text.includes(say('en', 'apology.no-form'))]).toEqual([403, true])
    expect(app.lines.filter(line => line.level === 'error')).toEqual([])
  })
})

describe('an address that cannot be', () => {
  test('is a page a person can read, never a fault of ours', async ({ app }) => {
    await startProgramme(app)
    const visitor = new Visitor(app)
    const odd = [
      '/sign-in/%E0%A4%A',
      '/%00',
      '/..%2f..%2fetc/passwd',
      `/${'a'.repeat(5000)}`,
      '/cohorts/x',
    ]
    const statuses = []
    for (const address of odd) statuses.push((await visitor.request(address)).status)
    expect(statuses.filter(status => status >= 500)).toEqual([])
    expect(app.lines.filter(line => line.level === 'error')).toEqual([])
  })
})

test('a form larger than the page takes is refused in words', async ({ app }) => {
  await startProgramme(app)
  const seen = await new Visitor(app).post('/sign-in', { address: 'a'.repeat(300 * 1024) })
  expect([seen.status, seen.text.includes(say('en', 'apology.too-much'))]).toEqual([413, true])
})
