import { describe, expect } from 'vitest'
import { changeStep, sendStepNow } from '../../src/actions/change-step.ts'
import { holdOneLetter } from '../../src/actions/edit-letter.ts'
import { fireDueSteps } from '../../src/actions/fire-due-steps.ts'
import { endPlace } from '../../src/actions/keep-place.ts'
import { leaveForGood, stopReminders } from '../../src/actions/keep-profile.ts'
import { onceKey, type OwedLetter } from '../../src/programme/letters.ts'
import { oweLetters } from '../../src/store/letters.ts'
import { claimLetters, markPosting } from '../../src/store/posting.ts'
import { deliverAll } from '../app.ts'
import { addressOf, must, startProgramme, type Programme } from '../cohort.ts'
import { lettersThere, writtenTo } from '../letters.ts'
import { test } from '../story.ts'

const first = 'overall-introduction'
const everybody = ['Ana', 'Ben', 'Bo', 'Mei', 'Noor']

async function promise(programme: Programme, name: string): Promise<OwedLetter> {
  const { person } = await programme.placeOf(name)
  return {
    onceKey: onceKey(programme.cohort, first, person),
    cohort: programme.cohort,
    step: first,
    template: first,
    to: person,
    from: null,
    values: {},
    essential: true,
  }
}

describe('a promise has one key', () => {
  test('and made twice it is one letter', async ({ app }) => {
    const programme = await startProgramme(app)
    const letters = [await promise(programme, 'Ana'), await promise(programme, 'Ben')]
    const made = await Promise.all([1, 2, 3].map(() => oweLetters(app.db, letters, app.now())))
    expect(made.sort()).toEqual([0, 0, 2])
    expect(await writtenTo(app.db, first)).toEqual(['Ana', 'Ben'])
  })

  test('and a thousand at once are a thousand letters, no more the second time', async ({
    app,
  }) => {
    const programme = await startProgramme(app)
    const ana = await promise(programme, 'Ana')
    const many = Array.from({ length: 1000 }, (_, at) => ({ ...ana, onceKey: `many/${at}` }))
    expect(await oweLetters(app.db, many, app.now())).toBe(1000)
    expect(await oweLetters(app.db, many, app.now())).toBe(0)
  })

  test('and goes to the post once, however often the postman comes', async ({ app }) => {
    await startProgramme(app)
    await fireDueSteps(app)
    await Promise.all([1, 2, 3].map(() => app.deliver(app)))
    await app.deliver(app)
    expect(app.posted.map(envelope => envelope.to.name).sort()).toEqual(everybody)
    expect(new Set(app.posted.map(envelope => envelope.messageId)).size).toBe(5)
  })
})

describe('staff hold a letter', () => {
  test('and it waits while the others go; let go, it goes once', async ({ app }) => {
    const programme = await startProgramme(app)
    const { cohort, staff } = programme
    await fireDueSteps(app)
    const { id } = await app.db
      .selectFrom('letter')
      .innerJoin('person', 'person.id', 'letter.to_person_id')
      .select('letter.id')
      .where('person.name', '=', 'Ben')
      .executeTakeFirstOrThrow()
    await must(holdOneLetter(app, staff, cohort, { letter: id, hold: true }))
    const gone = await deliverAll(app)
    expect(gone.map(envelope => envelope.to.name).sort()).toEqual(['Ana', 'Bo', 'Mei', 'Noor'])

    await must(holdOneLetter(app, staff, cohort, { letter: id, hold: false }))
    expect((await deliverAll(app)).map(envelope => envelope.to.name)).toEqual(['Ben'])
  })

  test('even while the postman has it in his hand', async ({ app }) => {
    const programme = await startProgramme(app)
    const { cohort, staff } = programme
    await oweLetters(app.db, [await promise(programme, 'Ana')], app.now())
    const terms = { most: 20, leaseSeconds: 120 }
    const [claimed] = await claimLetters(app.db, 'Pat', app.now(), terms)
    await must(holdOneLetter(app, staff, cohort, { letter: claimed?.id ?? 0, hold: true }))

    const sent = { language: 'en', subject: '', body: '', why: '', address: addressOf('Ana') }
    const going = [{ id: claimed?.id ?? 0, ...sent }]
    const at = { posting: app.now(), posted: app.now() }
    expect(await markPosting(app.db, 'Pat', { going, taken: [] }, at)).toEqual(new Set())
    expect(await lettersThere(app.db)).toEqual([`${first} to Ana: owed`])
  })

  test('but not one that has gone', async ({ app }) => {
    const programme = await startProgramme(app)
    await oweLetters(app.db, [await promise(programme, 'Ana')], app.now())
    await deliverAll(app)
    const { id } = await app.db.selectFrom('letter').select('id').executeTakeFirstOrThrow()
    const { cohort, staff } = programme
    const outcome = await holdOneLetter(app, staff, cohort, { letter: id, hold: true })
    expect(outcome).toEqual({ ok: false, problems: [{ key: 'letters.problem.sent' }] })
  })

  test('or a whole step, which then waits past its day until they send it', async ({ app }) => {
    const programme = await startProgramme(app)
    const { cohort, staff } = programme
    const hold = { step: first, change: { kind: 'hold' }, why: '' } as const
    await must(changeStep(app, staff, cohort, hold))
    await fireDueSteps(app)
    app.clock.forward({ days: 3 })
    await fireDueSteps(app)
    expect(await writtenTo(app.db, first)).toEqual([])

    await must(sendStepNow(app, staff, await programme.cohortNow(), first))
    await fireDueSteps(app)
    expect(await writtenTo(app.db, first)).toEqual(everybody)
    const again = await sendStepNow(app, staff, await programme.cohortNow(), first)
    expect(again).toEqual({ ok: false, problems: [{ key: 'letters.problem.sent' }] })
  })
})

