import type { Question, Questions } from '../guide.ts'
import type { Kind } from './heads.ts'
import { fault, type GuideProblem } from './leaf.ts'
import { booksOf, toldFrom, type Book } from './shelf.ts'

type Form = Book<'questions'>
type Written = Form['head']['questions'][number]
type Own = Exclude<Written, { of: string }>

const isOwn = (question: Written): question is Own => !('of' in question)

/** A question where it is written; its answer is kept with this form. */
const readOwn = (book: Form, question: Own): Question => ({
  key: question.key,
  form: book.key,
  who: question.who ?? book.head.who,
  label: toldFrom(book, question.label, t => t.questions[question.key]?.label),
  hint: question.hint ? toldFrom(book, question.hint, t => t.questions[question.key]?.hint) : null,
  kind: question.kind,
  options: Object.entries(question.options ?? {}).map(([key, label]) => ({
    key,
    label: toldFrom(book, label, t => t.questions[question.key]?.options?.[key]),
  })),
})

/** Where a question of another form is written; nothing if that form does not ask it itself. */
function source(books: Form[], form: string, key: string) {
  const book = books.find(book => book.key === form)
  const question = book?.head.questions.filter(isOwn).find(one => one.key === key)
  return book && question ? { book, question } : null
}

function readOne(books: Form[], book: Form, written: Written): Question[] {
  if (isOwn(written)) return [readOwn(book, written)]
  const from = source(books, written.of, written.key)
  if (!from) return []
  return [{ ...readOwn(from.book, from.question), who: written.who ?? book.head.who }]
}

/** The forms of a guide. What two of them ask is written, and its answer kept, in one place. */
export function readForms(books: Form[]): Questions[] {
  return books.map(book => ({
    key: book.key,
    title: toldFrom(book, book.head.title, t => t.title),
    body: book.body,
    who: book.head.who,
    questions: book.head.questions.flatMap(written => readOne(books, book, written)),
  }))
}

function checkOne(books: Form[], book: Form, written: Written, at: number): GuideProblem[] {
  const line = (name: string) => book.opened.lineOf(['questions', at, name])
  const name = written.key
  const again = book.head.questions.slice(0, at).some(before => before.key === name)
  const strangers = (written.who ?? []).filter(role => !book.head.who.includes(role))
  const lost = !isOwn(written) && source(books, written.of, name) === null
  return [
    ...(again ? [fault(book.path, line('key'), 'duplicate-key', { name, first: book.path })] : []),
    ...strangers.map(role => fault(book.path, line('who'), 'question-who', { name, role })),
    ...(lost ? [fault(book.path, line('of'), 'missing-question', { name, form: written.of })] : []),
  ]
}

/** A key twice in a form, a question for those the form is not for, one taken from nowhere. */
export function checkForms(books: Book<Kind>[]): GuideProblem[] {
  const forms = booksOf(books, 'questions')
  return forms.flatMap(book =>
    book.head.questions.flatMap((written, at) => checkOne(forms, book, written, at)),
  )
}
