import type { App } from '../app.ts'
import { sayDay, sayRow } from '../days.ts'
import { isOwnLetter, ownLetter } from '../own-letters.ts'
import { checklistOf, type AddedEntry, type Entry, type EntryMark } from '../programme/checklist.ts'
import type { Cohort, Pair, Place } from '../programme/cohort.ts'
import { cityIn, letterOf, stepSending, type Guide, type LetterText } from '../programme/guide.ts'
import {
  fillingOf,
  type Contact,
  type LetterFacts,
  type LetterPart,
} from '../programme/letter-filling.ts'
import type { FilledLetter } from '../programme/letter-sheet.ts'
import { fillBody, fillLine, forItsAnswer, type Filling } from '../programme/letter-text.ts'
import { dayAtMeeting } from '../programme/meeting.ts'
import type { Person } from '../programme/person.ts'
import { tell } from '../programme/told.ts'
import { cohortBy } from '../store/cohorts.ts'
import { guideOf } from '../store/guides.ts'
import { addedIn, entryMarksIn } from '../store/journeys.ts'
import { editsOf } from '../store/letter-edits.ts'
import type { Db } from '../store/open.ts'
import { peopleBy } from '../store/people.ts'
import { pairsOf, placesOf } from '../store/places.ts'

/** What composing needs of a letter that is owed, or only thought of. */
export type Sketch = {
  template: string
  cohort: number | null
  to: number
  from: number | null
  values: Record<string, string>
  /** The letters that go in it. */
  parts?: LetterPart[]
}

/** All that is known about a cohort for its letters, read once for many of them. */
export type CohortFacts = {
  cohort: Cohort
  guide: Guide
  places: Place[]
  pairs: Pair[]
  marks: EntryMark[]
  added: AddedEntry[]
  edits: Map<string, { subject: string; body: string }>
}

export async function cohortFacts(db: Db, id: number): Promise<CohortFacts> {
  const cohort = await cohortBy(db, id)
  if (!cohort) throw new Error(`There is no cohort ${id}`)
  const [guide, places, pairs, marks, added, edits] = await Promise.all([
    guideOf(db, cohort.edition),
    placesOf(db, id),
    pairsOf(db, id),
    entryMarksIn(db, id),
    addedIn(db, id),
    editsOf(db, id),
  ])
  return { cohort, guide, places, pairs, marks, added, edits }
}

/** The people who walk with this one. */
function partnersOf(facts: CohortFacts, place: Place | undefined): number[] {
  const other = (pair: Pair) =>
    pair.mentor === place?.id ? pair.mentee : pair.mentee === place?.id ? pair.mentor : null
  return facts.pairs
    .map(other)
    .map(id => facts.places.find(place => place.id === id)?.person)
    .filter(person => person !== undefined)
}

const isStaff = (place: Place) =>
  (place.role === 'programme-staff' || place.role === 'policy-staff') && place.leftAt === null

/** Everybody whose name or address a letter to these readers may carry. */
function peopleNamed(facts: CohortFacts, sketches: Sketch[]): number[] {
  const readers = sketches.flatMap(sketch => [sketch.to, ...(sketch.from ? [sketch.from] : [])])
  const partners = readers.flatMap(reader =>
    partnersOf(
      facts,
      facts.places.find(place => place.person === reader),
    ),
  )
  return [...new Set([...readers, ...partners, ...facts.places.filter(isStaff).map(p => p.person)])]
}

function contactsFor(facts: CohortFacts, people: Map<number, Person>): Contact[] {
  return facts.places.filter(isStaff).flatMap(place => {
    const person = people.get(place.person)
    if (!person || !person.address) return []
    const role = place.role === 'policy-staff' ? 'policy-staff' : 'programme-staff'
    return [{ name: person.name, address: person.address, role, groups: place.groups } as const]
  })
}

/** The language a letter is written in: the reader’s if it has the letter, else the source. */
function textIn(text: LetterText, edit: CohortFacts['edits'], template: string, wanted: string) {
  const edited = edit.get(`${template} ${wanted}`)
  const why = tell(text.why, wanted)
  if (edited) return { language: wanted, subject: edited.subject, body: edited.body, why: why.text }
  const subject = tell(text.subject, wanted)
  const own = subject.language === 'en' ? edit.get(`${template} en`) : undefined
  if (own) return { language: 'en', subject: own.subject, body: own.body, why: text.why.en }
  const body = tell(text.body, subject.language)
  return { language: subject.language, subject: subject.text, body: body.text, why: why.text }
}

type Text = ReturnType<typeof textIn>