describe('somebody confirmed after a step has fired', () => {
  test('gets its letter at the next tick, once, and nobody else gets it again', async ({ app }) => {
    const programme = await startProgramme(app)
    await fireDueSteps(app)
    app.clock.forward({ days: 5 })
    await programme.add({ name: 'Zoe', role: 'mentee' })
    await Promise.all([1, 2, 3].map(() => fireDueSteps(app)))
    await fireDueSteps(app)
    expect(await writtenTo(app.db, first)).toEqual([...everybody, 'Zoe'])
  })

  test('gets no letter that is for others, and no reminder of what was before', async ({ app }) => {
    const programme = await startProgramme(app)
    app.clock.set('2026-08-26T12:00:00Z')
    await fireDueSteps(app)
    await programme.add({ name: 'Zoe', role: 'mentee' })
    await fireDueSteps(app)
    const toZoe = (await lettersThere(app.db)).filter(line => line.includes('Zoe'))
    expect(toZoe).toEqual([`${first} to Zoe: owed`])
    expect(await writtenTo(app.db, 'introduction-to-mentors')).toEqual(['Bo', 'Mei'])
    expect(await writtenTo(app.db, 'travel-reminder')).toEqual(everybody)
  })

  test('and who left before and comes back is not written to again', async ({ app }) => {
    const programme = await startProgramme(app)
    await fireDueSteps(app)
    await must(endPlace(app, programme.staff, (await programme.placeOf('Ben')).id))
    await programme.add({ name: 'Ben', role: 'mentee' })
    await fireDueSteps(app)
    expect(await writtenTo(app.db, first)).toEqual(everybody)
  })
})

describe('somebody who asked for no reminders', () => {
  test('gets none, though the others do, and still gets what matters to everybody', async ({
    app,
  }) => {
    const programme = await startProgramme(app)
    const ben = await programme.placeOf('Ben')
    await must(stopReminders(app, ben.person))
    app.clock.set('2026-08-15T12:00:00Z')
    await fireDueSteps(app)
    expect(await writtenTo(app.db, 'travel-reminder')).toEqual(['Ana', 'Bo', 'Mei', 'Noor'])
    expect(await writtenTo(app.db, first)).toEqual(everybody)
  })
})

test('somebody who left gets nothing more', async ({ app }) => {
  const programme = await startProgramme(app)
  await must(endPlace(app, programme.staff, (await programme.placeOf('Ben')).id))
  await fireDueSteps(app)
  expect(await writtenTo(app.db, first)).toEqual(['Ana', 'Bo', 'Mei', 'Noor'])
})

test('a letter to somebody who was erased meanwhile comes to staff’s tray and leaves for nobody', async ({
  app,
}) => {
  const programme = await startProgramme(app)
  await fireDueSteps(app)
  const ben = await programme.placeOf('Ben')
  await must(leaveForGood(app, ben.person, 'Somebody'))
  const gone = await deliverAll(app)
  expect(gone.map(envelope => envelope.to.name).sort()).toEqual(['Ana', 'Bo', 'Mei', 'Noor'])
  const letters = await lettersThere(app.db)
  expect(letters.filter(line => !line.endsWith(': posted'))).toEqual([
    `${first} to Somebody: bounced`,
  ])
})

test('a letter that cannot be filled comes to staff’s tray and keeps nobody waiting', async ({
  app,
}) => {
  const programme = await startProgramme(app)
  const broken = { ...(await promise(programme, 'Ana')), onceKey: 'broken', template: 'nowhere' }
  await oweLetters(app.db, [broken, await promise(programme, 'Ben')], app.now())
  expect((await deliverAll(app)).map(envelope => envelope.to.name)).toEqual(['Ben'])
  expect(await lettersThere(app.db)).toEqual(['nowhere to Ana: bounced', `${first} to Ben: posted`])
})
