import { fileURLToPath } from 'node:url'
import { addPerson } from '../src/actions/keep-place.ts'
import { chooseLanguage } from '../src/actions/keep-profile.ts'
import { pairPeople } from '../src/actions/pair-people.ts'
import { publishGuide } from '../src/actions/publish-guide.ts'
import { setUpHouse } from '../src/actions/set-up-house.ts'
import type { App } from '../src/app.ts'
import type { Outcome } from '../src/outcome.ts'
import type { Cohort, Pair, Place } from '../src/programme/cohort.ts'
import type { Leaf } from '../src/programme/guide.ts'
import type { Meeting } from '../src/programme/meeting.ts'
import type { Role } from '../src/programme/role.ts'
import { cohortBy } from '../src/store/cohorts.ts'
import { pairBy, placeBy, placesOf } from '../src/store/places.ts'
import { readFolder } from '../src/terminal/guide-files.ts'

/** The guide the program ships with, as files. */
export const shippedGuide = (): Leaf[] =>
  readFolder(fileURLToPath(new URL('../guide/stakeholder-journey', import.meta.url)))

/** ICANN87: twelve weeks before it is 25 July 2026. */
export const muscat: Meeting = {
  name: 'ICANN87',
  city: 'Muscat',
  country: 'OM',
  zone: 'Asia/Muscat',
  startsOn: Temporal.PlainDate.from('2026-10-17'),
  endsOn: Temporal.PlainDate.from('2026-10-22'),
}

export type Character = {
  name: string
  role: Role
  language?: string
  capacity?: number
  groups?: string[]
}

/** The people of the stories. Olu, who opens the house, is the first of the staff. */
export const cast: Character[] = [
  { name: 'Petra', role: 'policy-staff', groups: ['gnso'] },
  { name: 'Mei', role: 'mentor', capacity: 2, groups: ['ncuc'] },
  { name: 'Bo', role: 'mentor', groups: ['alac'] },
  { name: 'Ana', role: 'mentee', language: 'fr' },
  { name: 'Ben', role: 'mentee' },
  { name: 'Noor', role: 'mentee', language: 'ar' },
]

/** What was done; throws with the reasons when it was refused. */
export async function must<T>(outcome: Promise<Outcome<T>>): Promise<T> {
  const came = await outcome
  if (!came.ok) throw new Error(`Refused: ${JSON.stringify(came.problems)}`)
  return came.value
}

export const addressOf = (name: string) => `${name.toLowerCase()}@example.org`

/** A cohort under way, with its people by name. */
export type Programme = {
  cohort: number
  staff: number
  placeOf: (name: string) => Promise<Place>
  pairOf: (mentor: string, mentee: string) => Promise<Pair>
  cohortNow: () => Promise<Cohort>
  add: (character: Character) => Promise<Place>
}

const found = <T>(thing: T | null | undefined, what: string): T => {
  if (thing === null || thing === undefined) throw new Error(`There is no ${what}`)
  return thing
}

async function open(app: App, meeting: Meeting, leaves: Leaf[]) {
  const published = await publishGuide(app, 'stakeholder-journey', leaves)
  if ('problems' in published) throw new Error(JSON.stringify(published.problems[0]))
  const house = { organisation: 'ICANN', address: 'mentoring@example.org' }
  const { cohort } = await must(
    setUpHouse(app, {
      ...house,
      staff: { name: 'Olu', address: addressOf('Olu'), language: 'en', zone: 'Africa/Lagos' },
      cohort: { ...house, name: 'Mentor pilot', meeting },
      device: 'the first browser',
    }),
  )
  const [place] = await placesOf(app.db, cohort)
  return { cohort, staff: found(place, 'staff').person }
}

/**
 * Opens a house with a cohort, its people and its pairs, all by the doings a person would use.
 */
export async function startProgramme(
  app: App,
  {
    meeting = muscat,
    people = cast,
    pairs = [
      ['Mei', 'Ana'],
      ['Bo', 'Noor'],
    ] as [string, string][],
    leaves = shippedGuide(),
  } = {},
): Promise<Programme> {
  const { cohort, staff } = await open(app, meeting, leaves)
  const places = new Map([['Olu', found((await placesOf(app.db, cohort))[0], 'Olu').id]])
  const paired = new Map<string, number>()
  const add = async ({ name, role, language, capacity = 1, groups = [] }: Character) => {
    const added = { name, address: addressOf(name), role, groups, capacity }
    const { place } = await must(addPerson(app, staff, cohort, added))
    places.set(name, place)
    const known = found(await placeBy(app.db, place), name)
    if (language) await chooseLanguage(app, known.person, language)
    return known
  }
  for (const character of people) await add(character)
  const idOf = (name: string) => found(places.get(name), name)
  for (const [mentor, mentee] of pairs) {
    const who = { mentor: idOf(mentor), mentee: idOf(mentee) }
    paired.set(`${mentor} ${mentee}`, (await must(pairPeople(app, staff, cohort, who))).pair)
  }
  return {
    cohort,
    staff,
    add,
    placeOf: async name => found(await placeBy(app.db, idOf(name)), name),
    pairOf: async (mentor, mentee) => {
      const pair = found(paired.get(`${mentor} ${mentee}`), `pair ${mentor} ${mentee}`)
      return found(await pairBy(app.db, pair), 'pair')
    },
    cohortNow: async () => found(await cohortBy(app.db, cohort), 'cohort'),
  }
}
