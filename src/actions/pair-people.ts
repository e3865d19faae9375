import type { App } from '../app.ts'
import { done, refused, type Outcome } from '../outcome.ts'
import { mostPlanWords } from '../programme/approach.ts'
import { pairFault, type Pair, type Place } from '../programme/cohort.ts'
import type { Cover } from '../programme/cover.ts'
import { dayAtMeeting } from '../programme/meeting.ts'
import { endingLetters } from '../programme/proposals/ending-letters.ts'
import { fitTold, pairLetters, type Named } from '../programme/proposals/pair-letters.ts'
import { askedOf } from '../programme/proposals/settings.ts'
import { savePlan } from '../store/approach.ts'
import { cohortBy, lockCohort } from '../store/cohorts.ts'
import { guideOf } from '../store/guides.ts'
import { note } from '../store/history.ts'
import { knownIn } from '../store/known.ts'
import { oweLetters } from '../store/letters.ts'
import type { Db } from '../store/open.ts'
import { peopleBy } from '../store/people.ts'
import { addPair, endPair as end, pairBy, pairsOf, placeBy, saveRoute } from '../store/places.ts'
import { settingsOf } from '../store/proposals.ts'
import { finishCoverAs, finishCoversOf } from './cover/keep-covers.ts'
import { transact } from './transact.ts'

type Done = { by: number; at: Temporal.Instant }

/** Two become a pair, and history names both. Returns the pair’s number. */
export async function joinTwo(db: Db, mentor: Place, mentee: Place, { by, at }: Done) {
  const same = (cover: Cover) => cover.mentor === mentor.id && cover.mentee === mentee.id
  await finishCoversOf(db, mentor.cohort, same, { by, at, quietly: true })
  const pair = await addPair(db, mentor, mentee, at)
  const line = { at, by, cohort: mentor.cohort, about: mentee.person }
  await note(db, { ...line, verb: 'paired-two', details: { partner: mentor.person } })
  return pair
}

async function namedOf(db: Db, place: Place): Promise<Named> {
  const person = (await peopleBy(db, [place.person])).get(place.person)
  return { place, name: person?.name ?? '' }
}

/** How both are told that a pair ends: not at all, or with staff’s own words. */
export type Farewell = { words: string } | null

/** A pair ends, and history names both. Both are told, unless somebody wants it otherwise. */
export async function partTwo(db: Db, pair: Pair, { by, at }: Done, farewell: Farewell) {
  if (await finishCoverAs(db, pair, { by, at, quietly: farewell === null })) return
  await end(db, pair.id, at)
  const mentor = await placeBy(db, pair.mentor)
  const mentee = await placeBy(db, pair.mentee)
  if (!mentor || !mentee) throw new Error(`Pair ${pair.id} is not of two places`)
  const line = { at, by, cohort: pair.cohort, about: mentee.person }
  await note(db, { ...line, verb: 'ended-pair-of-two', details: { partner: mentor.person } })
  if (!farewell) return
  const [hers, his] = [await namedOf(db, mentor), await namedOf(db, mentee)]
  await oweLetters(db, endingLetters(pair, hers, his, farewell.words), at)
}

/** Whoever leaves: her pairs end, and those who stay are told. */
export async function partFromAll(db: Db, place: Place, done: Done) {
  for (const pair of await pairsOf(db, place.cohort, place.id)) {
    await partTwo(db, pair, done, { words: '' })
  }
  const isHers = ({ mentor, mentee }: Cover) => mentor === place.id || mentee === place.id
  await finishCoversOf(db, place.cohort, isHers, done)
}

/** The letters to two whom staff have paired by hand, with what speaks for them. */
async function tellTwo(app: App, tx: Db, pair: number, mentor: Place, mentee: Place) {
  const cohort = await cohortBy(tx, mentor.cohort)
  if (!cohort) throw new Error(`There is no cohort ${mentor.cohort}`)
  const guide = await guideOf(tx, cohort.edition)
  const { meeting } = cohort
  const where = { guide, meeting, today: dayAtMeeting(meeting, app.now()) }
  const [known, settings] = [await knownIn(tx, cohort.id), await settingsOf(tx, cohort.id)]
  const two = { mentor: mentor.id, mentee: mentee.id }
  const told = fitTold(askedOf(known, settings, [], where), two, guide)
  const names = [await namedOf(tx, mentor), await namedOf(tx, mentee)] as const
  await oweLetters(tx, pairLetters({ id: pair, cohort: cohort.id }, ...names, told), app.now())
}

/** Staff pair a mentor with a mentee by hand (D1): one mentor, several mentees, room respected. */
export const pairPeople = (
  app: App,
  by: number,
  cohort: number,
  { tell = false, ...people }: { mentor: number; mentee: number; tell?: boolean },
): Promise<Outcome<{ pair: number }>> =>
  transact(app, async tx => {
    await lockCohort(tx, cohort)
    const mentor = await placeBy(tx, people.mentor)
    const mentee = await placeBy(tx, people.mentee)
    if (mentor?.cohort !== cohort || mentee?.cohort !== cohort) {
      return refused({ key: 'problem.choice', field: 'mentor' })
    }
    const fault = pairFault(mentor, mentee, await pairsOf(tx, cohort))
    if (fault) return refused({ key: `pairs.problem.${fault}`, field: 'mentor' })
    const pair = await joinTwo(tx, mentor, mentee, { by, at: app.now() })
    if (tell) await tellTwo(app, tx, pair, mentor, mentee)
    return done({ pair })
  })

const mostFarewell = 2000

/** Staff end a pair. What the two did stays in history; both can be paired again. */
export const endPair = (
  app: App,
  by: number,
  cohort: number,
  pair: number,
  farewell: Farewell = null,
): Promise<Outcome<null>> =>
  transact(app, async tx => {
    if (farewell && farewell.words.length > mostFarewell) {
      return refused({ key: 'problem.too-long', values: { most: mostFarewell }, field: 'words' })
    }
    await lockCohort(tx, cohort)
    const known = await pairBy(tx, pair)
    if (known?.cohort !== cohort) return refused('problem.gone')
    await partTwo(tx, known, { by, at: app.now() }, farewell)
    return done(null)
  })

/** The mentor chooses a way and keeps her plan, which only she reads (R31). */
export async function keepApproach(
  app: App,
  by: number,
  pair: { id: number; cohort: number; route: Pair['route'] },
  { route, plan }: { route: NonNullable<Pair['route']>; plan: string },
): Promise<Outcome<null>> {
  if (plan.length > mostPlanWords) {
    return refused({ key: 'problem.too-long', values: { most: mostPlanWords }, field: 'plan' })
  }
  await transact(app, tx => savePlan(tx, pair.id, plan, app.now()))
  return pair.route === route ? done(null) : chooseRoute(app, by, pair, route)
}

/** The mentor decides which route a pair takes (R31, R43, R47). */
export const chooseRoute = (
  app: App,
  by: number,
  pair: { id: number; cohort: number },
  route: 'route-new' | 'route-familiar',
): Promise<Outcome<null>> =>
  transact(app, async tx => {
    await saveRoute(tx, pair.id, route)
    const details = { route }
    await note(tx, { at: app.now(), by, cohort: pair.cohort, verb: 'chose-route', details })
    return done(null)
  })
