import type { Guide, Weeks } from '../guide.ts'
import { unknownInLine, unknownPlaceholders } from '../letter-text.ts'
import type { Kind } from './heads.ts'
import { fault, type GuideProblem } from './leaf.ts'
import { checkForms } from './questions.ts'
import { booksOf, type Book } from './shelf.ts'

/** Weeks as a number that can be compared; the end of a meeting lies between 0 and −1. */
const place = (weeks: Weeks) => (weeks === 'end' ? -0.5 : weeks)

function checkKeys(books: Book<Kind>[]): GuideProblem[] {
  const named = (kind: Kind) => Map.groupBy(booksOf(books, kind), book => book.key)
  const kinds: Kind[] = ['step', 'letter', 'group', 'resource', 'questions', 'page']
  const files = kinds.flatMap(kind =>
    [...named(kind).values()].flatMap(([first, ...again]) =>
      again.map(book =>
        fault(book.path, 1, 'duplicate-key', { name: book.key, first: first?.path ?? '' }),
      ),
    ),
  )
  const lists = (['glossary', 'meetings', 'regions', 'sectors'] as const).flatMap(kind =>
    booksOf(books, kind).flatMap(book => {
      const seen = new Set<string>()
      return (book.head as { key: string }[]).flatMap((row, at) => {
        const again = seen.has(row.key)
        seen.add(row.key)
        const line = book.opened.lineOf([at, 'key'])
        return again
          ? [fault(book.path, line, 'duplicate-key', { name: row.key, first: book.path })]
          : []
      })
    }),
  )
  return [...files, ...lists]
}

/** Phases follow one another: where one ends the next begins, none goes backwards. */
function checkPhases(guide: Guide, books: Book<Kind>[]): GuideProblem[] {
  const path = (key: string) => booksOf(books, 'phase').find(book => book.folder === key)
  const timed = guide.phases.flatMap(phase => (phase.weeks === 'always' ? [] : [phase]))
  return timed.flatMap((phase, at) => {
    const book = path(phase.key)
    const before = timed[at - 1]
    if (phase.weeks === 'always' || !book) return []
    const { from, to } = phase.weeks
    const backwards = place(to) >= place(from)
    const apart =
      before !== undefined && before.weeks !== 'always' && place(before.weeks.to) !== place(from)
    if (!backwards && !apart) return []
    const values = { from, to, before: before?.key ?? '–' }
    return [fault(book.path, book.opened.lineOf(['from']), 'phase-weeks', values)]
  })
}

function checkSteps(guide: Guide, books: Book<Kind>[]): GuideProblem[] {
  const letters = new Set(guide.letters.map(letter => letter.key))
  const phases = new Set(guide.phases.map(phase => phase.key))
  return booksOf(books, 'step').flatMap(book => {
    const found: GuideProblem[] = []
    const at = (name: string) => book.opened.lineOf([name])
    const { head } = book
    if (head.requirements.length === 0) found.push(fault(book.path, 1, 'no-requirement', {}))
    if (place(head.to) > place(head.from)) {
      found.push(fault(book.path, at('to'), 'step-weeks', { from: head.from, to: head.to }))
    }
    const wanted = [
      ...(head.letter ? [{ name: head.letter, line: at('letter') }] : []),
      ...head.reminders.map(({ letter }, which) => ({
        name: letter,
        line: book.opened.lineOf(['reminders', which, 'letter']),
      })),
    ]
    for (const { name, line } of wanted.filter(({ name }) => !letters.has(name))) {
      found.push(fault(book.path, line, 'missing-letter', { name, folder: book.folder }))
    }
    if (head.done === 'checklist' && head.checklist.length === 0) {
      found.push(fault(book.path, at('done'), 'no-checklist', {}))
    }
    const phase = book.folder.split('/')[0] ?? ''
    if (!phases.has(phase)) {
      found.push(fault(book.path, 1, 'missing-file', { name: `${phase}/phase.md` }))
    }
    return found
  })
}

