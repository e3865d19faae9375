import { writeEntry } from '../../actions/journal/write-entry.ts'
import type { Problem } from '../../outcome.ts'
import { stepOn } from '../../programme/journal.ts'
import type { Guide } from '../../programme/guide.ts'
import { askedOn, type AskedOn } from '../../programme/messages.ts'
import { told } from '../../programme/told.ts'
import { guideOf } from '../../store/guides.ts'
import { ChoiceField, LongField, Problems } from '../parts/fields.tsx'
import { Page } from '../parts/layout.tsx'
import { menuOf } from '../parts/menu.ts'
import { wayCalled } from '../pair/ways.ts'
import { paths } from '../paths.ts'
import { cohortOf, dayFor, formOf, goOn, show, tell, type Form, type Visit } from '../visit.ts'
import { authorOf, readersIn, readersOf, type Author } from './reads.ts'

const kinds = ['works', 'does-not-work'] as const

/** A note as it was typed, and the page it is about. */
type Typed = {
  kind: string
  words: string
  audience: string
  page: string
  problems: Problem[]
}

/** What a page is called: the step it is about, its name in the menu or for the two, or its address. */
function titleOf(visit: Visit, page: string, guide: Guide): string {
  const key = stepOn(page, guide)
  const step = guide.steps.find(one => one.key === key)
  if (step) return told(step.title, visit.language)
  const entry = menuOf(visit).find(one => one.to === page)
  const label = entry?.label ?? wayCalled(page)
  return label ? tell(visit, label) : page
}

/** The page of ours a note is about, by name; null where it is about none. */
async function aboutIn(visit: Visit, page: string) {
  const guide = await guideOf(visit.app.db, cohortOf(visit).edition)
  const about = askedOn(page, titleOf(visit, page, guide))
  return { about, step: about ? stepOn(about.page, guide) : null }
}

const at = (visit: Visit) => ({ cohort: cohortOf(visit).id })

type Props = { visit: Visit; author: Author; typed: Typed; about: AskedOn | null }

function NotePage({ visit, author, typed, about }: Props) {
  const title = tell(visit, 'note.title')
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
  const page = visit.c.req.query('page') ?? ''
  const { about } = await aboutIn(visit, page)
  const typed = { kind: '', words: '', audience: 'me', page, problems: [] }
  return show(visit, <NotePage visit={visit} author={author} typed={typed} about={about} />)
}

const typedIn = (form: Form) => ({
  kind: form.text('kind'),
  words: form.text('words'),
  audience: form.text('audience') || 'me',
  page: form.text('page'),
})

export async function keepNote(visit: Visit) {
  const author = await authorOf(visit)
  if (!author) return visit.c.notFound()
  const form = await formOf(visit)
  const typed = typedIn(form)
  const { about, step } = await aboutIn(visit, typed.page)
  const again = (problems: Problem[]) => {
    const props = { visit, author, about, typed: { ...typed, problems } }
    return show(visit, <NotePage {...props} />, 422)
  }
  const kind = kinds.find(one => one === typed.kind)
  if (!kind) return again([{ key: 'problem.choice', field: 'kind' }])
  const on = dayFor(visit, visit.app.now())
  const written = { kind, on, words: typed.words, ...readersIn(form), about, how: 'page' } as const
  const kept = await writeEntry(visit.app, author.place, { ...written, step })
  if (!kept.ok) return again(kept.problems)
  return goOn(visit, about?.page ?? paths.journal.to(at(visit)), 'said.noted')
}
