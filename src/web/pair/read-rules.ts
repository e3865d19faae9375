import type { Problem } from '../../outcome.ts'
import { methods, mostOf, type QuietDays, type Rules } from '../../programme/ground-rules.ts'
import { chooseParts } from '../../programme/matching/day-parts.ts'
import type { Form } from '../visit.ts'

/** The days of a week, Monday being 0. */
export const weekdays = [0, 1, 2, 3, 4, 5, 6]

/** The tag of a language; anything else is none. */
function languageIn(form: Form): string | null {
  const tag = form.text('language')
  return /^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/.test(tag) ? tag : null
}

/** A number as it was written; NaN for what is none, so that it is refused beside its field. */
function numberIn(form: Form, name: string): number | null {
  return form.text(name) === '' ? null : (form.number(name) ?? Number.NaN)
}

function stretchesIn(form: Form): { days: QuietDays[]; halves: boolean } {
  const rows = Array.from({ length: mostOf.quietDays }, (_, row) => ({
    from: form.day(`from-${row}`)?.toString() ?? '',
    to: form.day(`to-${row}`)?.toString() ?? '',
  })).filter(({ from, to }) => from !== '' || to !== '')
  return { days: rows, halves: rows.some(({ from, to }) => from === '' || to === '') }
}

/** Rules, what is wrong with them, and the numbers as they were typed. */
export type Written = {
  rules: Rules
  problems: Problem[]
  numbers: Record<'hours' | 'answerDays' | 'silenceDays', string>
}

/** Rules that are there already, as a form shows them. */
export const asWritten = (rules: Rules): Written => {
  const text = (number: number | null) => (number === null ? '' : String(number))
  const { hours, answerDays, silenceDays } = rules
  const numbers = {
    hours: text(hours),
    answerDays: text(answerDays),
    silenceDays: text(silenceDays),
  }
  return { rules, problems: [], numbers }
}

/** Ground rules as somebody filled in the form, her hours on her own clock. */
export function readRules(form: Form, zone: string): Written {
  const free = chooseParts('', form.all('times'))
  const { days, halves } = stretchesIn(form)
  const chosen = form.all('methods')
  const rules: Rules = {
    methods: methods.filter(method => chosen.includes(method)),
    otherMethod: form.text('otherMethod'),
    hours: numberIn(form, 'hours'),
    times: free === '' ? null : { zone, free },
    answerDays: numberIn(form, 'answerDays'),
    language: languageIn(form),
    quietWeekdays: weekdays.filter(day => form.all('quietWeekdays').includes(String(day))),
    quietDays: days,
    silenceDays: numberIn(form, 'silenceDays'),
    cannotCome: form.text('cannotCome'),
    more: form.text('more'),
  }
  const problems: Problem[] = halves ? [{ key: 'rules.problem.days', field: 'quietDays' }] : []
  const numbers = { hours: '', answerDays: '', silenceDays: '' }
  for (const name of ['hours', 'answerDays', 'silenceDays'] as const) {
    numbers[name] = form.text(name)
  }
  return { rules, problems, numbers }
}
