import { describe, expect } from 'vitest'
import { endPlace } from '../../src/actions/keep-place.ts'
import { deliverAll, type TestApp } from '../app.ts'
import { addressOf, must, startProgramme } from '../cohort.ts'
import { signedIn } from '../site.ts'
import { test } from '../story.ts'

/** The letters about a pair that go out now, as “to: subject”. */
const lettersNow = async (app: TestApp) =>
  (await deliverAll(app))
    .map(({ to, subject }) => `${to.name}: ${subject}`)
    .filter(line => /walk|route|accompagne/.test(line))

describe('staff end a pair', () => {
  test('after they have read what that does, with thanks and their own words', async ({ app }) => {
    const { cohort, pairOf } = await startProgramme(app)
    const pair = await pairOf('Mei', 'Ana')
    const staff = await signedIn(app, addressOf('Olu'))
    await staff.open(`/cohorts/${cohort}/pairs/${pair.id}/end`)
    expect(staff.page.text).toContain('End the pair of Ana and Mei?')
    await staff.press('End this pair', { words: 'Mei has a new job, and we wish her well.' })
    const letters = (await deliverAll(app)).filter(one => one.text.includes('new job'))
    expect(letters.map(({ to, subject }) => [to.name, subject])).toEqual([
      ['Ana', 'Mei et vous ne faites plus route ensemble'],
      ['Mei', 'Thank you for walking with Ana'],
    ])
    expect((await staff.open(`/cohorts/${cohort}/pairs/${pair.id}/end`)).status).toBe(403)
  })

  test('or quietly, when they tell the two themselves', async ({ app }) => {
    const { cohort, pairOf } = await startProgramme(app)
    const pair = await pairOf('Mei', 'Ana')
    const staff = await signedIn(app, addressOf('Olu'))
    await staff.open(`/cohorts/${cohort}/pairs/${pair.id}/end`)
    await staff.press('End this pair', { tell: [] })
    expect(await lettersNow(app)).toEqual([])
    expect((await staff.open(`/cohorts/${cohort}/pairs`)).text).toContain('with')
  })

  test('what is too long is said, and the pair goes on', async ({ app }) => {
    const { cohort, pairOf } = await startProgramme(app)
    const pair = await pairOf('Mei', 'Ana')
    const staff = await signedIn(app, addressOf('Olu'))
    const words = 'a'.repeat(2001)
    const to = `/cohorts/${cohort}/pairs/${pair.id}/end`
    const page = await staff.post(to, { tell: 'yes', words })
    expect([page.status, page.html.includes(words)]).toEqual([422, true])
    expect((await staff.open(to)).status).toBe(200)
  })
})

describe('a mentor leaves', () => {
  test('and each of her mentees is told; she herself is written to no more', async ({ app }) => {
    const { staff, placeOf } = await startProgramme(app, {
      pairs: [
        ['Mei', 'Ana'],
        ['Mei', 'Ben'],
      ],
    })
    await must(endPlace(app, staff, (await placeOf('Mei')).id))
    expect(await lettersNow(app)).toEqual([
      'Ana: Mei et vous ne faites plus route ensemble',
      'Ben: You and Mei no longer walk together',
    ])
  })

  test('for good, erased, and her mentee is told all the same', async ({ app }) => {
    await startProgramme(app)
    const mei = await signedIn(app, addressOf('Mei'))
    await mei.open('/me/leave')
    await mei.post('/me/leave', {})
    expect((await lettersNow(app)).filter(line => line.startsWith('Ana'))).toEqual([
      'Ana: Mei et vous ne faites plus route ensemble',
    ])
  })
})

describe('staff pair two by hand', () => {
  test('and both get a letter that says what speaks for them, if staff wish so', async ({
    app,
  }) => {
    const { cohort, placeOf } = await startProgramme(app, { pairs: [] })
    const staff = await signedIn(app, addressOf('Olu'))
    const pair = async (mentor: string, mentee: string, tell: string | string[]) => {
      await staff.open(`/cohorts/${cohort}/pairs`)
      const [a, b] = [await placeOf(mentor), await placeOf(mentee)]
      await staff.press('Pair them', { mentor: String(a.id), mentee: String(b.id), tell })
    }
    await pair('Bo', 'Ben', [])
    expect(await lettersNow(app)).toEqual([])
    await pair('Mei', 'Ana', 'yes')
    expect(await lettersNow(app)).toEqual([
      'Ana: Mei vous accompagne vers ICANN87',
      'Mei: Ana walks with you to ICANN87',
    ])
  })
})
