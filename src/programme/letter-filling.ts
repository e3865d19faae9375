import { sayDay, sayDays, sayList } from '../days.ts'
import { say, type Language } from '../words.ts'
import { dateSteps } from './calendar.ts'
import { settled, type Entry } from './checklist.ts'
import type { Cohort } from './cohort.ts'
import { cityIn, type Guide } from './guide.ts'
import { stationsOf } from './journey.ts'
import { plain, type Filling } from './letter-text.ts'
import { daysToGo } from './meeting.ts'
import type { Person } from './person.ts'
import { told } from './told.ts'

/** Somebody of the staff, as a letter names her (R22). */
export type Contact = {
  name: string
  address: string
  role: 'programme-staff' | 'policy-staff'
  groups: string[]
}

/** All that a letter may speak of, for one reader. */
export type LetterFacts = {
  guide: Guide
  cohort: Cohort
  today: Temporal.PlainDate
  origin: string
  reader: Person
  partners: Person[]
  writer: Person | null
  contacts: Contact[]
  checklist: Entry[]
  given: Record<string, string>
  /** The letters that go in this one. */
  parts: LetterPart[]
}

/**
 * A letter that goes in another, as it would have gone by itself; where it can be answered, if
 * anywhere; and whether an answer to the whole is one to it.
 */
export type LetterPart = { subject: string; body: string; answers: string | null; isMeant: boolean }

/** “eight weeks” as words have it, or days when it is less than two weeks. */
export function timeToGo(language: Language, days: number): string {
  const left = Math.max(0, days)
  return left >= 14
    ? say(language, 'letters.weeks', { count: Math.round(left / 7) })
    : say(language, 'letters.days', { count: left })
}

const timelines = new WeakMap<Cohort, Map<Language, string>>()

/** The phases with their dates, and in each what happens (R16): the same for a cohort’s readers. */
function timeline(facts: LetterFacts, language: Language): string {
  const known = timelines.get(facts.cohort) ?? new Map<Language, string>()
  timelines.set(facts.cohort, known)
  const text = known.get(language) ?? writeTimeline(facts, language)
  known.set(language, text)
  return text
}

function writeTimeline({ guide, cohort, today }: LetterFacts, language: Language): string {
  const dated = dateSteps(guide, cohort.meeting, cohort.changes)
  return stationsOf(guide, cohort, today)
    .map(station => {
      const steps = dated
        .filter(({ step }) => step.phase === station.phase.key && step.done !== 'ongoing')
        .filter(({ step }) => step.who.includes('mentor') || step.who.includes('mentee'))
        .map(({ step }) => plain(told(step.title, language)))
      const days = plain(sayDays(language, station.from, station.to, 'plain'))
      const title = plain(told(station.phase.title, language))
      const more = steps.length > 0 ? `  \n  ${steps.join(' · ')}` : ''
      return `- **${title}**, ${days}${more}`
    })
    .join('\n')
}

function checklist(entries: Entry[], language: Language): string {
  const line = (entry: Entry) => {
    const due = entry.dueOn
      ? plain(say(language, 'letters.entry.by', { day: sayDay(language, entry.dueOn) }))
      : ''
    const state = settled(entry) ? plain(say(language, 'letters.entry.settled')) : due
    return `- **${plain(entry.title)}**${state ? `: ${state}` : ''}`
  }
  return entries.map(line).join('\n')
}

/** Who is there to help, by name (R22). */
function contacts({ contacts, guide, cohort }: LetterFacts, language: Language): string {
  const groups = (keys: string[]) =>
    keys
      .map(key => guide.groups.find(group => group.key === key)?.acronym ?? key)
      .filter(acronym => acronym !== '')
  const lines = contacts.map(contact => {
    const what = groups(contact.groups)
    const role = told(guide.roles[contact.role], language)
    const about = what.length > 0 ? `${role}, ${sayList(language, what)}` : role
    return `- **${plain(contact.name)}**, ${plain(about)}: [${plain(contact.address)}](mailto:${contact.address})`
  })
  return lines.length > 0
    ? lines.join('\n')
    : `- [${plain(cohort.address)}](mailto:${cohort.address})`
}

