import type { Course, Group, Guide, GuideLetter, Leaf, Phase, Step } from '../guide.ts'
import { usualHelp } from '../help.ts'
import { usualSilence } from '../presence.ts'
import type { Told } from '../told.ts'
import { checkGuide } from './check.ts'
import { type Head, type Kind } from './heads.ts'
import { fault, isProblem, openLeaf, type GuideProblem, type Opened } from './leaf.ts'
import { readForms } from './questions.ts'
import { booksOf, shelve, toldFrom, type Book } from './shelf.ts'

const byOrder = (a: { order: number }, b: { order: number }) => a.order - b.order

const readPhase = (book: Book<'phase'>): Phase => ({
  key: book.folder,
  title: toldFrom(book, book.head.title, t => t.title),
  body: book.body,
  weeks: book.head.always ? 'always' : { from: book.head.from ?? 0, to: book.head.to ?? 'end' },
})

const readStep = (book: Book<'step'>): Step => ({
  key: book.key,
  phase: book.folder.split('/')[0] ?? '',
  title: toldFrom(book, book.head.title, t => t.title),
  body: book.body,
  order: book.head.order,
  who: book.head.who,
  together: book.head.together,
  from: book.head.from,
  to: book.head.to,
  pilotOnly: book.head['pilot-only'],
  route: book.head.when ?? null,
  opensWhenConfirmed: book.head.opens === 'confirmed',
  done: book.head.done,
  letter: book.head.letter ?? null,
  reminders: book.head.reminders,
  checklist: book.head.checklist.map(item => ({
    key: item.key,
    title: toldFrom(book, item.title, t => t.checklist[item.key]?.title),
    hint: item.hint ? toldFrom(book, item.hint, t => t.checklist[item.key]?.hint) : null,
    due: item.due,
  })),
  draft: book.head.draft ? toldFrom(book, book.head.draft, t => t.draft) : null,
  journal: book.head.journal ? toldFrom(book, book.head.journal, t => t.journal) : null,
  topics: book.head.topics.map(({ key, title, brings, asks }) => ({
    key,
    title: toldFrom(book, title, t => t.topics[key]?.title),
    brings: brings ? toldFrom(book, brings, t => t.topics[key]?.brings) : null,
    asks: asks ? toldFrom(book, asks, t => t.topics[key]?.asks) : null,
  })),
  requirements: book.head.requirements,
})

const readLetter = (book: Book<'letter'>): GuideLetter => ({
  key: book.key,
  to: book.head.to,
  essential: book.head.essential,
  subject: toldFrom(book, book.head.subject, t => t.subject),
  why: toldFrom(book, book.head.why, t => t.why),
  body: book.body,
})

const links = <T extends { printed?: string | undefined; current?: string | undefined }>(
  head: T,
) => ({
  printed: head.printed ?? null,
  current: head.current ?? null,
})

const readGroup = (book: Book<'group'>): Group => ({
  key: book.key,
  parent: book.folder.split('/').slice(1).at(-1) ?? null,
  name: toldFrom(book, book.head.name, t => t.name),
  acronym: book.head.acronym,
  kind: book.head.kind,
  order: book.head.order,
  guideName: book.head['guide-name'] ?? null,
  body: book.body,
  links: book.head.links.map(link => ({
    title: toldFrom(book, link.title, t => t.links?.[link.title]),
    state: link.state,
    ...links(link),
  })),
})

const readCourse = (book: Book<'course'>, lessons: Book<'lesson'>[]): Course => ({
  key: book.folder.split('/').at(-1) ?? '',
  title: toldFrom(book, book.head.title, t => t.title),
  body: book.body,
  order: book.head.order,
  audience: book.head.audience,
  group: book.head.group ?? null,
  state: book.head.state,
  ...links(book.head),
  lessons: lessons
    .filter(lesson => lesson.folder === book.folder)
    .map(lesson => ({
      key: lesson.key,
      title: toldFrom(lesson, lesson.head.title, t => t.title),
      body: lesson.body,
      order: lesson.head.order,
    }))
    .sort(byOrder),
})

const readResource = (book: Book<'resource'>) => ({
  key: book.key,
  title: toldFrom(book, book.head.title, t => t.title),
  body: book.body,
  order: book.head.order,
  kind: book.head.kind,
  topic: book.head.topic,
  audience: book.head.audience,
  for: book.head.for,
  phase: book.head.phase ?? null,
  state: book.head.state,
  ...links(book.head),
})

type ListKind = 'glossary' | 'meetings' | 'regions' | 'sectors'

