import type { App } from '../app.ts'
import { seal } from '../digest.ts'
import { done, refused, type Outcome } from '../outcome.ts'
import type { Cohort, Pair, Place } from '../programme/cohort.ts'
import { agreedSilence } from '../programme/ground-rules.ts'
import { silenceLetters, staffOf, stillPairs, type Still } from '../programme/presence.ts'
import { allCohorts } from '../store/cohorts.ts'
import { touchCohort } from '../store/history.ts'
import { house } from '../store/house.ts'
import { oweLetters, withoutUnsubscribed } from '../store/letters.ts'
import { addTalkAnswer } from '../store/presence.ts'
import { pairBy, placeBy } from '../store/places.ts'
import type { Db } from '../store/open.ts'
import { walkOf } from '../store/walks.ts'
import { contactsIn } from './last-contacts.ts'
import { transact } from './transact.ts'

/** What stands in the seal of a link by which one of a pair says that the two have talked. */
export const talkedMark = (pair: number, place: number) => `talked ${pair} ${place}`

/** The pairs of a cohort that have been still so long that a word is due (R54). */
export async function stillIn(app: App, cohort: Cohort): Promise<Still[]> {
  const { walk, agreed, today, lastOn, isQuiet } = await contactsIn(app, cohort)
  // Once the meeting is over, nobody owes anybody a word.
  if (Temporal.PlainDate.compare(today, cohort.meeting.endsOn) > 0) return []
  return stillPairs({
    pairs: walk.pairs,
    lastOn,
    today,
    isQuiet,
    silenceOf: pair => agreedSilence(agreed.get(pair.id)?.rules, walk.guide.silence),
  })
}

async function oweFor(app: App, cohort: Cohort, still: Still): Promise<number> {
  const walk = await walkOf(app.db, cohort)
  const { secret } = await house(app.db)
  const named = (id: number) => {
    const place = walk.places.get(id)
    if (!place) throw new Error(`There is no place ${id}`)
    return { place, name: walk.people.get(place.person)?.name ?? '' }
  }
  const { id, mentor, mentee } = still.pair
  const linkFor = (place: Place) =>
    `/talked/${id}.${place.id}.${seal(secret, talkedMark(id, place.id))}`
  const two = { mentor: named(mentor), mentee: named(mentee) }
  const letters = silenceLetters(still, two, staffOf(walk.places.values()), linkFor)
  return transact(app, async tx =>
    oweLetters(tx, await withoutUnsubscribed(tx, letters), app.now()),
  )
}

/**
 * Meets a silence with a gentle word to both, then with another way to meet, then by telling staff
 * (R54, R56). Each word comes once for each silence, however often this is asked. Returns how many
 * letters are new.
 */
export async function noticeSilence(app: App): Promise<number> {
  let owed = 0
  for (const cohort of await allCohorts(app.db)) {
    for (const still of await stillIn(app, cohort)) owed += await oweFor(app, cohort, still)
  }
  return owed
}

/** One of a pair says whether they have talked, in the transaction of whatever brought it. */
export async function tellTalked(
  app: App,
  tx: Db,
  said: { pair: number; place: number; talked: boolean },
): Promise<{ pair: Pair; place: Place } | null> {
  const pair = await pairBy(tx, said.pair)
  const place = await placeBy(tx, said.place)
  const isHers = pair && place && [pair.mentor, pair.mentee].includes(place.id)
  if (!isHers || place.leftAt !== null) return null
  await addTalkAnswer(tx, { ...said, at: app.now() })
  await touchCohort(tx, pair.cohort)
  return { pair, place }
}

/** One of a pair says whether the two have talked. Only staff compare what both say. */
export async function sayTalked(
  app: App,
  said: { pair: number; place: number; talked: boolean },
): Promise<Outcome<{ pair: Pair; place: Place }>> {
  return transact(app, async tx => {
    const told = await tellTalked(app, tx, said)
    return told ? done(told) : refused('problem.gone')
  })
}
