import { describe, expect } from 'vitest'
import { fireDueSteps } from '../../src/actions/fire-due-steps.ts'
import { appointAdministrator } from '../../src/actions/keep-place.ts'
import { startCohort } from '../../src/actions/start-cohort.ts'
import { say, type WordKey } from '../../src/words.ts'
import { deliverAll, recordingPost } from '../app.ts'
import { addressOf, muscat, must, startProgramme, type Programme } from '../cohort.ts'
import { lettersThere } from '../letters.ts'
import { signedIn, Visitor } from '../site.ts'
import { test } from '../story.ts'

const en = (key: WordKey, values?: Record<string, string | number>) => say('en', key, values)
const change = en('people.change')

const pageOf = async (programme: Programme, name: string) =>
  `/cohorts/${programme.cohort}/people/${(await programme.placeOf(name)).id}`

describe('a place is not changed', () => {
  const pairs: [string, string][] = [
    ['Mei', 'Ana'],
    ['Mei', 'Ben'],
  ]

  test('so that a mentor has less room than mentees; as much room as mentees is enough', async ({
    app,
  }) => {
    const programme = await startProgramme(app, { pairs })
    const olu = await signedIn(app, addressOf('Olu'))
    await olu.open(await pageOf(programme, 'Mei'))
    await olu.press(change, { capacity: '1' })
    expect(olu.page.status).toBe(422)
    expect(olu.page.text).toContain(en('people.problem.too-little-room', { count: 2 }))
    await olu.press(change, { capacity: '2' })
    expect(olu.page.status).toBe(200)
  })

  test('to another role while somebody is one of a pair, on her page or by adding her again', async ({
    app,
  }) => {
    const programme = await startProgramme(app, { pairs })
    const olu = await signedIn(app, addressOf('Olu'))
    for (const [name, role] of [
      ['Mei', 'mentee'],
      ['Ana', 'policy-staff'],
    ] as const) {
      await olu.open(await pageOf(programme, name))
      await olu.press(change, { role })
      expect(olu.page.text).toContain(en('people.problem.paired'))
    }
    await olu.open(`/cohorts/${programme.cohort}/people/new`)
    await olu.press(en('people.add'), { name: 'Ana', address: addressOf('Ana'), role: 'mentor' })
    expect(olu.page.text).toContain(en('people.problem.paired'))
    await olu.open(await pageOf(programme, 'Noor'))
    await olu.press(change, { role: 'mentor' })
    expect((await programme.placeOf('Noor')).role).toBe('mentor')
  })

  test('away from the only programme staff; where there is a second, she may go', async ({
    app,
  }) => {
    const programme = await startProgramme(app)
    const olu = await signedIn(app, addressOf('Olu'))
    await olu.open(await pageOf(programme, 'Olu'))
    await olu.press(change, { role: 'mentee' })
    expect(olu.page.text).toContain(en('people.problem.last-staff'))
    await programme.add({ name: 'Sam', role: 'programme-staff' })
    await olu.press(change, { role: 'mentee' })
    expect((await programme.placeOf('Olu')).role).toBe('mentee')
  })
})

test('the last administrator is not erased before she has named another one (R89)', async ({
  app,
}) => {
  const { staff, placeOf } = await startProgramme(app)
  const olu = await signedIn(app, addressOf('Olu'))
  await olu.open('/me/leave')
  await olu.press(en('me.leave.confirm'))
  expect(olu.page.status).toBe(422)
  expect(olu.page.text).toContain(en('me.leave.problem.last-administrator'))

  await must(appointAdministrator(app, staff, (await placeOf('Petra')).person, true))
  await olu.press(en('me.leave.confirm'))
  const people = await app.db
    .selectFrom('person')
    .select('address')
    .where('id', '=', staff)
    .execute()
  expect(people).toEqual([{ address: null }])
})

describe('staff correct a wrong mail address', () => {
  const correct = en('people.address.keep')
  const right = 'ana.right@example.org'

  test('her old ways in end, what came back goes to the new one, and it stands in the history', async ({
    app,
  }) => {
    const programme = await startProgramme(app)
    const ana = await signedIn(app, addressOf('Ana'))
    app.post = recordingPost(app.posted, ({ to }) =>
      to.address === addressOf('Ana')
        ? { came: 'refused', why: '550 5.1.1 no such mailbox' }
        : { came: 'accepted' },
    )
    await fireDueSteps(app)
    await deliverAll(app)
    const olu = await signedIn(app, addressOf('Olu'))
    await olu.open(await pageOf(programme, 'Ana'))
    await olu.press(correct, { newAddress: ` ${right.toUpperCase()} ` })
    expect(olu.page.text).toContain(right)
    await ana.open('/me')
    expect(ana.page.path.startsWith('/sign-in')).toBe(true)

    await olu.open(`/cohorts/${programme.cohort}/letters/in-doubt`)
    const tray = olu.page.text
    expect(tray).toContain(en('letters.trouble.refused'))
    expect(tray).toContain('550 5.1.1 no such mailbox')
    expect(tray).toContain('ICANN87: your journey begins')
    expect(tray).not.toContain('overall-introduction')
    await olu.press(en('letters.doubt.again'))
    const [again] = await deliverAll(app)
    expect(again?.to.address).toBe(right)
    expect(await lettersThere(app.db)).toContain('overall-introduction to Ana: posted')
    await olu.open(`/cohorts/${programme.cohort}/history`)
    expect(olu.page.text).toContain(en('history.corrected-address', { about: 'Ana' }))
    await signedIn(app, right, new Visitor(app))
  })

  test('not to one that somebody else has, nor to none', async ({ app }) => {
    const programme = await startProgramme(app)
    const olu = await signedIn(app, addressOf('Olu'))
    await olu.open(await pageOf(programme, 'Ana'))
    await olu.press(correct, { newAddress: addressOf('Ben') })
    expect(olu.page.status).toBe(422)
    expect(olu.page.text).toContain(en('people.problem.address-taken'))
    await olu.press(correct, { newAddress: 'ana at example' })
    expect(olu.page.text).toContain(en('problem.address'))
  })

  test('but not of an administrator or of somebody of another cohort, since it lets her in', async ({
    app,
  }) => {
    const programme = await startProgramme(app)
    await programme.add({ name: 'Sam', role: 'programme-staff' })
    const other = { ...muscat, name: 'ICANN88' }
    const sam = await signedIn(app, addressOf('Sam'))
    await sam.open(await pageOf(programme, 'Olu'))
    await sam.press(correct, { newAddress: 'sam.too@example.org' })
    expect(sam.page.text).toContain(en('people.problem.address-not-yours'))

    const office = { organisation: 'ICANN', address: 'mentoring@example.org' }
    await must(startCohort(app, programme.staff, { ...office, name: 'Next', meeting: other }))
    const cohorts = await app.db.selectFrom('cohort').select('id').orderBy('id').execute()
    const olu = await signedIn(app, addressOf('Olu'))
    await olu.open(`/cohorts/${cohorts.at(-1)?.id}/people/new`)
    const ben = { name: 'Ben', address: addressOf('Ben'), role: 'programme-staff' }
    await olu.press(en('people.add'), ben)
    await sam.open(await pageOf(programme, 'Ben'))
    await sam.press(correct, { newAddress: 'sam.too@example.org' })
    expect(sam.page.text).toContain(en('people.problem.address-not-yours'))
    await sam.open(await pageOf(programme, 'Ana'))
    await sam.press(correct, { newAddress: right })
    expect(sam.page.status).toBe(200)
  })
})
