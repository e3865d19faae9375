import { formsBeforeMatching } from '../before-matching.ts'
import { questionsFor, type Guide, type Question } from '../guide.ts'
import { readFreeHours, writeFreeHours } from '../matching/free-hours.ts'
import type { RowProblem } from '../people-import.ts'
import type { Role } from '../role.ts'
import { bare, listed } from './bare.ts'
import type { Field } from './fields.ts'

/** What a row answers to a question, in the words its form keeps. */
export type Told = { form: string; question: string; words: string }

/** The columns that answer a question of the forms before matching, by the question’s key. */
export const toldFields = {
  hours: 'hours-per-week',
  'free-hours': 'free-hours',
  topics: 'topics',
  experience: 'icann-experience',
  years: 'years-in-group',
  meetings: 'meetings-attended',
  'at-meeting': 'at-the-meeting',
} as const satisfies Partial<Record<Field, string>>
type ToldField = keyof typeof toldFields

/** How people write options of the guide, besides the guide’s own words for them. */
const alsoCalled: Record<string, string> = {
  there: 'yes, in person, on site, onsite, oui, sur place, نعم, حضوريا',
  online: 'remote, remotely, virtual, virtually, à distance, عن بعد',
  no: 'not, none, non, لا',
  new: 'none, beginner, newcomer, débutant, débutante, جديد, مبتدئ',
  familiar: 'some, intermediate, intermédiaire, متوسط',
  experienced: 'expert, a lot, expérimenté, expérimentée, خبير',
}

/** An option by its key, by its words in any language, or by what stands before a colon in them. */
function optionOf({ options }: Question, text: string): string | null {
  const wanted = bare(text)
  const found = options.find(({ key, label }) => {
    const said = Object.values(label).flatMap(words => [words, words.split(':')[0] ?? ''])
    return [key, ...said].map(bare).includes(wanted)
  })
  const called = options.find(({ key }) => listed(alsoCalled[key] ?? '').includes(wanted))
  return found?.key ?? called?.key ?? null
}

/** Options of a cell: one whose words may hold commas, or several apart by them. */
function optionsOf(question: Question, text: string): { keys: string[]; unknown: string[] } {
  const apart = (by: RegExp) => (piece: string) =>
    optionOf(question, piece) === null ? piece.split(by) : [piece]
  const pieces = [text]
    .flatMap(apart(/[;|\n؛]/u))
    .flatMap(apart(/[,،/]/u))
    .filter(piece => bare(piece) !== '')
  const found = pieces.map(piece => ({ piece: piece.trim(), key: optionOf(question, piece) }))
  return {
    keys: [...new Set(found.flatMap(({ key }) => key ?? []))],
    unknown: found.filter(({ key }) => key === null).map(({ piece }) => piece),
  }
}

/** A whole number up to a most; spreadsheets like to write 2 as 2.0. */
export function wholeNumber(text: string, most: number): number | null {
  const digits = /^(\d{1,4})(?:[.,]0+)?$/.exec(text)?.[1]
  return digits !== undefined && Number(digits) <= most ? Number(digits) : null
}

const most: Partial<Record<ToldField, number>> = { hours: 60, years: 80, meetings: 100 }

type Wrong = (key: RowProblem['key'], text: string, values?: { most: number }) => void

/** A cell in the words its question keeps; what cannot be understood is said and left out. */
function wordsIn(field: ToldField, question: Question, text: string, wrong: Wrong): string | null {
  if (field === 'topics') {
    const { keys, unknown } = optionsOf(question, text)
    if (unknown.length > 0) wrong('import.problem.topics', unknown.join(', '))
    return keys.length > 0 ? keys.join(', ') : null
  }
  if (field === 'free-hours') {
    const hours = readFreeHours(text)
    if (!hours) wrong('import.problem.free-hours', text)
    return hours && writeFreeHours(hours)
  }
  if (field === 'experience' || field === 'at-meeting') {
    const key = optionOf(question, text)
    if (key === null) wrong(`import.problem.${field}`, text)
    return key
  }
  const highest = most[field] ?? 0
  const number = wholeNumber(text, highest)
  if (number === null) wrong('import.problem.number', text, { most: highest })
  return number === null ? null : String(number)
}

type Cells = {
  cell: (field: Field) => string
  wrong: (field: Field, ...rest: Parameters<Wrong>) => void
}

/** What a row tells for matching, as far as the guide asks it of somebody in her role. */
export function toldIn({ cell, wrong }: Cells, guide: Guide, role: Role): Told[] {
  const asked = formsBeforeMatching(guide, role).flatMap(form => questionsFor(form, role))
  return (Object.keys(toldFields) as ToldField[]).flatMap(field => {
    const question = asked.find(question => question.key === toldFields[field])
    const text = cell(field)
    if (!question || text === '') return []
    const words = wordsIn(field, question, text, (...rest) => wrong(field, ...rest))
    return words === null ? [] : [{ form: question.form, question: question.key, words }]
  })
}