/** A letter in staff’s own words; what they put in braces is filled like the letter’s own. */
const inTheirWords = (text: Text, { subject, body }: Record<string, string>): Text => ({
  ...text,
  subject: subject ?? text.subject,
  body: text.body.replace('{words}', () => body ?? ''),
})

function fill(text: Text, filling: Filling): FilledLetter {
  return {
    language: text.language,
    subject: fillLine(text.subject, filling),
    body: fillBody(text.body, filling),
    why: fillLine(text.why, filling),
  }
}

/** The entries a letter speaks of: those of its own phase, and what was added to them. */
function entriesFor(facts: CohortFacts, place: Place, template: string, language: string): Entry[] {
  const { guide, cohort } = facts
  const phaseOf = (key: string) => guide.steps.find(step => step.key === key)?.phase
  const step = stepSending(guide, template)
  return checklistOf(guide, cohort, place, facts.marks, facts.added, language).filter(
    entry => entry.step === null || !step || phaseOf(entry.step) === step.phase,
  )
}

/** One letter as its reader will read it (F7): her language, her names, her dates. */
export function composeLetter(
  app: Pick<App, 'now' | 'origin' | 'mailIn'>,
  facts: CohortFacts,
  people: Map<number, Person>,
  sketch: Sketch,
  { wanted, on }: { wanted?: string; on?: Temporal.PlainDate } = {},
): { letter: FilledLetter; reader: Person; writer: Person | null } {
  const reader = people.get(sketch.to)
  if (!reader) throw new Error(`Letter to somebody who is not there: ${sketch.to}`)
  const { cohort, guide } = facts
  const place = facts.places.find(place => place.person === sketch.to)
  const text = isOwnLetter(sketch.template)
    ? ownLetter(sketch.template)
    : letterOf(guide, sketch.template)
  const ofStaff = sketch.template === 'from-staff'
  const given = ofStaff ? sketch.values['language'] : undefined
  const language = given ?? wanted ?? reader.language ?? 'en'
  const found = textIn(text, facts.edits, sketch.template, language)
  const chosen = ofStaff ? inTheirWords(found, sketch.values) : found
  const writer = sketch.from === null ? null : (people.get(sketch.from) ?? null)
  const partners = partnersOf(facts, place).map(id => people.get(id))
  const all: LetterFacts = {
    guide,
    cohort,
    today: on ?? dayAtMeeting(cohort.meeting, app.now()),
    origin: app.origin,
    reader,
    partners: partners.filter(person => person !== undefined),
    writer,
    contacts: contactsFor(facts, people),
    checklist: place ? entriesFor(facts, place, sketch.template, chosen.language) : [],
    parts: sketch.parts ?? [],
    given: spoken(sketch.values, guide, chosen.language),
  }
  const going = { ...chosen, body: forItsAnswer(chosen.body, app.mailIn !== null) }
  return { letter: fill(going, fillingOf(all, going.language)), reader, writer }
}

/** Cities and days that were kept as such are said in the reader’s language; so is why two fit. */
function spoken(
  values: Record<string, string>,
  guide: Guide,
  language: string,
): Record<string, string> {
  const place = (when: 'before' | 'after') => {
    const city = values[`${when}-city`]
    const on = values[`${when}-on`]
    const parts = [
      ...(city === undefined ? [] : [cityIn(guide, city, language)]),
      ...(on === undefined ? [] : [sayDay(language, Temporal.PlainDate.from(on), 'full')]),
    ]
    return parts.length > 0 ? { [when]: sayRow(language, parts) } : {}
  }
  const each = ['fit', 'prompt', 'rules', 'times'].flatMap(name => {
    const words = values[`${name}-${language}`]
    return words === undefined ? [] : [[name, words] as const]
  })
  const until = values['until-on']
  return {
    ...values,
    ...Object.fromEntries(each),
    ...(until && { until: sayDay(language, Temporal.PlainDate.from(until), 'weekday') }),
    ...place('before'),
    ...place('after'),
  }
}

/** Several letters of one cohort, with the few queries one would need. */
export async function composeLetters(app: App, cohort: number, sketches: Sketch[]) {
  const facts = await cohortFacts(app.db, cohort)
  const people = await peopleBy(app.db, peopleNamed(facts, sketches))
  return sketches.map(sketch => composeLetter(app, facts, people, sketch))
}

/** How one letter of a cohort would read for one person, in a language of choice, on its day. */
export async function previewLetter(
  app: App,
  sketch: Sketch & { cohort: number },
  as: { wanted: string; on: Temporal.PlainDate },
) {
  const facts = await cohortFacts(app.db, sketch.cohort)
  const people = await peopleBy(app.db, peopleNamed(facts, [sketch]))
  return composeLetter(app, facts, people, sketch, as).letter
}
