import { answerQuestions } from '../../actions/answer-questions.ts'
import type { Problem } from '../../outcome.ts'
import { questionsFor, type Question, type Questions } from '../../programme/guide.ts'
import { chooseParts } from '../../programme/matching/day-parts.ts'
import { told } from '../../programme/told.ts'
import { guideOf } from '../../store/guides.ts'
import { answersOf } from '../../store/journeys.ts'
import { ChoiceField, LongField, Problems, TextField } from '../parts/fields.tsx'
import { Page } from '../parts/layout.tsx'
import { Text } from '../parts/markdown.tsx'
import { WeekField } from '../parts/week.tsx'
import { paths } from '../paths.ts'
import { cohortOf, formOf, goOn, ownPlace, show, tell, type Form, type Visit } from '../visit.ts'

type OneProps = { visit: Visit; question: Question; value: string; problems: Problem[] }

/** One question of the guide as the control its kind asks for. */
export function Ask({ visit, question, value, problems }: OneProps) {
  const field = {
    visit,
    problems,
    name: question.key,
    label: told(question.label, visit.language),
    hint: question.hint ? told(question.hint, visit.language) : undefined,
  }
  const yesNo = [
    { value: 'yes', label: tell(visit, 'answers.yes') },
    { value: 'no', label: tell(visit, 'answers.no') },
  ]
  const options = question.options.map(option => ({
    value: option.key,
    label: told(option.label, visit.language),
  }))
  switch (question.kind) {
    case 'long':
      return <LongField {...field} value={value} most={3000} />
    case 'choice':
      return <ChoiceField {...field} kind="radio" values={[value]} options={options} />
    case 'choices':
      return <ChoiceField {...field} kind="checkbox" values={value.split(', ')} options={options} />
    case 'yes-no':
      return <ChoiceField {...field} kind="radio" across values={[value]} options={yesNo} />
    case 'number':
      return <TextField {...field} inputmode="numeric" most={6} value={value} />
    case 'week':
      return <WeekField {...field} value={value} />
    case 'short':
      return <TextField {...field} value={value} />
  }
}

type FormProps = { visit: Visit; form: Questions; values: Map<string, string>; problems: Problem[] }

function AnswersPage({ visit, form, values, problems }: FormProps) {
  const at = { cohort: cohortOf(visit).id }
  const title = told(form.title, visit.language)
  return (
    <Page matching visit={visit} title={title} current={paths.journey.to(at)}>
      <main id="main" class="page form-page">
        <div>
          <Problems visit={visit} problems={problems} />
          <h1>{title}</h1>
          <div class="flow prose">
            <Text visit={visit} text={form.body} />
            {form.key === 'about-the-mentee' ? (
              <p class="soft">{tell(visit, 'answers.lead')}</p>
            ) : null}
          </div>
          <form
            class="stack"
            method="post"
            action={paths.answers.to({ ...at, questions: form.key })}
            novalidate
          >
            {form.questions.map(question => (
              <Ask
                visit={visit}
                question={question}
                value={values.get(question.key) ?? ''}
                problems={problems}
              />
            ))}
            <div class="buttons">
              <button class="button first">{tell(visit, 'answers.send')}</button>
              <a class="button quiet" href={paths.journey.to(at)}>
                {tell(visit, 'form.cancel')}
              </a>
            </div>
          </form>
        </div>
      </main>
    </Page>
  )
}

async function formFor(visit: Visit): Promise<Questions | null> {
  const place = ownPlace(visit)
  const guide = await guideOf(visit.app.db, cohortOf(visit).edition)
  const form = guide.questions.find(form => form.key === visit.c.req.param('questions'))
  if (!form || !place || !form.who.includes(place.role)) return null
  return { ...form, questions: questionsFor(form, place.role) }
}

/** The guide’s questions (R27–R30), with what was answered before. */
export async function answersPage(visit: Visit) {
  const place = ownPlace(visit)
  const form = await formFor(visit)
  if (!place || !form) return visit.c.notFound()
  const values = await answersOf(visit.app.db, place.id, form)
  return show(visit, <AnswersPage visit={visit} form={form} values={values} problems={[]} />)
}

/** What the form says to a question, in the words that are kept. */
function wordsFor({ key, kind }: Question, form: Form, before: string): string {
  if (kind === 'week') return chooseParts(before, form.all(key))
  return kind === 'choices' ? form.all(key).join(', ') : form.text(key)
}

export async function sendAnswers(visit: Visit) {
  const place = ownPlace(visit)
  const questions = await formFor(visit)
  if (!place || !questions) return visit.c.notFound()
  const form = await formOf(visit)
  const before = await answersOf(visit.app.db, place.id, questions)
  const values = new Map(
    questions.questions.map(question => [
      question.key,
      wordsFor(question, form, before.get(question.key) ?? ''),
    ]),
  )
  const kept = await answerQuestions(visit.app, place, questions.key, values)
  if (kept.ok) return goOn(visit, paths.journey.to({ cohort: place.cohort }), 'said.sent')
  const { problems } = kept
  const page = <AnswersPage visit={visit} form={questions} values={values} problems={problems} />
  return show(visit, page, 422)
}
