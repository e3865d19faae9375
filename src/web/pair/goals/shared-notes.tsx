import { writeSharedNote } from '../../../actions/goals/keep-shared-notes.ts'
import { sayDay } from '../../../days.ts'
import type { Problem } from '../../../outcome.ts'
import { mostNoteWords, type SharedNote } from '../../../programme/shared-notes.ts'
import { sharedNotesOf } from '../../../store/shared-notes.ts'
import { LongField, Problems, TextField } from '../../parts/fields.tsx'
import { Page } from '../../parts/layout.tsx'
import { Markdown } from '../../parts/markdown.tsx'
import { paths } from '../../paths.ts'
import {
  cohortOf,
  dayFor,
  formOf,
  goOn,
  pairOf,
  readerOf,
  show,
  tell,
  type Visit,
} from '../../visit.ts'
import { Ended, hasEnded } from '../ended.tsx'
import { pairAt, twoOf, type Two } from '../two.ts'

const pageSize = 20

/** A note as it was typed. */
export type NoteForm = { on: string; words: string; problems: Problem[] }

/** Words and day of a note. */
export function NoteFields({ visit, form }: { visit: Visit; form: NoteForm }) {
  const field = { visit, problems: form.problems }
  return (
    <>
      <LongField
        {...field}
        name="words"
        label={tell(visit, 'shared.words')}
        hint={tell(visit, 'shared.words.hint')}
        value={form.words}
        rows={6}
        most={mostNoteWords}
      />
      <TextField
        {...field}
        name="on"
        type="date"
        label={tell(visit, 'journal.on')}
        value={form.on}
      />
    </>
  )
}

type Seen = { visit: Visit; two: Two; note: SharedNote }

/** When a note is of, who wrote it, and who changed it last. */
export function NoteHead({ visit, two, note }: Seen) {
  const { name } = two.other
  const by = note.by === two.mine.id ? 'shared.by-you' : 'shared.by'
  const changed = note.changedBy === two.mine.id ? 'shared.changed-by-you' : 'shared.changed'
  const changedOn = note.changedAt && sayDay(visit.language, dayFor(visit, note.changedAt), 'short')
  return (
    <p class="small soft">
      <time datetime={note.on.toString()}>{sayDay(visit.language, note.on, 'weekday')}</time>
      {' · '}
      {tell(visit, by, { name })}
      {changedOn ? ` · ${tell(visit, changed, { name, day: changedOn })}` : null}
    </p>
  )
}

/** What a note says. */
export const NoteWords = ({ note }: { note: SharedNote }) => (
  <div class="flow prose" dir="auto">
    <Markdown text={note.words} />
  </div>
)

function OneNote({ visit, two, note }: Seen) {
  return (
    <li id={`n${note.id}`}>
      <div class="flow">
        <NoteHead visit={visit} two={two} note={note} />
        <NoteWords note={note} />
        {hasEnded(visit) ? null : (
          <p class="small">
            <a href={paths.sharedNote.to({ ...pairAt(visit), note: note.id })}>
              {tell(visit, 'journal.change')}
              <span class="unseen"> {sayDay(visit.language, note.on, 'weekday')}</span>
            </a>
          </p>
        )}
      </div>
    </li>
  )
}

const pageIn = (visit: Visit): number => {
  const text = visit.c.req.query('page') ?? ''
  return /^\d{1,4}$/.test(text) ? Math.max(1, Number(text)) : 1
}

async function List({ visit, two }: Omit<Seen, 'note'>) {
  const page = pageIn(visit)
  const part = { most: pageSize + 1, skip: (page - 1) * pageSize }
  const notes = await sharedNotesOf(visit.app.db, pairOf(visit).id, part)
  const none = hasEnded(visit) ? 'came-before.none' : 'shared.none'
  const to = (number: number) => `${paths.sharedNotes.to(pairAt(visit))}?page=${number}#shared`
  return (
    <section class="section" id="shared" aria-labelledby="shared-h">
      <h2 id="shared-h">{tell(visit, 'shared.all')}</h2>
      {notes.length === 0 ? <p class="empty">{tell(visit, none)}</p> : null}
      <ul class="plain ledger">
        {notes.slice(0, pageSize).map(note => (
          <OneNote visit={visit} two={two} note={note} />
        ))}
      </ul>
      {page > 1 || notes.length > pageSize ? (
        <p class="small">
          {page > 1 ? <a href={to(page - 1)}>{tell(visit, 'journal.later')}</a> : null}{' '}
          {notes.length > pageSize ? (
            <a href={to(page + 1)}>{tell(visit, 'journal.earlier')}</a>
          ) : null}
        </p>
      ) : null}
    </section>
  )
}

async function showNotes(visit: Visit, form: NoteForm) {
  const two = await twoOf(visit)
  const title = tell(visit, 'shared.title', { name: two.other.name })
  return show(
    visit,
    <Page visit={visit} title={title} current={paths.journey.to({ cohort: cohortOf(visit).id })}>
      <main id="main" class="page form-page">
        <div class="stack">
          <Problems visit={visit} problems={form.problems} />
          <div class="flow">
            <Ended visit={visit} />
            <h1>{title}</h1>
            {hasEnded(visit) ? null : <p class="soft">{tell(visit, 'shared.lead')}</p>}
          </div>
          {hasEnded(visit) ? null : (
            <form
              class="stack"
              method="post"
              action={paths.sharedNotes.to(pairAt(visit))}
              novalidate
            >
              <NoteFields visit={visit} form={form} />
              <div class="buttons">
                <button class="button first">{tell(visit, 'journal.keep')}</button>
              </div>
            </form>
          )}
          {await List({ visit, two })}
        </div>
      </main>
    </Page>,
    form.problems.length > 0 ? 422 : 200,
  )
}

/** What the two of a pair keep together, the newest first. */
export const sharedNotesPage = (visit: Visit) =>
  showNotes(visit, { on: dayFor(visit, visit.app.now()).toString(), words: '', problems: [] })

export async function keepSharedNote(visit: Visit) {
  const form = await formOf(visit)
  const typed = { on: form.text('on'), words: form.text('words') }
  const note = { on: form.day('on'), words: typed.words }
  const kept = await writeSharedNote(visit.app, readerOf(visit).id, pairOf(visit), note)
  if (!kept.ok) return showNotes(visit, { ...typed, problems: kept.problems })
  return goOn(visit, `${paths.sharedNotes.to(pairAt(visit))}#shared`, 'said.kept')
}
