import { expect, test as base } from 'vitest'
import { createSite } from '../../src/web/app.tsx'
import { testApp } from '../app.ts'
import { freshDatabase } from '../fresh.ts'
import { openTo, type House, type Who } from './everybody.ts'
import { saveState } from './saved-state.ts'
import { freshlyOpened, type Door } from './visits.ts'

const test = base
  // oxlint-disable-next-line no-empty-pattern -- vitest reads the names from the pattern
  .extend('door', { scope: 'file' }, async ({}, { onCleanup }): Promise<Door> => {
    const database = await freshDatabase()
    onCleanup(() => database.close())
    const app = testApp(database.db)
    const house = await openTo(app)
    return { app, house, saved: await saveState(database.db) }
  })

type Fields = Record<string, string | number>

async function send({ app, house, saved }: Door, who: Who, path: string, fields: Fields) {
  await saved.restore()
  const body = new URLSearchParams(
    Object.entries(fields).map(([name, value]) => [name, `${value}`]),
  )
  const headers = { cookie: house.cookies.get(who) ?? '', origin: app.origin }
  const request = new Request(new URL(path, app.origin), { method: 'POST', body, headers })
  const { status } = await createSite(freshlyOpened(app)).fetch(request)
  return { status, does: (await saved.changed()).length > 0 }
}

const pairing = ({
  here,
  elsewhere,
}: House): [string, Fields, { status: number; does: boolean }][] => [
  ['her own people', here.free, { status: 303, does: true }],
  [
    'a mentee of another',
    { ...here.free, mentee: elsewhere.free.mentee },
    { status: 422, does: false },
  ],
  [
    'a mentor of another',
    { ...here.free, mentor: elsewhere.free.mentor },
    { status: 422, does: false },
  ],
  ['both of another', elsewhere.free, { status: 422, does: false }],
]

test.for(['programme staff', 'an administrator'] as const)(
  '%s pairs in a cohort only people of that cohort',
  async (who, { door }) => {
    const path = `/cohorts/${door.house.here.cohort}/pairs`
    const came = []
    for (const [what, fields] of pairing(door.house)) {
      came.push([what, await send(door, who, path, fields)])
    }
    expect(came).toEqual(pairing(door.house).map(([what, , wanted]) => [what, wanted]))
  },
)

test('a step two people take together is marked by one of the two, and by nobody else', async ({
  door,
}) => {
  const { here, elsewhere } = door.house
  const path = `/cohorts/${here.cohort}/journey/steps/ground-rules/mark`
  const mark = (who: Who, pair: number) => send(door, who, path, { how: 'done', pair })
  expect([
    await mark('the mentee', here.pair),
    await mark('her mentor', here.pair),
    await mark('another mentee', here.pair),
    await mark('another mentor', here.pair),
    await mark('programme staff', here.pair),
    await mark('the mentee', here.newPair),
    await mark('the mentee', elsewhere.pair),
  ]).toEqual([
    { status: 303, does: true },
    { status: 303, does: true },
    ...Array.from({ length: 5 }, () => ({ status: 404, does: false })),
  ])
})

test('letters in doubt are settled together only in the cohort they are of', async ({ door }) => {
  const { here, elsewhere } = door.house
  const path = `/cohorts/${here.cohort}/letters/in-doubt`
  const settle = (letter: number) =>
    send(door, 'programme staff', path, { letter, decision: 'again' })
  expect([await settle(here.doubtful), await settle(elsewhere.doubtful)]).toEqual([
    { status: 303, does: true },
    { status: 303, does: false },
  ])
})

test('help names only pairs, people and staff of one’s own cohort, and one’s own', async ({
  door,
}) => {
  const { here, elsewhere } = door.house
  const at = `/cohorts/${here.cohort}`
  const ask = (fields: Fields) =>
    send(door, 'the mentee', `${at}/help`, { words: 'Hm.', to: 'programme-staff', ...fields })
  const staff = (path: string, fields: Fields) => send(door, 'programme staff', at + path, fields)
  const refused = { status: 422, does: false }
  expect([
    await ask({ about: 'relation', pair: here.pair }),
    await ask({ about: 'relation', pair: here.newPair }),
    await ask({ about: 'relation', pair: elsewhere.pair }),
    await ask({ about: 'person', person: here.free.mentor }),
    await ask({ about: 'person', person: here.free.mentee }),
    await ask({ about: 'person', person: elsewhere.third }),
  ]).toEqual([
    { status: 303, does: true },
    refused,
    refused,
    { status: 303, does: true },
    refused,
    refused,
  ])
  const given = `/cases/${here.helpCase}`
  expect([
    await staff(given, { do: 'give', owner: here.third }),
    await staff(given, { do: 'give', owner: here.free.mentor }),
    await staff(given, { do: 'give', owner: elsewhere.third }),
    await staff('/ombudsperson', { who: elsewhere.third }),
    await staff('/ombudsperson', { who: here.place }),
    await staff(`/pairs/${here.pair}/third`, { who: here.third }),
    await staff(`/pairs/${here.pair}/third`, { who: elsewhere.third }),
  ]).toEqual([
    { status: 303, does: true },
    refused,
    refused,
    refused,
    refused,
    { status: 303, does: true },
    refused,
  ])
})
