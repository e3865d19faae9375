import type { Pair, Place } from './cohort.ts'
import { regionOf, type Guide } from './guide.ts'
import { whoseTurn, type Walk } from './journey.ts'
import type { Person } from './person.ts'
import { isRole, type Role } from './role.ts'
import { languages } from '../words.ts'

/** Where people can be on their way, to be written to because of it. */
export const whereabouts = [
  'no-mentor',
  'paired',
  'not-introduced',
  'no-rules',
  'not-confirmed',
] as const
export type Whereabouts = (typeof whereabouts)[number]

/** Whom staff write to: all that is said holds of each. What is not said does not matter. */
export type Whom = {
  /** No role is every role. */
  roles: Role[]
  /** A community group, with those below it. */
  group: string | null
  region: string | null
  /** The language she reads letters in. */
  language: string | null
  where: Whereabouts | null
  /** A step that is open for her. */
  step: string | null
  /** She is in a pair of which nothing was heard for so many days. */
  days: number | null
}

export const everyone: Whom = {
  roles: [],
  group: null,
  region: null,
  language: null,
  where: null,
  step: null,
  days: null,
}

/** What is known about a cohort, by which people are chosen. */
export type KnownOfAll = {
  walk: Walk
  today: Temporal.PlainDate
  /** The pairs with ground rules in force. */
  ruled: ReadonlySet<number>
  /** For how many days nothing was heard of a pair that has begun. */
  silent: ReadonlyMap<number, number>
}

/** Whether somebody wrote so many days as can be asked for. */
export const isDays = (text: string): boolean => /^[1-9]\d{0,2}$/.test(text)

/** Whom an address or a form asks for. What it says that cannot be is as if it were not said. */
export function readWhom(all: (name: string) => readonly string[], guide: Guide): Whom {
  const one = (name: string) => (all(name)[0] ?? '').trim()
  const among = (name: string, keys: readonly string[]) =>
    keys.find(key => key === one(name)) ?? null
  const keys = (list: readonly { key: string }[]) => list.map(({ key }) => key)
  return {
    roles: [...new Set(all('roles').filter(isRole))],
    group: among('group', keys(guide.groups)),
    region: among('region', keys(guide.regions)),
    language: among('language', languages),
    where: whereabouts.find(key => key === one('where')) ?? null,
    step: among('step', keys(guide.steps)),
    days: isDays(one('days')) ? Number(one('days')) : null,
  }
}

/** The same as an address or a form says it. */
export const whomSaid = ({ roles, ...whom }: Whom): [string, string][] => [
  ...roles.map((role): [string, string] => ['roles', role]),
  ...Object.entries(whom).flatMap(([name, value]): [string, string][] =>
    value === null ? [] : [[name, String(value)]],
  ),
]

/** A community group and all below it. */
function branchOf(guide: Guide, key: string): Set<string> {
  const found = new Set([key])
  const below = () => guide.groups.filter(one => found.has(one.parent ?? '') && !found.has(one.key))
  for (let more = below(); more.length > 0; more = below()) {
    for (const { key } of more) found.add(key)
  }
  return found
}

function isThere(where: Whereabouts, place: Place, pairs: Pair[], known: KnownOfAll): boolean {
  switch (where) {
    case 'no-mentor':
      return place.role === 'mentee' && pairs.length === 0
    case 'paired':
      return pairs.length > 0
    case 'not-introduced':
      return pairs.some(pair => !known.walk.introduced.has(pair.id))
    case 'no-rules':
      return pairs.some(pair => !known.ruled.has(pair.id))
    case 'not-confirmed':
      return place.confirmedAt === null
  }
}

/** Whether somebody can be written to: still here, and with a mail address. */
const isReached = (place: Place, person: Person | undefined): person is Person =>
  place.leftAt === null && person !== undefined && person.address !== ''

/** The people of a cohort who are like that and can be written to, in the order of their names. */
export function peopleLike(whom: Whom, known: KnownOfAll): Place[] {
  const { walk, silent, today } = known
  const { guide } = walk
  const branch = whom.group === null ? null : branchOf(guide, whom.group)
  const step = guide.steps.find(one => one.key === whom.step)
  const turn = step ? whoseTurn(walk, step, today) : null
  const isLike = (place: Place, person: Person) => {
    const pairs = walk.pairsOf.get(place.id) ?? []
    return (
      (whom.roles.length === 0 || whom.roles.includes(place.role)) &&
      (branch === null || place.groups.some(group => branch.has(group))) &&
      (whom.region === null || regionOf(guide, person.country)?.key === whom.region) &&
      (whom.language === null || (person.language ?? 'en') === whom.language) &&
      (whom.where === null || isThere(whom.where, place, pairs, known)) &&
      (turn === null || turn.has(place.id)) &&
      (whom.days === null || pairs.some(pair => (silent.get(pair.id) ?? 0) >= (whom.days ?? 0)))
    )
  }
  const nameOf = (place: Place) => walk.people.get(place.person)?.name ?? ''
  return [...walk.places.values()]
    .filter(place => {
      const person = walk.people.get(place.person)
      return isReached(place, person) && isLike(place, person)
    })
    .toSorted((a, b) => nameOf(a).localeCompare(nameOf(b)) || a.id - b.id)
}
