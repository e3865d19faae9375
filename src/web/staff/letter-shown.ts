import { previewLetter } from '../../actions/compose-letters.ts'
import { owedToday } from '../../actions/fire-due-steps.ts'
import { firingKey, firings, type Firing } from '../../programme/calendar.ts'
import { cityIn, stepSending, type Guide, type GuideLetter } from '../../programme/guide.ts'
import type { FilledLetter } from '../../programme/letter-sheet.ts'
import { fillDraft } from '../../programme/letter-text.ts'
import { recipients } from '../../programme/letters.ts'
import { dayAtMeeting, daysAtMeeting } from '../../programme/meeting.ts'
import { told } from '../../programme/told.ts'
import { firedIn } from '../../store/cohorts.ts'
import { guideOf } from '../../store/guides.ts'
import { editsOf } from '../../store/letter-edits.ts'
import { lettersOf } from '../../store/letters.ts'
import { peopleOf } from '../../store/people.ts'
import { pairsOf, placesOf } from '../../store/places.ts'
import { languages, say } from '../../words.ts'
import { cohortOf, type Visit } from '../visit.ts'

type Reader = { person: number; name: string; language: string }

/** All that the page of one letter shows. */
export type Shown = {
  guide: Guide
  letter: GuideLetter
  firing: Firing | null
  firedOn: Temporal.PlainDate | null
  /** Whom it can be read as: those who would get it today, or, where nobody would, those it is for. */
  readers: Reader[]
  /** How many would get it if it went today. */
  today: number
  reader: Reader | null
  language: string
  preview: FilledLetter | null
  words: { subject: string; body: string; own: boolean }
  posted: Awaited<ReturnType<typeof lettersOf>>
}

/** Whom the letter is for, each with the language she reads; and who of them would get it today. */
async function readersOf(visit: Visit, guide: Guide, letter: GuideLetter, firing: Firing | null) {
  const cohort = cohortOf(visit)
  const { db } = visit.app
  const [places, people, owed] = await Promise.all([
    placesOf(db, cohort.id),
    peopleOf(db, cohort.id),
    firing ? owedToday(visit.app, db, cohort, firing) : [],
  ])
  const all = recipients(guide, letter.key, places).flatMap((place): Reader[] => {
    const person = people.get(place.person)
    if (!person) return []
    return [{ person: person.id, name: person.name, language: person.language ?? 'en' }]
  })
  const turn = new Set(owed.map(one => one.to))
  const today = all.filter(reader => turn.has(reader.person))
  return { readers: today.length > 0 ? today : all, today: today.length }
}

/** For the introduction: the mentor whose words it would carry. */
async function writerFor(visit: Visit, letter: GuideLetter, reader: number) {
  if (letter.key !== 'introduction') return null
  const { id } = cohortOf(visit)
  const { db } = visit.app
  const [places, pairs, people] = await Promise.all([
    placesOf(db, id),
    pairsOf(db, id),
    peopleOf(db, id),
  ])
  const place = places.find(one => one.person === reader)
  const pair = pairs.find(one => one.mentee === place?.id)
  return people.get(places.find(one => one.id === pair?.mentor)?.person ?? 0) ?? null
}

/** How the letter would read for this reader on the day on which it goes. */
async function previewFor(visit: Visit, shown: Omit<Shown, 'preview'>) {
  const { guide, letter, reader, language, firing, firedOn } = shown
  if (!reader) return null
  const { id, meeting } = cohortOf(visit)
  const writer = await writerFor(visit, letter, reader.person)
  const draft = guide.steps.find(step => step.done === 'introduction')?.draft
  const introduction = fillDraft(draft ? told(draft, language) : '', {
    mentee: reader.name,
    mentor: writer?.name ?? say(language, 'letters.no-partner'),
    meeting: meeting.name,
    city: cityIn(guide, meeting.city, language),
  })
  const values = { introduction }
  const from = writer?.id ?? null
  const sketch = { template: letter.key, cohort: id, to: reader.person, from, values }
  const today = dayAtMeeting(meeting, visit.app.now())
  const ahead = firing && Temporal.PlainDate.compare(today, firing.on) < 0
  const on = firedOn ?? (ahead ? firing.on : today)
  return previewLetter(visit.app, sketch, { wanted: language, on })
}

/** What the address asks to see: which letter, for whom, in which language. */
export async function shownOf(visit: Visit): Promise<Shown | null> {
  const cohort = cohortOf(visit)
  const { db } = visit.app
  const guide = await guideOf(db, cohort.edition)
  const letter = guide.letters.find(one => one.key === visit.c.req.param('template'))
  if (!letter) return null
  const all = firings(guide, cohort.meeting, cohort.changes)
  const firing = all.find(one => one.letter === letter.key) ?? null
  const [{ readers, today }, edits, fired, posted] = await Promise.all([
    readersOf(visit, guide, letter, firing),
    editsOf(db, cohort.id),
    firedIn(db, cohort.id),
    lettersOf(db, cohort.id, { template: letter.key, most: 200 }),
  ])
  const asked = Number(visit.c.req.query('reader'))
  const reader = readers.find(one => one.person === asked) ?? readers[0] ?? null
  const wanted = visit.c.req.query('language') ?? reader?.language ?? visit.language
  const language = languages.find(tag => tag === wanted) ?? 'en'
  const edit = edits.get(`${letter.key} ${language}`)
  const step = stepSending(guide, letter.key)
  const firedOn = daysAtMeeting(cohort.meeting, fired)
  const words = {
    subject: edit?.subject ?? told(letter.subject, language),
    body: edit?.body ?? told(letter.body, language),
    own: edit !== undefined,
  }
  const shown = {
    guide,
    letter,
    firing,
    firedOn: (step && firedOn.get(firingKey(step, letter.key))) ?? null,
    readers,
    today,
    reader,
    language,
    words,
    posted,
  }
  return { ...shown, preview: await previewFor(visit, shown) }
}
