import { keepGoal, type GoalDeed } from '../../../actions/goals/keep-goals.ts'
import { mostGoalWords, type Goal } from '../../../programme/goals.ts'
import type { Problem } from '../../../outcome.ts'
import { goalsIn } from '../../../store/goals.ts'
import { LongField, Problems } from '../../parts/fields.tsx'
import { Page } from '../../parts/layout.tsx'
import { paths } from '../../paths.ts'
import {
  cohortOf,
  formOf,
  goOn,
  numberIn,
  pairOf,
  readerOf,
  show,
  tell,
  type Form,
  type Visit,
} from '../../visit.ts'
import { pairAt, twoOf, type Two } from '../two.ts'
import { GoalFields, GoalOrigin, GoalReached, GoalState, type GoalForm } from './goals-shown.tsx'
import { goalIn, seerOf } from './goals.tsx'

/** What was typed: of the goal, and about its being reached. */
type Typed = { form: GoalForm; said: string; problems: Problem[] }
type Props = { visit: Visit; two: Two; goal: Goal; typed: Typed }

const mineOf = ({ two, goal }: Pick<Props, 'two' | 'goal'>) =>
  goal.reached.find(one => one.by === two.mine.id)

function Reach(props: Props) {
  const { visit, goal, typed } = props
  const to = paths.goal.to({ ...pairAt(visit), goal: goal.id })
  const mine = mineOf(props)
  return (
    <form class="stack" method="post" action={to}>
      <LongField
        visit={visit}
        name="said"
        label={tell(visit, 'goals.reach.words')}
        hint={tell(visit, 'form.optional')}
        value={typed.said}
        rows={2}
        most={mostGoalWords}
        problems={typed.problems}
      />
      <div class="buttons">
        <button class="button first" name="do" value="reach">
          {tell(visit, mine ? 'form.save' : 'goals.reach')}
        </button>
        {mine ? (
          <button class="button quiet" name="do" value="reopen">
            {tell(visit, 'goals.reopen')}
          </button>
        ) : null}
      </div>
    </form>
  )
}

function ChangeGoal({ visit, two, goal, typed }: Props) {
  const to = paths.goal.to({ ...pairAt(visit), goal: goal.id })
  return (
    <details open={typed.form.problems.length > 0}>
      <summary>{tell(visit, 'goals.change')}</summary>
      <form class="stack" method="post" action={to} novalidate>
        <GoalFields visit={visit} two={two} form={typed.form} />
        <div class="buttons">
          <button class="button" name="do" value="change">
            {tell(visit, 'form.save')}
          </button>
          <button class="button quiet" name="do" value="remove">
            {tell(visit, 'goals.remove')}
          </button>
        </div>
      </form>
    </details>
  )
}

function GoalPage(props: Props) {
  const { visit, two, goal, typed } = props
  const { name } = two.other
  const at = pairAt(visit)
  const title = tell(visit, 'goals.one')
  return (
    <Page visit={visit} title={title} current={paths.journey.to({ cohort: cohortOf(visit).id })}>
      <main id="main" class="page form-page">
        <div class="stack">
          <Problems visit={visit} problems={[...typed.problems, ...typed.form.problems]} />
          <div class="flow">
            <h1>{title}</h1>
            <p>
              <GoalState visit={visit} goal={goal} />
            </p>
            <p class="as-written lead" dir="auto">
              {goal.words}
            </p>
            <GoalOrigin visit={visit} goal={goal} />
            <GoalReached visit={visit} two={two} goal={goal} />
          </div>
          <Reach {...props} />
          <ChangeGoal {...props} />
          <p class="small">
            <a href={paths.goals.to(at)}>
              {tell(visit, `goals.title.${seerOf(visit, two)}`, { name })}
            </a>
          </p>
        </div>
      </main>
    </Page>
  )
}

/** The goal an address names, if the reader may see it in this pair. */
async function goalHere(visit: Visit): Promise<{ two: Two; goal: Goal } | null> {
  const two = await twoOf(visit)
  const goals = await goalsIn(visit.app.db, pairOf(visit), seerOf(visit, two))
  const goal = goals.find(one => one.id === numberIn(visit, 'goal'))
  return goal ? { two, goal } : null
}

const beginning = (two: Two, goal: Goal): Typed => ({
  form: {
    words: goal.words,
    due: goal.due ?? '',
    on: goal.dueOn?.toString() ?? '',
    problems: [],
  },
  said: mineOf({ two, goal })?.words ?? '',
  problems: [],
})

/** One goal: to say that it is reached, to change it, or to take it away. */
export async function goalPage(visit: Visit) {
  const found = await goalHere(visit)
  if (!found) return visit.c.notFound()
  const typed = beginning(found.two, found.goal)
  return show(visit, <GoalPage visit={visit} {...found} typed={typed} />)
}

function deedIn(form: Form): GoalDeed | null {
  switch (form.text('do')) {
    case 'change':
      return { kind: 'change', goal: goalIn(form).goal }
    case 'reach':
      return { kind: 'reach', words: form.text('said') }
    case 'reopen':
    case 'remove':
      return { kind: form.text('do') === 'remove' ? 'remove' : 'reopen' }
    default:
      return null
  }
}

export async function changeOneGoal(visit: Visit) {
  const form = await formOf(visit)
  const deed = deedIn(form)
  const found = await goalHere(visit)
  if (!deed || !found) return visit.c.notFound()
  const id = found.goal.id
  const made = await keepGoal(visit.app, readerOf(visit).id, pairOf(visit), id, deed)
  const begun = beginning(found.two, found.goal)
  if (!made.ok) {
    const changes = deed.kind === 'change'
    const typed = changes
      ? { ...begun, form: { ...goalIn(form).typed, problems: made.problems } }
      : { ...begun, said: form.text('said'), problems: made.problems }
    return show(visit, <GoalPage visit={visit} {...found} typed={typed} />, 422)
  }
  const said = deed.kind === 'remove' ? 'said.removed' : 'said.kept'
  return goOn(visit, paths.goals.to(pairAt(visit)), said)
}
