import type { OwnTimes } from './ground-rules/times.ts'
import type { Silence } from './presence.ts'

/** How two may talk (R34). What is not among these is named in their own words. */
export const methods = ['video', 'telephone', 'chat', 'mail', 'here'] as const
export type Method = (typeof methods)[number]

/** What one is reached under, beside mail and this program: for these, and for a way of their own. */
export const handled = ['video', 'telephone', 'chat', 'other'] as const
export type Handled = (typeof handled)[number]

/** Days on which nothing is expected, both included, as ISO text. */
export type QuietDays = { from: string; to: string }

/** What two agree on before they set out (R33–R35). Unsaid is null, empty or none. */
export type Rules = {
  methods: Method[]
  otherMethod: string
  /** Hours a week each of the two gives. */
  hours: number | null
  /** Days and hours that suit both, on the clock of whoever wrote them. */
  times: OwnTimes | null
  /** In how many days each answers, even if only shortly. */
  answerDays: number | null
  language: string | null
  /** Days of the week on which nothing is expected, Monday being 0. */
  quietWeekdays: number[]
  quietDays: QuietDays[]
  /** After how many days of silence both get a word (R54). Null: as the guide says. */
  silenceDays: number | null
  cannotCome: string
  more: string
}

export const noRules: Rules = {
  methods: [],
  otherMethod: '',
  hours: null,
  times: null,
  answerDays: null,
  language: null,
  quietWeekdays: [],
  quietDays: [],
  silenceDays: null,
  cannotCome: '',
  more: '',
}

/** The most each number may be, the fewest being 1, and the most characters of a text. */
export const mostOf = {
  hours: 40,
  answerDays: 30,
  silenceDays: 60,
  otherMethod: 100,
  cannotCome: 1000,
  more: 2000,
  handle: 200,
  quietDays: 3,
} as const

/** Rules one of a pair offered, with what became of them. */
export type Offer = {
  id: number
  pair: number
  /** The place of whoever offered them. */
  by: number
  rules: Rules
  offeredAt: Temporal.Instant
  withdrawnAt: Temporal.Instant | null
  /** When the other said yes: they hold from then on. */
  agreedAt: Temporal.Instant | null
  /** When others took their place. */
  replacedAt: Temporal.Instant | null
}

/** What waits for an answer, what holds, and what has held, the newest first. */
export type Standing = { waiting: Offer | null; inForce: Offer | null; earlier: Offer[] }

export function standingOf(offers: Offer[]): Standing {
  return {
    waiting: offers.find(one => one.withdrawnAt === null && one.agreedAt === null) ?? null,
    inForce: offers.find(one => one.agreedAt !== null && one.replacedAt === null) ?? null,
    earlier: offers.filter(one => one.replacedAt !== null).toSorted((a, b) => b.id - a.id),
  }
}

/** Whether two agreed that nothing is expected on a day. */
export function isQuietDay(rules: Rules | undefined, day: Temporal.PlainDate): boolean {
  if (!rules) return false
  const text = day.toString()
  return (
    rules.quietWeekdays.includes(day.dayOfWeek - 1) ||
    rules.quietDays.some(({ from, to }) => from <= text && text <= to)
  )
}

/** The guide’s silence, begun after as many days as two agreed; its later words keep their distance. */
export function agreedSilence(rules: Rules | undefined, usual: Silence): Silence {
  const later = (rules?.silenceDays ?? usual.gentle) - usual.gentle
  return {
    gentle: usual.gentle + later,
    channel: usual.channel + later,
    staff: usual.staff + later,
  }
}

/** So long at most a reminder waits for a day on which something is expected. */
const mostWait = 60

/** The first day from this one on that is not quiet for everybody of these; at most two months on. */
export function nextDayNotQuiet(all: (Rules | undefined)[], day: Temporal.PlainDate) {
  const last = day.add({ days: mostWait })
  let next = day
  while (
    all.length > 0 &&
    all.every(rules => isQuietDay(rules, next)) &&
    Temporal.PlainDate.compare(next, last) < 0
  ) {
    next = next.add({ days: 1 })
  }
  return next
}
