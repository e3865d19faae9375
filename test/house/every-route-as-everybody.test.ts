import { describe, expect, test as base } from 'vitest'
import { publishGuide } from '../../src/actions/publish-guide.ts'
import { may } from '../../src/programme/may.ts'
import { pages } from '../../src/web/pages.ts'
import { paths } from '../../src/web/paths.ts'
import { testApp } from '../app.ts'
import { shippedGuide } from '../cohort.ts'
import { freshDatabase } from '../fresh.ts'
import { everybody, noHouse, openTo, type Who } from './everybody.ts'
import { saveState } from './saved-state.ts'
import { faultsIn, gaps, type Table, type Try } from './tries.ts'
import { routeName, tryAll, type Door } from './visits.ts'

const signedIn = everybody.filter(who => who !== 'nobody')
const staff: Who[] = ['programme staff', 'an administrator']
const walking: Who[] = [
  'the mentee',
  'her mentor',
  'another mentee',
  'another mentor',
  'policy staff',
  'programme staff',
]

const inRoom: Who[] = ['her mentor', 'another mentor', 'programme staff']

/** In a programme under way: who is let in where. Everybody else is turned away. */
const programme: Table = {
  'GET /style/:name': everybody,
  'GET /script/:name': everybody,
  'GET /health': everybody,
  'GET /': everybody,
  'GET /privacy': everybody,
  'POST /language': everybody,
  'GET /guide': everybody,
  'GET /guide/print': everybody,
  'GET /guide/:part': everybody,
  'GET /newcomers': everybody,
  'GET /library': everybody,
  'GET /glossary': everybody,

  'POST /demo': [],
  'GET /set-up': [],
  'POST /set-up': [],
  'POST /clock': [],
  'POST /personas/:person': [],
  'GET /mailboxes': [],
  'GET /mailboxes/:person': [],

  'GET /sign-in': everybody,
  'POST /sign-in': everybody,
  'POST /sign-in/code': everybody,
  'GET /sign-in/:token': everybody,
  'POST /sign-in/:token': everybody,
  'POST /sign-out': everybody,
  'GET /fewer-letters/:mark': everybody,
  'POST /fewer-letters/:mark': everybody,
  'GET /talked/:mark': everybody,
  'POST /talked/:mark': everybody,

  'GET /me': signedIn,
  'POST /me': signedIn,
  'POST /me/photo': signedIn,
  'GET /me/mail': signedIn,
  'POST /me/mail': signedIn,
  'GET /me/devices': signedIn,
  'POST /me/devices/:device': ['the mentee'],
  'GET /me/data': signedIn,
  'GET /me/leave': signedIn,
  'POST /me/leave': signedIn,
  'GET /people/:person/photo': ['the mentee', 'her mentor', ...staff],
  'GET /letters/:letter': ['the mentee', ...staff],
  'GET /letters/:letter/sheet': ['the mentee', ...staff],

  'GET /cohorts/:cohort/journey': walking,
  'GET /cohorts/:cohort/journey/letters': walking,
  'GET /cohorts/:cohort/journey/steps/:step': walking,
  'POST /cohorts/:cohort/journey/steps/:step/mark': walking,
  'POST /cohorts/:cohort/journey/checklist': walking,
  'GET /cohorts/:cohort/journey/checklist/:entry': ['the mentee'],
  'POST /cohorts/:cohort/journey/checklist/:entry': ['the mentee'],
  'GET /cohorts/:cohort/journey/answers/:questions': ['the mentee', 'another mentee'],
  'POST /cohorts/:cohort/journey/answers/:questions': ['the mentee', 'another mentee'],
  'GET /cohorts/:cohort/journey/wishes': ['another mentee', 'another mentor'],
  'POST /cohorts/:cohort/journey/wishes': ['another mentee', 'another mentor'],
  'GET /cohorts/:cohort/journey/asking/:asking': ['her mentor'],
  'POST /cohorts/:cohort/journey/asking/:asking': ['her mentor'],
  'GET /cohorts/:cohort/pairs/:pair/introduction': ['her mentor'],
  'POST /cohorts/:cohort/pairs/:pair/introduction': ['her mentor'],
  'GET /cohorts/:cohort/pairs/:pair/route': ['her mentor'],
  'POST /cohorts/:cohort/pairs/:pair/route': ['her mentor'],
  'GET /cohorts/:cohort/pairs/:pair/messages': ['the mentee', 'her mentor'],
  'POST /cohorts/:cohort/pairs/:pair/messages': ['the mentee', 'her mentor'],
  'GET /cohorts/:cohort/pairs/:pair/messages/live': ['the mentee', 'her mentor'],
  'GET /cohorts/:cohort/pairs/:pair/ground-rules': ['the mentee', 'her mentor'],
  'POST /cohorts/:cohort/pairs/:pair/ground-rules': ['the mentee', 'her mentor'],
  'GET /cohorts/:cohort/pairs/:pair/ground-rules/offer': ['the mentee', 'her mentor'],
  'POST /cohorts/:cohort/pairs/:pair/ground-rules/offer': ['the mentee', 'her mentor'],
  'GET /cohorts/:cohort/pairs/:pair/talks': ['the mentee', 'her mentor'],
  'POST /cohorts/:cohort/pairs/:pair/talks': ['the mentee', 'her mentor'],
  'GET /cohorts/:cohort/pairs/:pair/topics': ['the mentee', 'her mentor'],
  'POST /cohorts/:cohort/pairs/:pair/topics': ['the mentee', 'her mentor'],
  'GET /cohorts/:cohort/pairs/:pair': ['the mentee', 'her mentor'],
  'GET /cohorts/:cohort/pairs/:pair/notes': ['the mentee', 'her mentor'],
  'POST /cohorts/:cohort/pairs/:pair/notes': ['the mentee', 'her mentor'],
  'GET /cohorts/:cohort/pairs/:pair/notes/:note': ['the mentee', 'her mentor'],
  'POST /cohorts/:cohort/pairs/:pair/notes/:note': ['the mentee', 'her mentor'],
  'GET /cohorts/:cohort/pairs/:pair/goals': ['the mentee', 'her mentor'],
  'POST /cohorts/:cohort/pairs/:pair/goals': ['the mentee', 'her mentor'],
  'GET /cohorts/:cohort/pairs/:pair/goals/:goal': ['the mentee', 'her mentor'],
  'POST /cohorts/:cohort/pairs/:pair/goals/:goal': ['the mentee', 'her mentor'],
  'GET /cohorts/:cohort/pairs/:pair/before': ['the mentee', 'her mentor'],
  'POST /cohorts/:cohort/pairs/:pair/before': ['the mentee'],
  'GET /cohorts/:cohort/pairs/:pair/talks/:talk/talk.ics': ['the mentee', 'her mentor'],
  'GET /cohorts/:cohort/pairs/:pair/questions': ['the mentee', 'her mentor'],
  'POST /cohorts/:cohort/pairs/:pair/questions': ['the mentee', 'her mentor'],
  'GET /cohorts/:cohort/pairs/:pair/questions/:question': ['the mentee', 'her mentor'],
  'POST /cohorts/:cohort/pairs/:pair/questions/:question': ['the mentee', 'her mentor'],
  'GET /cohorts/:cohort/pairs/:pair/ask-mentors': ['her mentor'],
  'POST /cohorts/:cohort/pairs/:pair/ask-mentors': ['her mentor'],
  'GET /cohorts/:cohort/rooms': walking,
  'POST /cohorts/:cohort/rooms': ['programme staff'],
  'GET /cohorts/:cohort/rooms/:room': inRoom,
  'POST /cohorts/:cohort/rooms/:room': inRoom,
  'GET /cohorts/:cohort/rooms/:room/threads/:thread': inRoom,
  'POST /cohorts/:cohort/rooms/:room/threads/:thread': inRoom,
  'GET /cohorts/:cohort/rooms/:room/threads/:thread/live': inRoom,
  'GET /cohorts/:cohort/journey/question': [
    'the mentee',
    'her mentor',
    'another mentee',
    'another mentor',
  ],
  'GET /cohorts/:cohort/help': ['the mentee', 'her mentor', 'another mentee', 'another mentor'],
  'POST /cohorts/:cohort/help': ['the mentee', 'her mentor', 'another mentee', 'another mentor'],
  'GET /cohorts/:cohort/help/:case': ['the mentee'],
  'POST /cohorts/:cohort/help/:case': ['the mentee'],

  'GET /cohorts/:cohort/journal': walking,
  'POST /cohorts/:cohort/journal': walking,
  'GET /cohorts/:cohort/journal/note': walking,
  'POST /cohorts/:cohort/journal/note': walking,
  'GET /cohorts/:cohort/journal/:written': ['the mentee'],
  'POST /cohorts/:cohort/journal/:written': ['the mentee'],

  'GET /cohorts/:cohort/notes': staff,
  'GET /cohorts/:cohort/notes.csv': staff,
  'GET /cohorts': signedIn,
  'GET /cohorts/new': [...staff, 'staff of another cohort'],
  'POST /cohorts/new': [...staff, 'staff of another cohort'],
  'GET /cohorts/:cohort': staff,
  'GET /cohorts/:cohort/people': staff,
  'GET /cohorts/:cohort/people.csv': staff,
  'GET /cohorts/:cohort/people/new': staff,
  'POST /cohorts/:cohort/people/new': staff,
  'GET /cohorts/:cohort/people/:place': staff,
  'POST /cohorts/:cohort/people/:place': staff,
  'GET /cohorts/:cohort/people/:place/journey': ['the mentee', ...staff],
  'POST /cohorts/:cohort/people/:place/address': staff,
  'POST /cohorts/:cohort/people/:place/leave': staff,
  'GET /cohorts/:cohort/imports': staff,
  'POST /cohorts/:cohort/imports': staff,
  'GET /cohorts/:cohort/imports/:import': staff,
  'POST /cohorts/:cohort/imports/:import/run': staff,
  'GET /cohorts/:cohort/pairs': staff,
  'POST /cohorts/:cohort/pairs': staff,
  'GET /cohorts/:cohort/pairs/:pair/end': staff,
  'POST /cohorts/:cohort/pairs/:pair/end': staff,
  'GET /cohorts/:cohort/pairs/:pair/third': staff,
  'POST /cohorts/:cohort/pairs/:pair/third': staff,
  'GET /cohorts/:cohort/cases': ['policy staff', ...staff],
  'GET /cohorts/:cohort/cases/:case': staff,
  'POST /cohorts/:cohort/cases/:case': staff,
  'GET /cohorts/:cohort/policy': ['policy staff', ...staff],
  'GET /cohorts/:cohort/ombudsperson': staff,
  'POST /cohorts/:cohort/ombudsperson': staff,
  'GET /cohorts/:cohort/matching': staff,
  'POST /cohorts/:cohort/matching': staff,
  'GET /cohorts/:cohort/matching/:proposal': staff,
  'POST /cohorts/:cohort/matching/:proposal': staff,
  'POST /cohorts/:cohort/matching/:proposal/again': staff,
  'POST /cohorts/:cohort/matching/:proposal/undo': staff,
  'POST /cohorts/:cohort/matching/:proposal/room': staff,
  'POST /cohorts/:cohort/matching/:proposal/asking': staff,
  'GET /cohorts/:cohort/matching/:proposal/proof': staff,
  'GET /cohorts/:cohort/matching/:proposal/question.json': staff,
  'GET /cohorts/:cohort/matching/:proposal/pairs.csv': staff,
  'GET /cohorts/:cohort/matching/:proposal/compare': staff,
  'POST /cohorts/:cohort/matching/:proposal/review': staff,
  'GET /cohorts/:cohort/matching/:proposal/publish': staff,
  'POST /cohorts/:cohort/matching/:proposal/publish': staff,
  'GET /cohorts/:cohort/letters': staff,
  'GET /cohorts/:cohort/letters/in-doubt': staff,
  'POST /cohorts/:cohort/letters/in-doubt': staff,
  'POST /cohorts/:cohort/letters/in-doubt/:letter': staff,
  'GET /cohorts/:cohort/letters/:template': staff,
  'POST /cohorts/:cohort/letters/:template': staff,
  'POST /cohorts/:cohort/letters/:template/hold': staff,
  'POST /cohorts/:cohort/letters/:template/now': staff,
  'POST /cohorts/:cohort/letter/:letter/hold': staff,
  'GET /cohorts/:cohort/announcements': ['programme staff'],
  'POST /cohorts/:cohort/announcements': ['programme staff'],
  'GET /cohorts/:cohort/announcements/:announcement': ['programme staff'],
  'POST /cohorts/:cohort/announcements/:announcement': ['programme staff'],
  'GET /cohorts/:cohort/announcements/:announcement/whom': ['programme staff'],
  'POST /cohorts/:cohort/announcements/:announcement/whom': ['programme staff'],
  'GET /cohorts/:cohort/post': staff,
  'GET /cohorts/:cohort/post/:post': staff,
  'POST /cohorts/:cohort/post/:post': staff,
  'GET /cohorts/:cohort/steps': staff,
  'POST /cohorts/:cohort/steps': staff,
  'GET /cohorts/:cohort/steps/:step': staff,
  'POST /cohorts/:cohort/steps/:step': staff,
  'GET /cohorts/:cohort/meeting': staff,
  'POST /cohorts/:cohort/meeting': staff,
  'GET /cohorts/:cohort/checklist': staff,
  'POST /cohorts/:cohort/checklist': staff,
  'POST /cohorts/:cohort/checklist/:entry/removal': staff,
  'GET /cohorts/:cohort/history': staff,

  'GET /everybody': ['an administrator'],
  'POST /everybody/:person/administrator': ['an administrator'],
}

