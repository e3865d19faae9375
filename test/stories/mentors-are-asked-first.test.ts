import { describe, expect } from 'vitest'
import { answerSoon } from '../../src/actions/matching/answer-proposals.ts'
import { askForPairs } from '../../src/actions/matching/ask-for-pairs.ts'
import { lapseAskings } from '../../src/actions/matching/ask-mentor.ts'
import { usualSettings } from '../../src/programme/proposals/settings.ts'
import { pairsOf } from '../../src/store/places.ts'
import { apartOf } from '../../src/store/wishes.ts'
import { proposalsOf } from '../../src/store/proposals.ts'
import { deliverAll, type TestApp } from '../app.ts'
import { addressOf, must, startProgramme } from '../cohort.ts'
import { signedIn } from '../site.ts'
import { test } from '../story.ts'

/** Staff look at a proposal and ask Mei about Ana; the letter she gets. */
async function askMei(app: TestApp) {
  const programme = await startProgramme(app, { pairs: [] })
  const { cohort, placeOf } = programme
  const { proposal } = await must(askForPairs(app, programme.staff, cohort, usualSettings))
  await answerSoon(app, proposal)
  const staff = await signedIn(app, addressOf('Olu'))
  const mei = await signedIn(app, addressOf('Mei'))
  const board = `/cohorts/${cohort}/matching/${proposal}`
  const two = { mentee: (await placeOf('Ana')).id, mentor: (await placeOf('Mei')).id }
  const said = { mentee: String(two.mentee), mentor: String(two.mentor) }
  await staff.post(`${board}/asking`, said)
  const letter = (await deliverAll(app)).find(one => one.subject.startsWith('Would you walk'))
  const [link = ''] = /https?:\/\/\S+\/journey\/asking\/\d+/.exec(letter?.text ?? '') ?? []
  return { ...programme, staff, mei, board, said, two, letter, link }
}

describe('a mentor who is asked first', () => {
  test('gets one letter with the day until which she can answer, and says yes', async ({ app }) => {
    const { cohort, staff, mei, board, said, letter, link, two } = await askMei(app)
    expect([letter?.to.address, letter?.text.includes('Thursday 30 July')]).toEqual([
      addressOf('Mei'),
      true,
    ])
    const twice = await staff.post(`${board}/asking`, said)
    expect([twice.status, twice.text.includes('is being asked already')]).toEqual([422, true])
    await mei.open(link)
    expect(mei.page.text).toContain('Would you walk with Ana?')
    await mei.press('Yes, gladly')
    expect(mei.page.text).toContain('You said yes.')
    expect(await pairsOf(app.db, cohort)).toEqual([])
    await staff.open(`${board}?open=${two.mentee}-${two.mentor}`)
    if (staff.page.text.includes('Ana with Mei')) {
      expect(staff.page.text).toContain('the mentor said yes')
    }
  })

  test('says no, with a reason only staff read, and a new draft is asked for', async ({ app }) => {
    const { cohort, mei, link, two } = await askMei(app)
    await mei.open(link)
    await mei.press('No, thank you', { reason: 'I am on leave' })
    const apart = await apartOf(app.db, cohort)
    expect(apart.map(({ mentor, mentee, why }) => ({ mentor, mentee, why }))).toEqual([
      { ...two, why: 'I am on leave' },
    ])
    const [newest] = await proposalsOf(app.db, cohort)
    expect([newest?.change.kind, newest?.publishedAt]).toEqual(['declined', null])
    const history = await app.db.selectFrom('history').select('details').execute()
    expect(JSON.stringify(history)).not.toContain('on leave')
    await mei.post(new URL(link).pathname, { answer: 'yes' })
    expect(mei.page.status).toBe(422)
  })

  test('and does not answer has not said yes: staff see it, once', async ({ app }) => {
    const { cohort, mei, link } = await askMei(app)
    expect(await lapseAskings(app)).toBe(0)
    app.clock.forward({ days: 7 })
    expect([await lapseAskings(app), await lapseAskings(app)]).toEqual([1, 0])
    expect((await apartOf(app.db, cohort)).length).toBe(1)
    const [newest] = await proposalsOf(app.db, cohort)
    expect(newest?.change.kind).toBe('lapsed')
    await mei.open(link)
    expect(mei.page.text).toContain('The time to answer is over')
  })

  test('is the only one who can answer', async ({ app }) => {
    const { link } = await askMei(app)
    const bo = await signedIn(app, addressOf('Bo'))
    expect((await bo.open(link)).status).toBe(404)
  })
})
