import type { Place } from './cohort.ts'
import type { OwedLetter } from './letters.ts'
import type { Role } from './role.ts'

/** What help is asked about: a topic, how two get on, or a person who is reported. */
export const caseAbouts = ['topic', 'relation', 'person'] as const
export type CaseAbout = (typeof caseAbouts)[number]

/** To whom one turns: staff of a group, those who run the programme, or one past both. */
export const addressees = ['policy-staff', 'programme-staff', 'ombudsperson'] as const
export type Addressee = (typeof addressees)[number]

/** The ladder of what helps, from little to much. */
export const rungs = ['contact', 'talk-with-both', 'change', 'leave'] as const
export type Rung = (typeof rungs)[number]

/** After how many days somebody who asked should have been helped (R56). */
export type HelpDays = Record<CaseAbout, number>

/** What the guide says, unless it says otherwise. */
export const usualHelp: HelpDays = { topic: 5, relation: 2, person: 2 }

/** A person and her place in the cohort. */
export type Placed = { place: number; person: number }

/** Somebody asked for help (R56). */
export type HelpCase = {
  id: number
  cohort: number
  by: Placed
  about: CaseAbout
  group: string | null
  pair: number | null
  /** The other of that pair, and whether the two still walk together. */
  partner: Placed | null
  together: boolean
  /** The place of policy staff whom the pair has beside it. */
  third: number | null
  reported: Placed | null
  /** From the partner. A reported person never reads it. */
  confidential: boolean
  to: Addressee
  owner: Placed | null
  rung: Rung | null
  dueOn: Temporal.PlainDate
  openedAt: Temporal.Instant
  takenAt: Temporal.Instant | null
  solvedAt: Temporal.Instant | null
  /** Whoever wrote the newest word in it. */
  spokeLast: number | null
}

/** Something that happened in a case. A `word` is said to the other side, a `note` is staff’s own. */
export type CaseEntry = {
  id: number
  case: number
  by: number
  kind: 'word' | 'note' | 'rung' | 'state' | 'owner' | 'due'
  words: string
  /** To whom a case was given. */
  to: number | null
  how: 'page' | 'mail'
  /** How many files were attached to a mail; they do not come along. */
  files: number
  writtenAt: Temporal.Instant
}

type Reader = { person: number | null; administrator: boolean; places: readonly Place[] }

/** How somebody stands to a case: she asked, she walks with who asked, or she may help. */
export type Part = 'asker' | 'partner' | 'helper'

const isStaff = (place: Place) => place.role === 'programme-staff' || place.role === 'policy-staff'

/** Whether a case lies with this one of policy staff: her group, or a pair that has her. */
const isHers = (place: Place, one: HelpCase) =>
  one.to === 'policy-staff' &&
  one.about !== 'person' &&
  ((one.group !== null && place.groups.includes(one.group)) || one.third === place.id)

function mayHelp(who: Reader, here: Place | undefined, one: HelpCase): boolean {
  const owns = here !== undefined && isStaff(here) && here.id === one.owner?.place
  if (one.to === 'ombudsperson') return owns
  if (who.administrator || here?.role === 'programme-staff') return true
  return owns || (here?.role === 'policy-staff' && isHers(here, one))
}

/**
 * How a reader stands to a case; null when it is not hers to read (R56). Nobody helps in a case that
 * is about herself, and what was told to the ombudsperson is hers alone.
 */
export function partIn(who: Reader, one: HelpCase): Part | null {
  if (who.person === null || who.person === one.reported?.person) return null
  const here = who.places.find(place => place.cohort === one.cohort && place.leftAt === null)
  if (who.person === one.by.person) return here?.id === one.by.place ? 'asker' : null
  if (who.person === one.partner?.person) {
    return here && !one.confidential && one.together ? 'partner' : null
  }
  return mayHelp(who, here, one) ? 'helper' : null
}

/** Those of a cohort who may help in a case. */
export const helpersIn = (one: HelpCase, places: Iterable<Place>): Place[] =>
  [...places].filter(
    place =>
      partIn({ person: place.person, administrator: false, places: [place] }, one) === 'helper',
  )

/** Which entries of a case somebody reads: staff’s notes and ladder are their own. */
export const entriesFor = (part: Part, entries: CaseEntry[]): CaseEntry[] =>
  part === 'helper'
    ? entries
    : entries.filter(entry => ['word', 'state', 'owner'].includes(entry.kind))

/** Who may be given a case: staff who do not stand on another side of it. */
export const mayBeGiven = (one: HelpCase, place: Place): boolean =>
  isStaff(place) &&
  place.cohort === one.cohort &&
  place.leftAt === null &&
  ![one.by, one.partner, one.reported].some(other => other?.person === place.person)

