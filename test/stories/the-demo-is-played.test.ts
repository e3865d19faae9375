import { describe, expect } from 'vitest'
import { keepEntry } from '../../src/actions/keep-entry.ts'
import { moveClock } from '../../src/actions/move-clock.ts'
import { moveMeeting } from '../../src/actions/move-meeting.ts'
import { openDemo } from '../../src/actions/open-demo.ts'
import { pairPeople } from '../../src/actions/pair-people.ts'
import { playPersonas } from '../../src/actions/play-personas.ts'
import type { App } from '../../src/app.ts'
import { forgetGuides } from '../../src/store/guides.ts'
import { house } from '../../src/store/house.ts'
import { entryMarksIn } from '../../src/store/journeys.ts'
import { lettersTo } from '../../src/store/letters.ts'
import { allThatHappened, enterDemo, lettersCounted } from '../demo.ts'
import { glance, placeNamed, timeInMuscat } from '../demo.ts'
import { must, muscat, startProgramme } from '../cohort.ts'
import { empty } from '../fresh.ts'
import { test } from '../story.ts'

const untilFiveWeeks = {
  'overall-introduction posted': 38,
  'travel-reminder posted': 28,
  'introduction-to-mentors posted': 14,
  'introduction posted': 21,
  'introduction-reminder posted': 3,
  'answers-reminder posted': 3,
  'ground-rules-reminder posted': 18,
  'learning-account-reminder posted': 6,
  'message posted': 8,
  'question posted': 2,
  'ground-rules-offered posted': 3,
  'from-staff posted': 38,
  'ground-rules-in-force posted': 4,
  'silence-gentle posted': 8,
  'silence-channel posted': 6,
  'silence-staff posted': 3,
  'help-asked posted': 7,
  'room-post posted': 64,
  'partner-away posted': 1,
  'you-have-a-cover posted': 1,
  'you-cover posted': 1,
}

/** Everything that is told once about a person: who did what to what, without its time. */
const doings = (lines: string[]) =>
  lines.filter(line => /^(did-step|skipped-step|introduced|answered)/.test(line))

describe('whoever enters', () => {
  test('at twelve weeks finds the first letter in everybody’s mail', async ({ app }) => {
    await enterDemo(app, 'twelve-weeks')
    expect(await timeInMuscat(app)).toBe('2026-07-25T09:00:00')
    expect(await lettersCounted(app.db)).toEqual({ 'overall-introduction posted': 38 })
  })

  test('at eight weeks finds mentors who are about to introduce themselves', async ({ app }) => {
    await enterDemo(app, 'eight-weeks')
    expect(await timeInMuscat(app)).toBe('2026-08-22T09:00:00')
    expect(await lettersCounted(app.db)).toEqual({
      'overall-introduction posted': 38,
      'travel-reminder posted': 28,
      'introduction-to-mentors posted': 14,
      'room-post posted': 32,
    })
  })

  test('at five weeks finds five pairs that could use a word, and the mentor one of them waits for (R25)', async ({
    app,
  }) => {
    await enterDemo(app, 'five-weeks')
    expect(await timeInMuscat(app)).toBe('2026-09-12T09:00:00')
    expect(await lettersCounted(app.db)).toEqual(untilFiveWeeks)
    expect(await glance(app)).toEqual({
      stuck: [
        'Chipo Nyathi: introduce-yourself',
        'Dilnoza Rahimova: mission-and-structure',
        'Teuila Faleafa: what-icann-brings',
        'Yusuf Abdi Warsame: ground-rules',
        'Rosa Ixchel Tun: ground-rules',
        'Oksana Hrytsenko: travel-registration-visa',
      ],
      waiting: 1,
      overdue: 2,
    })
  })
})

test('walking to five weeks, by days and weeks, is the same as coming in there', async ({
  app,
  database,
}) => {
  await enterDemo(app, 'five-weeks')
  const cameIn = await allThatHappened(app.db)
  await empty(database)
  forgetGuides()

  await enterDemo(app, 'twelve-weeks')
  for (let day = 0; day < 7; day += 1) await must(moveClock(app, 'day', app.deliver))
  for (let week = 1; week < 7; week += 1) await must(moveClock(app, 'week', app.deliver))
  expect(await timeInMuscat(app)).toBe('2026-09-12T09:00:00')
  expect(await allThatHappened(app.db)).toEqual(cameIn)
})

test('after the meeting everybody has each letter of the programme once', async ({ app }) => {
  await enterDemo(app, 'day-after')
  expect(await timeInMuscat(app)).toBe('2026-10-23T09:00:00')
  await must(moveClock(app, 'step', app.deliver))
  expect(await lettersCounted(app.db)).toEqual({
    ...untilFiveWeeks,
    'sessions-reminder posted': 10,
    'review posted': 45,
    'silence-gentle posted': 18,
    'silence-channel posted': 8,
    'silence-staff posted': 12,
    'help-overdue posted': 7,
    'cover-ended posted': 2,
  })
  const amaru = await placeNamed(app, 'Amaru Quispe')
  const letters = (await lettersTo(app.db, amaru.person)).map(letter => letter.template)
  expect(letters.toReversed()).toEqual([
    'overall-introduction',
    'travel-reminder',
    'introduction',
    'ground-rules-offered',
    'message',
    'ground-rules-in-force',
    'from-staff',
    'message',
    'sessions-reminder',
    'review',
  ])
})

