import { gunzipSync } from 'node:zlib'
import { describe, expect } from 'vitest'
import { startProgramme } from '../cohort.ts'
import { Visitor } from '../site.ts'
import { test } from '../story.ts'

describe('a page', () => {
  test('comes pressed to a browser that takes it so, and is the same page', async ({ app }) => {
    await startProgramme(app)
    const visitor = new Visitor(app)
    const plain = await visitor.request('/library')
    const pressed = await visitor.request('/library', {
      headers: { 'accept-encoding': 'br;q=1.0, gzip;q=0.8' },
    })
    const html = gunzipSync(await pressed.arrayBuffer()).toString()
    expect([pressed.headers.get('content-encoding'), pressed.headers.get('content-type')]).toEqual([
      'gzip',
      'text/html; charset=UTF-8',
    ])
    expect(html).toEqual(await plain.text())
  })

  test('comes as it is to one that does not', async ({ app }) => {
    await startProgramme(app)
    const visitor = new Visitor(app)
    for (const takes of ['identity', 'gzip;q=0', 'br']) {
      const answer = await visitor.request('/library', { headers: { 'accept-encoding': takes } })
      expect([answer.headers.get('content-encoding'), answer.headers.get('vary')]).toEqual([
        null,
        'Accept-Encoding',
      ])
    }
  })
})
