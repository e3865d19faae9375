import { knownOfAll } from '../../../actions/announcements/known-of-all.ts'
import {
  holdAnnouncement,
  leftOut,
  readersOf,
  sendAnnouncement,
  sendToMe,
} from '../../../actions/announcements/send-announcement.ts'
import {
  dropAnnouncement,
  writeAnnouncement,
} from '../../../actions/announcements/write-announcement.ts'
import { previewLetter } from '../../../actions/compose-letters.ts'
import type { Outcome, Problem } from '../../../outcome.ts'
import {
  announcementValues,
  faultsIn,
  writtenIn,
  type Announcement,
  type Versions,
} from '../../../programme/announcements.ts'
import type { Person } from '../../../programme/person.ts'
import { announcementIn, lettersOfIt } from '../../../store/announcements.ts'
import { personBy } from '../../../store/people.ts'
import { languages } from '../../../words.ts'
import { paths } from '../../paths.ts'
import {
  cohortOf,
  formOf,
  goOn,
  numberIn,
  readerOf,
  show,
  type Form,
  type Visit,
} from '../../visit.ts'
import { DraftPage, type DraftShown } from './draft.tsx'
import { SentPage } from './sent.tsx'

const oneIn = (visit: Visit): Promise<Announcement | null> =>
  announcementIn(visit.app.db, cohortOf(visit).id, numberIn(visit, 'announcement'))

/** How it reads for one of them, once there is nothing to put right in it. */
async function previewFor(visit: Visit, draft: Announcement, reader: Person | null) {
  const language = reader?.language ?? 'en'
  const values = announcementValues(draft, language)
  if (!reader || !values || faultsIn(draft.words, visit.language).length > 0) return null
  const about = { template: 'from-staff', cohort: draft.cohort, to: reader.id, from: null, values }
  const { today } = await knownOfAll(visit.app, cohortOf(visit))
  return previewLetter(visit.app, about, { wanted: language, on: today })
}

async function shownOf(
  visit: Visit,
  draft: Announcement,
  asked: number | null,
): Promise<DraftShown> {
  const known = await knownOfAll(visit.app, cohortOf(visit))
  const readers = readersOf(draft, known).flatMap(place => {
    const person = known.walk.people.get(place.person)
    return person ? [{ place, person }] : []
  })
  const reader = (readers.find(({ person }) => person.id === asked) ?? readers[0])?.person ?? null
  return {
    draft,
    readers,
    noLonger: draft.places.length - readers.length,
    leftOut: await leftOut(visit.app.db, draft, known),
    reader,
    preview: await previewFor(visit, draft, reader),
  }
}

async function showSent(visit: Visit, one: Announcement) {
  const sender = await personBy(visit.app.db, one.sentBy ?? one.by)
  const letters = await lettersOfIt(visit.app.db, one)
  const page = <SentPage visit={visit} one={one} sender={sender?.name ?? ''} letters={letters} />
  return show(visit, page)
}

/** A letter to some of the people: to write and read while it is begun, then what became of it. */
export async function announcementPage(visit: Visit) {
  const one = await oneIn(visit)
  if (!one) return visit.c.notFound()
  if (one.sentAt) return showSent(visit, one)
  const asked = Number(visit.c.req.query('reader') ?? 0)
  const shown = await shownOf(visit, one, asked)
  return show(visit, <DraftPage visit={visit} {...shown} problems={[]} />)
}

type Typed = { words: Versions; essential: boolean }

const typedIn = (form: Form): Typed => ({
  words: Object.fromEntries(
    languages.map(language => [
      language,
      {
        subject: form.text(`subject-${language}`),
        body: form.text(`body-${language}`).replace(/\r\n/g, '\n'),
      },
    ]),
  ),
  essential: form.all('essential').includes('yes'),
})

const addressOf = (one: Announcement, reader: number | null) => {
  const to = paths.announcement.to({ cohort: one.cohort, announcement: one.id })
  return reader === null ? to : `${to}?reader=${reader}`
}

/** What was typed stands there again, beside what has to be put right. */
async function again(
  visit: Visit,
  { one, typed, reader }: { one: Announcement; typed: Typed; reader: number | null },
  problems: Problem[],
) {
  const words = writtenIn(typed.words)
  const shown = await shownOf(visit, { ...one, words, essential: typed.essential }, reader)
  return show(visit, <DraftPage visit={visit} {...shown} problems={problems} />, 422)
}

/** Sends it, to the others or first to herself, once it was seen as it is. */
async function send(visit: Visit, one: Announcement, toMe: boolean): Promise<Outcome<unknown>> {
  const by = readerOf(visit).id
  return toMe
    ? sendToMe(visit.app, by, one.cohort, one.id)
    : sendAnnouncement(visit.app, by, cohortOf(visit), one.id)
}

/** Keeps what was typed, and then does what the button says. */
async function write(visit: Visit, one: Announcement, form: Form) {
  const typed = typedIn(form)
  const reader = form.number('reader')
  const what = form.text('do')
  const to = addressOf(one, reader)
  const kept = await writeAnnouncement(visit.app, one, typed)
  if (!kept.ok) return again(visit, { one, typed, reader }, kept.problems)
  if (what === 'whom') {
    return goOn(visit, paths.announcementWhom.to({ cohort: one.cohort, announcement: one.id }))
  }
  const faults = faultsIn(typed.words, visit.language)
  if (faults.length > 0) return again(visit, { one, typed, reader }, faults)
  if (what === 'send' && kept.value.changed) return goOn(visit, `${to}#reads`, 'said.look-again')
  if (what !== 'send' && what !== 'test') return goOn(visit, `${to}#reads`, 'said.kept')
  const sent = await send(visit, one, what === 'test')
  if (!sent.ok) return again(visit, { one, typed, reader }, sent.problems)
  return what === 'test'
    ? goOn(visit, `${to}#reads`, 'said.to-me')
    : goOn(visit, addressOf(one, null), 'said.sent')
}

/** What is pressed on its page. A letter that was sent meanwhile is shown as it stands. */
export async function settleAnnouncement(visit: Visit) {
  const one = await oneIn(visit)
  if (!one) return visit.c.notFound()
  const form = await formOf(visit)
  const what = form.text('do')
  const at = { cohort: one.cohort }
  if (one.sentAt) {
    const hold = what === 'hold'
    if (!hold && what !== 'release') return goOn(visit, addressOf(one, null))
    await holdAnnouncement(visit.app, readerOf(visit).id, one.cohort, { id: one.id, hold })
    return goOn(visit, addressOf(one, null), hold ? 'said.held' : 'said.sent')
  }
  if (what === 'drop') {
    await dropAnnouncement(visit.app, one)
    return goOn(visit, paths.announcements.to(at), 'said.removed')
  }
  return write(visit, one, form)
}