/** In a demo the made-up people’s letters lie open, and anybody may be anybody. */
const demo: Table = {
  ...programme,
  'POST /clock': everybody,
  'POST /personas/:person': everybody,
  'GET /mailboxes': everybody,
  'GET /mailboxes/:person': everybody,
  'GET /letters/:letter': everybody,
  'GET /letters/:letter/sheet': everybody,
}

/** In an empty house there are the two doors, and what is for everybody anyway. */
const empty: Table = {
  'GET /style/:name': everybody,
  'GET /script/:name': everybody,
  'GET /health': everybody,
  'GET /': everybody,
  'GET /privacy': everybody,
  'POST /language': everybody,
  'GET /guide': everybody,
  'GET /guide/print': everybody,
  'GET /guide/:part': everybody,
  'GET /newcomers': everybody,
  'GET /library': everybody,
  'GET /glossary': everybody,
  'POST /demo': everybody,
  'GET /set-up': everybody,
  'POST /set-up': everybody,
}

/** A key that opens nothing is told so beside the door, and the try is counted. */
const answeredInWords: Table = { 'POST /sign-in/:token': everybody }

/** A stranger’s language is kept on her device, and she has nothing to sign out of. */
const leavesNoTrace = ({ route, who }: Try) =>
  who === 'nobody' && ['POST /language', 'POST /sign-out'].includes(route)
