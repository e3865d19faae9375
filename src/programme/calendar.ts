import type { Guide, Reminder, Step, Weeks } from './guide.ts'
import type { Meeting } from './meeting.ts'

/** What staff changed about a step for their cohort, or about one reminder of it. */
export type StepChange = {
  /** The step’s key; a reminder’s own key where that reminder alone is held. */
  step: string
  movedTo: Temporal.PlainDate | null
  skipped: boolean
  /** Skipped by the switch of the pilot-only steps, not by itself. */
  withPilot: boolean
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

/** The days on which things fired, by key. */
export type FiredOn = ReadonlyMap<string, Temporal.PlainDate>

const latest = (a: Temporal.PlainDate, b: Temporal.PlainDate) =>
  Temporal.PlainDate.compare(a, b) < 0 ? b : a

/** A step whose letter went began on that day, wherever the meeting has moved since. */
export function asSent(dated: DatedStep, sentOn: Temporal.PlainDate | undefined): DatedStep {
  if (!sentOn || dated.step.letter === null) return dated
  return { ...dated, from: sentOn, to: latest(sentOn, dated.to) }
}

/** Every step a cohort takes, dated, in the guide’s order; those staff skipped left out. */
export function dateSteps(
  guide: Guide,
  meeting: Meeting,
  changes: StepChange[],
  firedOn: FiredOn = new Map(),
): DatedStep[] {
  const changeOf = (step: Step) => changes.find(change => change.step === step.key)
  return guide.steps
    .filter(step => !changeOf(step)?.skipped)
    .map(step => asSent(dateStep(step, meeting, changeOf(step)), firedOn.get(step.key)))
}

/** The name under which a reminder fires. */
export const reminderKey = (step: Pick<Step, 'key'>, { letter }: Pick<Reminder, 'letter'>) =>
  `${step.key}/${letter}`

/** The name under which a step’s letter goes, be it its own or a reminder. */
export const firingKey = (step: Pick<Step, 'key' | 'letter'>, letter: string) =>
  step.letter === letter ? step.key : reminderKey(step, { letter })

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

/** What moving the meeting does to each thing that has a day. */
export type Shift = {
  firing: Firing
  from: Temporal.PlainDate
  to: Temporal.PlainDate
  fate:
    'shifts' | 'stays sent' | 'goes at once' | 'impossible' | 'opens at once' | 'still can be done'
}

/** A letter that went stays where it was; a step without one moves, also when it has begun. */
function fateOf(firing: Firing, today: Temporal.PlainDate, fired: boolean): Shift['fate'] {
  const past = Temporal.PlainDate.compare(firing.on, today) < 0
  const over = wasOver(firing, today)
  if (firing.letter === null) {
    if (fired || !past) return 'shifts'
    return over ? 'still can be done' : 'opens at once'
  }
  if (fired) return 'stays sent'
  if (!past) return 'shifts'
  return over ? 'impossible' : 'goes at once'
}

/** Moving or re-placing a meeting, told before it is done (R3, A5). */
export function shifts(
  before: Firing[],
  after: Firing[],
  today: Temporal.PlainDate,
  firedOn: FiredOn,
): Shift[] {
  return after.map(firing => {
    const planned = before.find(old => old.key === firing.key)?.on ?? firing.on
    const fate = fateOf(firing, today, firedOn.has(firing.key))
    const from = fate === 'stays sent' ? (firedOn.get(firing.key) ?? planned) : planned
    return { firing, from, to: firing.on, fate }
  })
}
