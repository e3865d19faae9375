import { describe, expect } from 'vitest'
import { changePlace, endPlace } from '../../src/actions/keep-place.ts'
import { agreeToRules } from '../../src/actions/ground-rules/agree-to-rules.ts'
import { offerRules } from '../../src/actions/ground-rules/offer-rules.ts'
import { answerSoon } from '../../src/actions/matching/answer-proposals.ts'
import { askForPairs } from '../../src/actions/matching/ask-for-pairs.ts'
import { moveClock } from '../../src/actions/move-clock.ts'
import { pairPeople } from '../../src/actions/pair-people.ts'
import { noRules, standingOf } from '../../src/programme/ground-rules.ts'
import { usualSettings } from '../../src/programme/proposals/settings.ts'
import { offersOf } from '../../src/store/ground-rules.ts'
import { pairsOf } from '../../src/store/places.ts'
import { proposalBy } from '../../src/store/proposals.ts'
import type { TestApp } from '../app.ts'
import { must } from '../cohort.ts'
import { enterDemo, placeNamed } from '../demo.ts'
import { test } from '../story.ts'

/** What somebody was written about a silence, the oldest first. */
async function aboutSilence(app: TestApp, name: string) {
  const { person } = await placeNamed(app, name)
  const rows = await app.db
    .selectFrom('letter')
    .select(['template', 'owed_at'])
    .where('to_person_id', '=', person)
    .where('template', 'like', 'silence-%')
    .orderBy('id')
    .execute()
  return rows.map(row => `${row.template} on ${String(row.owed_at).slice(0, 10)}`)
}

const weeks = async (app: TestApp, count: number) => {
  for (let week = 0; week < count; week += 1) await must(moveClock(app, 'week', app.deliver))
}

describe('by the demo’s clock', () => {
  test('a pair that falls silent gets its two words, and staff the third (R54)', async ({
    app,
  }) => {
    await enterDemo(app, 'five-weeks')
    const kinds = async (name: string) =>
      (await aboutSilence(app, name)).map(word => word.split(' ')[0])
    const both = ['silence-gentle', 'silence-channel']
    expect([await kinds('Rosa Ixchel Tun'), await kinds('Paulo Siqueira')]).toEqual([both, both])
    expect(await kinds('Teuila Faleafa')).toEqual(['silence-gentle'])
    const staff = await placeNamed(app, 'Marit Solheim')
    const told = await app.db
      .selectFrom('letter')
      .select(['subject'])
      .where('to_person_id', '=', staff.person)
      .where('template', '=', 'silence-staff')
      .execute()
    expect(told).toEqual([
      { subject: 'Rosa Ixchel Tun and Paulo Siqueira could use a word from you' },
    ])
  })

  test('a pair with quiet days hears nothing in them', async ({ app }) => {
    await enterDemo(app, 'eight-weeks')
    await weeks(app, 1)
    const mentee = await placeNamed(app, 'Teuila Faleafa')
    const [pair] = await pairsOf(app.db, mentee.cohort, mentee.id)
    if (!pair) throw new Error('Teuila walks with nobody')
    const quietDays = [{ from: '2026-08-30', to: '2026-09-30' }]
    const rules = { ...noRules, methods: ['mail' as const], quietDays }
    await must(offerRules(app, mentee.person, pair, rules))
    const mentor = await placeNamed(app, 'Hiroshi Endo')
    const { waiting } = standingOf(await offersOf(app.db, pair.id))
    await must(agreeToRules(app, mentor.person, pair, waiting?.id ?? 0))
    await weeks(app, 2)
    expect(await aboutSilence(app, 'Teuila Faleafa')).toEqual([])
    expect((await aboutSilence(app, 'Dilnoza Rahimova')).length).toBeGreaterThan(0)
  })

  test('a mentor with five mentees leaves: each is told, and all five are proposed to others', async ({
    app,
  }) => {
    await enterDemo(app, 'five-weeks')
    const mentor = await placeNamed(app, 'Fatoumata Diarra')
    const staff = await placeNamed(app, 'Marit Solheim')
    const { cohort } = mentor
    await must(changePlace(app, staff.person, mentor.id, { ...mentor, capacity: 5 }))
    const alone = await app.db
      .selectFrom('place')
      .leftJoin('pair', join =>
        join.onRef('pair.mentee_id', '=', 'place.id').on('pair.ended_at', 'is', null),
      )
      .select('place.id')
      .where('place.role', '=', 'mentee')
      .where('place.cohort_id', '=', cohort)
      .where('pair.id', 'is', null)
      .execute()
    for (const { id } of alone) {
      await must(pairPeople(app, staff.person, cohort, { mentor: mentor.id, mentee: id }))
    }
    const hers = (await pairsOf(app.db, cohort, mentor.id)).map(pair => pair.mentee)
    expect(hers.length).toBe(5)
    await must(endPlace(app, staff.person, mentor.id))
    await must(moveClock(app, 'day', app.deliver))
    const told = await app.db
      .selectFrom('letter')
      .innerJoin('place', 'place.person_id', 'letter.to_person_id')
      .select('place.id')
      .where('template', '=', 'ended-for-mentee')
      .where('state', '=', 'posted')
      .execute()
    expect(told.map(one => one.id).toSorted()).toEqual(hers.toSorted())
    const { proposal } = await must(askForPairs(app, staff.person, cohort, usualSettings))
    await answerSoon(app, proposal, 60_000)
    const asked = (await proposalBy(app.db, cohort, proposal))?.asked.mentees.map(one => one.id)
    expect(hers.filter(id => asked?.includes(id)).length).toBe(5)
  })
})
