import type { Problem } from '../outcome.ts'
import { languages, type Language } from '../words.ts'
import { unknownInLine, unknownPlaceholders, type Placeholder } from './letter-text.ts'
import type { OwedLetter } from './letters.ts'
import type { Whom } from './whom.ts'

/** The most characters of its subject and of its text. */
export const mostOf = { subject: 200, body: 10_000 }

/** Its words in one language. */
export type Version = { subject: string; body: string }

/** Its words by language. */
export type Versions = Record<Language, Version>

/** A letter that staff write to some of the people, in their own words; a draft until it is sent. */
export type Announcement = {
  id: number
  cohort: number
  by: number
  whom: Whom
  /** The places that were ticked among those who were like that. */
  places: number[]
  words: Versions
  essential: boolean
  changedAt: Temporal.Instant
  sentAt: Temporal.Instant | null
  sentBy: number | null
}

/** What staff may put in braces: what can be filled for everybody. */
export const bracesForAll: Placeholder[] = [
  'name',
  'meeting',
  'city',
  'starts',
  'ends',
  'time-to-go',
  'programme',
  'organisation',
  'journey',
  'guide',
  'library',
  'glossary',
  'help',
  'partners',
  'signature',
  'timeline',
  'checklist',
  'contacts',
]

const isEmpty = ({ subject, body }: Version) => subject === '' && body === ''

/** What somebody wrote, without the languages she left empty. */
export const writtenIn = (words: Versions): Versions =>
  Object.fromEntries(Object.entries(words).filter(([, version]) => !isEmpty(version)))

/** Whether two say the same. */
export const saysTheSame = (one: Versions, other: Versions): boolean =>
  languages.every(
    language =>
      one[language]?.subject === other[language]?.subject &&
      one[language]?.body === other[language]?.body,
  )

function faultsOf(language: Language, { subject, body }: Version): Problem[] {
  const unknown = (field: string, [first]: { name: string }[]): Problem[] =>
    first
      ? [{ key: 'announcements.problem.braces', values: { name: `{${first.name}}` }, field }]
      : []
  const missing = (field: string, text: string): Problem[] =>
    text === '' ? [{ key: 'problem.required', field }] : []
  return [
    ...missing(`subject-${language}`, subject),
    ...unknown(`subject-${language}`, unknownInLine(subject, bracesForAll)),
    ...missing(`body-${language}`, body),
    ...unknown(`body-${language}`, unknownPlaceholders(body, bracesForAll)),
  ]
}

/** What has to be put right before it can be sent; with no words at all, the first language has to. */
export function faultsIn(words: Versions, first: Language): Problem[] {
  const versions = Object.entries(writtenIn(words))
  if (versions.length === 0) return faultsOf(first, { subject: '', body: '' })
  return versions.flatMap(([language, version]) => faultsOf(language, version))
}

/** What is too long to be kept. */
export const tooLong = (words: Versions): Problem[] =>
  Object.entries(words).flatMap(([language, version]) =>
    (['subject', 'body'] as const)
      .filter(part => version[part].length > mostOf[part])
      .map(part => ({
        key: 'problem.too-long' as const,
        values: { most: mostOf[part] },
        field: `${part}-${language}`,
      })),
  )

/** Its subject as a reader of a language gets it; empty where it has none yet. */
export const subjectIn = (words: Versions, wanted: Language | null): string =>
  words[languageFor(words, wanted) ?? '']?.subject ?? ''

/** In which language a reader gets it: hers where it is given, else the first that is. */
export function languageFor(words: Versions, wanted: Language | null): Language | null {
  const given = languages.filter(language => words[language])
  return given.find(language => language === wanted) ?? given[0] ?? null
}

/** What only this letter says, for a reader of a language; null while there are no words. */
export function announcementValues(
  { id, words }: Pick<Announcement, 'id' | 'words'>,
  wanted: Language | null,
): Record<string, string> | null {
  const language = languageFor(words, wanted)
  const version = language === null ? undefined : words[language]
  return language && version ? { announcement: String(id), language, ...version } : null
}

/** How the once-keys of its letters begin. */
export const lettersOfAnnouncement = (id: number): string => `announcement/${id}/`

type To = { person: number; language: Language | null }

const owed = (one: Announcement, to: To, onceKey: string, essential: boolean): OwedLetter[] => {
  const values = announcementValues(one, to.language)
  const about = { cohort: one.cohort, step: null, template: 'from-staff', from: null } as const
  return values === null ? [] : [{ ...about, onceKey, to: to.person, values, essential }]
}

/** The letter to one of its readers, once, however often it is sent. */
export const announcementOwed = (one: Announcement, to: To): OwedLetter[] =>
  owed(one, to, `${lettersOfAnnouncement(one.id)}${to.person}`, one.essential)

/** The same to whoever writes it, to look at; once for each time it was changed. */
export const announcementToMe = (one: Announcement, me: To): OwedLetter[] =>
  owed(one, me, `announcement-to-me/${one.id}/${one.changedAt.toString()}/${me.person}`, true)
