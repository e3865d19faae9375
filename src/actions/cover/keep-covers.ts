import type { App } from '../../app.ts'
import type { Cohort, Pair, Place } from '../../programme/cohort.ts'
import {
  beginsNow,
  coverBegins,
  coverEnded,
  isCoverOver,
  type Cover,
} from '../../programme/cover.ts'
import { factsOf, nextStop, stopsOf } from '../../programme/journey.ts'
import { dayAtMeeting } from '../../programme/meeting.ts'
import { allCohorts, cohortBy, lockCohort } from '../../store/cohorts.ts'
import {
  closeCover,
  cohortsWithCovers,
  coverAs,
  openCoversIn,
  saveAsPair,
} from '../../store/covers.ts'
import { note } from '../../store/history.ts'
import { oweLetters } from '../../store/letters.ts'
import type { Db } from '../../store/open.ts'
import { peopleBy } from '../../store/people.ts'
import { addPair, coverPairsOf, endPair, pairsOf, placeBy } from '../../store/places.ts'
import { readWalk } from '../../store/walks.ts'
import { transact } from '../transact.ts'

/** The three a cover is about, with their names. */
export async function threeOf(tx: Db, { mentor, mentee, away }: Cover) {
  const named = async (id: number) => {
    const place = await placeBy(tx, id)
    if (!place) throw new Error(`There is no place ${id}`)
    const person = (await peopleBy(tx, [place.person])).get(place.person)
    return { place, name: person?.name ?? '' }
  }
  return { mentor: await named(mentor), mentee: await named(mentee), away: await named(away) }
}

/** What whoever stands in is told of the mentee. Fields a person may hide are not among it. */
export async function metOf(tx: Db, cohort: Cohort, mentee: Place, today: Temporal.PlainDate) {
  const walk = await readWalk(tx, cohort)
  const person = walk.people.get(mentee.person)
  if (!person) throw new Error(`Place ${mentee.id} without a person`)
  const stop = nextStop(stopsOf(factsOf(walk, mentee, 'en'), today))
  const { guide } = walk
  return { person, groups: mentee.groups, guide, step: stop?.step.title ?? null }
}

/** Two who walk together, or one who has left, need no cover: then it is over before it began. */
async function canBegin(tx: Db, { cohort, mentor, mentee }: Cover): Promise<boolean> {
  const places = [await placeBy(tx, mentor), await placeBy(tx, mentee)]
  const pairs = [
    ...(await pairsOf(tx, cohort, mentee)),
    ...(await coverPairsOf(tx, cohort, mentee)),
  ]
  const here = places.every(place => place !== null && place.leftAt === null)
  return here && !pairs.some(pair => pair.mentor === mentor)
}

/** A cover becomes a pair of its own kind, and both get a letter. */
async function begin(app: App, tx: Db, cohort: Cohort, cover: Cover) {
  const at = app.now()
  if (!(await canBegin(tx, cover))) return finishCover(tx, cover, { by: null, at })
  const three = await threeOf(tx, cover)
  const met = await metOf(tx, cohort, three.mentee.place, dayAtMeeting(cohort.meeting, at))
  const pair = await addPair(tx, three.mentor.place, three.mentee.place, at, cover.pair)
  await saveAsPair(tx, cover.id, pair)
  await oweLetters(tx, coverBegins({ ...cover, asPair: pair }, three, met), at)
  const line = { at, by: null, cohort: cohort.id, about: three.mentee.place.person }
  const details = { partner: three.mentor.place.person }
  await note(tx, { ...line, verb: 'began-cover', details })
}

type Done = { by: number | null; at: Temporal.Instant; quietly?: boolean }

/** A cover is over: its pair ends, and both are thanked. One that never began is only put away. */
export async function finishCover(tx: Db, cover: Cover, { by, at, quietly = false }: Done) {
  if (!(await closeCover(tx, cover.id, at))) return
  const three = await threeOf(tx, cover)
  if (cover.asPair !== null) {
    await endPair(tx, cover.asPair, at)
    if (!quietly) await oweLetters(tx, coverEnded(cover, three), at)
  }
  const line = { at, by, cohort: cover.cohort, about: three.mentee.place.person }
  const details = { partner: three.mentor.place.person }
  const verb = cover.asPair === null ? 'dropped-cover' : 'ended-cover'
  await note(tx, { ...line, verb, details })
}

/** The cover that a pair is ends with it; false when it is none. */
export async function finishCoverAs(tx: Db, pair: Pair, done: Done): Promise<boolean> {
  if (pair.covers === undefined) return false
  const cohort = await cohortBy(tx, pair.cohort)
  const cover = cohort ? await coverAs(tx, cohort, pair.id) : null
  if (cover) await finishCover(tx, cover, done)
  return cover !== null
}

/** What somebody covers, or is asked to, ends: she leaves, or her own pair takes its place. */
export async function finishCoversOf(
  tx: Db,
  id: number,
  isHers: (cover: Cover) => boolean,
  done: Done,
) {
  const cohort = await cohortBy(tx, id)
  for (const cover of cohort ? await openCoversIn(tx, cohort) : []) {
    if (isHers(cover)) await finishCover(tx, cover, done)
  }
}

/** Whether something is due for a cover today: to begin, or to be over. */
const isDue = (cover: Cover, today: Temporal.PlainDate): boolean =>
  isCoverOver(cover, today) || beginsNow(cover, today) || (cover.pairEnded && cover.asPair === null)

/** Begins what is to begin today, in the transaction of whatever asks for it. */
export async function keepCover(app: App, tx: Db, cohort: Cohort, cover: Cover): Promise<boolean> {
  const today = dayAtMeeting(cohort.meeting, app.now())
  if (!isDue(cover, today)) return false
  if (beginsNow(cover, today) && !isCoverOver(cover, today)) await begin(app, tx, cohort, cover)
  else await finishCover(tx, cover, { by: null, at: app.now() })
  return true
}

/** Covers begin on their first day and end on the day after their last. Returns how many did. */
export async function keepCovers(app: App): Promise<number> {
  const wanted = await cohortsWithCovers(app.db)
  if (wanted.size === 0) return 0
  let kept = 0
  for (const { id } of await allCohorts(app.db)) {
    if (!wanted.has(id)) continue
    kept += await transact(app, async tx => {
      const cohort = await lockCohort(tx, id)
      if (!cohort) return 0
      let count = 0
      for (const cover of await openCoversIn(tx, cohort)) {
        if (await keepCover(app, tx, cohort, cover)) count += 1
      }
      return count
    })
  }
  return kept
}
