import { rewriteEntry, takeAwayEntry } from '../../actions/journal/write-entry.ts'
import type { Entry } from '../../programme/journal.ts'
import { entryOf } from '../../store/journal.ts'
import { Problems } from '../parts/fields.tsx'
import { Page } from '../parts/layout.tsx'
import { paths } from '../paths.ts'
import { cohortOf, formOf, goOn, numberIn, show, tell, type Visit } from '../visit.ts'
import { AboutPage, KindTag } from './entries.tsx'
import { EntryFields, type EntryForm } from './journal.tsx'
import { authorOf, readersIn, readsAs, type Author } from './reads.ts'

const journal = (visit: Visit) => paths.journal.to({ cohort: cohortOf(visit).id })

async function hers(visit: Visit): Promise<{ author: Author; entry: Entry } | null> {
  const author = await authorOf(visit)
  const id = numberIn(visit, 'written')
  const entry = author ? await entryOf(visit.app.db, author.place.id, id) : null
  return author && entry ? { author, entry } : null
}

type Props = { visit: Visit; author: Author; entry: Entry; form: EntryForm }

function EntryPage({ visit, author, entry, form }: Props) {
  const title = tell(visit, 'journal.entry')
  const to = paths.journalEntry.to({ cohort: cohortOf(visit).id, written: entry.id })
  return (
    <Page visit={visit} title={title} current={journal(visit)}>
      <main id="main" class="page form-page">
        <div class="stack">
          <Problems visit={visit} problems={form.problems} />
          <h1>{title}</h1>
          {entry.kind === 'entry' && !entry.about ? null : (
            <p class="small soft">
              <KindTag visit={visit} kind={entry.kind} />
              <AboutPage entry={entry} />
            </p>
          )}
          <form class="stack" method="post" action={to} novalidate>
            <EntryFields visit={visit} author={author} form={form} />
            <div class="buttons">
              <button class="button first" name="do" value="keep">
                {tell(visit, 'journal.keep')}
              </button>
              <a class="button quiet" href={journal(visit)}>
                {tell(visit, 'form.cancel')}
              </a>
            </div>
          </form>
          <details>
            <summary>{tell(visit, 'journal.remove')}</summary>
            <form method="post" action={to}>
              <p>{tell(visit, 'journal.remove.sure')}</p>
              <button class="button" name="do" value="remove">
                {tell(visit, 'journal.remove')}
              </button>
            </form>
          </details>
        </div>
      </main>
    </Page>
  )
}

/** One entry, for its author alone. */
export async function journalEntryPage(visit: Visit) {
  const found = await hers(visit)
  if (!found) return visit.c.notFound()
  const { on, words, audience, pair } = found.entry
  const form = {
    on: on.toString(),
    words,
    audience: readsAs(audience, pair),
    problems: [],
  }
  return show(visit, <EntryPage visit={visit} {...found} form={form} />)
}

export async function changeJournalEntry(visit: Visit) {
  const found = await hers(visit)
  if (!found) return visit.c.notFound()
  const form = await formOf(visit)
  const { author, entry } = found
  if (form.text('do') === 'remove') {
    await takeAwayEntry(visit.app, author.place, entry.id)
    return goOn(visit, journal(visit), 'said.removed')
  }
  const typed = { on: form.text('on'), words: form.text('words'), audience: form.text('audience') }
  const on = form.day('on')
  const changed = on
    ? await rewriteEntry(visit.app, author.place, entry.id, {
        on,
        words: typed.words,
        ...readersIn(form),
      })
    : { ok: false as const, problems: [{ key: 'journal.problem.day', field: 'on' } as const] }
  if (changed.ok) return goOn(visit, journal(visit), 'said.kept')
  const again = { ...typed, problems: changed.problems }
  return show(visit, <EntryPage visit={visit} {...found} form={again} />, 422)
}
