import { closeQuestion, writeMessage } from '../../actions/write-message.ts'
import type { Problem } from '../../outcome.ts'
import { askedOn, mostWords, threadsOf, type Thread } from '../../programme/messages.ts'
import { questionsOf } from '../../store/messages.ts'
import { pairsOf } from '../../store/places.ts'
import { walkOf } from '../../store/walks.ts'
import { LongField, Problems } from '../parts/fields.tsx'
import { Page } from '../parts/layout.tsx'
import { Opening } from '../parts/opening.tsx'
import { paths } from '../paths.ts'
import {
  cohortOf,
  formOf,
  goOn,
  numberIn,
  ownPlace,
  pairOf,
  readerOf,
  show,
  tell,
  type Visit,
} from '../visit.ts'
import { Ended, hasEnded } from './ended.tsx'
import { SaidByOne } from './said.tsx'
import { pairAt, twoOf, type Two } from './two.ts'

type Written = { words: string; page: string; pageTitle: string; problems: Problem[] }
const nothing: Written = { words: '', page: '', pageTitle: '', problems: [] }

function AskForm({ visit, two, written }: { visit: Visit; two: Two; written: Written }) {
  const on = askedOn(written.page, written.pageTitle)
  return (
    <form class="stack" method="post" action={paths.questions.to(pairAt(visit))}>
      {on ? (
        <>
          <input type="hidden" name="page" value={on.page} />
          <input type="hidden" name="page-title" value={on.title} />
        </>
      ) : null}
      <LongField
        visit={visit}
        name="words"
        label={tell(visit, 'questions.words')}
        hint={on ? tell(visit, 'questions.about', { page: on.title }) : undefined}
        value={written.words}
        rows={4}
        most={mostWords}
        problems={written.problems}
      />
      <div class="buttons">
        <button class="button first">
          {tell(visit, 'questions.ask', { name: two.other.name })}
        </button>
      </div>
    </form>
  )
}

const stateOf = ({ question }: Thread) => (question.settledAt === null ? 'open' : 'settled')

function Line({ visit, thread }: { visit: Visit; thread: Thread }) {
  const { question, answers } = thread
  const state = stateOf(thread)
  const [opening = ''] = question.words.split('\n')
  const short = opening.length > 120 ? `${opening.slice(0, 119)}…` : opening
  return (
    <li>
      <span class={state === 'open' ? 'tag yours' : 'tag done'}>
        {tell(visit, `questions.state.${state}`)}
      </span>
      <div>
        <a href={paths.question.to({ ...pairAt(visit), question: question.id })} dir="auto">
          {short}
        </a>
        <p class="small soft">
          {tell(visit, 'questions.answers', { count: answers.length })}
          {question.on ? ` · ${question.on.title}` : null}
        </p>
      </div>
    </li>
  )
}

async function showQuestions(visit: Visit, written: Written) {
  const two = await twoOf(visit)
  const { name } = two.other
  const threads = threadsOf(await questionsOf(visit.app.db, pairOf(visit).id))
  const title = tell(visit, 'questions.title', { name })
  const ended = hasEnded(visit)
  const page = (
    <Page visit={visit} title={title} current={paths.journey.to({ cohort: cohortOf(visit).id })}>
      <main id="main" class="page form-page">
        <div>
          <Problems visit={visit} problems={written.problems} />
          <Ended visit={visit} />
          <h1>{title}</h1>
          {ended ? null : <p class="small soft">{tell(visit, 'questions.lead')}</p>}
          <p class="small">
            <a href={paths.messages.to(pairAt(visit))}>{tell(visit, 'messages.title', { name })}</a>
          </p>
          {ended ? null : <AskForm visit={visit} two={two} written={written} />}
          {threads.length === 0 ? (
            <p class="empty">{tell(visit, ended ? 'came-before.none' : 'questions.none')}</p>
          ) : null}
          <ul class="plain ledger">
            {threads.map(thread => (
              <Line visit={visit} thread={thread} />
            ))}
          </ul>
        </div>
      </main>
    </Page>
  )
  return show(visit, page, written.problems.length > 0 ? 422 : 200)
}

/** The questions of a pair, open ones first: what to talk about next (R66). */
export async function questionsPage(visit: Visit) {
  const query = (name: string) => visit.c.req.query(name) ?? ''
  return showQuestions(visit, { ...nothing, page: query('page'), pageTitle: query('title') })
}

export async function askQuestion(visit: Visit) {
  const form = await formOf(visit)
  const [words, page, pageTitle] = [form.text('words'), form.text('page'), form.text('page-title')]
  const said = { words, how: 'page', asks: true, on: askedOn(page, pageTitle) } as const
  const asked = await writeMessage(visit.app, readerOf(visit).id, pairOf(visit), said)
  if (asked.ok) return goOn(visit, paths.questions.to(pairAt(visit)), 'said.asked')
  return showQuestions(visit, { words, page, pageTitle, problems: asked.problems })
}

