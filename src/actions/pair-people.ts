import type { App } from '../app.ts'
import { done, refused, type Outcome } from '../outcome.ts'
import { pairFault, type Pair, type Place } from '../programme/cohort.ts'
import { lockCohort } from '../store/cohorts.ts'
import { note } from '../store/history.ts'
import type { Db } from '../store/open.ts'
import { addPair, endPair as end, pairBy, pairsOf, placeBy, saveRoute } from '../store/places.ts'
import { transact } from './transact.ts'

type Done = { by: number; at: Temporal.Instant }

/** Two become a pair, and history names both. Returns the pair’s number. */
export async function joinTwo(db: Db, mentor: Place, mentee: Place, { by, at }: Done) {
  const pair = await addPair(db, mentor, mentee, at)
  const line = { at, by, cohort: mentor.cohort, about: mentee.person }
  await note(db, { ...line, verb: 'paired-two', details: { partner: mentor.person } })
  return pair
}

/** A pair ends, and history names both. */
export async function partTwo(db: Db, pair: Pair, { by, at }: Done) {
  await end(db, pair.id, at)
  const mentor = await placeBy(db, pair.mentor)
  const mentee = await placeBy(db, pair.mentee)
  const line = { at, by, cohort: pair.cohort, about: mentee?.person ?? null }
  const details = mentor ? { partner: mentor.person } : {}
  await note(db, { ...line, verb: 'ended-pair-of-two', details })
}

/** Staff pair a mentor with a mentee by hand (D1): one mentor, several mentees, room respected. */
export const pairPeople = (
  app: App,
  by: number,
  cohort: number,
  people: { mentor: number; mentee: number },
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
    return done({ pair: await joinTwo(tx, mentor, mentee, { by, at: app.now() }) })
  })

/** Staff end a pair. What the two did stays in history; both can be paired again. */
export const endPair = (
  app: App,
  by: number,
  cohort: number,
  pair: number,
): Promise<Outcome<null>> =>
  transact(app, async tx => {
    await lockCohort(tx, cohort)
    const known = await pairBy(tx, pair)
    if (known?.cohort !== cohort) return refused('problem.gone')
    await partTwo(tx, known, { by, at: app.now() })
    return done(null)
  })

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
