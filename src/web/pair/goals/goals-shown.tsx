import { sayDay } from '../../../days.ts'
import type { Problem } from '../../../outcome.ts'
import {
  dayOfGoal,
  dues,
  isOpen,
  mostGoalWords,
  type Due,
  type Goal,
  type Reached,
} from '../../../programme/goals.ts'
import { ChoiceField, LongField, TextField } from '../../parts/fields.tsx'
import { cohortOf, dayFor, pairOf, tell, type Visit } from '../../visit.ts'
import type { Two } from '../two.ts'

/** A goal as it was typed. */
export type GoalForm = { words: string; due: string; on: string; problems: Problem[] }

const dueTold = (visit: Visit, due: Due): string => {
  const day = dayOfGoal({ due, dueOn: null }, cohortOf(visit).meeting)
  return tell(visit, `goals.due.${due}`, {
    day: day ? sayDay(visit.language, day, 'short') : '',
  })
}

/** What is hoped for, and by when, if by a day at all. */
export function GoalFields({ visit, two, form }: { visit: Visit; two: Two; form: GoalForm }) {
  const field = { visit, problems: form.problems }
  const hers = pairOf(visit).mentee === two.mine.id
  const whose = hers ? 'goals.words.mine' : 'goals.words.theirs'
  return (
    <>
      <LongField
        {...field}
        name="words"
        label={tell(visit, whose, { name: two.other.name })}
        value={form.words}
        rows={3}
        most={mostGoalWords}
      />
      <ChoiceField
        {...field}
        kind="radio"
        name="due"
        label={tell(visit, 'goals.due')}
        values={[form.due]}
        options={[
          { value: '', label: tell(visit, 'goals.due.none') },
          ...dues.map(due => ({ value: due, label: dueTold(visit, due) })),
        ]}
      />
      <TextField
        {...field}
        name="on"
        type="date"
        label={tell(visit, 'goals.on')}
        hint={tell(visit, 'goals.on.hint')}
        value={form.on}
      />
    </>
  )
}

/** Whether a goal is reached, and its day. */
export function GoalState({ visit, goal }: { visit: Visit; goal: Goal }) {
  const day = dayOfGoal(goal, cohortOf(visit).meeting)
  return (
    <>
      <span class={isOpen(goal) ? 'tag' : 'tag done'}>
        {tell(visit, isOpen(goal) ? 'goals.state.open' : 'goals.state.reached')}
      </span>
      {day ? (
        <span class="small soft">
          {' '}
          {tell(visit, 'goals.by', { day: sayDay(visit.language, day, 'year') })}
        </span>
      ) : null}
    </>
  )
}

function OneReached({ visit, two, said }: { visit: Visit; two: Two; said: Reached }) {
  const mine = said.by === two.mine.id
  // Whoever walked in another pair is not named here, nor is what was said there.
  const known = mine || said.by === two.theirs.id
  const words = said.pair === pairOf(visit).id ? said.words : ''
  const day = sayDay(visit.language, dayFor(visit, said.at), 'short')
  const who = mine ? 'goals.reached.you' : known ? 'goals.reached.other' : 'goals.reached.before'
  return (
    <>
      <p class="small soft">{tell(visit, who, { name: two.other.name, day })}</p>
      {words === '' ? null : (
        <p class="small as-written" dir="auto">
          {words}
        </p>
      )}
    </>
  )
}

/** Who says that a goal is reached, since when, and with which word. */
export const GoalReached = ({ visit, two, goal }: { visit: Visit; two: Two; goal: Goal }) => (
  <>
    {goal.reached.map(said => (
      <OneReached visit={visit} two={two} said={said} />
    ))}
  </>
)

/** Where a goal comes from, if not from this pair; and that only the mentee sees it, if so. */
export function GoalOrigin({ visit, goal }: { visit: Visit; goal: Goal }) {
  const pair = pairOf(visit)
  if (goal.pair === pair.id) return null
  return (
    <p class="small soft">
      {tell(visit, pair.withheldAt ? 'goals.before.withheld' : 'goals.before')}
    </p>
  )
}