/** Numbers of sentences there are: from 1 to as many as the cover says the guide has. */
function checkRequirements(books: Book<Kind>[]): GuideProblem[] {
  const sentences = booksOf(books, 'guide')[0]?.head.sentences ?? Number.POSITIVE_INFINITY
  const kinds = ['guide', 'phase', 'step', 'page'] as const
  return kinds.flatMap(kind =>
    booksOf(books, kind).flatMap(book =>
      book.head.requirements.flatMap((name, which) => {
        const number = Number(name.slice(1))
        if (number >= 1 && number <= sentences) return []
        const line = book.opened.lineOf(['requirements', which])
        return [fault(book.path, line, 'unknown-requirement', { name, last: `R${sentences}` })]
      }),
    ),
  )
}

/** A reminder comes when its step has opened, and before the guide’s last phase is over. */
function checkReminders(guide: Guide, books: Book<Kind>[]): GuideProblem[] {
  const ends = guide.phases.flatMap(phase =>
    phase.weeks === 'always' ? [] : [place(phase.weeks.to)],
  )
  const last = Math.min(...ends)
  return booksOf(books, 'step').flatMap(book =>
    book.head.reminders.flatMap(({ at }, which) => {
      const early = place(at) > place(book.head.from) && book.head.opens !== 'confirmed'
      if (!early && place(at) >= last) return []
      const line = book.opened.lineOf(['reminders', which, 'at'])
      return [fault(book.path, line, 'reminder-weeks', { at, from: book.head.from })]
    }),
  )
}

function checkLetters(books: Book<Kind>[]): GuideProblem[] {
  return booksOf(books, 'letter').flatMap(book =>
    [...book.sheets].flatMap(([language, { path, lineOf, bodyLine }]) => {
      const head = language === 'en' ? book.head : book.translations.get(language)
      const body = book.body[language] ?? ''
      const inHead = (['subject', 'why'] as const).flatMap(field =>
        unknownInLine(head?.[field] ?? '').map(({ name }) => ({ name, at: lineOf([field]) })),
      )
      const inBody = unknownPlaceholders(body).map(({ name, line }) => ({
        name,
        at: bodyLine + line,
      }))
      const apostrophe = body.split('\n').findIndex(line => /'\{/.test(line))
      return [
        ...[...inHead, ...inBody].map(({ name, at }) =>
          fault(path, at, 'unknown-placeholder', { name: `{${name}}` }),
        ),
        ...(apostrophe >= 0 ? [fault(path, bodyLine + apostrophe, 'plain-apostrophe', {})] : []),
      ]
    }),
  )
}

/** A letter no step sends, a form no file holds: what a step needs and what nothing needs. */
function checkWanted(books: Book<Kind>[]): GuideProblem[] {
  const steps = booksOf(books, 'step')
  const letters = booksOf(books, 'letter')
  const introducing = steps.find(step => step.head.done === 'introduction')
  const named = new Set([
    ...steps.flatMap(({ head }) => [head.letter, ...head.reminders.map(one => one.letter)]),
    ...(introducing ? ['introduction'] : []),
  ])
  const unused = letters
    .filter(letter => !named.has(letter.key))
    .map(letter => fault(letter.path, 1, 'unused-letter', { name: letter.key }))
  const silent =
    introducing && !letters.some(letter => letter.key === 'introduction')
      ? [
          fault(introducing.path, 1, 'missing-letter', {
            name: 'introduction',
            folder: introducing.folder,
          }),
        ]
      : []
  const forms = new Set(booksOf(books, 'questions').map(form => form.key))
  const formless = steps
    .filter(step => step.head.done === 'answers' && !forms.has(step.key))
    .map(step => fault(step.path, 1, 'missing-file', { name: `questions/${step.key}.md` }))
  return [...unused, ...silent, ...formless]
}

/** What only the whole guide can show to be wrong. */
export function checkGuide(guide: Guide, books: Book<Kind>[]): GuideProblem[] {
  return [
    ...checkKeys(books),
    ...checkPhases(guide, books),
    ...checkSteps(guide, books),
    ...checkRequirements(books),
    ...checkReminders(guide, books),
    ...checkLetters(books),
    ...checkWanted(books),
    ...checkForms(books),
  ]
}
