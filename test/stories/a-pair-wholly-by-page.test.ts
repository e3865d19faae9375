import { describe, expect } from 'vitest'
import { factsOf, stopsOf } from '../../src/programme/journey.ts'
import { standingOf } from '../../src/programme/ground-rules.ts'
import { dayAtMeeting } from '../../src/programme/meeting.ts'
import { talksAs } from '../../src/programme/talks.ts'
import { offersOf } from '../../src/store/ground-rules.ts'
import { entriesOf } from '../../src/store/journal.ts'
import { messagesOf } from '../../src/store/messages.ts'
import { talksOf } from '../../src/store/talks.ts'
import { readWalk } from '../../src/store/walks.ts'
import { deliverAll } from '../app.ts'
import { addressOf, startProgramme } from '../cohort.ts'
import { signedIn, type Visitor } from '../site.ts'
import { test } from '../story.ts'

/** Follows a link of the page she is on, by what it says. */
async function follow(visitor: Visitor, label: RegExp) {
  const links = [...visitor.page.html.matchAll(/<a [^>]*href="([^"]*)"[^>]*>(.*?)<\/a>/gs)]
  const found = links.find(([, , text]) => label.test((text ?? '').replace(/<[^>]*>/g, '').trim()))
  if (!found) throw new Error(`${visitor.page.path} has no link ${label}`)
  return visitor.open((found[1] ?? '').replaceAll('&amp;', '&'))
}

describe('one pair, by pages alone and without a script', () => {
  test('from the introduction to the journal, by links and buttons that are there', async ({
    app,
  }) => {
    const programme = await startProgramme(app, { pairs: [['Mei', 'Ben']] })
    const { cohort, pairOf, placeOf, cohortNow } = programme
    app.clock.set('2026-08-22T09:00:00Z')
    const pair = await pairOf('Mei', 'Ben')
    const mei = await signedIn(app, addressOf('Mei'))
    const ben = await signedIn(app, addressOf('Ben'))
    const home = `/cohorts/${cohort}/journey`

    // The mentor introduces herself, the mentee tells about himself, the way is chosen (R25–R31).
    await mei.open(`${home}/steps/introduce-yourself`)
    await follow(mei, /introduc/i)
    await mei.press('Send it to Ben', { words: 'Good morning, Ben. Tell me what you know.' })
    await ben.open(`${home}/steps/about-the-mentee`)
    await follow(ben, /answer/i)
    await ben.press('Send my answers', { expertise: 'The network of a school.' })
    await mei.open(home)
    expect(mei.page.text).toContain('The network of a school.')
    await mei.open(`${home}/steps/choose-the-route`)
    await follow(mei, /^Choose the route/)
    await mei.press('We take this way', { route: 'route-familiar' })

    // Ground rules, a message, a question about a page, a talk (R33–R37, R66).
    await ben.open(home)
    await follow(ben, /^Ground rules$/)
    await follow(ben, /^Write rules to offer/)
    await ben.press('Offer to Mei', { methods: ['mail'], hours: '1' })
    await mei.open(home)
    await follow(mei, /^Ground rules$/)
    await mei.press('I agree')
    await mei.open(home)
    await follow(mei, /^Write to Ben/)
    await mei.press('Send', { words: 'What keeps breaking?' })
    await ben.open(`/glossary`)
    await follow(ben, /^Ask about this page/)
    await ben.press('Ask Mei', { words: 'What is a registry?' })
    await mei.open(home)
    await follow(mei, /^Talks$/)
    await mei.press('Offer to Ben', { 'time-1': '2026-08-26T18:00' })
    await ben.open(home)
    await follow(ben, /^Talks$/)
    await ben.press('This one suits me')
    app.clock.set('2026-08-27T09:00:00Z')
    await ben.open(home)
    await follow(ben, /^Talks$/)
    await ben.press('Yes, we talked')

    // What was good is noted, and a line is written (R23, R61).
    await follow(ben, /^Note/)
    await ben.press('Keep it', { kind: 'works', words: 'One time was enough.', audience: 'staff' })
    await follow(ben, /^Journal$/)
    await ben.press('Keep it', { words: 'I was not afraid.' })

    const words = (await messagesOf(app.db, pair.id)).map(one => [one.kind, one.words])
    expect(words).toEqual([
      ['message', 'What keeps breaking?'],
      ['question', 'What is a registry?'],
    ])
    expect(standingOf(await offersOf(app.db, pair.id)).inForce?.rules.hours).toBe(1)
    expect(talksAs(await talksOf(app.db, pair.id)).held.length).toBe(1)
    const place = await placeOf('Ben')
    const entries = await entriesOf(app.db, place.id, { most: 5 })
    expect(entries.map(one => [one.kind, one.words, one.audience])).toEqual([
      ['entry', 'I was not afraid.', 'me'],
      ['works', 'One time was enough.', 'staff'],
    ])
    const now = await cohortNow()
    const walk = await readWalk(app.db, now)
    const stops = stopsOf(factsOf(walk, place, 'en'), dayAtMeeting(now.meeting, app.now()))
    const done = stops.filter(stop => stop.state === 'done').map(stop => stop.step.key)
    expect(done).toEqual(expect.arrayContaining(['about-the-mentee', 'ground-rules']))
    expect((await deliverAll(app)).length).toBeGreaterThan(0)
  })
})
