import { pairBoard } from '../../src/web/script/served.ts'
import { sheets } from '../../src/web/style/sheet.ts'
import type { House } from './everybody.ts'
import type { Things } from './two-cohorts.ts'

type Filling = { within: Things; things: Things; nonsense?: Record<string, string> }
type Fields = Record<string, string | File>

/** What an address names where several things go by the same name in it. */
const named: Record<string, (things: Things) => string | number> = {
  '/cohorts/:cohort/pairs/:pair/introduction': things => things.newPair,
  '/cohorts/:cohort/letters/in-doubt/:letter': things => things.doubtful,
  '/cohorts/:cohort/letter/:letter/hold': things => things.owed,
  '/cohorts/:cohort/journey/checklist/:entry': things => things.ownEntry,
  '/cohorts/:cohort/matching/:proposal/publish': things => things.reviewed,
  '/script/:name': () => pairBoard.name,
  '/talked/:mark': things => things.talkedMark,
}

const specially = (value: string | number) => {
  return { pair: value, letter: value, entry: value, proposal: value, name: value, mark: value }
}

function fill(house: House, pattern: string, name: string, things: Things): string | number {
  const special = named[pattern]
  const values: Record<string, string | number> = {
    pair: things.pair,
    letter: things.posted,
    entry: things.entry,
    proposal: things.proposal,
    asking: things.asking,
    name: sheets.house.name,
    mark: house.mark,
    ...(special && specially(special(things))),
    cohort: things.cohort,
    place: things.place,
    person: things.person,
    import: things.import,
    post: things.post,
    case: things.helpCase,
    device: house.device,
    token: house.token,
    part: 'community',
    step: 'review',
    questions: 'about-the-mentee',
    question: things.question,
    talk: things.talk,
    note: things.note,
    goal: things.goal,
    written: things.written,
    room: things.room,
    thread: things.thread,
    announcement: things.announcement,
    template: 'introduction-to-mentors',
  }
  const value = values[name]
  if (value === undefined) throw new Error(`No test knows what :${name} of ${pattern} could be`)
  return value
}

/** An address with its places filled: `within` says whose cohort, `things` whose everything else. */
export const addressOf = (house: House, pattern: string, naming: Filling): string =>
  pattern.replace(/:(\w+)/g, (_, name: string) => {
    const whose = name === 'cohort' ? naming.within : naming.things
    return naming.nonsense?.[name] ?? encodeURIComponent(fill(house, pattern, name, whose))
  })

/** Whether an address names both a cohort and something that lies in one. */
export const canBeMixed = (pattern: string): boolean =>
  pattern.includes(':cohort') &&
  /:(place|pair|question|talk|note|goal|written|letter|entry|import|proposal|asking|post|case|room|thread|announcement)\b/.test(
    pattern,
  )

const picture = () =>
  new File([new Uint8Array([0x89, 0x50, 0x4e, 0x47, 1])], 'me.png', { type: 'image/png' })

const spreadsheet = () =>
  new File(['name,address\nJo,jo@example.org\n'], 'people.csv', { type: 'text/csv' })

const meeting = {
  meetingName: 'ICANN87',
  city: 'Salalah',
  country: 'OM',
  zone: 'Asia/Muscat',
  starts: '2026-11-01',
  ends: '2026-11-06',
}

const setUp = {
  organisation: 'An organisation',
  address: 'office@example.org',
  name: 'Olga',
  yourAddress: 'olga@example.org',
  ...meeting,
}

