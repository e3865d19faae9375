import { describe, expect } from 'vitest'
import type { Browser, Page } from 'playwright-core'
import { answerQuestions } from '../../src/actions/answer-questions.ts'
import { changeStep } from '../../src/actions/change-step.ts'
import { editLetter } from '../../src/actions/edit-letter.ts'
import { bringPeople } from '../../src/actions/import-people.ts'
import { introduce } from '../../src/actions/introduce.ts'
import { addEntryFor, addOwnEntry, keepEntry } from '../../src/actions/keep-entry.ts'
import { keepProfile } from '../../src/actions/keep-profile.ts'
import { personBy } from '../../src/store/people.ts'
import { pairBy, placeBy } from '../../src/store/places.ts'
import { addSignIn } from '../../src/store/sign-ins.ts'
import { paths } from '../../src/web/paths.ts'
import { deliverAll, type TestApp } from '../app.ts'
import { must } from '../cohort.ts'
import { openTo, type House, type Who } from '../house/everybody.ts'
import { looksOf, refused, type Look } from './every-page.ts'
import { openTab, test as base } from './open-browser.ts'

/** What somebody could write who means no good. It says where it was written. */
const nasty = (where: string) =>
  `${where}<img src=x onerror="window.__x=1"><script>window.__x=1</script>`
const link = '[press me](javascript:window.__x=1) <a href="javascript:window.__x=1">or me</a>'

async function describeBadly(app: TestApp, person: number, who: string) {
  const known = await personBy(app.db, person)
  if (!known) throw new Error(`There is no ${who}`)
  const profile = {
    ...known,
    name: nasty(`name of ${who}`),
    pronouns: '<img src=x onerror=window.__x=1>',
    organisation: nasty(`organisation of ${who}`),
    background: nasty(`background of ${who}`),
    circles: {},
  }
  await must(keepProfile(app, person, profile, true))
}

async function walkBadly(app: TestApp, { here }: House) {
  const mentee = await placeBy(app.db, here.place)
  const pair = await pairBy(app.db, here.newPair)
  const mentor = pair && (await placeBy(app.db, pair.mentor))
  if (!mentee || !mentor) throw new Error('There is no pair')
  await describeBadly(app, mentor.person, 'mentor')
  await describeBadly(app, mentee.person, 'mentee')
  const kept = { state: 'done', on: null, note: nasty('note') } as const
  await must(keepEntry(app, mentee, 'travel', kept))
  await must(addOwnEntry(app, mentee, { title: nasty('own entry'), dueOn: null }))
  const answers = new Map([['expertise', nasty('answer')]])
  await must(answerQuestions(app, mentee, 'about-the-mentee', answers))
  const device = nasty('device')
  await addSignIn(app.db, { person: mentee.person, digest: 'x', device }, app.wallNow())
  await must(introduce(app, mentor.person, pair, `${nasty('words')} ${link}`))
}

async function runBadly(app: TestApp, staff: number, cohort: number) {
  const skipped = { step: 'find-mentors', change: { kind: 'skip' }, why: nasty('why') } as const
  await must(changeStep(app, staff, cohort, skipped))
  const shared = { title: nasty('entry for all'), dueOn: null, role: 'mentee' } as const
  await must(addEntryFor(app, staff, cohort, shared))
  const edit = { template: 'introduction-to-mentors', language: 'en', subject: nasty('subject') }
  await must(editLetter(app, staff, cohort, { ...edit, body: `${nasty('body')} ${link}` }))
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
  const rows = [
    `name,address,${quoted(nasty('heading'))}`,
    `${quoted(nasty('row'))},row@example.net,`,
  ]
  const file = { bytes: new TextEncoder().encode(rows.join('\n')), role: 'mentee' } as const
  return must(bringPeople(app, staff, cohort, { ...file, name: nasty('file') }))
}

