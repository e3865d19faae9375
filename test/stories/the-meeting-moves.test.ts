import { describe, expect } from 'vitest'
import { changeStep } from '../../src/actions/change-step.ts'
import { fireDueSteps } from '../../src/actions/fire-due-steps.ts'
import { moveMeeting, shiftsOf } from '../../src/actions/move-meeting.ts'
import { firings } from '../../src/programme/calendar.ts'
import { firedIn } from '../../src/store/cohorts.ts'
import { guideOf } from '../../src/store/guides.ts'
import { say } from '../../src/words.ts'
import { deliverAll, type TestApp } from '../app.ts'
import { addressOf, muscat, must, startProgramme, type Programme } from '../cohort.ts'
import { writtenTo } from '../letters.ts'
import { words } from '../page.ts'
import { signedIn } from '../site.ts'
import { test } from '../story.ts'

const fortnightLater = {
  ...muscat,
  startsOn: Temporal.PlainDate.from('2026-10-31'),
  endsOn: Temporal.PlainDate.from('2026-11-05'),
}
const everybody = ['Ana', 'Ben', 'Bo', 'Mei', 'Noor']
const allOfThem = ['Ana', 'Ben', 'Bo', 'Mei', 'Noor', 'Olu', 'Petra']

/** The days on which all now lies that a letter sent has not fixed. */
async function daysAhead(app: TestApp, programme: Programme) {
  const cohort = await programme.cohortNow()
  const fired = await firedIn(app.db, cohort.id)
  return firings(await guideOf(app.db, cohort.edition), cohort.meeting, cohort.changes)
    .filter(one => one.letter === null || !fired.has(one.key))
    .map(one => `${one.key} ${one.on}`)
}

test('what has gone stays gone, what has not moves along, and everybody is told once (R3)', async ({
  app,
}) => {
  const programme = await startProgramme(app)
  await fireDueSteps(app)
  await deliverAll(app)
  expect(await writtenTo(app.db, 'overall-introduction')).toEqual(everybody)

  await must(moveMeeting(app, programme.staff, programme.cohort, fortnightLater))
  for (const day of ['2026-07-26', '2026-08-08', '2026-08-22']) {
    app.clock.set(`${day}T12:00:00Z`)
    await fireDueSteps(app)
    await deliverAll(app)
  }
  expect(await writtenTo(app.db, 'meeting-days')).toEqual(allOfThem)
  expect(await writtenTo(app.db, 'overall-introduction')).toEqual(everybody)
  expect(await writtenTo(app.db, 'introduction-to-mentors')).toEqual([])

  app.clock.set('2026-09-04T20:00:00Z')
  await fireDueSteps(app)
  expect(await writtenTo(app.db, 'introduction-to-mentors')).toEqual(['Bo', 'Mei'])
})

test('the letter says what was and what is, in the reader’s language', async ({ app }) => {
  const programme = await startProgramme(app)
  const away = { ...fortnightLater, city: 'Salalah' }
  await must(moveMeeting(app, programme.staff, programme.cohort, away))
  const letters = await deliverAll(app)
  const textTo = (name: string) => letters.find(one => one.to.name === name)?.text ?? ''
  const plainly = textTo('Ben').replace(/\s+/g, ' ')
  expect(plainly).toContain(
    'It was to be Muscat, Saturday, 17 October 2026. It is now Salalah, Saturday, 31 October 2026.',
  )
  expect(textTo('Ana')).toContain('samedi 31 octobre 2026')
})

test('pressing the button twice tells nobody twice', async ({ app }) => {
  const programme = await startProgramme(app)
  const { cohort, staff } = programme
  const outcomes = await Promise.all(
    [1, 2].map(() => moveMeeting(app, staff, cohort, fortnightLater)),
  )
  expect(outcomes.map(outcome => outcome.ok).sort()).toEqual([false, true])
  expect(await writtenTo(app.db, 'meeting-days')).toEqual(allOfThem)
})

