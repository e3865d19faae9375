import type { HelpDays } from './help.ts'
import type { Silence } from './presence.ts'
import type { Role } from './role.ts'
import { told, type Told } from './told.ts'

/** Weeks before the meeting’s first day, negative after it; `end` is the day after its last (R3). */
export type Weeks = number | 'end'

/** A phase of the programme: a folder of steps. `always` accompanies the whole journey. */
export type Phase = {
  key: string
  title: Told
  body: Told
  weeks: { from: Weeks; to: Weeks } | 'always'
}

export const waysOfDone = [
  'letter-posted',
  'marked',
  'checklist',
  'introduction',
  'ground-rules',
  'mentors-room',
  'route',
  'answers',
  'ongoing',
] as const
export type WayOfDone = (typeof waysOfDone)[number]

/** Something on a person’s checklist, due some weeks before the meeting (R15). */
export type ChecklistItem = { key: string; title: Told; hint: Told | null; due: Weeks }

/** Something to talk about; where it is so, what ICANN brings to it and what it asks (R36). */
export type Topic = { key: string; title: Told; brings: Told | null; asks: Told | null }

export type Reminder = { letter: string; at: Weeks }

/** A step of the guide. Its days come only with a meeting. */
export type Step = {
  key: string
  phase: string
  title: Told
  body: Told
  order: number
  who: Role[]
  together: boolean
  from: Weeks
  to: Weeks
  pilotOnly: boolean
  route: 'route-new' | 'route-familiar' | null
  opensWhenConfirmed: boolean
  done: WayOfDone
  letter: string | null
  reminders: Reminder[]
  checklist: ChecklistItem[]
  draft: Told | null
  /** A question for the journal of whoever is at this step (R61). */
  journal: Told | null
  /** What the two talk about here (R36, R37). */
  topics: Topic[]
  requirements: string[]
}

/** A letter of the programme before it is filled for a reader. */
export type LetterText = { subject: Told; why: Told; body: Told }
export type GuideLetter = LetterText & { key: string; to: Role[]; essential: boolean }

/** A page of the guide that is no step: the keys to success. */
export type GuidePage = { key: string; title: Told; body: Told; requirements: string[] }

export const kindsOfQuestion = [
  'short',
  'long',
  'choice',
  'choices',
  'number',
  'yes-no',
  'week',
] as const
export type Question = {
  key: string
  /** The form that keeps the answer, also where another form asks it. */
  form: string
  who: Role[]
  label: Told
  hint: Told | null
  kind: (typeof kindsOfQuestion)[number]
  options: { key: string; label: Told }[]
}
export type Questions = { key: string; title: Told; body: Told; who: Role[]; questions: Question[] }

/** What a form asks somebody in a role. */
export const questionsFor = (form: Questions, role: Role): Question[] =>
  form.questions.filter(question => question.who.includes(role))

export const linkStates = ['live', 'moved', 'dead', 'unchecked'] as const
export type Link = {
  title: Told
  printed: string | null
  current: string | null
  state: (typeof linkStates)[number]
}

/** A group of the community, in its place in the tree (R6, R78). */
export type Group = {
  key: string
  parent: string | null
  name: Told
  acronym: string
  kind: string
  order: number
  guideName: string | null
  body: Told
  links: Link[]
}

export type Lesson = { key: string; title: Told; body: Told; order: number }
export type Course = Link & {
  key: string
  body: Told
  order: number
  audience: string
  group: string | null
  lessons: Lesson[]
}

/** A link, document or tool of the library (L1), for whom and when it helps most (L2). */
export type Resource = Link & {
  key: string
  body: Told
  order: number
  kind: string
  topic: string
  audience: string
  for: Role[]
  phase: string | null
}

export type Term = {
  key: string
  term: string
  expansion: Told | null
  definition: Told
  category: string
  level: string
}

/** A meeting of the organisation’s list, to choose a cohort’s from. */
export type ListedMeeting = {
  key: string
  name: string
  kind: string
  city: Told
  country: string
  zone: string
  startsOn: string
  endsOn: string
}
export type Region = { key: string; name: Told; countries: string[] }
export type Sector = { key: string; name: Told }

/** The whole guide as its authors wrote it. What a programme is follows from it. */
export type Guide = {
  key: string
  title: Told
  body: Told
  status: string
  languages: string[]
  roles: Record<Role, Told>
  /** After how many days of silence a pair gets which word (R54). */
  silence: Silence
  /** After how many days somebody who asked for help should have been helped (R56). */
  help: HelpDays
  phases: Phase[]
  steps: Step[]
  letters: GuideLetter[]
  pages: GuidePage[]
  questions: Questions[]
  groups: Group[]
  courses: Course[]
  library: Resource[]
  glossary: Term[]
  meetings: ListedMeeting[]
  regions: Region[]
  sectors: Sector[]
}

/** A file of a guide: path within its folder, with slashes, and its text. */
export type Leaf = { path: string; text: string }

/** The step of that name; throws for a name no step has. */
export function stepOf(guide: Guide, key: string): Step {
  const step = guide.steps.find(step => step.key === key)
  if (!step) throw new Error(`The guide has no step ${key}`)
  return step
}

/** The step that sends a letter, itself or as a reminder; null for one that a mentor writes. */
export const stepSending = (guide: Guide, letter: string): Step | null =>
  guide.steps.find(
    step => step.letter === letter || step.reminders.some(reminder => reminder.letter === letter),
  ) ?? null

/** The letter of that name; throws for a name no letter has. */
export function letterOf(guide: Guide, key: string): GuideLetter {
  const letter = guide.letters.find(letter => letter.key === key)
  if (!letter) throw new Error(`The guide has no letter ${key}`)
  return letter
}

/** The region a country belongs to (R7), null for a country no region names. */
export const regionOf = (guide: Guide, country: string | null): Region | null =>
  guide.regions.find(region => country !== null && region.countries.includes(country)) ?? null

/** A group of that key, null if there is none. */
export const groupOf = (guide: Guide, key: string | null): Group | null =>
  guide.groups.find(group => group.key === key) ?? null

/** A meeting’s city as the reader writes it, where the guide’s list has it; else as staff wrote it. */
export function cityIn(guide: Guide, city: string, language: string): string {
  const listed = guide.meetings.find(meeting => meeting.city.en === city)
  return listed ? told(listed.city, language) : city
}
