import type { App } from '../app.ts'
import { done, refused, type Outcome } from '../outcome.ts'
import { dateStep, firings, reminderKey, type StepChange } from '../programme/calendar.ts'
import type { Cohort } from '../programme/cohort.ts'
import { firedIn, lockCohort, saveChange } from '../store/cohorts.ts'
import { guideOf } from '../store/guides.ts'
import { note } from '../store/history.ts'
import type { Db } from '../store/open.ts'
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
  withPilot: false,
  byHand: false,
  held: false,
})

/** A change laid over what was changed before. */
function changed(before: StepChange, change: Change): StepChange {
  switch (change.kind) {
    case 'move':
      return { ...before, movedTo: change.to }
    case 'skip':
      return { ...before, skipped: true, withPilot: false }
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

/** A step that is as the guide has it again holds none of its reminders either. */
async function releaseReminders(tx: Db, cohort: Cohort, step: string, at: Temporal.Instant) {
  for (const one of cohort.changes.filter(one => one.step.startsWith(`${step}/`))) {
    await saveChange(tx, cohort.id, unchanged(one.step), at)
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
    const waits = step.reminders.some(reminder => !fired.has(reminderKey(step, reminder)))
    const still = change.kind === 'restore' || (waits && ['hold', 'release'].includes(change.kind))
    if (fired.has(key) && step.letter !== null && !still) {
      return refused({ key: 'steps.problem.fired', field: 'why' })
    }
    const before = known.changes.find(one => one.step === key) ?? unchanged(key)
    await saveChange(tx, cohort, changed(before, change), app.now())
    if (change.kind === 'restore') await releaseReminders(tx, known, key, app.now())
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

/**
 * Staff switch every pilot-only step off, or on again (R4). What has begun stays, and what staff
 * skipped themselves stays skipped.
 */
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
    for (const step of guide.steps.filter(step => step.pilotOnly)) {
      const before = known.changes.find(one => one.step === step.key) ?? unchanged(step.key)
      const switched = on ? before.withPilot : !before.skipped && !fired.has(step.key)
      if (!switched) continue
      await saveChange(tx, cohort, { ...before, skipped: !on, withPilot: !on }, app.now())
    }
    await note(tx, { at: app.now(), by, cohort, verb: on ? 'pilot-on' : 'pilot-off' })
    return done(null)
  })

/** Staff hold one reminder of a step, or let it go on its day; the step itself goes on. */
export const holdReminder = (
  app: App,
  by: number,
  cohort: number,
  { letter, hold }: { letter: string; hold: boolean },
): Promise<Outcome<null>> =>
  transact(app, async tx => {
    const known = await lockCohort(tx, cohort)
    if (!known) return refused('problem.gone')
    const guide = await guideOf(tx, known.edition)
    const all = firings(guide, known.meeting, known.changes)
    const firing = all.find(one => one.reminder && one.letter === letter)
    if (!firing) return refused('problem.gone')
    if ((await firedIn(tx, cohort)).has(firing.key)) return refused('letters.problem.sent')
    await saveChange(tx, cohort, { ...unchanged(firing.key), held: hold }, app.now())
    const verb = hold ? 'held-reminder' : 'released-reminder'
    await note(tx, { at: app.now(), by, cohort, verb, details: { letter } })
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
  const came = await fire(app, cohort, firing, by)
  if (came === 'too late') return refused('letters.problem.sent')
  if (came === 'to nobody') {
    return refused(firing.reminder ? 'letters.problem.nobodys-turn' : 'letters.problem.nobody')
  }
  return done(null)
}
