import { setGoal, type TypedGoal } from '../../../actions/goals/keep-goals.ts'
import { dues, mostGoalWords, type Goal } from '../../../programme/goals.ts'
import { goalsIn, goalsOfMentees } from '../../../store/goals.ts'
import { answersOf } from '../../../store/journeys.ts'
import { guideOf } from '../../../store/guides.ts'
import { Problems } from '../../parts/fields.tsx'
import { Page } from '../../parts/layout.tsx'
import { paths } from '../../paths.ts'
import {
  cohortOf,
  formOf,
  goOn,
  pairOf,
  readerOf,
  show,
  tell,
  type Form,
  type Visit,
} from '../../visit.ts'
import { Ended, hasEnded } from '../ended.tsx'
import { pairAt, twoOf, type Two } from '../two.ts'
import { GoalFields, GoalOrigin, GoalReached, GoalState, type GoalForm } from './goals-shown.tsx'

/** Whose eyes a pair’s goals are seen with: who was its mentee stays it, whatever she is by now. */
export const seerOf = (visit: Visit, { mine }: Two) =>
  pairOf(visit).mentee === mine.id ? 'mentee' : 'mentor'

/** What a form says of a goal. */
export const goalIn = (form: Form): { goal: TypedGoal; typed: Omit<GoalForm, 'problems'> } => {
  const typed = { words: form.text('words'), due: form.text('due'), on: form.text('on') }
  // A date with no choice beside it is meant.
  const meant = typed.due === '' && typed.on !== '' ? 'on' : typed.due
  const due = dues.find(one => one === meant) ?? null
  return { goal: { words: typed.words, due, dueOn: form.day('on') }, typed }
}

/** What the mentee told she hopes for, while no goal is of her own hand yet. */
async function proposed(visit: Visit, two: Two): Promise<string> {
  const { db } = visit.app
  if (seerOf(visit, two) !== 'mentee') return ''
  const goals = await goalsOfMentees(db, two.mine.id)
  if (goals.some(goal => goal.by === two.mine.id)) return ''
  const guide = await guideOf(db, cohortOf(visit).edition)
  const form = guide.questions.find(one => one.key === 'about-the-mentee')
  const answers = form ? await answersOf(db, two.mine.id, form) : null
  return (answers?.get('hopes') ?? '').slice(0, mostGoalWords)
}

type Seen = { visit: Visit; two: Two }

function OneGoal({ visit, two, goal }: Seen & { goal: Goal }) {
  return (
    <li id={`g${goal.id}`}>
      <div class="flow">
        <p>
          <GoalState visit={visit} goal={goal} />
        </p>
        <p class="as-written" dir="auto">
          {goal.words}
        </p>
        <GoalOrigin visit={visit} goal={goal} />
        <GoalReached visit={visit} two={two} goal={goal} />
        {hasEnded(visit) ? null : (
          <p class="small">
            <a href={paths.goal.to({ ...pairAt(visit), goal: goal.id })}>
              {tell(visit, 'goals.open')}
              <span class="unseen"> {goal.words.slice(0, 80)}</span>
            </a>
          </p>
        )}
      </div>
    </li>
  )
}

function AddGoal({ visit, two, form, proposal }: Seen & { form: GoalForm; proposal: string }) {
  const proposes = proposal !== '' && form.problems.length === 0
  const shown = proposes ? { ...form, words: proposal } : form
  return (
    <section class="section flow" aria-labelledby="add">
      <h2 id="add">{tell(visit, proposes ? 'goals.proposal' : 'goals.add')}</h2>
      {proposes ? <p class="soft">{tell(visit, 'goals.proposal.lead')}</p> : null}
      <form class="stack" method="post" action={paths.goals.to(pairAt(visit))} novalidate>
        <GoalFields visit={visit} two={two} form={shown} />
        <div class="buttons">
          <button class="button first">{tell(visit, 'goals.add.button')}</button>
        </div>
      </form>
    </section>
  )
}

async function showGoals(visit: Visit, form: GoalForm) {
  const two = await twoOf(visit)
  const { name } = two.other
  const seer = seerOf(visit, two)
  const goals = await goalsIn(visit.app.db, pairOf(visit), seer)
  const title = tell(visit, `goals.title.${seer}`, { name })
  return show(
    visit,
    <Page visit={visit} title={title} current={paths.journey.to({ cohort: cohortOf(visit).id })}>
      <main id="main" class="page form-page">
        <div class="stack">
          <Problems visit={visit} problems={form.problems} />
          <div class="flow">
            <Ended visit={visit} />
            <h1>{title}</h1>
            {hasEnded(visit) ? null : (
              <p class="soft">{tell(visit, `goals.lead.${seer}`, { name })}</p>
            )}
          </div>
          {goals.length === 0 ? (
            <p class="empty">{tell(visit, hasEnded(visit) ? 'came-before.none' : 'goals.none')}</p>
          ) : null}
          <ul class="plain ledger">
            {goals.map(goal => (
              <OneGoal visit={visit} two={two} goal={goal} />
            ))}
          </ul>
          {hasEnded(visit) ? null : (
            <AddGoal visit={visit} two={two} form={form} proposal={await proposed(visit, two)} />
          )}
        </div>
      </main>
    </Page>,
    form.problems.length > 0 ? 422 : 200,
  )
}

/** What the mentee of a pair hopes for, as both of them may read it. */
export const goalsPage = (visit: Visit) =>
  showGoals(visit, { words: '', due: '', on: '', problems: [] })

export async function addOneGoal(visit: Visit) {
  const { goal, typed } = goalIn(await formOf(visit))
  const made = await setGoal(visit.app, readerOf(visit).id, pairOf(visit), goal)
  if (!made.ok) return showGoals(visit, { ...typed, problems: made.problems })
  return goOn(visit, paths.goals.to(pairAt(visit)), 'said.kept')
}