/** Where a case goes: staff of the group or pair if there are any, else those who run it all. */
export const goesTo = (one: HelpCase, places: Iterable<Place>): Addressee =>
  one.to === 'policy-staff' &&
  ![...places].some(place => place.leftAt === null && isHers(place, one))
    ? 'programme-staff'
    : one.to

export type CaseState = 'open' | 'taken' | 'solved'

export const stateOf = (one: Pick<HelpCase, 'takenAt' | 'solvedAt'>): CaseState =>
  one.solvedAt ? 'solved' : one.takenAt ? 'taken' : 'open'

/** Whether the day by which it was to be helped is over. */
export const isOverdue = (one: HelpCase, today: Temporal.PlainDate): boolean =>
  one.solvedAt === null && Temporal.PlainDate.compare(one.dueOn, today) < 0

/** Whose turn it is: an answer of staff waits for whoever asked; anything else for staff. */
export const waitsForAsker = (one: HelpCase): boolean =>
  one.spokeLast !== null && one.spokeLast !== one.by.person

/** What is not solved by its day, then what is solved, the newest first. */
export const byNeed = (cases: HelpCase[]): HelpCase[] =>
  cases.toSorted((a, b) => {
    const solved = Number(a.solvedAt !== null) - Number(b.solvedAt !== null)
    if (solved !== 0) return solved
    return a.solvedAt ? b.id - a.id : Temporal.PlainDate.compare(a.dueOn, b.dueOn) || a.id - b.id
  })

/** The rung of the ladder that comes next; null at its top. */
export const nextRung = (rung: Rung | null): Rung | null =>
  rungs[rung === null ? 0 : rungs.indexOf(rung) + 1] ?? null

/** Words that staff of the programme may not come to read by accident either. */
export const isPastStaff = (one: HelpCase): boolean =>
  one.to === 'ombudsperson' || one.about === 'person'

type Letter = {
  key: string
  template: string
  from: number | null
  words: string
  files?: number
}

function letterTo(
  one: HelpCase,
  to: Placed,
  { key, template, from, words, files = 0 }: Letter,
): OwedLetter {
  const page = to.person === one.by.person ? 'help' : 'cases'
  return {
    onceKey: `case/${one.id}/${key}/${to.person}`,
    cohort: one.cohort,
    step: null,
    template,
    to: to.person,
    from,
    values: {
      words,
      files: String(files),
      case: String(one.id),
      'until-on': one.dueOn.toString(),
      path: `/cohorts/${one.cohort}/${page}/${one.id}`,
    },
    essential: true,
  }
}

export const placed = ({ id, person }: Place): Placed => ({ place: id, person })

/** Those who can help learn that somebody asked; the words stay on the page if they are private. */
export const askedLetters = (one: HelpCase, to: Placed[], words: string, key = 'asked') =>
  to.map(place => {
    const open = !one.confidential && one.to !== 'ombudsperson'
    const told = open ? { from: one.by.person, words } : { from: null, words: '' }
    return letterTo(one, place, { key, template: 'help-asked', ...told })
  })

/**
 * A word in a case, for the other side. What a helper says goes along to whoever asked; what she
 * says herself stays on the page if it is private.
 */
export function wordLetters(one: HelpCase, entry: CaseEntry, helpers: Placed[]): OwedLetter[] {
  const key = `entry/${entry.id}`
  const words = entry.kind === 'word' ? entry.words : ''
  if (entry.by !== one.by.person) {
    const said = { from: entry.by, words, files: entry.files }
    return [letterTo(one, one.by, { key, template: 'help-word', ...said })]
  }
  const open = !one.confidential && one.to !== 'ombudsperson'
  const said = { from: entry.by, words, files: entry.files }
  const told = open ? said : { from: null, words: '' }
  const to = one.owner ? helpers.filter(({ place }) => place === one.owner?.place) : helpers
  return (to.length > 0 ? to : helpers).map(place =>
    letterTo(one, place, { key, template: 'help-word', ...told }),
  )
}

const running: Role = 'programme-staff'

/** The day is over: its owner learns of it and who runs the programme, once for each day set. */
export function overdueLetters(one: HelpCase, helpers: Place[]): OwedLetter[] {
  const owner = helpers.filter(place => place.id === one.owner?.place)
  const to = owner.length > 0 ? helpers.filter(place => place.role === running) : helpers
  const key = `overdue/${one.dueOn.toString()}`
  return [...new Map([...owner, ...to].map(place => [place.id, place])).values()].map(place =>
    letterTo(one, placed(place), { key, template: 'help-overdue', from: null, words: '' }),
  )
}
