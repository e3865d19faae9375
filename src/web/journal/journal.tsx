import { writeEntry } from '../../actions/journal/write-entry.ts'
import type { Problem } from '../../outcome.ts'
import { kindsOfEntry, mostEntryWords, promptsFor, type Entry } from '../../programme/journal.ts'
import { factsOf, stopsOf } from '../../programme/journey.ts'
import { dayAtMeeting } from '../../programme/meeting.ts'
import { told } from '../../programme/told.ts'
import { entriesOf, sharedWith } from '../../store/journal.ts'
import { walkOf } from '../../store/walks.ts'
import { ChoiceField, LongField, Problems, TextField } from '../parts/fields.tsx'
import { Page } from '../parts/layout.tsx'
import { paths } from '../paths.ts'
import { cohortOf, dayFor, formOf, goOn, show, tell, type Visit } from '../visit.ts'
import { MyEntry, SharedEntry } from './entries.tsx'
import { authorOf, readersIn, readersOf, type Author } from './reads.ts'

const pageSize = 30

const at = (visit: Visit) => ({ cohort: cohortOf(visit).id })

/** What the form says, as it was typed. */
export type EntryForm = { on: string; words: string; audience: string; problems: Problem[] }

/** Day, words and readers of an entry. */
export function EntryFields({ visit, author, form }: WithForm) {
  const field = { visit, problems: form.problems }
  return (
    <>
      <LongField
        {...field}
        name="words"
        label={tell(visit, 'journal.words')}
        value={form.words}
        rows={6}
        most={mostEntryWords}
      />
      <TextField
        {...field}
        name="on"
        type="date"
        label={tell(visit, 'journal.on')}
        value={form.on}
      />
      <ChoiceField
        {...field}
        kind="radio"
        name="audience"
        label={tell(visit, 'journal.audience')}
        values={[form.audience]}
        options={readersOf(visit, author)}
      />
    </>
  )
}
type WithForm = { visit: Visit; author: Author; form: EntryForm }

const today = (visit: Visit) => dayFor(visit, visit.app.now())

/** Questions of the guide for whoever looks for a beginning (R61). */
async function promptsOf(visit: Visit, { place }: Author): Promise<string[]> {
  const cohort = cohortOf(visit)
  const walk = await walkOf(visit.app.db, cohort)
  const day = dayAtMeeting(cohort.meeting, visit.app.now())
  const stops = stopsOf(factsOf(walk, place, visit.language), day)
  return promptsFor(stops).map(prompt => told(prompt, visit.language))
}

function Prompts({ visit, prompts }: { visit: Visit; prompts: string[] }) {
  if (prompts.length === 0) return null
  return (
    <div class="small soft">
      <p>{tell(visit, 'journal.prompts')}</p>
      <ul>
        {prompts.map(prompt => (
          <li>{prompt}</li>
        ))}
      </ul>
    </div>
  )
}

const filters = ['all', 'entries', 'notes'] as const
type Filter = (typeof filters)[number]

const kindsIn = (filter: Filter) => ({
  kinds: kindsOfEntry.filter(
    kind => filter === 'all' || (filter === 'entries') === (kind === 'entry'),
  ),
})

function numberOf(text: string | undefined): number {
  return /^\d{1,4}$/.test(text ?? '') ? Math.max(1, Number(text)) : 1
}

type List = { visit: Visit; author: Author; mine: Entry[]; filter: Filter; page: number }

