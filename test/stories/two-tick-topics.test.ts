import { describe, expect } from 'vitest'
import { leaveForGood } from '../../src/actions/keep-profile.ts'
import { topicsOf } from '../../src/store/topics.ts'
import type { TestApp } from '../app.ts'
import { addressOf, must, startProgramme } from '../cohort.ts'
import { signedIn } from '../site.ts'
import { test } from '../story.ts'

async function theTwo(app: TestApp) {
  const programme = await startProgramme(app)
  const pair = await programme.pairOf('Mei', 'Ana')
  const mei = await signedIn(app, addressOf('Mei'))
  const ana = await signedIn(app, addressOf('Ana'))
  const to = `/cohorts/${programme.cohort}/pairs/${pair.id}/topics`
  return { ...programme, pair, mei, ana, to }
}

const voice = 'what-icann-brings/true-voice'

describe('what two talk about (R36, R37)', () => {
  test('the guide’s eight are there with what ICANN brings and asks, ticked and commented on together', async ({
    app,
  }) => {
    const { mei, ana, to, pair } = await theTwo(app)
    await mei.open(to)
    const eight = [
      'Volunteering',
      'Knowledge',
      'Your own expertise',
      'Leadership',
      'A wide network, lasting relationships',
      'People from all around the world',
      'A true voice',
      'Building the Internet',
    ]
    expect(eight.filter(title => !mei.page.text.includes(title))).toEqual([])
    expect(mei.page.text).toContain('speaking up for those you know')
    await mei.post(to, { do: 'tick', topic: voice })
    await mei.post(to, {
      do: 'say',
      topic: voice,
      'words-what-icann-brings-true-voice': 'Mine is hoarse, and it counted.',
    })
    await ana.open(to)
    expect(ana.page.text).toContain('Mine is hoarse, and it counted.')
    expect(ana.page.text).toContain('abordé')
    expect([...(await topicsOf(app.db, pair.id)).ticked]).toEqual([voice])
    await ana.post(to, { do: 'untick', topic: voice })
    expect([...(await topicsOf(app.db, pair.id)).ticked]).toEqual([])
  })

  test('they add their own, once however often it is pressed, and may say nothing about others', async ({
    app,
  }) => {
    const { ana, to, pair } = await theTwo(app)
    for (let press = 0; press < 2; press++) await ana.post(to, { do: 'own', words: 'The coffee' })
    const { own } = await topicsOf(app.db, pair.id)
    expect(own.map(one => one.words)).toEqual(['The coffee'])
    const mine = `own/${own[0]?.id}`
    await ana.post(to, { do: 'say', topic: mine, [`words-own-${own[0]?.id}`]: 'Strong.' })
    expect((await topicsOf(app.db, pair.id)).said.get(mine)?.map(one => one.words)).toEqual([
      'Strong.',
    ])
    expect((await ana.post(to, { do: 'tick', topic: 'own/999' })).status).toBe(422)
    expect((await ana.post(to, { do: 'tick', topic: 'review/true-voice' })).status).toBe(422)
    const empty = await ana.post(to, { do: 'own', words: ' ' })
    expect(empty.status).toBe(422)
    const long = await ana.post(to, {
      do: 'say',
      topic: mine,
      [`words-own-${own[0]?.id}`]: `${'a'.repeat(1001)}end`,
    })
    expect([long.status, long.html.includes('aend')]).toEqual([422, true])
  })

  test('the step leads there, nobody else reads it, and it goes with its author', async ({
    app,
  }) => {
    const { mei, ana, to, cohort, pair, placeOf } = await theTwo(app)
    app.clock.set('2026-09-01T09:00:00Z')
    await ana.post(to, { do: 'own', words: 'My brother’s wedding' })
    await mei.open(`/cohorts/${cohort}/journey/steps/what-icann-brings`)
    expect(mei.page.html).toContain(`href="${to}#what-icann-brings"`)
    expect(mei.page.text).toContain('comments on the public record')
    for (const name of ['Olu', 'Bo', 'Noor']) {
      const other = await signedIn(app, addressOf(name))
      expect((await other.open(to)).status).toBe(403)
    }
    await must(leaveForGood(app, (await placeOf('Ana')).person, 'Somebody who left'))
    expect((await topicsOf(app.db, pair.id)).own.map(one => one.words)).toEqual([''])
  })
})