test('moving it a second time is told a second time', async ({ app }) => {
  const programme = await startProgramme(app, { people: [], pairs: [] })
  const { cohort, staff } = programme
  await must(moveMeeting(app, staff, cohort, fortnightLater))
  app.clock.forward({ days: 1 })
  await must(moveMeeting(app, staff, cohort, muscat))
  expect(await writtenTo(app.db, 'meeting-days')).toEqual(['Olu', 'Olu'])
})

test('somebody who has left the cohort is not told', async ({ app }) => {
  const programme = await startProgramme(app)
  const { endPlace } = await import('../../src/actions/keep-place.ts')
  const ben = await programme.placeOf('Ben')
  await must(endPlace(app, programme.staff, ben.id))
  await must(moveMeeting(app, programme.staff, programme.cohort, fortnightLater))
  expect(await writtenTo(app.db, 'meeting-days')).toEqual(allOfThem.filter(name => name !== 'Ben'))
})

test('the preview before the move says exactly what the move then does', async ({ app }) => {
  const programme = await startProgramme(app)
  const { cohort, staff } = programme
  await fireDueSteps(app)
  const to = Temporal.PlainDate.from('2026-08-20')
  const change = { step: 'ground-rules', change: { kind: 'move', to }, why: 'A holiday' } as const
  await must(changeStep(app, staff, cohort, change))

  const known = await programme.cohortNow()
  const promised = (await shiftsOf(app, app.db, known, fortnightLater))
    .filter(shift => shift.fate !== 'stays sent')
    .map(shift => `${shift.firing.key} ${shift.to}`)
  await must(moveMeeting(app, staff, cohort, fortnightLater))
  expect(await daysAhead(app, programme)).toEqual(promised)
})

test('a meeting that moves nearer: what the preview says goes at once goes, what is over does not', async ({
  app,
}) => {
  const programme = await startProgramme(app)
  const { cohort, staff } = programme
  app.clock.set('2026-08-20T12:00:00Z')
  await fireDueSteps(app)
  const nearer = {
    ...muscat,
    startsOn: Temporal.PlainDate.from('2026-09-19'),
    endsOn: Temporal.PlainDate.from('2026-09-24'),
  }
  const preview = await shiftsOf(app, app.db, await programme.cohortNow(), nearer)
  const promised = (...fates: string[]) =>
    preview.filter(shift => fates.includes(shift.fate)).map(shift => shift.firing.key)
  const sent = new Set((await firedIn(app.db, cohort)).keys())
  await must(moveMeeting(app, staff, cohort, nearer))
  await fireDueSteps(app)
  await fireDueSteps(app)

  const now = [...(await firedIn(app.db, cohort)).keys()].filter(key => !sent.has(key)).sort()
  expect(now).toEqual(promised('goes at once', 'opens at once').sort())
  expect(promised('impossible')).toContain('introduction-to-mentors')
  expect(promised('opens at once')).toContain('structure-and-bylaws')
  expect(await writtenTo(app.db, 'introduction-to-mentors')).toEqual([])
})

const shiftsLabel = say('en', 'meeting.fate.shifts')
const staysSent = say('en', 'meeting.fate.stays-sent')

/** A row of a table as its cells read, found by its first. */
function rowOf(html: string, title: string): string[] {
  const row = [...html.matchAll(/<tr>[\s\S]*?<\/tr>/g)].map(([one]) => one)
  const found = row.find(one => words(one).startsWith(title)) ?? ''
  return words(found).split('\n')
}