/** A house in which everything people can write was written by somebody who means no good. */
const test = base.extend('house', { scope: 'file' }, async ({ app }) => {
  const house = await openTo(app)
  const staff = await app.db
    .selectFrom('place')
    .select('person_id')
    .where('cohort_id', '=', house.here.cohort)
    .where('role', '=', 'programme-staff')
    .where('left_at', 'is', null)
    .executeTakeFirstOrThrow()
  await walkBadly(app, house)
  const brought = await runBadly(app, staff.person_id, house.here.cohort)
  await deliverAll(app)
  await app.db
    .updateTable('house')
    .set({ organisation: nasty('organisation') })
    .execute()
  const about = { name: nasty('cohort'), meeting_name: nasty('meeting'), city: nasty('city') }
  await app.db.updateTable('cohort').set(about).execute()
  const { id: words } = await app.db
    .selectFrom('letter')
    .select('id')
    .where('template', '=', 'introduction')
    .where('body', 'like', '%onerror%')
    .executeTakeFirstOrThrow()
  return { ...house, here: { ...house.here, import: brought.import, posted: words } }
})

/** Every text on the page, those in its fields too. */
const shown = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const fields = [...document.querySelectorAll<HTMLInputElement>('input, textarea')]
    const options = [...document.querySelectorAll('option')].map(one => one.textContent ?? '')
    return [document.body.textContent ?? '', ...fields.map(one => one.value), ...options].join('\n')
  })

/** What of it was taken for more than words. The board’s script is our own, from our own address. */
const taken = (page: Page): Promise<string[]> =>
  page.evaluate(() => [
    ...('__x' in window ? ['was run'] : []),
    ...[
      ...document.querySelectorAll(
        'script:not([src^="/script/"]), iframe, object, [src="x"], [onerror]',
      ),
    ].map(element => element.tagName),
    ...[...document.querySelectorAll('a')]
      .map(one => one.protocol)
      .filter(p => p === 'javascript:'),
  ])

/** The letter of the one who means no good, as the page of it, and as it lies in a mail program. */
const letters = ({ here }: House): Look[] => [
  { name: 'the letter', address: paths.letter.to({ letter: here.posted }) },
  { name: 'its sheet', address: paths.letterSheet.to({ letter: here.posted }) },
]

const readers: Who[] = ['nobody', 'the mentee', 'her mentor', 'programme staff', 'an administrator']

const places = [
  'name of mentee',
  'name of mentor',
  'organisation of mentee',
  'background of mentee',
  'note',
  'own entry',
  'answer',
  'device',
  'words',
  'why',
  'entry for all',
  'subject',
  'body',
  'heading',
  'row',
  'file',
  'organisation',
  'cohort',
  'meeting',
  'city',
]

type Reading = { wrong: string[]; seen: string[] }

/** Goes through every page somebody can see, past the policy of the pages, and looks what happens. */
async function read(browser: Browser, app: TestApp, house: House, who: Who): Promise<Reading> {
  const cookie = house.cookies.get(who)
  const { page, complaints, close } = await openTab(browser, app, { cookie, bypassCSP: true })
  const reading: Reading = { wrong: [], seen: [] }
  for (const { name, address } of [...looksOf(house, who), ...letters(house)]) {
    const answer = await page.request.get(app.origin + address)
    if (!answer.headers()['content-type']?.startsWith('text/html')) continue
    await page.goto(app.origin + address)
    const text = await shown(page)
    reading.seen.push(...places.filter(place => text.includes(`${place}<img src=x`)))
    reading.wrong.push(...(await taken(page)).map(one => `${name}, ${who}: ${one}`))
  }
  await close()
  reading.wrong.push(...complaints.filter(one => !refused.test(one)))
  return reading
}

describe('what people write', { timeout: 600_000 }, () => {
  test('is words to every browser, even without the policy of the page', async ({
    browser,
    app,
    house,
  }) => {
    const readings: Reading[] = []
    for (const who of readers) readings.push(await read(browser, app, house, who))
    expect(readings.flatMap(reading => reading.wrong)).toEqual([])
    const seen = new Set(readings.flatMap(reading => reading.seen))
    expect(places.filter(place => !seen.has(place))).toEqual([])
  })

  test('would be noticed if it were run', async ({ browser, app }) => {
    const { page, close } = await openTab(browser, app)
    await page.setContent(`<!doctype html>${nasty('here')}<a href="javascript:1">press me</a>`)
    expect(await taken(page)).toEqual(['was run', 'IMG', 'SCRIPT', 'javascript:'])
    await close()
  })
})