test('nothing happens twice, however often the personas are asked', async ({ app }) => {
  await enterDemo(app, 'five-weeks')
  const before = await allThatHappened(app.db)
  const now = app.wallNow().add((await house(app.db)).ahead)
  expect(await playPersonas({ ...app, now: () => now }, now, now)).toBe(0)
  await Promise.all([1, 2, 3].map(() => moveClock(app, 'day', app.deliver)))
  expect(await timeInMuscat(app)).toBe('2026-09-13T09:00:00')

  const after = await allThatHappened(app.db)
  expect(before.filter(line => !after.includes(line))).toEqual([])
  const once = after.filter(line => !line.startsWith('paired'))
  expect(new Set(once).size).toBe(once.length)
})

test('personas walk with a meeting that moves, and do nothing again', async ({ app }) => {
  await enterDemo(app, 'five-weeks')
  const marit = await placeNamed(app, 'Marit Solheim')
  const later = {
    ...muscat,
    startsOn: Temporal.PlainDate.from('2026-10-31'),
    endsOn: Temporal.PlainDate.from('2026-11-05'),
  }
  const before = doings(await allThatHappened(app.db))
  await must(moveMeeting(app, marit.person, marit.cohort, later))
  await must(moveClock(app, 'week', app.deliver))
  await must(moveClock(app, 'week', app.deliver))
  expect(doings(await allThatHappened(app.db))).toEqual(before)
  await must(moveClock(app, 'week', app.deliver))
  expect(doings(await allThatHappened(app.db)).length).toBeGreaterThan(before.length)
})

test('what a visitor did through a persona’s eyes stays', async ({ app }) => {
  await enterDemo(app, 'twelve-weeks')
  const amaru = await placeNamed(app, 'Amaru Quispe')
  const now = app.wallNow().add((await house(app.db)).ahead)
  const kept = { state: 'not-needed', on: null, note: 'I was there last year' } as const
  await must(keepEntry({ ...app, now: () => now }, amaru, 'visa', kept))
  for (const move of ['week', 'week', 'week', 'week'] as const)
    await moveClock(app, move, app.deliver)

  const visa = (await entryMarksIn(app.db, amaru.cohort)).filter(
    mark => mark.place === amaru.id && mark.entry === 'visa',
  )
  expect(visa.map(({ state, note }) => `${state}: ${note}`)).toEqual([
    'not-needed: I was there last year',
  ])
})

test('a mentor whom staff find later writes to her mentee at the next move', async ({ app }) => {
  await enterDemo(app, 'five-weeks')
  const marit = await placeNamed(app, 'Marit Solheim')
  const lin = await placeNamed(app, '林瑋婷')
  const anjali = await placeNamed(app, 'Anjali Deshmukh')
  const found = { mentor: anjali.id, mentee: lin.id }
  await must(pairPeople(app, marit.person, marit.cohort, found))
  await must(moveClock(app, 'day', app.deliver))
  const [newest] = await lettersTo(app.db, lin.person)
  expect(newest?.template).toBe('introduction')
})

describe('the house', () => {
  test('opens once', async ({ app }) => {
    await enterDemo(app, 'twelve-weeks')
    const again = await openDemo(app, 'five-weeks', app.deliver)
    expect(again).toEqual({ ok: false, problems: [{ key: 'set-up.problem.opened' }] })
    expect(await timeInMuscat(app)).toBe('2026-07-25T09:00:00')
  })

  test('stays empty when not everybody can move in', async ({ app }) => {
    await expect(openDemo(app, 'five-weeks', app.deliver)).rejects.toThrow('no edition')
    expect((await house(app.db)).kind).toBe('empty')
    await enterDemo(app, 'twelve-weeks')
    expect((await house(app.db)).kind).toBe('demo')
  })

  test('can walk on when the walk broke off half-way', async ({ app }) => {
    let stumbled = false
    const stumbling = async (then: App) => {
      const stumbles = !stumbled && String(then.now()) === '2026-08-22T05:00:00Z'
      stumbled ||= stumbles
      if (stumbles) throw new Error('The postman stumbled')
      await app.deliver(then)
    }
    await expect(enterDemo({ ...app, deliver: stumbling }, 'five-weeks')).rejects.toThrow(
      'stumbled',
    )
    expect(await timeInMuscat(app)).toBe('2026-08-22T09:00:00')

    for (let week = 0; week < 3; week += 1) await must(moveClock(app, 'week', app.deliver))
    expect(await lettersCounted(app.db)).toEqual(untilFiveWeeks)
  })

  test('of a real programme has a clock nobody can move', async ({ app }) => {
    await startProgramme(app)
    const moved = await moveClock(app, 'week', app.deliver)
    expect(moved).toEqual({ ok: false, problems: [{ key: 'problem.not-allowed' }] })
    expect((await house(app.db)).ahead.total('seconds')).toBe(0)
  })
})