test('what was sent keeps the day it went, on every page, however often the meeting moves; a step without a letter moves', async ({
  app,
}) => {
  const { cohort } = await startProgramme(app)
  app.clock.set('2026-07-27T09:00:00Z')
  await fireDueSteps(app)
  const olu = await signedIn(app, addressOf('Olu'))
  const preview = async (starts: string, ends: string) => {
    await olu.open(`/cohorts/${cohort}/meeting`)
    await olu.press(say('en', 'meeting.show'), { starts, ends })
    return olu.page.html
  }
  const letter = 'First letter to everyone'
  const step = 'Travel, registration and visa'
  const first = await preview('2026-10-31', '2026-11-05')
  expect(rowOf(first, letter)).toEqual([letter, '27 July', '–', staysSent])
  expect(rowOf(first, step)).toEqual([step, '25 July', '8 August', shiftsLabel])
  await olu.press(say('en', 'meeting.confirm'))
  const second = await preview('2026-11-14', '2026-11-19')
  expect(rowOf(second, letter)).toEqual([letter, '27 July', '–', staysSent])
  expect(rowOf(second, step)).toEqual([step, '8 August', '22 August', shiftsLabel])

  await olu.open(`/cohorts/${cohort}/steps`)
  expect(rowOf(olu.page.html, letter).at(-1)).toBe('went out on 27 July')
  expect(rowOf(olu.page.html, step)[1]).toBe('8 August to 4 September')
  await olu.open(`/cohorts/${cohort}/letters`)
  expect(olu.page.text).toContain('went out on 27 July')
})

describe('what is told is what has changed', () => {
  const salalah = { city: 'Salalah' }

  test('another place alone: its own letter, its own line of history, and no day moves', async ({
    app,
  }) => {
    const programme = await startProgramme(app)
    const { cohort, staff } = programme
    await fireDueSteps(app)
    const to = Temporal.PlainDate.from('2026-08-20')
    const change = { step: 'ground-rules', change: { kind: 'move', to }, why: 'A holiday' } as const
    await must(changeStep(app, staff, cohort, change))
    const before = await daysAhead(app, programme)
    await deliverAll(app)
    const olu = await signedIn(app, addressOf('Olu'))
    await olu.open(`/cohorts/${cohort}/meeting`)
    await olu.press(say('en', 'meeting.show'), salalah)
    expect(olu.page.text).toContain(say('en', 'meeting.preview.days-stay'))
    await olu.press(say('en', 'meeting.confirm.place'))
    expect(olu.page.html).toContain(say('en', 'said.re-placed'))
    expect(await daysAhead(app, programme)).toEqual(before)
    const letters = await deliverAll(app)
    const toBen = letters.find(one => one.to.name === 'Ben')
    expect(toBen?.subject).toBe('ICANN87: another place')
    expect(toBen?.text.replace(/\s+/g, ' ')).toContain(
      'It was to be in Muscat. It is now in Salalah. Its days stay: it begins on 17 October.',
    )
    await olu.open(`/cohorts/${cohort}/history`)
    const values = { before: 'Muscat', city: 'Salalah' }
    expect(olu.page.text).toContain(say('en', 'history.re-placed-meeting', values))
  })

  test('other days alone: a letter about days; the city is said as its reader writes it', async ({
    app,
  }) => {
    const programme = await startProgramme(app)
    await must(moveMeeting(app, programme.staff, programme.cohort, fortnightLater))
    const letters = await deliverAll(app)
    const textTo = (name: string) =>
      (letters.find(one => one.to.name === name)?.text ?? '').replace(/\s+/g, ' ')
    expect(textTo('Ben')).toContain(
      'It was to begin on Saturday, 17 October 2026. It now begins on Saturday, 31 October 2026.',
    )
    expect(textTo('Ana')).toContain('Le lieu ne change pas : Mascate.')
    expect(textTo('Noor')).toContain('أما المكان فباقٍ: مسقط.')
  })

  test('another name alone is written to nobody; nothing changed is said before anything is shown', async ({
    app,
  }) => {
    const { cohort } = await startProgramme(app)
    const olu = await signedIn(app, addressOf('Olu'))
    await olu.open(`/cohorts/${cohort}/meeting`)
    await olu.press(say('en', 'meeting.show'))
    expect([olu.page.status, olu.page.text.includes(say('en', 'meeting.problem.same'))]).toEqual([
      422,
      true,
    ])
    await olu.press(say('en', 'meeting.show'), { meetingName: 'ICANN 87' })
    await olu.press(say('en', 'meeting.confirm.name'))
    expect(await deliverAll(app)).toEqual([])
    await olu.open(`/cohorts/${cohort}/history`)
    expect(olu.page.text).toContain(say('en', 'history.renamed-meeting', { meeting: 'ICANN 87' }))
  })
})
