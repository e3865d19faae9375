import { say, type Language } from '../words.ts'
import type {
  Course,
  Group,
  Guide,
  GuideLetter,
  Link,
  Phase,
  Question,
  Questions,
  Step,
  Weeks,
} from './guide.ts'
import { letterOf } from './guide.ts'
import { told, type Told } from './told.ts'

/** A section of the guide as it is printed: a Markdown text with a name to link to. */
export type Section = { key: string; title: string; text: string }

type Printing = { guide: Guide; language: Language }

const under = (heading: string, ...parts: (string | null)[]) =>
  [heading, ...parts].filter(part => part !== null && part !== '').join('\n\n')

/** Headings inside a text go below the heading it stands under. */
const lower = (text: string, by: number) => text.replace(/^(#+) /gm, `${'#'.repeat(by)}$1 `)

function sayWeeks(language: Language, weeks: Weeks): string {
  if (weeks === 'end') return say(language, 'guide.print.after-last')
  if (weeks === 0) return say(language, 'guide.print.first-day')
  const count = Math.abs(weeks)
  return weeks > 0
    ? say(language, 'guide.print.before', { count })
    : say(language, 'guide.print.after', { count })
}

const roleNames = ({ guide, language }: Printing, step: Pick<Step, 'who' | 'together'>) => {
  const people = new Intl.ListFormat(language).format(
    step.who.map(role => told(guide.roles[role], language)),
  )
  return step.together ? say(language, 'guide.print.together', { people }) : people
}

function facts(printing: Printing, step: Step): string {
  const { language } = printing
  const days =
    step.from === step.to
      ? sayWeeks(language, step.from)
      : say(language, 'guide.print.when-days', {
          from: sayWeeks(language, step.from),
          to: sayWeeks(language, step.to),
        })
  const lines = [
    `**${say(language, 'guide.print.who')}:** ${roleNames(printing, step)}`,
    `**${say(language, 'guide.print.when')}:** ${days}`,
    step.pilotOnly ? `*${say(language, 'guide.print.pilot')}*` : null,
    step.route ? `*${say(language, `guide.print.${step.route}`)}*` : null,
  ]
  return lines.filter(line => line !== null).join('  \n')
}

/** A letter as the guide has it, its places in braces. */
function printLetter(printing: Printing, letter: GuideLetter): string {
  const { guide, language } = printing
  const subject = told(letter.subject, language)
  const to = new Intl.ListFormat(language).format(
    letter.to.map(role => told(guide.roles[role], language)),
  )
  const quoted = lower(told(letter.body, language), 4)
    .split('\n')
    .map(line => (line === '' ? '>' : `> ${line}`))
    .join('\n')
  return under(`#### ${say(language, 'guide.print.letter', { subject, to })}`, quoted)
}

/** What to talk about: a list, or a table where ICANN brings and asks something (R36). */
export function printTopics({ language }: Pick<Printing, 'language'>, { topics }: Step) {
  if (topics.length === 0) return null
  const heading = `**${say(language, 'guide.print.topics')}**`
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`
  const both = topics.flatMap(({ title, brings, asks }) =>
    brings && asks ? [line([title, brings, asks].map(one => told(one, language)))] : [],
  )
  if (both.length < topics.length) {
    return under(heading, topics.map(one => `- ${told(one.title, language)}`).join('\n'))
  }
  const head = (['what', 'brings', 'asks'] as const).map(name =>
    say(language, `guide.print.topics.${name}`),
  )
  return under(heading, [line(head), line(['---', '---', '---']), ...both].join('\n'))
}

function printStep(printing: Printing, step: Step): string {
  const { guide, language } = printing
  const names = [step.letter, ...step.reminders.map(reminder => reminder.letter)]
  const introduction = step.done === 'introduction' ? ['introduction'] : []
  const letters = [...new Set([...names, ...introduction])]
    .filter(name => name !== null)
    .map(name => printLetter(printing, letterOf(guide, name)))
  const checklist = step.checklist.map(item => {
    const hint = item.hint ? `. ${told(item.hint, language)}` : ''
    return `- **${told(item.title, language)}**${hint}`
  })
  return under(
    `### ${told(step.title, language)}`,
    facts(printing, step),
    lower(told(step.body, language), 2),
    step.draft
      ? under(`#### ${say(language, 'guide.print.draft')}`, told(step.draft, language))
      : null,
    printTopics(printing, step),
    step.journal
      ? `*${say(language, 'guide.print.journal')} ${told(step.journal, language)}*`
      : null,
    checklist.length > 0
      ? under(`#### ${say(language, 'guide.print.checklist')}`, checklist.join('\n'))
      : null,
    ...letters,
  )
}

/** A phase with all its steps and their letters. */
function printPhase(printing: Printing, phase: Phase): Section {
  const { guide, language } = printing
  const { weeks } = phase
  const when =
    weeks === 'always'
      ? say(language, 'guide.print.always')
      : say(language, 'guide.print.phase', {
          from: sayWeeks(language, weeks.from),
          to: sayWeeks(language, weeks.to),
        })
  const steps = guide.steps.filter(step => step.phase === phase.key)
  const title = told(phase.title, language)
  return {
    key: phase.key,
    title,
    text: under(
      `## ${title}`,
      `*${when}*`,
      told(phase.body, language),
      ...steps.map(step => printStep(printing, step)),
    ),
  }
}

/** Whom a question is for, where it is not for everybody the form is for. */
function forWhom({ guide, language }: Printing, form: Questions, { who }: Question): string {
  if (who.length === form.who.length) return ''
  const names = who.map(role => told(guide.roles[role], language))
  return `*${new Intl.ListFormat(language).format(names)}:* `
}

function printQuestions(printing: Printing): Section {
  const { guide, language } = printing
  const title = say(language, 'guide.print.questions')
  const forms = guide.questions.map(form =>
    under(
      `### ${told(form.title, language)}`,
      told(form.body, language),
      form.questions
        .map(question => {
          const options =
            question.kind === 'week'
              ? say(language, 'guide.print.week')
              : question.options.map(option => told(option.label, language)).join(' · ')
          const hint = question.hint ? ` ${told(question.hint, language)}` : ''
          return `1. ${forWhom(printing, form, question)}**${told(question.label, language)}**${hint}${options ? ` (${options})` : ''}`
        })
        .join('\n'),
    ),
  )
  return { key: 'questions', title, text: under(`## ${title}`, ...forms) }
}

/** A link with its address of today, the one the received guide printed, and its state. */
function printLink(link: Link, language: Language, title: Told = link.title): string {
  const address = link.current ?? link.printed
  const shown = told(title, language)
  const notes = [
    link.current && link.printed && link.current !== link.printed
      ? say(language, 'guide.print.printed-as', { address: link.printed })
      : null,
    link.state === 'dead' ? say(language, 'guide.print.dead') : null,
  ].filter(note => note !== null)
  const more = notes.length > 0 ? ` (${notes.join('; ')})` : ''
  return address ? `[${shown}](${address})${more}` : `${shown}${more}`
}

function printGroup(printing: Printing, group: Group, depth: number): string {
  const { guide, language } = printing
  const heading = '#'.repeat(Math.min(6, 3 + depth))
  const links = group.links.map(link => `- ${printLink(link, language)}`).join('\n')
  const children = guide.groups.filter(child => child.parent === group.key)
  return under(
    `${heading} ${told(group.name, language)} (${group.acronym})`,
    lower(told(group.body, language), Math.min(4, 2 + depth)),
    links,
    ...children.map(child => printGroup(printing, child, depth + 1)),
  )
}

function printCommunity(printing: Printing): Section {
  const title = say(printing.language, 'guide.print.community')
  const top = printing.guide.groups.filter(group => group.parent === null)
  return {
    key: 'community',
    title,
    text: under(`## ${title}`, ...top.map(group => printGroup(printing, group, 0))),
  }
}

function printCourse(course: Course, language: Language): string {
  const address = course.current ?? course.printed
  return under(
    `### ${told(course.title, language)}`,
    address ? printLink(course, language) : null,
    told(course.body, language),
    ...course.lessons.map(lesson =>
      under(`#### ${told(lesson.title, language)}`, lower(told(lesson.body, language), 3)),
    ),
  )
}

function printCourses({ guide, language }: Printing): Section {
  const title = say(language, 'guide.print.courses')
  const courses = guide.courses.map(course => printCourse(course, language))
  return {
    key: 'courses',
    title,
    text: under(`## ${title}`, say(language, 'library.account'), ...courses),
  }
}

function printLibrary({ guide, language }: Printing): Section {
  const title = say(language, 'guide.print.library')
  const links = guide.library.map(link =>
    under(
      `### ${told(link.title, language)}`,
      printLink(link, language),
      told(link.body, language),
    ),
  )
  return { key: 'library', title, text: under(`## ${title}`, ...links) }
}

function printGlossary({ guide, language }: Printing): Section {
  const title = say(language, 'guide.print.glossary')
  const terms = guide.glossary.map(term => {
    const expansion = term.expansion ? ` (${told(term.expansion, language)})` : ''
    return `- **${term.term}**${expansion}: ${told(term.definition, language)}`
  })
  return { key: 'glossary', title, text: under(`## ${title}`, terms.join('\n')) }
}

/** The guide section by section, in a language: what the organisation publishes (R1). */
export function printSections(guide: Guide, language: Language): Section[] {
  const printing = { guide, language }
  const pages = guide.pages.map(page => {
    const title = told(page.title, language)
    return { key: page.key, title, text: under(`## ${title}`, told(page.body, language)) }
  })
  return [
    ...guide.phases.map(phase => printPhase(printing, phase)),
    ...pages,
    printQuestions(printing),
    printCommunity(printing),
    printCourses(printing),
    printLibrary(printing),
    printGlossary(printing),
  ]
}

/** The whole guide as one Markdown document. */
export function printGuide(guide: Guide, language: Language): string {
  return `${under(
    `# ${told(guide.title, language)}`,
    told(guide.body, language),
    ...printSections(guide, language).map(section => section.text),
  )}\n`
}