function AnswerForm({ visit, two, thread: { question }, written }: OneThreadProps) {
  const mine = question.by === two.mine.id
  const label = tell(visit, mine ? 'questions.say-more' : 'questions.answer')
  return (
    <form
      class="stack"
      method="post"
      action={paths.question.to({ ...pairAt(visit), question: question.id })}
    >
      <LongField
        visit={visit}
        name="words"
        label={label}
        value={written.words}
        rows={5}
        most={mostWords}
        problems={written.problems}
      />
      <div class="buttons">
        <button class="button first" name="do" value="answer">
          {label}
        </button>
        {question.settledAt === null ? (
          <button class="button quiet" name="do" value="close">
            {tell(visit, 'questions.close')}
          </button>
        ) : null}
      </div>
    </form>
  )
}
type OneThreadProps = { visit: Visit; two: Two; thread: Thread; written: Written }

function OneThread(props: OneThreadProps) {
  const { visit, two, thread, written } = props
  const { question, answers } = thread
  const title = tell(visit, 'questions.title', { name: two.other.name })
  return (
    <Page visit={visit} title={title} current={paths.journey.to({ cohort: cohortOf(visit).id })}>
      <main id="main" class="page form-page">
        <div>
          <Problems visit={visit} problems={written.problems} />
          <Ended visit={visit} />
          <h1>{title}</h1>
          <p class="small">
            <span class={question.settledAt === null ? 'tag yours' : 'tag done'}>
              {tell(visit, `questions.state.${stateOf(thread)}`)}
            </span>{' '}
            <a href={paths.questions.to(pairAt(visit))}>{tell(visit, 'questions.back')}</a>
          </p>
          <ol class="plain thread">
            {[question, ...answers].map(message => (
              <SaidByOne visit={visit} two={two} message={message} />
            ))}
          </ol>
          {hasEnded(visit) ? null : <AnswerForm {...props} />}
        </div>
      </main>
    </Page>
  )
}

async function showThread(visit: Visit, written: Written) {
  const two = await twoOf(visit)
  const pair = pairOf(visit).id
  const threads = threadsOf(await questionsOf(visit.app.db, pair))
  const thread = threads.find(one => one.question.id === numberIn(visit, 'question'))
  if (!thread) return visit.c.notFound()
  const page = <OneThread visit={visit} two={two} thread={thread} written={written} />
  return show(visit, page, written.problems.length > 0 ? 422 : 200)
}

/** One question with what was said about it. */
export const questionPage = (visit: Visit) => showThread(visit, nothing)

export async function answerOrClose(visit: Visit) {
  const form = await formOf(visit)
  const question = numberIn(visit, 'question')
  const words = form.text('words')
  const { app } = visit
  const by = readerOf(visit).id
  const close = form.text('do') === 'close' && words === ''
  const made = close
    ? await closeQuestion(app, by, pairOf(visit), question)
    : await writeMessage(app, by, pairOf(visit), { words, how: 'page', about: question })
  if (!made.ok) return showThread(visit, { ...nothing, words, problems: made.problems })
  const to = paths.question.to({ ...pairAt(visit), question })
  return goOn(visit, to, close ? 'said.settled' : 'said.sent')
}

/** From any page: whom would she like to ask about it? With one partner she is asked nothing. */
export async function askSomebody(visit: Visit) {
  const cohort = cohortOf(visit)
  const place = ownPlace(visit)
  const walk = await walkOf(visit.app.db, cohort)
  const pairs = place ? await pairsOf(visit.app.db, cohort.id, place.id) : []
  const query = new URL(visit.c.req.url).search
  const [only] = pairs
  const to = (pair: number) => `${paths.questions.to({ cohort: cohort.id, pair })}${query}`
  if (only && pairs.length === 1) return visit.c.redirect(to(only.id), 303)
  const title = tell(visit, 'questions.who')
  const nameOf = (id: number) => walk.people.get(walk.places.get(id)?.person ?? 0)?.name ?? ''
  return show(
    visit,
    <Page visit={visit} title={title}>
      <main id="main" class="page">
        <Opening title={title} />
        {pairs.length === 0 ? <p class="empty">{tell(visit, 'questions.nobody')}</p> : null}
        <ul class="plain personas">
          {pairs.map(pair => (
            <li>
              <a class="persona" href={to(pair.id)}>
                <bdi>{nameOf(pair.mentor === place?.id ? pair.mentee : pair.mentor)}</bdi>
              </a>
            </li>
          ))}
        </ul>
      </main>
    </Page>,
  )
}
