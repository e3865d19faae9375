import { sayCountry, sayLanguage, sayList, sayWeekday, sayZone } from '../../days.ts'
import { direction, say, type Language, type Values } from '../../words.ts'
import type { Fit, Reason } from './fit.ts'

/** What the guide calls a group, a region, a sector or a topic. */
export type Named = 'group' | 'region' | 'sector' | 'topic'
export type Names = (kind: Named, key: string) => string

/** Without a guide, a key has to speak for itself. */
const asTheyAre: Names = (_, key) => key

type Put = (language: Language, names: Names, value: string) => string
const named =
  (kind: Named): Put =>
  (_, names, value) =>
    names(kind, value)

/** The values of sentences that are keys, and how each is put into words. */
const puts: Record<string, Put> = {
  country: (language, _, value) => sayCountry(language, value),
  zone: (_language, _names, value) => sayZone(value),
  weekday: (language, _, value) => sayWeekday(language, Number(value)),
  language: (language, _, value) => sayLanguage(language, value),
  languages: (language, _, value) => sayLanguage(language, value),
  people: (_language, _names, value) => value,
  topics: named('topic'),
  group: named('group'),
  otherGroup: named('group'),
  groups: named('group'),
  otherGroups: named('group'),
  region: named('region'),
  otherRegion: named('region'),
  sector: named('sector'),
  otherSector: named('sector'),
}

/** In a list written from right to left, each name keeps its own direction between isolates. */
const apart = (language: Language, texts: string[]) =>
  texts.length > 1 && direction(language) === 'rtl'
    ? texts.map(text => `\u2068${text}\u2069`)
    : texts

/** The values of a sentence, each put into words. */
export function inWords(language: Language, values: Values, names: Names): Values {
  const put = ([name, value]: [string, string | number]): [string, string | number] => {
    const way = puts[name]
    if (!way) return [name, value]
    const texts = String(value)
      .split('\n')
      .map(part => way(language, names, part))
    return [name, sayList(language, apart(language, texts))]
  }
  return Object.fromEntries(Object.entries(values).map(put))
}

/** One reason as a sentence. */
export const tellReason = (language: Language, reason: Reason, names: Names = asTheyAre): string =>
  say(language, reason.key, inWords(language, reason.values, names))

/** What is not known: a sentence each where it is little, else all of it in one. */
function tellUnknown(language: Language, unknown: Reason[], names: Names): string[] {
  if (unknown.length < 3) return unknown.map(reason => tellReason(language, reason, names))
  const what = unknown.map(({ criterion }) => say(language, `weight.${criterion}`))
  return [say(language, 'fit.unknown', { what: sayList(language, what), count: what.length })]
}

/**
 * The reasons of a pair as one paragraph: how well the two fit, what is known, the weightiest
 * first, and at the end what is not known.
 */
export function tellFit(
  language: Language,
  { fit, reasons }: Fit,
  names: Names = asTheyAre,
): string {
  const known = reasons.filter(reason => reason.points !== null)
  const unknown = reasons.filter(reason => reason.points === null)
  const values = { mentee: '', mentor: '', ...reasons[0]?.values, fit }
  return [
    say(language, 'fit.opening', values),
    ...known.map(reason => tellReason(language, reason, names)),
    ...tellUnknown(language, unknown, names),
  ].join(' ')
}
