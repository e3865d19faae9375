import type { App } from '../app.ts'
import { done, refused, type Outcome } from '../outcome.ts'
import { dateStep, firings, type StepChange } from '../programme/calendar.ts'
import type { Cohort } from '../programme/cohort.ts'
import { firedIn, lockCohort, saveChange } from '../store/cohorts.ts'
import { guideOf } from '../store/guides.ts'
import { note } from '../store/history.ts'
import { fire } from './fire-due-steps.ts'
import { transact } from './transact.ts'

/** What staff may do to a step of their cohort. */
export type Change =
  | { kind: 'move'; to: Temporal.PlainDate }
  | { kind: 'skip' | 'by-hand' | 'hold' | 'release' | 'restore' }

const unchanged = (step: string): StepChange => ({
  step,
  movedTo: null,
  skipped: false,
  byHand: false,
  held: false,
})

/** A change laid over what was changed before. */
function changed(before: StepChange, change: Change): StepChange {
  switch (change.kind) {
    case 'move':
      return { ...before, movedTo: change.to }
    case 'skip':
      return { ...before, skipped: true }
    case 'by-hand':
      return { ...before, byHand: true }
    case 'hold':
      return { ...before, held: true }
    case 'release':
      return { ...before, held: false }
    case 'restore':
      return unchanged(before.step)
  }
}

/** Staff move, skip, hold or take into their own hands a step of their cohort, and say why. */
export async function changeStep(
  app: App,
  by: number,
  cohort: number,
  asked: { step: string; change: Change; why: string },
): Promise<Outcome<null>> {
  const { step: key, change, why } = asked
  const silent = ['restore', 'hold', 'release'].includes(change.kind)
  if (why === '' && !silent) {
    return refused({ key: 'steps.problem.why', field: 'why' })
  }
  return transact(app, async tx => {
    const known = await lockCohort(tx, cohort)
    if (!known) return refused('problem.gone')
    const guide = await guideOf(tx, known.edition)
    const step = guide.steps.find(step => step.key === key)
    if (!step) return refused('problem.gone')
    const fired = await firedIn(tx, cohort)
    if (fired.has(key) && step.letter !== null && change.kind !== 'restore') {
      return refused({ key: 'steps.problem.fired', field: 'why' })
    }
    const before = known.changes.find(one => one.step === key) ?? unchanged(key)
    await saveChange(tx, cohort, changed(before, change), app.now())
    const details = {
      step: key,
      why,
      ...(change.kind === 'move' && {
        from: dateStep(step, known.meeting, before).from.toString(),
        to: change.to.toString(),
      }),
    }
    await note(tx, { at: app.now(), by, cohort, verb: `step-${change.kind}`, details })
    return done(null)
  })
}

/** Staff switch every pilot-only step off, or on again (R4). */
export const switchPilotSteps = (
  app: App,
  by: number,
  cohort: number,
  on: boolean,
): Promise<Outcome<null>> =>
  transact(app, async tx => {
    const known = await lockCohort(tx, cohort)
    if (!known) return refused('problem.gone')
    const guide = await guideOf(tx, known.edition)
    const fired = await firedIn(tx, cohort)
    for (const step of guide.steps.filter(step => step.pilotOnly && !fired.has(step.key))) {
      const before = known.changes.find(one => one.step === step.key) ?? unchanged(step.key)
      await saveChange(tx, cohort, { ...before, skipped: !on }, app.now())
    }
    await note(tx, { at: app.now(), by, cohort, verb: on ? 'pilot-on' : 'pilot-off' })
    return done(null)
  })

/** Staff send a step’s letter now, before its day or after holding it. Twice is impossible. */
export async function sendStepNow(
  app: App,
  by: number,
  cohort: Cohort,
  letter: string,
): Promise<Outcome<null>> {
  const guide = await guideOf(app.db, cohort.edition)
  const firing = firings(guide, cohort.meeting, cohort.changes).find(one => one.letter === letter)
  if (!firing) return refused('problem.gone')
  if (!(await fire(app, cohort, firing, by))) return refused('letters.problem.sent')
  return done(null)
}