/** A text of a list’s row in all its languages. */
function rowTold(book: Book<ListKind>, key: string, source: string, field: string): Told {
  const text: Told = { en: source }
  for (const [language, rows] of book.translations) {
    const row = rows.find(row => row.key === key) as Record<string, string> | undefined
    if (row?.[field] !== undefined) text[language] = row[field]
  }
  return text
}

const rows = <K extends ListKind>(book: Book<K> | undefined) =>
  (book?.head ?? []) as Head<K>[number][]

function readLists(books: Book<Kind>[]) {
  const [glossary] = booksOf(books, 'glossary')
  const [meetings] = booksOf(books, 'meetings')
  const [regions] = booksOf(books, 'regions')
  const [sectors] = booksOf(books, 'sectors')
  const told = (book: Book<ListKind> | undefined, key: string, source: string, field: string) =>
    book ? rowTold(book, key, source, field) : { en: source }
  return {
    glossary: rows(glossary).map(row => ({
      ...row,
      expansion: row.expansion ? told(glossary, row.key, row.expansion, 'expansion') : null,
      definition: told(glossary, row.key, row.definition, 'definition'),
    })),
    meetings: rows(meetings).map(row => ({
      key: row.key,
      name: row.name,
      kind: row.kind,
      city: told(meetings, row.key, row.city, 'city'),
      country: row.country,
      zone: row['time-zone'],
      startsOn: row.starts,
      endsOn: row.ends,
    })),
    regions: rows(regions).map(row => ({
      ...row,
      name: told(regions, row.key, row.name, 'name'),
    })),
    sectors: rows(sectors).map(row => ({ ...row, name: told(sectors, row.key, row.name, 'name') })),
  }
}

/** Phases in the order of their weeks, the one for always last. */
function inOrder(phases: Phase[]): Phase[] {
  const place = (phase: Phase) => {
    if (phase.weeks === 'always') return Number.POSITIVE_INFINITY
    return phase.weeks.from === 'end' ? 0.5 : -phase.weeks.from
  }
  return phases.sort((a, b) => place(a) - place(b))
}

function assemble(key: string, cover: Book<'guide'>, books: Book<Kind>[]): Guide {
  const role = (name: keyof typeof cover.head.roles) =>
    toldFrom(cover, cover.head.roles[name], t => t.roles?.[name])
  const lessons = booksOf(books, 'lesson')
  return {
    key,
    title: toldFrom(cover, cover.head.title, t => t.title),
    body: cover.body,
    status: cover.head.status,
    languages: cover.head.languages,
    silence: cover.head.silence ?? usualSilence,
    help: cover.head.help ?? usualHelp,
    roles: {
      'programme-staff': role('programme-staff'),
      'policy-staff': role('policy-staff'),
      mentor: role('mentor'),
      mentee: role('mentee'),
    },
    phases: inOrder(booksOf(books, 'phase').map(readPhase)),
    steps: booksOf(books, 'step').map(readStep).sort(byOrder),
    letters: booksOf(books, 'letter').map(readLetter),
    pages: booksOf(books, 'page').map(book => ({
      key: book.key,
      title: toldFrom(book, book.head.title, t => t.title),
      body: book.body,
      requirements: book.head.requirements,
    })),
    questions: readForms(booksOf(books, 'questions')),
    groups: booksOf(books, 'group').map(readGroup).sort(byOrder),
    courses: booksOf(books, 'course')
      .map(book => readCourse(book, lessons))
      .sort(byOrder),
    library: booksOf(books, 'resource').map(readResource).sort(byOrder),
    ...readLists(books),
  }
}

/** What reading a guide came to: the guide if it has a cover, and all that is wrong with it. */
export type GuideRead = { guide: Guide | null; problems: GuideProblem[] }

/**
 * Reads the files of a guide (R1, R86): the one parser and the one checker for files, tests and the
 * web. A guide with problems is not to be used; each problem names file, line and what to do.
 */
export function readGuide(key: string, leaves: Leaf[]): GuideRead {
  const opened = leaves.map(openLeaf).filter(leaf => leaf !== null)
  const { books, problems } = shelve(opened.filter((leaf): leaf is Opened => !isProblem(leaf)))
  const all = [...opened.filter(isProblem), ...problems]
  const [cover] = booksOf(books, 'guide')
  if (!cover) {
    return {
      guide: null,
      problems: [...all, fault('guide.md', 1, 'missing-file', { name: 'guide.md' })],
    }
  }
  const guide = assemble(key, cover, books)
  return { guide, problems: [...all, ...checkGuide(guide, books)] }
}