function questions(guide: Guide, language: Language): string {
  const form = guide.questions.find(form => form.key === 'about-the-mentee')
  return (form?.questions ?? [])
    .map((question, at) => `${at + 1}. ${plain(told(question.label, language))}`)
    .join('\n')
}

/** What a person wrote, paragraph by paragraph, as plain text in Markdown. */
export const ownWords = (text: string) =>
  text
    .trim()
    .split(/\n{2,}/)
    .map(paragraph => paragraph.split('\n').map(plain).join('  \n'))
    .join('\n\n')

/** What somebody answered; and that files she attached have stayed behind, where she did. */
function passedOn(given: Record<string, string>, language: Language): string {
  const files = Number(given['files'] ?? 0)
  const left = files > 0 ? `\n\n*${plain(say(language, 'post.files-left', { count: files }))}*` : ''
  return `${ownWords(given['words'] ?? '')}${left}`
}

/** Its headings, one level further down. */
const lower = (body: string) => body.replace(/^(#{1,5}) /gm, '#$1 ')

/** Several letters in one, each under its subject, with a line between them. */
function letters({ parts }: LetterFacts, language: Language): string {
  const meant = parts.find(part => part.isMeant && part.answers !== null)
  const whole = meant && plain(say(language, 'letters.part.whole', { subject: meant.subject }))
  return parts
    .map(({ subject, body, answers }) => {
      const address = `mailto:${answers}?subject=${encodeURIComponent(`Re: ${subject}`)}`
      const answer = `[${plain(say(language, 'letters.part.answer'))}](${address})`
      const part = [`## ${plain(subject)}`, lower(body), ...(answers === null ? [] : [answer])]
      return part.join('\n\n')
    })
    .concat(whole ?? [])
    .join('\n\n---\n\n')
}

function signature({ contacts, cohort }: LetterFacts, language: Language): string {
  const staff = contacts.filter(contact => contact.role === 'programme-staff').map(c => c.name)
  const programme = cohort.name
  return staff.length > 0
    ? say(language, 'letters.signature', { names: sayList(language, staff.slice(0, 3)), programme })
    : programme
}

/** What only this letter says, where it was given. */
const given = (values: Record<string, string>): Filling =>
  Object.fromEntries(
    (
      [
        'before',
        'after',
        'partner',
        'fit',
        'prompt',
        'rules',
        'times',
        'until',
        'about',
        'link',
      ] as const
    ).flatMap(name => (values[name] === undefined ? [] : [[name, values[name]]])),
  )

/** Every placeholder of a letter for one reader, in one language; blocks are made when asked for. */
export function fillingOf(facts: LetterFacts, language: Language): Filling {
  const { guide, cohort, origin, reader, partners, writer } = facts
  const { meeting } = cohort
  const journey = `${origin}/cohorts/${cohort.id}/journey`
  const names = partners.map(partner => partner.name)
  return {
    name: reader.name,
    meeting: meeting.name,
    city: cityIn(guide, meeting.city, language),
    starts: sayDay(language, meeting.startsOn),
    ends: sayDay(language, meeting.endsOn, 'year'),
    'time-to-go': timeToGo(language, daysToGo(meeting, facts.today)),
    programme: cohort.name,
    organisation: cohort.organisation,
    journey,
    guide: `${origin}/guide`,
    library: `${origin}/library`,
    glossary: `${origin}/glossary`,
    help: cohort.address,
    partners: names.length > 0 ? sayList(language, names) : say(language, 'letters.no-partner'),
    mentor: writer?.name ?? names[0] ?? say(language, 'letters.no-partner'),
    mentee: reader.name,
    ...(writer && { partner: writer.name }),
    signature: signature(facts, language),
    get timeline() {
      return timeline(facts, language)
    },
    get checklist() {
      return checklist(facts.checklist, language)
    },
    get contacts() {
      return contacts(facts, language)
    },
    get background() {
      const unknown = say(language, 'letters.no-background')
      return writer?.background ? ownWords(writer.background) : plain(unknown)
    },
    get questions() {
      return questions(guide, language)
    },
    get introduction() {
      return ownWords(facts.given['introduction'] ?? '')
    },
    get letters() {
      return letters(facts, language)
    },
    get words() {
      return passedOn(facts.given, language)
    },
    ...('path' in facts.given && { link: `${origin}${facts.given['path']}` }),
    ...given(facts.given),
  }
}