function Mine({ visit, author, mine, filter, page }: List) {
  const to = (asked: Filter, number = 1) =>
    `${paths.journal.to(at(visit))}?show=${asked}&page=${number}#mine`
  return (
    <section class="section" id="mine" aria-labelledby="mine-h">
      <h2 id="mine-h">{tell(visit, 'journal.mine')}</h2>
      <nav class="tabs" aria-label={tell(visit, 'notes.filter')}>
        <ul class="menu">
          {filters.map(one => (
            <li>
              <a href={to(one)} aria-current={one === filter ? 'true' : undefined}>
                {tell(visit, `journal.${one}`)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {mine.length === 0 ? <p class="empty">{tell(visit, 'journal.none')}</p> : null}
      <ul class="plain ledger">
        {mine.slice(0, pageSize).map(entry => (
          <MyEntry
            visit={visit}
            entry={entry}
            companions={author.companions}
            to={paths.journalEntry.to({ ...at(visit), written: entry.id })}
          />
        ))}
      </ul>
      <p class="small">
        {page > 1 ? <a href={to(filter, page - 1)}>{tell(visit, 'journal.later')}</a> : null}{' '}
        {mine.length > pageSize ? (
          <a href={to(filter, page + 1)}>{tell(visit, 'journal.earlier')}</a>
        ) : null}
      </p>
    </section>
  )
}

type Shared = { visit: Visit; author: Author; shared: Entry[] }

function SharedWithMe({ visit, author, shared }: Shared) {
  if (shared.length === 0) return null
  const nameOf = (entry: Entry) =>
    author.companions.find(one => one.pair.id === entry.pair)?.name ?? ''
  return (
    <section class="section" aria-labelledby="shared">
      <h2 id="shared">{tell(visit, 'journal.shared')}</h2>
      <ul class="plain ledger">
        {shared.map(entry => (
          <SharedEntry visit={visit} entry={entry} name={nameOf(entry)} />
        ))}
      </ul>
    </section>
  )
}

async function showJournal(visit: Visit, form: EntryForm) {
  const author = await authorOf(visit)
  if (!author) return visit.c.notFound()
  const { db } = visit.app
  const filter = filters.find(one => one === visit.c.req.query('show')) ?? 'all'
  const page = numberOf(visit.c.req.query('page'))
  const part = { most: pageSize + 1, skip: (page - 1) * pageSize, ...kindsIn(filter) }
  const mine = await entriesOf(db, author.place.id, part)
  const pairs = author.companions.map(one => one.pair.id)
  const shared = await sharedWith(db, author.place.id, pairs)
  const title = tell(visit, 'journal.title')
  return show(
    visit,
    <Page visit={visit} title={title} current={paths.journal.to(at(visit))}>
      <main id="main" class="page form-page">
        <div class="stack">
          <Problems visit={visit} problems={form.problems} />
          <div class="flow">
            <h1>{title}</h1>
            <p class="soft">{tell(visit, 'journal.lead')}</p>
            <Prompts visit={visit} prompts={await promptsOf(visit, author)} />
          </div>
          <form class="stack" method="post" action={paths.journal.to(at(visit))} novalidate>
            <EntryFields visit={visit} author={author} form={form} />
            <div class="buttons">
              <button class="button first">{tell(visit, 'journal.keep')}</button>
            </div>
          </form>
          <SharedWithMe visit={visit} author={author} shared={shared} />
          <Mine visit={visit} author={author} mine={mine} filter={filter} page={page} />
        </div>
      </main>
    </Page>,
    form.problems.length > 0 ? 422 : 200,
  )
}

/** What I wrote down, what was written for me, and where to write (R61). */
export const journalPage = (visit: Visit) =>
  showJournal(visit, { on: today(visit).toString(), words: '', audience: 'me', problems: [] })

export async function keepInJournal(visit: Visit) {
  const author = await authorOf(visit)
  if (!author) return visit.c.notFound()
  const form = await formOf(visit)
  const on = form.day('on')
  const typed = { on: form.text('on'), words: form.text('words'), audience: form.text('audience') }
  if (!on) {
    return showJournal(visit, { ...typed, problems: [{ key: 'journal.problem.day', field: 'on' }] })
  }
  const entry = { kind: 'entry', on, words: typed.words, ...readersIn(form) } as const
  const written = { ...entry, step: null, about: null, how: 'page' } as const
  const kept = await writeEntry(visit.app, author.place, written)
  if (!kept.ok) return showJournal(visit, { ...typed, problems: kept.problems })
  return goOn(visit, paths.journal.to(at(visit)), 'said.written')
}
