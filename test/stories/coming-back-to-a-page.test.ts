import { describe, expect } from 'vitest'
import { say } from '../../src/words.ts'
import { createSite } from '../../src/web/app.tsx'
import { addressOf, startProgramme } from '../cohort.ts'
import { signedIn } from '../site.ts'
import { test } from '../story.ts'

test('whoever changes the language on a page that answered her form comes to one she can read', async ({
  app,
}) => {
  const { cohort, placeOf } = await startProgramme(app)
  const place = (await placeOf('Olu')).id
  const olu = await signedIn(app, addressOf('Olu'))
  await olu.post(`/cohorts/${cohort}/people/${place}/leave`)
  expect(olu.page.status).toBe(422)
  await olu.press('Français')
  expect([olu.page.status, olu.page.path]).toEqual([200, `/cohorts/${cohort}/people/${place}`])
  await olu.post(`/cohorts/${cohort}/letters/ground-rules-reminder/now`)
  await olu.press('English')
  const letter = `/cohorts/${cohort}/letters/ground-rules-reminder`
  expect([olu.page.status, olu.page.path]).toEqual([200, letter])
  expect(olu.page.text).toContain(say('en', 'letters.now'))
})

describe('the program on one’s own machine, opened by another of the machine’s names', () => {
  const ask =
    (origin: string, address: string, method = 'GET') =>
    async (app: object) => {
      const site = createSite({ ...(app as Parameters<typeof createSite>[0]), origin })
      const answer = await site.fetch(new Request(address, { method }), {})
      return [answer.status, answer.headers.get('location')]
    }

  test('leads to the one its forms are taken from, and answers there', async ({ app }) => {
    await startProgramme(app)
    const other = ask('http://localhost:3000', 'http://127.0.0.1:3000/library?q=dns')
    expect(await other(app)).toEqual([307, 'http://localhost:3000/library?q=dns'])
    const own = ask('http://localhost:3000', 'http://localhost:3000/library')
    expect(await own(app)).toEqual([200, null])
  })

  test('but not from another port, not where people come from elsewhere, not for a form or a check of its health', async ({
    app,
  }) => {
    await startProgramme(app)
    const cases = [
      ask('http://localhost:3000', 'http://127.0.0.1:4000/library'),
      ask('https://mentoring.example.org', 'http://127.0.0.1/library'),
      ask('http://localhost:3000', 'http://mentoring.example.org:3000/library'),
      ask('http://localhost:3000', 'http://127.0.0.1:3000/health'),
    ]
    for (const one of cases) expect((await one(app))[0]).toBe(200)
    const form = ask('http://localhost:3000', 'http://127.0.0.1:3000/sign-out', 'POST')
    expect((await form(app))[0]).toBe(403)
  })
})
