import { direction, locale, type Language } from './words.ts'

type Style = Intl.DateTimeFormatOptions
const styles = {
  short: { day: 'numeric', month: 'short' },
  plain: { day: 'numeric', month: 'long' },
  weekday: { weekday: 'long', day: 'numeric', month: 'long' },
  full: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  year: { day: 'numeric', month: 'long', year: 'numeric' },
} satisfies Record<string, Style>

const formats = new Map<string, Intl.DateTimeFormat>()

function format(language: Language, id: string, options: Style): Intl.DateTimeFormat {
  const key = `${language} ${id}`
  const made = formats.get(key) ?? new Intl.DateTimeFormat(locale(language), options)
  formats.set(key, made)
  return made
}

const said = new Map<string, string>()
const mostSaid = 5000

/** The same few days are said over and over; each is put into words once. */
function once(key: string, put: () => string): string {
  const known = said.get(key)
  if (known !== undefined) return known
  if (said.size >= mostSaid) said.clear()
  const text = put()
  said.set(key, text)
  return text
}

/** A day as a person of that language writes it. */
export const sayDay = (
  language: Language,
  day: Temporal.PlainDate,
  style: keyof typeof styles = 'plain',
): string =>
  once(`${language} ${style} ${day.toString()}`, () =>
    format(language, style, styles[style]).format(day),
  )

/** From one day to another, as “17–22 October 2026”. */
export const sayDays = (
  language: Language,
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
  style: keyof typeof styles = 'year',
): string =>
  once(`${language} ${style} ${from.toString()} ${to.toString()}`, () =>
    format(language, style, styles[style]).formatRange(from, to),
  )

/** An hour on somebody’s clock, as “13:20”. */
export const sayHour = (language: Language, at: Temporal.Instant, zone: string): string =>
  format(language, 'hour', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(
    at.toZonedDateTimeISO(zone).toPlainTime(),
  )

/** Day and hour on somebody’s clock, as “Tuesday 15 September, 20:00”. */
export const sayMoment = (language: Language, at: Temporal.Instant, zone: string): string =>
  format(language, 'moment', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(at.toZonedDateTimeISO(zone).toPlainDateTime())

const aMonday = Temporal.PlainDate.from('2024-01-01')

/** A day of the week, Monday being 0. */
export const sayWeekday = (language: Language, day: number): string =>
  once(`${language} weekday ${day}`, () =>
    format(language, 'day of a week', { weekday: 'long' }).format(aMonday.add({ days: day })),
  )

const hourNumbers = new Map<Language, Intl.NumberFormat>()

function hourNumber(language: Language): Intl.NumberFormat {
  const twoDigits = { minimumIntegerDigits: 2 }
  const hour = hourNumbers.get(language) ?? new Intl.NumberFormat(locale(language), twoDigits)
  hourNumbers.set(language, hour)
  return hour
}

/** From an hour to another, as “18–20”. */
export function sayHours(language: Language, from: number, to: number): string {
  const hour = hourNumber(language)
  return `${hour.format(from)}–${hour.format(to)}`
}

/** From a minute of a day to another, as “18:30–20:00”. */
export function sayTimes(language: Language, from: number, to: number): string {
  const number = hourNumber(language)
  const time = (minutes: number) =>
    `${number.format(Math.floor(minutes / 60))}:${number.format(minutes % 60)}`
  return `${time(from)}–${time(to)}`
}

const lists = new Map<string, Intl.ListFormat>()

/** A list in words: “Ana, Ben and Chen”. */
export function sayList(language: Language, names: readonly string[]): string {
  const [only] = names
  if (names.length < 2) return only ?? ''
  const list = lists.get(language) ?? new Intl.ListFormat(locale(language), { type: 'conjunction' })
  lists.set(language, list)
  return list.format(names)
}

/** Things side by side, as “Muscat, Saturday 17 October”, with the comma of the language. */
export const sayRow = (language: Language, parts: readonly string[]): string =>
  parts.join(direction(language) === 'rtl' ? '، ' : ', ')

/** A country’s name from its two letters; the letters themselves if the language has none. */
export const sayCountry = (language: Language, code: string): string =>
  once(
    `${language} country ${code}`,
    () => new Intl.DisplayNames(locale(language), { type: 'region' }).of(code) ?? code,
  )

/** A language’s name in another language. */
export const sayLanguage = (language: Language, tag: string): string =>
  once(
    `${language} language ${tag}`,
    () => new Intl.DisplayNames(locale(language), { type: 'language' }).of(tag) ?? tag,
  )

/** A time zone’s city, as “La Paz”. */
export const sayZone = (zone: string): string =>
  (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ')
