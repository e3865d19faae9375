import { goals, treesOf, type AllKnown, type Asked, type Goal } from '../matching/asked.ts'
import type { Two } from '../matching/known.ts'
import { rules, usualRules, type Rule } from '../matching/rules.ts'
import { criteria, defaultWeights, mostWeight, type Weights } from '../matching/weights.ts'
import type { Guide } from '../guide.ts'
import type { Meeting } from '../meeting.ts'

/** How staff want pairs to be proposed, as they last said it. */
export type Settings = {
  goal: Goal
  /** No pair below this fit. */
  floor: number
  weights: Weights
  rules: Rule[]
  /** Whether pairs that walk together stay, whatever would be better. */
  keep: boolean
  /** Where they need not stay: how many points the whole has to gain for each that ends. */
  stay: number
  /** How many mentees of a region are to have a mentor, at least (R7). */
  regionLeast: Record<string, number>
}

export const usualSettings: Settings = {
  goal: 'everyone',
  floor: 40,
  weights: defaultWeights,
  rules: usualRules,
  keep: true,
  stay: 20,
  regionLeast: {},
}

/** No region is promised more than so many. */
const mostPromised = 9999

const within = (value: number | null, most: number, usual: number): number =>
  value === null || !Number.isInteger(value) || value < 0 || value > most ? usual : value

type Form = {
  text: (name: string) => string
  number: (name: string) => number | null
  all: (name: string) => string[]
}

/** What a form says. What it does not say rightly is as usual. */
export function readSettings(form: Form, { regions }: Guide): Settings {
  const weights = Object.fromEntries(
    criteria.map(one => [
      one,
      within(form.number(`weight-${one}`), mostWeight, defaultWeights[one]),
    ]),
  ) as Weights
  const chosen = form.all('rule')
  const promised = regions.map(({ key }): [string, number] => [
    key,
    within(form.number(`region-${key}`), mostPromised, 0),
  ])
  return {
    goal: goals.find(goal => goal === form.text('goal')) ?? usualSettings.goal,
    floor: within(form.number('floor'), 100, usualSettings.floor),
    weights,
    rules: rules.filter(rule => chosen.includes(rule)),
    keep: form.text('keep') !== 'price',
    stay: within(form.number('stay'), 100, usualSettings.stay),
    regionLeast: Object.fromEntries(promised.filter(([, least]) => least > 0)),
  }
}

const among = (twos: readonly Two[], two: Two) =>
  twos.some(one => one.mentor === two.mentor && one.mentee === two.mentee)

/** Decisions about people who are there still, and who are not to stay apart. */
function stillMeant(locked: Two[], { mentors, mentees, apart }: AllKnown): Two[] {
  const there = new Set([...mentors, ...mentees].map(one => one.id))
  return locked.filter(two => there.has(two.mentor) && there.has(two.mentee) && !among(apart, two))
}

/** A running pair stays unless staff have decided on as many others as the mentee needs. */
function isFree({ mentees }: AllKnown, decided: Two[], { mentee, mentor }: Two): boolean {
  const others = decided.filter(one => one.mentee === mentee && one.mentor !== mentor)
  return others.length < (mentees.find(one => one.id === mentee)?.need ?? 0)
}

type Where = { guide: Guide; meeting: Meeting; today: Temporal.PlainDate }

/** The whole question: who there is, what staff want, and which pairs they have decided. */
export function askedOf(
  known: AllKnown,
  settings: Settings,
  decided: Two[],
  { guide, meeting, today }: Where,
): Asked {
  const kept = settings.keep ? known.running.filter(two => isFree(known, decided, two)) : []
  const locked = [...kept, ...decided.filter(two => !among(kept, two))]
  const last = Temporal.PlainDate.compare(today, meeting.endsOn) > 0 ? today : meeting.endsOn
  return {
    version: 1,
    goal: settings.goal,
    floor: settings.floor,
    weights: settings.weights,
    rules: settings.rules,
    ...known,
    locked: stillMeant(locked, known),
    stay: settings.keep ? 0 : settings.stay,
    regionLeast: settings.regionLeast,
    from: today.toString(),
    to: last.toString(),
    ...treesOf(guide),
  }
}

/** The decisions of staff in a question, without the pairs that walk together anyway. */
export const decidedIn = ({ locked, running }: Asked): Two[] =>
  locked.filter(two => !among(running, two))

/** Whether two are among these. */
export const isAmong = among
