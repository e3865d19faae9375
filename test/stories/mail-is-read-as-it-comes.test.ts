import fc from 'fast-check'
import { describe, expect, test as plain } from 'vitest'
import { keepPost } from '../../src/actions/post/keep-post.ts'
import { openPost } from '../../src/actions/post/open-post.ts'
import { readMessage } from '../../src/actions/post/read-message.ts'
import { messages } from '../mail.ts'
import { strangeMail } from '../strange-mail.ts'
import { test } from '../story.ts'

describe('of a mail as programs write it only what its writer wrote is read', () => {
  plain.for(messages().map(one => [one.name, one] as const))('%s', async ([, { raw, words }]) => {
    expect((await readMessage(raw, 'ana@example.org')).words).toBe(words)
  })
})

test('whatever comes in is kept, and ends in one of the ways there are', async ({ app }) => {
  app.mailIn = 'in.wayfellow.test'
  let number = 0
  await fc.assert(
    fc.asyncProperty(strangeMail, async raw => {
      number += 1
      await keepPost(app, { raw, from: 'x@example.net', to: [`reply+${number}@example.org`] })
      while ((await openPost(app)) > 0);
    }),
    { numRuns: 300 },
  )
  const rows = await app.db.selectFrom('inbound_letter').select(['state', 'claimed_at']).execute()
  expect(rows.length).toBe(number)
  expect(rows.filter(row => row.state !== 'aside' || row.claimed_at !== null)).toEqual([])
})
