import { writeEntry } from '../../actions/journal/write-entry.ts'
import type { Problem } from '../../outcome.ts'
import { stepOn } from '../../programme/journal.ts'
import { askedOn } from '../../programme/messages.ts'
import { guideOf } from '../../store/guides.ts'
import { ChoiceField, LongField, Problems } from '../parts/fields.tsx'
import { Page } from '../parts/layout.tsx'
import { paths } from '../paths.ts'
import { cohortOf, formOf, goOn, show, tell, zoneOf, type Form, type Visit } from '../visit.ts'
import { authorOf, readersIn, readersOf, type Author } from './reads.ts'

const kinds = ['works', 'does-not-work'] as const

/** A note as it was typed, and the page it is about. */
type Typed = {
  kind: string
  words: string
  audience: string
  page: string
  title: string
  problems: Problem[]
}

const at = (visit: Visit) => ({ cohort: cohortOf(visit).id })

function NotePage({ visit, author, typed }: { visit: Visit; author: Author; typed: Typed }) {
  const title = tell(visit, 'note.title')
  const about = askedOn(typed.page, typed.title)
  const field = { visit, problems: typed.problems }
  return (
    <Page visit={visit} title={title} current={paths.journal.to(at(visit))}>
      <main id="main" class="page form-page">
        <div class="stack">
          <Problems visit={visit} problems={typed.problems} />
          <div class="flow">
            <h1>{title}</h1>
            <p class="soft">{tell(visit, 'note.lead')}</p>
            {about ? <p>{tell(visit, 'note.about', { page: about.title })}</p> : null}
          </div>
          <form class="stack" method="post" action={paths.note.to(at(visit))} novalidate>
            <input type="hidden" name="page" value={typed.page} />
            <input type="hidden" name="title" value={typed.title} />
            <ChoiceField
              {...field}
              kind="radio"
              across
              name="kind"
              label={tell(visit, 'note.kind')}
              values={[typed.kind]}
              options={kinds.map(kind => ({
                value: kind,
                label: tell(visit, `journal.kind.${kind}`),
              }))}
            />
            <LongField
              {...field}
              name="words"
              label={tell(visit, 'note.words')}
              value={typed.words}
              rows={3}
            />
            <ChoiceField
              {...field}
              kind="radio"
              name="audience"
              label={tell(visit, 'journal.audience')}
              values={[typed.audience]}
              options={readersOf(visit, author)}
            />
            <div class="buttons">
              <button class="button first">{tell(visit, 'journal.keep')}</button>
              {about ? (
                <a class="button quiet" href={about.page}>
                  {tell(visit, 'form.cancel')}
                </a>
              ) : null}
            </div>
          </form>
        </div>
      </main>
    </Page>
  )
}

/** Something works, or does not: a line at once, from whichever page (R23). */
export async function notePage(visit: Visit) {
  const author = await authorOf(visit)
  if (!author) return visit.c.notFound()
  const asked = { page: visit.c.req.query('page') ?? '', title: visit.c.req.query('title') ?? '' }
  const typed = { kind: '', words: '', audience: 'me', ...asked, problems: [] }
  return show(visit, <NotePage visit={visit} author={author} typed={typed} />)
}

const typedIn = (form: Form) => ({
  kind: form.text('kind'),
  words: form.text('words'),
  audience: form.text('audience') || 'me',
  page: form.text('page'),
  title: form.text('title'),
})

export async function keepNote(visit: Visit) {
  const author = await authorOf(visit)
  if (!author) return visit.c.notFound()
  const form = await formOf(visit)
  const typed = typedIn(form)
  const again = (problems: Problem[]) =>
    show(visit, <NotePage visit={visit} author={author} typed={{ ...typed, problems }} />, 422)
  const kind = kinds.find(one => one === typed.kind)
  if (!kind) return again([{ key: 'problem.choice', field: 'kind' }])
  const about = askedOn(typed.page, typed.title)
  const guide = await guideOf(visit.app.db, cohortOf(visit).edition)
  const on = visit.app.now().toZonedDateTimeISO(zoneOf(visit)).toPlainDate()
  const written = { kind, on, words: typed.words, ...readersIn(form), about, how: 'page' } as const
  const step = about ? stepOn(about.page, guide) : null
  const kept = await writeEntry(visit.app, author.place, { ...written, step })
  if (!kept.ok) return again(kept.problems)
  return goOn(visit, about?.page ?? paths.journal.to(at(visit)), 'said.noted')
}
