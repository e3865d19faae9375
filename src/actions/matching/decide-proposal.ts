import type { App } from '../../app.ts'
import { done, refused, type Outcome } from '../../outcome.ts'
import type { Two } from '../../programme/matching/known.ts'
import {
  decide,
  knowsBoth,
  type Change,
  type Decision,
} from '../../programme/proposals/deciding.ts'
import { note } from '../../store/history.ts'
import type { Db } from '../../store/open.ts'
import { placeBy } from '../../store/places.ts'
import {
  addProposal,
  dateProposal,
  isBuiltOn,
  proposalBy,
  type KeptProposal,
} from '../../store/proposals.ts'
import { addApart, apartOf, endApart } from '../../store/wishes.ts'
import { transact } from '../transact.ts'

type Said = { by: number; cohort: number; why: string }

/** Two who are never to be paired are so beyond this proposal. Null when it was said before. */
async function keepThemApart(app: App, tx: Db, two: Two, said: Said): Promise<number | null> {
  if (!(await addApart(tx, { ...said, ...two }, app.now()))) return null
  const all = await apartOf(tx, said.cohort)
  return all.find(one => one.mentor === two.mentor && one.mentee === two.mentee)?.id ?? null
}

const verbs = {
  lock: 'locked-pair',
  unlock: 'unlocked-pair',
  swap: 'swapped-pair',
  apart: 'kept-apart',
} as const

async function changeOf(app: App, tx: Db, decision: Decision, two: Two, said: Said) {
  const change: Change =
    decision === 'apart'
      ? { kind: 'apart', ...two, apart: await keepThemApart(app, tx, two, said) }
      : { kind: decision, ...two }
  return change
}

/**
 * Staff decide about two people of a proposal (D5): the pair is locked, let go again, chosen instead
 * of another, or forbidden. It becomes another question; the proposal itself stays as it is.
 */
export const decideAbout = (
  app: App,
  by: number,
  cohort: number,
  { proposal: id, decision, two }: { proposal: number; decision: Decision; two: Two },
): Promise<Outcome<{ proposal: number }>> =>
  transact(app, async tx => {
    const before = await proposalBy(tx, cohort, id)
    if (!before?.answer) return refused('problem.gone')
    if (!knowsBoth(before.asked, two)) return refused({ key: 'problem.choice', field: 'mentor' })
    const change = await changeOf(app, tx, decision, two, { by, cohort, why: '' })
    const asked = decide(before.asked, decision, two)
    const proposal = await addProposal(tx, { cohort, by, parent: id, change, asked }, app.now())
    const mentee = await placeBy(tx, two.mentee)
    const about = mentee?.person ?? null
    await note(tx, { at: app.now(), by, cohort, about, verb: verbs[decision] })
    return done({ proposal })
  })

async function undoable(tx: Db, one: KeptProposal | null): Promise<Outcome<KeptProposal>> {
  if (!one || one.withdrawnAt) return refused('problem.gone')
  if (one.publishedAt) return refused('matching.problem.published')
  if (await isBuiltOn(tx, one.id)) return refused('matching.problem.built-on')
  return done(one)
}

/** Staff take their last decision back, or call off what is still being worked on. */
export const undoProposal = (
  app: App,
  by: number,
  cohort: number,
  id: number,
): Promise<Outcome<{ parent: number | null }>> =>
  transact(app, async tx => {
    const found = await undoable(tx, await proposalBy(tx, cohort, id))
    if (!found.ok) return found
    const { change, parent } = found.value
    await dateProposal(tx, id, 'withdrawn', { at: app.now(), by })
    if (change.kind === 'apart' && change.apart !== null) {
      await endApart(tx, change.apart, app.now())
    }
    await note(tx, { at: app.now(), by, cohort, verb: 'undid-proposal' })
    return done({ parent })
  })
