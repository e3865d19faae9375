import type { App } from '../../app.ts'
import { done, refused, type Outcome } from '../../outcome.ts'
import {
  announcementOwed,
  announcementToMe,
  faultsIn,
  lettersOfAnnouncement,
  subjectIn,
  type Announcement,
} from '../../programme/announcements.ts'
import type { Cohort } from '../../programme/cohort.ts'
import type { OwedLetter } from '../../programme/letters.ts'
import { peopleLike, type KnownOfAll } from '../../programme/whom.ts'
import { announcementIn, draftForUpdate, markSent } from '../../store/announcements.ts'
import { note } from '../../store/history.ts'
import { holdLettersOf, oweLetters, withoutUnsubscribed } from '../../store/letters.ts'
import { personBy } from '../../store/people.ts'
import type { Db } from '../../store/open.ts'
import { transact } from '../transact.ts'
import { knownOfAll } from './known-of-all.ts'

/** Those who were ticked and are still like that: others no longer need it. */
export const readersOf = (
  { whom, places }: Pick<Announcement, 'whom' | 'places'>,
  known: KnownOfAll,
) => peopleLike(whom, known).filter(place => places.includes(place.id))

function lettersFor(one: Announcement, known: KnownOfAll): OwedLetter[] {
  return readersOf(one, known).flatMap(({ person }) =>
    announcementOwed(one, { person, language: known.walk.people.get(person)?.language ?? 'en' }),
  )
}

/** How many of its readers asked for fewer letters and would get none, were it not essential. */
export async function leftOut(db: Db, one: Announcement, known: KnownOfAll): Promise<number> {
  const letters = lettersFor({ ...one, essential: false }, known)
  return letters.length - (await withoutUnsubscribed(db, letters)).length
}

/**
 * Sends it: a letter to each, owed once. Who presses twice, or in two windows, sends once; the second
 * is told how it stands.
 */
export async function sendAnnouncement(
  app: App,
  by: number,
  cohort: Cohort,
  id: number,
): Promise<Outcome<{ owed: number }>> {
  const known = await knownOfAll(app, cohort)
  return transact(app, async tx => {
    const one = await draftForUpdate(tx, cohort.id, id)
    if (!one) {
      const gone = (await announcementIn(tx, cohort.id, id)) === null
      return gone ? refused('problem.gone') : done({ owed: 0 })
    }
    const me = await personBy(tx, by)
    const faults = faultsIn(one.words, me?.language ?? 'en')
    if (faults.length > 0) return refused(...faults)
    const letters = await withoutUnsubscribed(tx, lettersFor(one, known))
    if (letters.length === 0) return refused('announcements.problem.no-reader')
    await markSent(tx, one.id, by, app.now())
    const owed = await oweLetters(tx, letters, app.now())
    const details = { count: owed, subject: subjectIn(one.words, me?.language ?? null) }
    const line = { at: app.now(), by, cohort: cohort.id, details }
    await note(tx, { ...line, verb: 'wrote-to-people' })
    return done({ owed })
  })
}

/** Sends it to whoever writes it, to look at as mail. */
export async function sendToMe(
  app: App,
  by: number,
  cohort: number,
  id: number,
): Promise<Outcome<null>> {
  return transact(app, async tx => {
    const one = await draftForUpdate(tx, cohort, id)
    const me = await personBy(tx, by)
    if (!one || !me) return refused('problem.gone')
    const faults = faultsIn(one.words, me.language ?? 'en')
    if (faults.length > 0) return refused(...faults)
    await oweLetters(tx, announcementToMe(one, { person: by, language: me.language }), app.now())
    return done(null)
  })
}

/** Staff hold all its letters that have not gone, or let them go. */
export async function holdAnnouncement(
  app: App,
  by: number,
  cohort: number,
  { id, hold }: { id: number; hold: boolean },
): Promise<Outcome<{ count: number }>> {
  return transact(app, async tx => {
    const one = await announcementIn(tx, cohort, id)
    if (!one?.sentAt) return refused('problem.gone')
    const at = hold ? app.now() : null
    const count = await holdLettersOf(tx, cohort, lettersOfAnnouncement(one.id), at)
    const details = { count, subject: subjectIn(one.words, null) }
    const verb = hold ? 'held-announcement' : 'released-announcement'
    if (count > 0) await note(tx, { at: app.now(), by, cohort, verb, details })
    return done({ count })
  })
}
