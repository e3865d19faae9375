import type { App } from '../app.ts'
import { done, refused, type Outcome, type Problem } from '../outcome.ts'
import type { Place } from '../programme/cohort.ts'
import { questionsFor, type Question, type WayOfDone } from '../programme/guide.ts'
import { readFreeHours } from '../programme/matching/free-hours.ts'
import { cohortBy } from '../store/cohorts.ts'
import { guideOf } from '../store/guides.ts'
import { note } from '../store/history.ts'
import { keepAnswers, markStep } from '../store/journeys.ts'
import { transact } from './transact.ts'

function faultOf(question: Question, words: string): Problem | null {
  const field = question.key
  if (words.length > 3000) return { key: 'problem.too-long', values: { most: 3000 }, field }
  const choices = question.options.map(option => option.key)
  if (words !== '' && question.kind === 'choice' && !choices.includes(words)) {
    return { key: 'problem.choice', field }
  }
  const several = question.kind === 'choices' && words !== '' ? words.split(', ') : []
  if (several.some(one => !choices.includes(one))) return { key: 'problem.choice', field }
  if (words !== '' && question.kind === 'week' && readFreeHours(words) === null) {
    return { key: 'problem.week', field }
  }
  if (words !== '' && question.kind === 'number' && !/^\d{1,4}$/.test(words)) {
    return { key: 'problem.number', values: { least: 0, most: 9999 }, field }
  }
  return null
}

/** Steps that are done when the form of their own name is answered. */
const answered: WayOfDone[] = ['answers', 'marked']

/**
 * A person answers a form of the guide (R27–R30). The step that asks for it is done with it. A question
 * that is not among the answers keeps what was answered before, here or in another form.
 */
export const answerQuestions = (
  app: App,
  place: Place,
  questions: string,
  answers: ReadonlyMap<string, string>,
): Promise<Outcome<null>> =>
  transact(app, async tx => {
    const cohort = await cohortBy(tx, place.cohort)
    if (!cohort) return refused('problem.gone')
    const guide = await guideOf(tx, cohort.edition)
    const form = guide.questions.find(form => form.key === questions)
    if (!form || !form.who.includes(place.role)) return refused('problem.gone')
    const questionsHere = questionsFor(form, place.role)
    const faults = questionsHere
      .map(question => faultOf(question, answers.get(question.key) ?? ''))
      .filter(fault => fault !== null)
    if (faults.length > 0) return refused(...faults)
    if ([...answers.values()].every(words => words === '')) {
      return refused({ key: 'problem.required', field: questionsHere[0]?.key ?? '' })
    }
    const kept = questionsHere.flatMap(({ key, form: keptIn }) => {
      const words = answers.get(key)
      return words === undefined ? [] : [{ place: place.id, form: keptIn, question: key, words }]
    })
    await keepAnswers(tx, kept, app.now())
    const step = guide.steps.find(step => step.key === questions && answered.includes(step.done))
    if (step) {
      const mark = { step: step.key, place: place.id, pair: null, how: 'done', note: '' } as const
      await markStep(tx, cohort.id, mark, app.now())
    }
    const details = { questions }
    const line = { at: app.now(), by: place.person, cohort: cohort.id, details }
    await note(tx, { ...line, verb: 'answered' })
    return done(null)
  })
