import type { App } from '../app.ts'
import { done, refused, type Outcome } from '../outcome.ts'
import type { Pair, Place } from '../programme/cohort.ts'
import { stepOf } from '../programme/guide.ts'
import { cohortBy } from '../store/cohorts.ts'
import { guideOf } from '../store/guides.ts'
import { note } from '../store/history.ts'
import { markStep as mark, unmarkStep } from '../store/journeys.ts'
import { transact } from './transact.ts'

export type Marking = { step: string; how: 'done' | 'skipped' | 'undone'; note: string }

const verbs = { done: 'did-step', skipped: 'skipped-step', undone: 'undid-step' } as const

/**
 * A person says that a step is done, or skipped as already familiar (R67), or takes it back. What
 * a pair does together is marked for the pair, by either of the two.
 */
export const markStep = (
  app: App,
  place: Place,
  pair: Pair | null,
  marking: Marking,
): Promise<Outcome<null>> =>
  transact(app, async tx => {
    const cohort = await cohortBy(tx, place.cohort)
    if (!cohort) return refused('problem.gone')
    const guide = await guideOf(tx, cohort.edition)
    const step = guide.steps.find(step => step.key === marking.step)
    if (!step || !step.who.includes(place.role)) return refused('problem.gone')
    if (step.together !== (pair !== null)) return refused('problem.gone')
    if (pair && pair.mentor !== place.id && pair.mentee !== place.id) {
      return refused('problem.not-allowed')
    }
    const whose = pair ? { place: null, pair: pair.id } : { place: place.id, pair: null }
    if (marking.how === 'undone') {
      await unmarkStep(tx, { ...whose, step: step.key }, app.now())
    } else {
      const made = { ...whose, step: step.key, how: marking.how, note: marking.note }
      await mark(tx, cohort.id, made, app.now())
    }
    const details = { step: stepOf(guide, step.key).key }
    const line = { at: app.now(), by: place.person, cohort: cohort.id, details }
    await note(tx, { ...line, verb: verbs[marking.how] })
    return done(null)
  })
