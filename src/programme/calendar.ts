import type { Guide, Reminder, Step, Weeks } from './guide.ts'
import type { Meeting } from './meeting.ts'

/** What staff changed about a step for their cohort, or about one reminder of it. */
export type StepChange = {
  /** The step’s key; a reminder’s own key where that reminder alone is held. */
  step: string
  movedTo: Temporal.PlainDate | null
  skipped: boolean
  byHand: boolean
  held: boolean
}

/** A step with its days: from `from` on, to be done by `to`, both included. */
export type DatedStep = { step: Step; from: Temporal.PlainDate; to: Temporal.PlainDate }

/** Something the calendar sends by itself on its day: a step’s letter, or a reminder of it. */
export type Firing = {
  key: string
  step: Step
  letter: string | null
  reminder: boolean
  on: Temporal.PlainDate
  /** The last day on which it still makes sense. */
  until: Temporal.PlainDate
}

/**
 * The day that lies so many weeks before the meeting’s first day (R3). Half weeks become whole
 * days. A calendar day, so that neither a clock change nor the date line can move it.
 */
export function dayAt(weeks: Weeks, meeting: Meeting): Temporal.PlainDate {
  if (weeks === 'end') return meeting.endsOn.add({ days: 1 })
  return meeting.startsOn.subtract({ days: Math.round(weeks * 7) })
}

/** The last day of something that lasts up to, but not including, that week; never before its first. */
function lastDay(step: Step, meeting: Meeting): Temporal.PlainDate {
  const first = dayAt(step.from, meeting)
  const last = step.to === step.from ? first : dayAt(step.to, meeting).subtract({ days: 1 })
  return Temporal.PlainDate.compare(last, first) < 0 ? first : last
}

/** A step’s days for a meeting. A moved step keeps its length. */
export function dateStep(step: Step, meeting: Meeting, change?: StepChange): DatedStep {
  const from = dayAt(step.from, meeting)
  const to = lastDay(step, meeting)
  if (!change?.movedTo) return { step, from, to }
  return { step, from: change.movedTo, to: change.movedTo.add(from.until(to)) }
}

/** Every step a cohort takes, dated, in the guide’s order; those staff skipped left out. */
export function dateSteps(guide: Guide, meeting: Meeting, changes: StepChange[]): DatedStep[] {
  return guide.steps
    .filter(step => !changes.some(change => change.step === step.key && change.skipped))
    .map(step =>
      dateStep(
        step,
        meeting,
        changes.find(change => change.step === step.key),
      ),
    )
}

/** The name under which a reminder fires. */
export const reminderKey = (step: Pick<Step, 'key'>, { letter }: Pick<Reminder, 'letter'>) =>
  `${step.key}/${letter}`

const ofReminder = (dated: DatedStep, reminder: Reminder, meeting: Meeting): Firing => {
  const shift = dayAt(dated.step.from, meeting).until(dated.from)
  return {
    key: reminderKey(dated.step, reminder),
    step: dated.step,
    letter: reminder.letter,
    reminder: true,
    on: dayAt(reminder.at, meeting).add(shift),
    until: dayAt(reminder.at, meeting).add(shift),
  }
}

/**
 * All that will happen by itself, by day. A step done by hand fires nothing; its reminders neither.
 */
export function firings(guide: Guide, meeting: Meeting, changes: StepChange[]): Firing[] {
  const byHand = (step: Step) => changes.some(c => c.step === step.key && c.byHand)
  return dateSteps(guide, meeting, changes)
    .filter(dated => !byHand(dated.step))
    .flatMap(dated => [
      {
        key: dated.step.key,
        step: dated.step,
        letter: dated.step.letter,
        reminder: false,
        on: dated.from,
        until: dated.to,
      },
      ...dated.step.reminders.map(reminder => ofReminder(dated, reminder, meeting)),
    ])
    .sort((a, b) => Temporal.PlainDate.compare(a.on, b.on) || a.step.order - b.step.order)
}

/** True for what was over before its days were counted: a cohort begun late never owed it. */
export const wasOver = (firing: Firing, scheduledOn: Temporal.PlainDate): boolean =>
  Temporal.PlainDate.compare(firing.until, scheduledOn) < 0

/** Held by staff: with its whole step, or a reminder by itself. */
export const isHeld = (firing: Pick<Firing, 'key' | 'step'>, changes: StepChange[]): boolean =>
  changes.some(one => one.held && (one.step === firing.step.key || one.step === firing.key))

/**
 * Due means the day has come and it has not fired, so that a step missed while the machine was off
 * is still due. A held one waits for staff.
 */
export function dueFirings(
  all: Firing[],
  today: Temporal.PlainDate,
  fired: ReadonlySet<string>,
  { changes, scheduledOn }: { changes: StepChange[]; scheduledOn: Temporal.PlainDate },
): Firing[] {
  return all.filter(
    firing =>
      !fired.has(firing.key) &&
      !isHeld(firing, changes) &&
      !wasOver(firing, scheduledOn) &&
      Temporal.PlainDate.compare(firing.on, today) <= 0,
  )
}

/** What moving the meeting does to each thing that fires by itself. */
export type Shift = {
  firing: Firing
  from: Temporal.PlainDate
  to: Temporal.PlainDate
  fate: 'shifts' | 'stays sent' | 'goes at once' | 'impossible'
}

/** Moving or re-placing a meeting, told before it is done (R3, A5). */
export function shifts(
  before: Firing[],
  after: Firing[],
  today: Temporal.PlainDate,
  fired: ReadonlySet<string>,
): Shift[] {
  return after.map(firing => {
    const from = before.find(old => old.key === firing.key)?.on ?? firing.on
    const past = Temporal.PlainDate.compare(firing.on, today) < 0
    const late = wasOver(firing, today) ? 'impossible' : 'goes at once'
    const fate = fired.has(firing.key) ? 'stays sent' : past ? late : 'shifts'
    return { firing, from, to: firing.on, fate }
  })
}