const rules = { isEmpty: false, harmless: leavesNoTrace }

const test = base
  // oxlint-disable-next-line no-empty-pattern -- vitest reads the names from the pattern
  .extend('door', { scope: 'file' }, async ({}, { onCleanup }): Promise<Door> => {
    const database = await freshDatabase()
    onCleanup(() => database.close())
    const app = testApp(database.db)
    const house = await openTo(app)
    return { app, house, saved: await saveState(database.db) }
  })
  .extend('demoDoor', { scope: 'file' }, async ({ door }): Promise<Door> => {
    const { app, house } = door
    await door.saved.restore()
    await app.db.updateTable('house').set({ kind: 'demo' }).execute()
    const open = (name: string) => name === 'Ana: words'
    const secrets = house.secrets.map(secret =>
      open(secret.name) ? { ...secret, readers: everybody } : secret,
    )
    return { app, house: { ...house, secrets }, saved: await saveState(app.db) }
  })
  // oxlint-disable-next-line no-empty-pattern -- vitest reads the names from the pattern
  .extend('emptyDoor', async ({}, { onCleanup }): Promise<Door> => {
    const database = await freshDatabase()
    onCleanup(() => database.close())
    const app = testApp(database.db)
    await publishGuide(app, 'stakeholder-journey', shippedGuide())
    return { app, house: noHouse, saved: await saveState(database.db) }
  })

