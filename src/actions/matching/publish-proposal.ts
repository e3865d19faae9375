import type { App } from '../../app.ts'
import { done, refused, type Outcome, type Problem } from '../../outcome.ts'
import type { Place } from '../../programme/cohort.ts'
import type { Guide } from '../../programme/guide.ts'
import type { OwedLetter } from '../../programme/letters.ts'
import type { Asked } from '../../programme/matching/asked.ts'
import type { Two } from '../../programme/matching/known.ts'
import { rules, type Rule } from '../../programme/matching/rules.ts'
import { fitTold, pairLetters, type Named } from '../../programme/proposals/pair-letters.ts'
import {
  planOf,
  type Hindrance,
  type Now,
  type Plan,
} from '../../programme/proposals/publishing.ts'
import { cohortBy, lockCohort } from '../../store/cohorts.ts'
import { guideOf } from '../../store/guides.ts'
import { note } from '../../store/history.ts'
import { knownIn } from '../../store/known.ts'
import { oweLetters } from '../../store/letters.ts'
import type { Db } from '../../store/open.ts'
import { pairsOf, placesOf } from '../../store/places.ts'
import { dateProposal, proposalBy, type KeptProposal } from '../../store/proposals.ts'
import { joinTwo, partTwo } from '../pair-people.ts'
import { transact } from '../transact.ts'

/** What is so in a cohort now, as far as a proposal can collide with it. */
export async function nowIn(db: Db, cohort: number): Promise<Now> {
  const [places, pairs, known] = await Promise.all([
    placesOf(db, cohort),
    pairsOf(db, cohort),
    knownIn(db, cohort),
  ])
  return { places: new Map(places.map(place => [place.id, place])), pairs, known }
}

/** What a person is called in a question. */
export const nameIn = (asked: Asked, id: number): string =>
  [...asked.mentors, ...asked.mentees].find(one => one.id === id)?.name ?? ''

const isRule = (why: Hindrance['why']): why is Rule => rules.some(rule => rule === why)

/** What stands against a pair, in words that name who it is about. */
export function hindranceTold(asked: Asked, now: Now, { mentor, mentee, why }: Hindrance): Problem {
  const gone = (id: number) => {
    const place = now.places.get(id)
    return !place || place.leftAt !== null
  }
  const names = { mentor: nameIn(asked, mentor), mentee: nameIn(asked, mentee) }
  const values = { ...names, who: gone(mentor) ? names.mentor : names.mentee }
  return { key: isRule(why) ? `rule.${why}.pair` : `publish.problem.${why}`, values }
}

/** Staff have looked a proposal through. */
export const reviewProposal = (
  app: App,
  by: number,
  cohort: number,
  id: number,
): Promise<Outcome<null>> =>
  transact(app, async tx => {
    const one = await proposalBy(tx, cohort, id)
    if (!one?.answer || one.withdrawnAt) return refused('problem.gone')
    if (!(await dateProposal(tx, id, 'reviewed', { at: app.now(), by }))) return done(null)
    await note(tx, { at: app.now(), by, cohort, verb: 'reviewed-proposal' })
    return done(null)
  })

function refusalOf(one: KeptProposal | null, plan: Plan, now: Now, ends: boolean): Problem[] {
  if (!one?.answer || one.withdrawnAt) return [{ key: 'problem.gone' }]
  if (one.publishedAt) return [{ key: 'matching.problem.published' }]
  if (!one.reviewedAt) return [{ key: 'publish.problem.not-reviewed' }]
  if (plan.hindrances.length > 0) {
    return plan.hindrances.map(hindrance => hindranceTold(one.asked, now, hindrance))
  }
  return plan.end.length > 0 && !ends ? [{ key: 'publish.problem.ends', field: 'ends' }] : []
}

type Making = { app: App; tx: Db; by: number; guide: Guide; asked: Asked; now: Now }

/** Two become a pair; returns what they are owed. */
async function join({ app, tx, by, guide, asked, now }: Making, two: Two): Promise<OwedLetter[]> {
  const named = (id: number): Named => {
    const place: Place | undefined = now.places.get(id)
    if (!place) throw new Error(`There is no place ${id}`)
    return { place, name: nameIn(asked, id) }
  }
  const [mentor, mentee] = [named(two.mentor), named(two.mentee)]
  const { cohort } = mentor.place
  const id = await joinTwo(tx, mentor.place, mentee.place, { by, at: app.now() })
  return pairLetters({ id, cohort }, mentor, mentee, fitTold(asked, two, guide))
}

/**
 * Staff publish a proposal: its pairs are made and both of each are told, once. Nothing is made when
 * the cohort has changed so that one of its pairs cannot be, and no pair ends unless staff say so.
 */
export const publishProposal = (
  app: App,
  by: number,
  cohort: number,
  { proposal: id, ends }: { proposal: number; ends: boolean },
): Promise<Outcome<{ made: number }>> =>
  transact(app, async tx => {
    await lockCohort(tx, cohort)
    const one = await proposalBy(tx, cohort, id)
    const now = await nowIn(tx, cohort)
    const plan = one?.answer
      ? planOf(one.asked, one.answer, now)
      : { make: [], end: [], hindrances: [] }
    const problems = refusalOf(one, plan, now, ends)
    const where = await cohortBy(tx, cohort)
    if (!one || !where || problems.length > 0) return refused(...problems)
    const guide = await guideOf(tx, where.edition)
    const making = { app, tx, by, guide, asked: one.asked, now }
    await dateProposal(tx, id, 'published', { at: app.now(), by })
    for (const pair of plan.end) {
      await partTwo(tx, pair, { by, at: app.now() }, { words: '' })
    }
    const owed: OwedLetter[] = []
    for (const two of plan.make) owed.push(...(await join(making, two)))
    await oweLetters(tx, owed, app.now())
    const details = { count: plan.make.length }
    await note(tx, { at: app.now(), by, cohort, verb: 'published-proposal', details })
    return done({ made: plan.make.length })
  })
