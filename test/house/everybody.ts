import { appointAdministrator, endPlace } from '../../src/actions/keep-place.ts'
import { startCohort } from '../../src/actions/start-cohort.ts'
import { seal } from '../../src/digest.ts'
import { house } from '../../src/store/house.ts'
import { keepPerson } from '../../src/store/people.ts'
import { addSignIn, signInsOf } from '../../src/store/sign-ins.ts'
import type { TestApp } from '../app.ts'
import { addressOf, muscat, must, startProgramme, type Character } from '../cohort.ts'
import { askForLetter, linkIn, signedIn, Visitor } from '../site.ts'
import { furnish, planted, type Things } from './two-cohorts.ts'

/** Everybody who could come to the door, as seen from the mentee the addresses are about. */
export const everybody = [
  'nobody',
  'the mentee',
  'her mentor',
  'another mentee',
  'another mentor',
  'policy staff',
  'programme staff',
  'staff of another cohort',
  'an administrator',
  'a mentee who left',
  'staff who left',
] as const
export type Who = (typeof everybody)[number]

const names: Record<Exclude<Who, 'nobody'>, string> = {
  'the mentee': 'Ana',
  'her mentor': 'Mei',
  'another mentee': 'Noor',
  'another mentor': 'Bo',
  'policy staff': 'Petra',
  'programme staff': 'Sade',
  'staff of another cohort': 'Lars',
  'an administrator': 'Ada',
  'a mentee who left': 'Lena',
  'staff who left': 'Ida',
}

const others: Character[] = [
  { name: 'Petra', role: 'policy-staff' },
  { name: 'Bo', role: 'mentor' },
  { name: 'Noor', role: 'mentee' },
  { name: 'Sade', role: 'programme-staff' },
  { name: 'Lena', role: 'mentee' },
  { name: 'Ida', role: 'programme-staff' },
]

/** A text that only some may read, by a name to speak of it. */
export type Secret = { name: string; text: string; readers: readonly Who[] }

const staff: Who[] = ['programme staff', 'an administrator']
const readersOf: Record<keyof ReturnType<typeof planted>, Who[]> = {
  background: ['the mentee', ...staff],
  organisation: ['the mentee', 'her mentor', ...staff],
  address: ['the mentee', 'her mentor', ...staff],
  note: ['the mentee', ...staff],
  ownEntry: ['the mentee', ...staff],
  answer: ['the mentee', 'her mentor', ...staff],
  words: ['the mentee', 'her mentor', ...staff],
  message: ['the mentee', 'her mentor'],
  question: ['the mentee', 'her mentor'],
  rule: ['the mentee', 'her mentor'],
  journalMine: ['the mentee'],
  journalPair: ['the mentee', 'her mentor'],
  journalStaff: ['the mentee', ...staff],
  plan: ['her mentor'],
  topic: ['the mentee', 'her mentor'],
  talk: ['the mentee', 'her mentor'],
  sharedNote: ['the mentee', 'her mentor'],
  goal: ['the mentee', 'her mentor'],
  reached: ['the mentee', 'her mentor'],
  asked: ['her mentor', 'another mentor', 'programme staff'],
  handle: ['her mentor', 'the mentee'],
  why: staff,
  photo: ['the mentee', 'her mentor', ...staff],
  row: staff,
  post: staff,
  caseWords: ['the mentee', ...staff],
  caseNote: staff,
  ombudsWords: ['the mentee'],
  announced: ['programme staff'],
}

const secretsOf = (mentee: string, readers: (wanted: Who[]) => readonly Who[]): Secret[] =>
  Object.entries(planted(mentee)).map(([name, text]) => ({
    name: `${mentee}: ${name}`,
    text,
    readers: readers(readersOf[name as keyof typeof readersOf]),
  }))

/** A house with two cohorts, and everybody at its door. */
export type House = {
  here: Things
  elsewhere: Things
  /** A device of the mentee, a way in for her, the mark at the foot of her letters. */
  device: number
  token: string
  mark: string
  cookies: ReadonlyMap<Who, string>
  secrets: Secret[]
}

async function secondCohort(app: TestApp): Promise<Things> {
  const { id } = await keepPerson(app.db, addressOf('Lars'), { name: 'Lars' }, app.now())
  const about = { name: 'Another pilot', organisation: 'Elsewhere', address: 'b@example.org' }
  const { cohort } = await must(startCohort(app, id, { ...about, meeting: muscat }))
  return furnish(app, id, cohort, { mentee: 'Bea', mentor: 'Bill' })
}

async function cookiesOf(app: TestApp): Promise<Map<Who, string>> {
  const cookies = new Map<Who, string>()
  for (const [who, name] of Object.entries(names)) {
    const visitor = await signedIn(app, addressOf(name))
    cookies.set(who as Who, `wayfellow=${visitor.cookies.get('wayfellow')}`)
  }
  return cookies
}

/** An address needs numbers to be tried, also where nobody has any. */
const noThings: Things = {
  cohort: 1,
  person: 1,
  place: 1,
  pair: 1,
  newPair: 1,
  posted: 1,
  doubtful: 1,
  owed: 1,
  ownEntry: 'added-1',
  entry: 1,
  import: 1,
  proposal: 1,
  reviewed: 1,
  asking: 1,
  question: 1,
  talk: 1,
  note: 1,
  goal: 1,
  written: 1,
  room: 1,
  thread: 1,
  announcement: 1,
  talkedMark: '1.1.none',
  post: 1,
  helpCase: 1,
  third: 1,
  free: { mentee: 1, mentor: 1 },
}

/** A house nobody has opened. */
export const noHouse: House = {
  here: noThings,
  elsewhere: noThings,
  device: 1,
  token: 'none',
  mark: '1.none',
  cookies: new Map(),
  secrets: [],
}

/** Builds the house by the doings everybody uses, and signs everybody in by the front door. */
export async function openTo(app: TestApp): Promise<House> {
  const { staff: olu, cohort, placeOf } = await startProgramme(app, { people: others, pairs: [] })
  const { id: ada } = await keepPerson(app.db, addressOf('Ada'), { name: 'Ada' }, app.now())
  await must(appointAdministrator(app, olu, ada, true))
  for (const name of ['Lena', 'Ida']) await must(endPlace(app, olu, (await placeOf(name)).id))
  const elsewhere = await secondCohort(app)
  const here = await furnish(app, olu, cohort, { mentee: 'Ana', mentor: 'Mei' })
  const cookies = await cookiesOf(app)
  const device = 'Telephone of Ana'
  await addSignIn(app.db, { person: here.person, digest: 'none', device }, app.wallNow())
  const telephone = (await signInsOf(app.db, here.person)).find(one => one.device === device)
  const letter = await askForLetter(app, new Visitor(app), addressOf('Ana'))
  const { secret } = await house(app.db)
  return {
    here,
    elsewhere,
    device: telephone?.id ?? 0,
    token: linkIn(letter.text).split('/').at(-1) ?? '',
    mark: `${here.person}.${seal(secret, `fewer ${here.person}`)}`,
    cookies,
    secrets: [
      ...secretsOf('Ana', readers => readers),
      ...secretsOf('Bea', readers =>
        readers.includes('programme staff') ? ['staff of another cohort', 'an administrator'] : [],
      ),
      { name: 'Ana: device', text: device, readers: ['the mentee'] },
      { name: 'the house: seal', text: secret, readers: [] },
    ],
  }
}
