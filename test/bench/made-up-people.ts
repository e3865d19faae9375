import type { Asked } from '../../src/programme/matching/asked.ts'
import { experiences, presences } from '../../src/programme/matching/known.ts'
import { levels } from '../../src/programme/person.ts'
import { aMentee, aMentor, asking, zones } from '../known-people.ts'
import { dice } from './dice.ts'

const roll = dice(7)
const upTo = (count: number) => Math.floor(roll() * count)
const one = <T>(values: readonly T[]): T => {
  const value = values[upTo(values.length)]
  if (value === undefined) throw new Error('There is nothing to choose from')
  return value
}
const some = <T>(values: readonly T[], least: number, most: number): T[] =>
  Array.from({ length: least + upTo(most - least + 1) }, () => one(values))
const maybe = <T>(value: T): T | null => (roll() < 0.15 ? null : value)

/** Names such as g0, g1 and so on. */
const called = (letter: string, count: number) =>
  Array.from({ length: count }, (_, at) => `${letter}${at}`)
const groups = called('g', 40)
const languages = 'en fr es ar zh ru pt sw hi ja de id tr bn am ko'.split(' ')
const countries = called('c', 200)
const topics = called('t', 64)

const evenings = () =>
  some([0, 1, 2, 3, 4, 5, 6], 2, 4).flatMap(day => {
    const from = 7 + upTo(14)
    return [0, 1, 2].map(hour => day * 24 + from + hour)
  })

const somebody = (id: number, others: number, from: number) => ({
  id,
  name: `Person ${id}`,
  groups: some(groups, 1, 2),
  spoken: some(languages, 1, 3).map(language => ({ language, level: one(levels) })),
  country: maybe(one(countries)),
  sector: maybe(one(called('s', 5))),
  organisation: maybe(`Organisation ${upTo(800)}`),
  zone: maybe(one(zones)),
  free: roll() < 0.3 ? null : evenings(),
  hours: maybe(1 + upTo(6)),
  topics: some(topics, 2, 8),
  experience: maybe(one(experiences)),
  years: maybe(upTo(12)),
  meetings: maybe(upTo(12)),
  presence: maybe(one(presences)),
  wishes: roll() < 0.7 ? [] : [from + upTo(others), from + upTo(others)],
})

/** A question about so many people, the same each time the program begins. */
export const crowd = (mentees: number, mentors: number): Asked =>
  asking({
    mentees: Array.from({ length: mentees }, (_, at) => aMentee(somebody(at, mentors, 1_000_000))),
    mentors: Array.from({ length: mentors }, (_, at) =>
      aMentor({ ...somebody(1_000_000 + at, mentees, 0), most: 1 + upTo(3) }),
    ),
    groups: Object.fromEntries(groups.map((group, at) => [group, at < 8 ? null : `g${at % 8}`])),
    regions: Object.fromEntries(countries.map((country, at) => [country, `r${at % 5}`])),
  })
