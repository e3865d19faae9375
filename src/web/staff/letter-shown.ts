import { previewLetter } from '../../actions/compose-letters.ts'
import { firings, type Firing } from '../../programme/calendar.ts'
import type { Guide, GuideLetter } from '../../programme/guide.ts'
import type { FilledLetter } from '../../programme/letter-sheet.ts'
import { recipients } from '../../programme/letters.ts'
import { told } from '../../programme/told.ts'
import { firedIn } from '../../store/cohorts.ts'
import { guideOf } from '../../store/guides.ts'
import { lettersOf } from '../../store/letters.ts'
import { peopleOf } from '../../store/people.ts'
import { pairsOf, placesOf } from '../../store/places.ts'
import { languages } from '../../words.ts'
import { cohortOf, type Visit } from '../visit.ts'
import { editsOf } from '../../store/letter-edits.ts'

type Reader = { person: number; name: string; language: string }

/** All that the page of one letter shows. */
export type Shown = {
  guide: Guide
  letter: GuideLetter
  firing: Firing | null
  fired: boolean
  readers: Reader[]
  reader: Reader | null
  language: string
  preview: FilledLetter | null
  words: { subject: string; body: string; own: boolean }
  posted: Awaited<ReturnType<typeof lettersOf>>
}

/** Who would get the letter today, each with the language she reads. */
async function readersOf(visit: Visit, guide: Guide, letter: GuideLetter): Promise<Reader[]> {
  const { id } = cohortOf(visit)
  const [places, people] = await Promise.all([
    placesOf(visit.app.db, id),
    peopleOf(visit.app.db, id),
  ])
  return recipients(guide, letter.key, places).flatMap(place => {
    const person = people.get(place.person)
    if (!person) return []
    return [{ person: person.id, name: person.name, language: person.language ?? 'en' }]
  })
}

/** For the introduction: the mentor whose words it would carry. */
async function writerFor(visit: Visit, letter: GuideLetter, reader: number) {
  if (letter.key !== 'introduction') return null
  const { id } = cohortOf(visit)
  const [places, pairs] = await Promise.all([placesOf(visit.app.db, id), pairsOf(visit.app.db, id)])
  const place = places.find(one => one.person === reader)
  const pair = pairs.find(one => one.mentee === place?.id)
  return places.find(one => one.id === pair?.mentor)?.person ?? null
}

/** What the address asks to see: which letter, for whom, in which language. */
export async function shownOf(visit: Visit): Promise<Shown | null> {
  const cohort = cohortOf(visit)
  const { db } = visit.app
  const guide = await guideOf(db, cohort.edition)
  const letter = guide.letters.find(one => one.key === visit.c.req.param('template'))
  if (!letter) return null
  const [readers, edits, fired, posted] = await Promise.all([
    readersOf(visit, guide, letter),
    editsOf(db, cohort.id),
    firedIn(db, cohort.id),
    lettersOf(db, cohort.id, { template: letter.key, most: 200 }),
  ])
  const asked = Number(visit.c.req.query('reader'))
  const reader = readers.find(one => one.person === asked) ?? readers[0] ?? null
  const wanted = visit.c.req.query('language') ?? reader?.language ?? visit.language
  const language = languages.find(tag => tag === wanted) ?? 'en'
  const firing =
    firings(guide, cohort.meeting, cohort.changes).find(one => one.letter === letter.key) ?? null
  const edit = edits.get(`${letter.key} ${language}`)
  const from = reader ? await writerFor(visit, letter, reader.person) : null
  const step = guide.steps.find(step => step.done === 'introduction')
  const introduction = step?.draft ? told(step.draft, language) : ''
  const sketch = reader && {
    template: letter.key,
    cohort: cohort.id,
    to: reader.person,
    from,
    values: { introduction },
  }
  return {
    guide,
    letter,
    firing,
    fired: firing !== null && fired.has(firing.key),
    readers,
    reader,
    language,
    preview: sketch ? await previewLetter(visit.app, sketch, language) : null,
    words: {
      subject: edit?.subject ?? told(letter.subject, language),
      body: edit?.body ?? told(letter.body, language),
      own: edit !== undefined,
    },
    posted,
  }
}
