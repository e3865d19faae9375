import { readdirSync, readFileSync } from 'node:fs'
import { IntlMessageFormat } from 'intl-messageformat'
import type announcements from '../words/en/announcements.json'
import type board from '../words/en/board.json'
import type cohort from '../words/en/cohort.json'
import type cover from '../words/en/cover.json'
import type rooms from '../words/en/rooms.json'
import type talks from '../words/en/talks.json'
import type rules from '../words/en/ground-rules.json'
import type comesBack from '../words/en/comes-back.json'
import type goals from '../words/en/goals.json'
import type guide from '../words/en/guide.json'
import type help from '../words/en/help.json'
import type history from '../words/en/history.json'
import type house from '../words/en/house.json'
import type imports from '../words/en/import.json'
import type journal from '../words/en/journal.json'
import type journey from '../words/en/journey.json'
import type letters from '../words/en/letters.json'
import type match from '../words/en/match.json'
import type matching from '../words/en/matching.json'
import type messages from '../words/en/messages.json'
import type people from '../words/en/people.json'
import type presence from '../words/en/presence.json'
import type post from '../words/en/post.json'

/** Every sentence the system itself says has a key; a missing one is a type error. */
export type WordKey = Extract<
  | keyof typeof announcements
  | keyof typeof board
  | keyof typeof cohort
  | keyof typeof comesBack
  | keyof typeof goals
  | keyof typeof cover
  | keyof typeof guide
  | keyof typeof help
  | keyof typeof history
  | keyof typeof house
  | keyof typeof imports
  | keyof typeof journal
  | keyof typeof journey
  | keyof typeof letters
  | keyof typeof match
  | keyof typeof matching
  | keyof typeof messages
  | keyof typeof people
  | keyof typeof post
  | keyof typeof presence
  | keyof typeof rules
  | keyof typeof rooms
  | keyof typeof talks,
  string
>

/** What fills the places of a sentence. */
export type Values = Record<string, string | number>

/** A language we have words in, as a BCP 47 tag. */
export type Language = string

const folder = new URL('../words/', import.meta.url)
const source: Language = 'en'

function readLanguage(language: Language): Map<string, string> {
  const place = new URL(`${language}/`, folder)
  const files = readdirSync(place).filter(file => file.endsWith('.json'))
  return new Map(
    files.flatMap(file =>
      Object.entries<string>(JSON.parse(readFileSync(new URL(file, place), 'utf8'))),
    ),
  )
}

const books = new Map(
  readdirSync(folder, { withFileTypes: true })
    .filter(entry => entry.isDirectory() && entry.name !== 'letters')
    .map(entry => [entry.name, readLanguage(entry.name)] as const),
)

/** The languages the system speaks, the source first. */
export const languages: Language[] = [
  source,
  ...[...books.keys()].filter(language => language !== source).sort(),
]

/** Reading direction of a language, for `dir`. */
export const direction = (language: Language): 'ltr' | 'rtl' =>
  /^(ar|fa|he|ur)\b/.test(language) ? 'rtl' : 'ltr'

/** Latin digits in every language, as the community's own papers have them. */
export const locale = (language: Language) => `${language === 'en' ? 'en-GB' : language}-u-nu-latn`

/** The best of our languages for what a browser or a person prefers; the source if none fits. */
export function closestLanguage(wanted: readonly string[]): Language {
  const found = wanted.map(tag => tag.toLowerCase().split('-')[0] ?? '').find(tag => books.has(tag))
  return found ?? source
}

const formats = new Map<string, IntlMessageFormat>()

function textOf(language: Language, key: string): string {
  const text = books.get(language)?.get(key) ?? books.get(source)?.get(key)
  if (text === undefined) throw new Error(`No words for ${key}`)
  return text
}

function format(language: Language, key: string): IntlMessageFormat {
  const id = `${language} ${key}`
  const known = formats.get(id)
  if (known) return known
  const text = textOf(language, key)
  const made = new IntlMessageFormat(text, locale(language), undefined, { ignoreTag: true })
  formats.set(id, made)
  return made
}

/** In right-to-left text a name keeps its own direction between isolates. */
const isolated = (value: string | number) =>
  typeof value === 'string' ? `\u2068${value}\u2069` : value

const said = new Map<string, string>()
const mostSaid = 5000

/** One of the system's sentences in a language, its places filled. Throws for an unknown key. */
export function say(language: Language, key: WordKey, values: Values = {}): string {
  const text = textOf(language, key)
  if (!text.includes('{')) return text
  const once = `${language} ${key} ${JSON.stringify(values)}`
  const known = said.get(once)
  if (known !== undefined) return known
  const filled =
    direction(language) === 'rtl'
      ? Object.fromEntries(Object.entries(values).map(([name, v]) => [name, isolated(v)]))
      : values
  const sentence = String(format(language, key).format(filled))
  if (said.size >= mostSaid) said.clear()
  said.set(once, sentence)
  return sentence
}

/** A sentence in pieces, so that a place can hold markup (a link, a time) instead of text. */
export function sayAround<T extends object>(
  language: Language,
  key: WordKey,
  values: Record<string, string | number | T>,
): (string | T)[] {
  const parts = format(language, key).formatToParts<T>(values as Record<string, string | T>)
  return parts.map(part => part.value as string | T)
}

/** True if there is such a sentence: for keys that are put together, as `role.` and a role. */
export const isWordKey = (key: string): key is WordKey => books.get(source)?.has(key) ?? false