/** For every doing a form that does something, so that a refusal is the reason when nothing is. */
const forms: Record<string, (things: Things) => Fields> = {
  '/language': () => ({ language: 'fr', to: '/privacy' }),
  '/demo': () => ({ point: 'twelve-weeks' }),
  '/set-up': () => setUp,
  '/clock': () => ({ move: 'day', to: '/privacy' }),
  '/personas/:person': () => ({}),
  '/sign-in': () => ({ address: 'kim@example.org' }),
  '/sign-in/code': () => ({ code: '123456' }),
  '/sign-in/:token': () => ({}),
  '/sign-out': () => ({}),
  '/fewer-letters/:mark': () => ({}),
  '/talked/:mark': () => ({ talked: 'yes' }),
  '/me': () => ({ name: 'Another name', organisation: 'Another house' }),
  '/me/photo': () => ({ picture: picture() }),
  '/me/mail': () => ({ rhythm: 'daily', from: '22', to: '7' }),
  '/me/devices/:device': () => ({}),
  '/me/leave': () => ({}),
  '/cohorts/:cohort/journey/steps/:step/mark': () => ({ how: 'done' }),
  '/cohorts/:cohort/journey/checklist': () => ({ title: 'A hat' }),
  '/cohorts/:cohort/journey/checklist/:entry': () => ({ state: 'done', note: 'It was short' }),
  '/cohorts/:cohort/journey/answers/:questions': () => ({ expertise: 'Weather' }),
  '/cohorts/:cohort/journey/wishes': () => ({}),
  '/cohorts/:cohort/pairs/:pair/introduction': () => ({ words: 'Good morning.' }),
  '/cohorts/:cohort/pairs/:pair/route': () => ({ route: 'route-familiar' }),
  '/cohorts/:cohort/pairs/:pair/messages': () => ({ words: 'How are you?' }),
  '/cohorts/:cohort/pairs/:pair/questions': () => ({ words: 'What is a constituency?' }),
  '/cohorts/:cohort/pairs/:pair/questions/:question': () => ({ words: 'It is a group.' }),
  '/cohorts/:cohort/pairs/:pair/ground-rules': () => ({ do: 'handles', 'handle-chat': 'ana-9' }),
  '/cohorts/:cohort/pairs/:pair/ground-rules/offer': () => ({ methods: 'mail', more: 'No calls' }),
  '/cohorts/:cohort/pairs/:pair/talks': () => ({ do: 'log', on: '2026-01-05', logged: '30' }),
  '/cohorts/:cohort/pairs/:pair/topics': () => ({ do: 'own', words: 'The weather' }),
  '/cohorts/:cohort/pairs/:pair/notes': () => ({ on: '2026-01-05', words: 'A plan' }),
  '/cohorts/:cohort/pairs/:pair/notes/:note': () => ({
    do: 'keep',
    version: '1',
    on: '2026-01-05',
    words: 'Another plan',
  }),
  '/cohorts/:cohort/pairs/:pair/goals': () => ({ words: 'To speak once' }),
  '/cohorts/:cohort/pairs/:pair/goals/:goal': () => ({ do: 'reach', said: 'It was easy' }),
  '/cohorts/:cohort/pairs/:pair/before': () => ({ do: 'withhold' }),
  '/cohorts/:cohort/journal': () => ({ on: '2026-01-05', words: 'A day', audience: 'me' }),
  '/cohorts/:cohort/journal/note': () => ({ kind: 'works', words: 'The list', audience: 'me' }),
  '/cohorts/:cohort/journal/:written': () => ({
    on: '2026-01-05',
    words: 'Another day',
    audience: 'me',
  }),
  '/cohorts/:cohort/help': () => ({ about: 'topic', words: 'Where do I begin?' }),
  '/cohorts/:cohort/help/:case': () => ({ do: 'word', words: 'It is still so.' }),
  '/cohorts/:cohort/pairs/:pair/third': ({ third }) => ({ who: String(third) }),
  '/cohorts/:cohort/cases/:case': () => ({ do: 'word', words: 'We look into it.' }),
  '/cohorts/:cohort/ombudsperson': ({ third }) => ({ who: String(third) }),
  '/cohorts/:cohort/pairs/:pair/ask-mentors': () => ({ title: 'How', words: 'Would you begin?' }),
  '/cohorts/:cohort/rooms': () => ({ name: 'Visas', roles: 'mentee' }),
  '/cohorts/:cohort/rooms/:room': () => ({ title: 'Hotels', words: 'Which one?' }),
  '/cohorts/:cohort/rooms/:room/threads/:thread': () => ({ words: 'The near one.' }),
  '/cohorts/new': () => ({ name: 'A third', ...meeting }),
  '/cohorts/:cohort/people/new': () => ({
    name: 'Kim',
    address: 'kim@example.org',
    role: 'mentee',
    capacity: '1',
  }),
  '/cohorts/:cohort/people/:place': () => ({ role: 'mentee', capacity: '3', groups: 'ncuc' }),
  '/cohorts/:cohort/people/:place/address': () => ({ newAddress: 'kim.new@example.org' }),
  '/cohorts/:cohort/people/:place/leave': () => ({}),
  '/cohorts/:cohort/imports': () => ({ file: spreadsheet(), as: 'mentee' }),
  '/cohorts/:cohort/imports/:import/run': () => ({ as: 'mentee', name: '0', address: '1' }),
  '/cohorts/:cohort/pairs': ({ free }) => ({
    mentee: String(free.mentee),
    mentor: String(free.mentor),
  }),
  '/cohorts/:cohort/pairs/:pair/end': () => ({}),
  '/cohorts/:cohort/letters/in-doubt': ({ doubtful }) => ({
    letter: String(doubtful),
    decision: 'arrived',
  }),
  '/cohorts/:cohort/matching': () => ({ goal: 'fair', floor: '10' }),
  '/cohorts/:cohort/matching/:proposal': ({ free }) => ({
    do: 'lock',
    mentee: String(free.mentee),
    mentor: String(free.mentor),
  }),
  '/cohorts/:cohort/matching/:proposal/again': () => ({}),
  '/cohorts/:cohort/matching/:proposal/undo': () => ({}),
  '/cohorts/:cohort/matching/:proposal/room': ({ free }) => ({ mentor: String(free.mentor) }),
  '/cohorts/:cohort/matching/:proposal/asking': ({ free, place }) => ({
    mentee: String(place),
    mentor: String(free.mentor),
  }),
  '/cohorts/:cohort/matching/:proposal/review': () => ({}),
  '/cohorts/:cohort/matching/:proposal/publish': () => ({}),
  '/cohorts/:cohort/journey/asking/:asking': () => ({ answer: 'yes' }),
  '/cohorts/:cohort/letters/in-doubt/:letter': () => ({ decision: 'arrived' }),
  '/cohorts/:cohort/letters/:template': () => ({
    language: 'en',
    subject: 'Another subject',
    body: 'Other words.',
  }),
  '/cohorts/:cohort/letters/:template/hold': () => ({ hold: 'yes' }),
  '/cohorts/:cohort/letters/:template/now': () => ({}),
  '/cohorts/:cohort/letter/:letter/hold': () => ({ hold: 'no' }),
  '/cohorts/:cohort/post/:post': () => ({ decision: 'drop' }),
  '/cohorts/:cohort/announcements': ({ free }) => ({ place: String(free.mentee) }),
  '/cohorts/:cohort/announcements/:announcement': () => ({ do: 'keep', 'subject-en': 'A bus' }),
  '/cohorts/:cohort/announcements/:announcement/whom': ({ free }) => ({
    where: 'no-mentor',
    place: String(free.mentee),
  }),
  '/cohorts/:cohort/steps': () => ({ pilot: 'off' }),
  '/cohorts/:cohort/steps/:step': () => ({ kind: 'skip', why: 'It rains' }),
  '/cohorts/:cohort/meeting': () => ({ ...meeting, sure: 'yes' }),
  '/cohorts/:cohort/checklist': () => ({ title: 'A visa', role: 'mentee' }),
  '/cohorts/:cohort/checklist/:entry/removal': () => ({}),
  '/everybody/:person/administrator': () => ({ on: 'yes' }),
}

export function formFor(pattern: string, things: Things): FormData {
  const form = forms[pattern]
  if (!form) throw new Error(`No test knows a form for POST ${pattern}`)
  const data = new FormData()
  for (const [name, value] of Object.entries(form(things))) data.append(name, value)
  return data
}
