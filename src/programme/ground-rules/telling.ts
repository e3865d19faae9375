import { sayDays, sayLanguage, sayList, sayTimes, sayWeekday, sayZone } from '../../days.ts'
import { say, type Language } from '../../words.ts'
import type { Method, Rules } from '../ground-rules.ts'
import { timesOn, type OwnTimes } from './times.ts'

/** Who reads, and when: hours are told on both clocks, the reader’s first. */
export type Telling = {
  language: Language
  zones: { mine: string; theirs: string }
  at: Temporal.Instant
}

/** A rule in words: what it is about, and what was agreed, a line or several. */
export type Told = { key: keyof Rules; label: string; lines: string[] }

const nameOf = (language: Language, method: Method): string =>
  say(language, `rules.method.${method}`)

/** The ways two talk, each by its name. */
export const methodsTold = (language: Language, rules: Rules): string[] => [
  ...rules.methods.map(one => nameOf(language, one)),
  ...(rules.otherMethod ? [rules.otherMethod] : []),
]

/** Hours of a week on both clocks, a line each; one where the two are on the same. */
export function timesTold(times: OwnTimes, { language, zones, at }: Telling): string[] {
  const on = (zone: string) =>
    say(language, 'rules.on-clock', {
      zone: sayZone(zone),
      hours: timesOn(times, zone, at)
        .map(one => `${sayWeekday(language, one.day)} ${sayTimes(language, one.from, one.to)}`)
        .join(' · '),
    })
  const same = zones.mine === zones.theirs
  return same ? [on(zones.mine)] : [on(zones.mine), on(zones.theirs)]
}

function quietTold({ quietWeekdays, quietDays }: Rules, language: Language): string[] {
  const weekdays = quietWeekdays.map(day => sayWeekday(language, day))
  const day = Temporal.PlainDate.from
  return [
    ...(weekdays.length > 0
      ? [say(language, 'rules.each-week', { days: sayList(language, weekdays) })]
      : []),
    ...quietDays.map(({ from, to }) => sayDays(language, day(from), day(to))),
  ]
}

/** What two agreed on, rule by rule; what was left open is left out. */
export function rulesTold(rules: Rules, telling: Telling): Told[] {
  const { language } = telling
  const count = (key: 'hours' | 'answerDays' | 'silenceDays', number: number | null) =>
    number === null ? [] : [say(language, `rules.${key}.said`, { count: number })]
  const text = (words: string) => (words === '' ? [] : [words])
  const ways = methodsTold(language, rules)
  const lines: Partial<Record<keyof Rules, string[]>> = {
    methods: ways.length > 0 ? [ways.join(' · ')] : [],
    hours: count('hours', rules.hours),
    times: rules.times ? timesTold(rules.times, telling) : [],
    answerDays: count('answerDays', rules.answerDays),
    language: rules.language === null ? [] : [sayLanguage(language, rules.language)],
    quietDays: quietTold(rules, language),
    silenceDays: count('silenceDays', rules.silenceDays),
    cannotCome: text(rules.cannotCome),
    more: text(rules.more),
  }
  const labelled = Object.entries(lines) as [keyof typeof lines & Labelled, string[]][]
  return labelled
    .filter(([, said]) => said.length > 0)
    .map(([key, said]) => ({ key, label: say(language, `rules.${key}`), lines: said }))
}

type Labelled =
  | 'methods'
  | 'hours'
  | 'times'
  | 'answerDays'
  | 'language'
  | 'quietDays'
  | 'silenceDays'
  | 'cannotCome'
  | 'more'