describe('the table', () => {
  test('has a line for every route of the site, and no line besides', () => {
    expect(gaps(pages.map(routeName), programme)).toEqual([])
  })

  test('has every address the site can write', () => {
    const patterns = new Set(pages.map(route => route.pattern))
    const written = Object.values(paths).map((path): string => path.pattern)
    expect(written.filter(pattern => !patterns.has(pattern))).toEqual([])
  })
})

const rightly = '%s is let in where the table says so, and reads only what is hers'
const mixed = '%s gets nowhere with things of one cohort under the address of another'
const badly = '%s is told that nothing is there when an address names what cannot be'

describe('in a programme under way', () => {
  test.for(everybody)(rightly, async (who, { door }) => {
    const tries = await tryAll(door, who, 'as it should be')
    expect(faultsIn(tries, programme, rules)).toEqual([])
  })

  test.for(everybody)(mixed, async (who, { door }) => {
    const tries = await tryAll(door, who, 'mixed')
    expect(faultsIn(tries, {}, rules)).toEqual([])
  })

  test.for(['her mentor', 'an administrator'] as const)(badly, async (who, { door }) => {
    const tries = await tryAll(door, who, 'nonsense')
    expect(faultsIn(tries, answeredInWords, rules)).toEqual([])
  })
})

describe('in the demo', () => {
  const visitors = ['nobody', 'another mentee', 'staff of another cohort'] as const

  test.for(visitors)(rightly, async (who, { demoDoor }) => {
    const tries = await tryAll(demoDoor, who, 'as it should be')
    expect(faultsIn(tries, demo, rules)).toEqual([])
  })

  test.for(['nobody'] as const)(badly, async (who, { demoDoor }) => {
    const tries = await tryAll(demoDoor, who, 'nonsense')
    expect(faultsIn(tries, answeredInWords, rules)).toEqual([])
  })
})

describe('in an empty house', () => {
  test('there are only the doors', async ({ emptyDoor }) => {
    const tries = await tryAll(emptyDoor, 'nobody', 'as it should be')
    expect(faultsIn(tries, empty, { ...rules, isEmpty: true })).toEqual([])
  })
})

describe('whoever keeps the door', () => {
  test('notices every page of staff when the rule for them lets everybody in', async ({ door }) => {
    const ruled = pages.filter(route => route.right === 'runCohort')
    const { runCohort } = may
    Object.assign(may, { runCohort: () => true })
    const tries = await tryAll(door, 'another mentee', 'as it should be', ruled).finally(() =>
      Object.assign(may, { runCohort }),
    )
    const faults = faultsIn(tries, programme, rules)
    const opened = new Set(tries.filter(one => one.status < 400).map(one => one.route))
    expect([...opened]).toEqual(ruled.map(routeName))
    expect(ruled.map(routeName).filter(name => !faults.some(one => one.startsWith(name)))).toEqual(
      [],
    )
    expect(faults).toContain(
      'GET /cohorts/:cohort/people.csv (all of one cohort): another mentee reads “Ana: address”',
    )
  })
})
