import { expect } from 'vitest'
import { answerQuestions } from '../../src/actions/answer-questions.ts'
import { leaveForGood } from '../../src/actions/keep-profile.ts'
import { everythingAbout } from '../../src/store/exports.ts'
import { planOf } from '../../src/store/approach.ts'
import { pairBy } from '../../src/store/places.ts'
import { addressOf, must, startProgramme } from '../cohort.ts'
import { signedIn } from '../site.ts'
import { test } from '../story.ts'

test('from what the mentee told a way is proposed with its reason; the mentor decides and plans (R31)', async ({
  app,
}) => {
  const { cohort, pairOf, placeOf } = await startProgramme(app)
  const pair = await pairOf('Mei', 'Ana')
  const to = `/cohorts/${cohort}/pairs/${pair.id}/route`
  const mei = await signedIn(app, addressOf('Mei'))
  await mei.open(to)
  expect(mei.page.text).toContain('What we know speaks for the longer way.')
  expect(mei.page.text).toContain('Ana has told nothing of it yet.')
  const told = new Map([
    ['expertise', 'Tides'],
    ['community-experience', 'familiar'],
  ])
  await must(answerQuestions(app, await placeOf('Ana'), 'about-the-mentee', told))
  await mei.open(to)
  expect(mei.page.text).toContain('Ana knows the community, as told to you.')
  await mei.press('We take this way', { plan: 'Bylaws first, then coffee.' })
  expect((await pairBy(app.db, pair.id))?.route).toBe('route-familiar')
  expect(await planOf(app.db, pair.id)).toBe('Bylaws first, then coffee.')
  await mei.open(to)
  expect(mei.page.html).toContain('Bylaws first, then coffee.')
  const long = `${'a'.repeat(2001)}end`
  const refused = await mei.post(to, { route: 'route-new', plan: long })
  expect([refused.status, refused.html.includes(long)]).toEqual([422, true])
  expect((await pairBy(app.db, pair.id))?.route).toBe('route-familiar')
  expect((await mei.post(to, { plan: 'And no way' })).status).toBe(422)

  for (const name of ['Ana', 'Olu', 'Bo']) {
    const other = await signedIn(app, addressOf(name))
    expect((await other.open(to)).status).toBe(403)
    for (const page of ['journey', 'pairs', 'history', '']) {
      await other.open(`/cohorts/${cohort}/${page}`)
      expect(other.page.html).not.toContain('then coffee')
    }
  }
  const { person } = await placeOf('Mei')
  expect((await everythingAbout(app.db, person)).plans.map(one => one.plan)).toEqual([
    'Bylaws first, then coffee.',
  ])
  await must(leaveForGood(app, person, 'Somebody who left'))
  expect(await planOf(app.db, pair.id)).toBe('')
})
