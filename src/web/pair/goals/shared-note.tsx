import {
  rewriteSharedNote,
  takeAwaySharedNote,
  writeSharedNote,
} from '../../../actions/goals/keep-shared-notes.ts'
import type { SharedNote } from '../../../programme/shared-notes.ts'
import { sharedNoteBy, wasSharedNote } from '../../../store/shared-notes.ts'
import { Problems } from '../../parts/fields.tsx'
import { Page } from '../../parts/layout.tsx'
import { paths } from '../../paths.ts'
import {
  cohortOf,
  formOf,
  goOn,
  numberIn,
  pairOf,
  readerOf,
  show,
  tell,
  type Visit,
} from '../../visit.ts'
import { pairAt, twoOf, type Two } from '../two.ts'
import { NoteFields, NoteHead, NoteWords, type NoteForm } from './shared-notes.tsx'

/** The version of a note that was taken away meanwhile: to save it is to write it anew. */
const goneVersion = 0

type Props = {
  visit: Visit
  two: Two
  note: SharedNote | null
  form: NoteForm & { version: number }
  newer: boolean
}

/** What the other made of the note meanwhile, beside one’s own words. */
function Newer({ visit, two, note }: Props) {
  if (!note) return null
  return (
    <section class="section flow" aria-labelledby="newer">
      <h2 id="newer">{tell(visit, 'shared.newer')}</h2>
      <NoteHead visit={visit} two={two} note={note} />
      <NoteWords note={note} />
    </section>
  )
}

function TakeAway({ visit, note, to }: { visit: Visit; note: SharedNote; to: string }) {
  return (
    <details>
      <summary>{tell(visit, 'shared.remove')}</summary>
      <form method="post" action={to}>
        <input type="hidden" name="version" value={String(note.version)} />
        <p>{tell(visit, 'shared.remove.sure')}</p>
        <button class="button" name="do" value="remove">
          {tell(visit, 'shared.remove')}
        </button>
      </form>
    </details>
  )
}

function NotePage(props: Props) {
  const { visit, two, note, form, newer } = props
  const title = tell(visit, 'shared.one')
  const at = pairAt(visit)
  const to = paths.sharedNote.to({ ...at, note: numberIn(visit, 'note') })
  return (
    <Page visit={visit} title={title} current={paths.journey.to({ cohort: cohortOf(visit).id })}>
      <main id="main" class="page form-page">
        <div class="stack">
          <Problems visit={visit} problems={form.problems} />
          <div class="flow">
            <h1>{title}</h1>
            {newer || !note ? null : <NoteHead visit={visit} two={two} note={note} />}
          </div>
          {newer ? <Newer {...props} /> : null}
          <form class="stack" method="post" action={to} novalidate>
            <input type="hidden" name="version" value={String(form.version)} />
            <NoteFields visit={visit} form={form} />
            <div class="buttons">
              <button class="button first" name="do" value="keep">
                {tell(visit, 'journal.keep')}
              </button>
              <a class="button quiet" href={paths.sharedNotes.to(at)}>
                {tell(visit, 'form.cancel')}
              </a>
            </div>
          </form>
          {note ? <TakeAway visit={visit} note={note} to={to} /> : null}
        </div>
      </main>
    </Page>
  )
}

const noteNow = (visit: Visit) =>
  sharedNoteBy(visit.app.db, pairOf(visit).id, numberIn(visit, 'note'))

/** One note of a pair, for either of the two to change. */
export async function sharedNotePage(visit: Visit) {
  const note = await noteNow(visit)
  if (!note) return visit.c.notFound()
  const { version, words } = note
  const form = { on: note.on.toString(), words, version, problems: [] }
  const props = { visit, two: await twoOf(visit), note, form, newer: false }
  return show(visit, <NotePage {...props} />)
}

/** Her words come back beside what the other made of the note while she wrote: nothing is lost. */
async function showAgain(visit: Visit, form: Props['form']) {
  const note = await noteNow(visit)
  const newer = form.problems.some(({ key }) => key === 'shared.problem.changed')
  const gone = form.problems.some(({ key }) => key === 'shared.problem.gone')
  const typed = form.words === '' && note ? { words: note.words, on: note.on.toString() } : {}
  // Only whoever has been shown what the note has become may write over it.
  const version = newer || gone ? (note?.version ?? goneVersion) : form.version
  const shown = { ...form, ...(newer ? typed : {}), version }
  const props = { visit, two: await twoOf(visit), note, form: shown, newer }
  return show(visit, <NotePage {...props} />, 422)
}

export async function changeSharedNote(visit: Visit) {
  const { app } = visit
  if (!(await wasSharedNote(app.db, pairOf(visit).id, numberIn(visit, 'note')))) {
    return visit.c.notFound()
  }
  const by = readerOf(visit).id
  const pair = pairOf(visit)
  const form = await formOf(visit)
  const version = form.number('version') ?? goneVersion
  const read = { id: numberIn(visit, 'note'), version }
  const typed = { on: form.text('on'), words: form.text('words') }
  const note = { on: form.day('on'), words: typed.words }
  const remove = form.text('do') === 'remove'
  const anew = version === goneVersion && !(await noteNow(visit))
  const made = remove
    ? await takeAwaySharedNote(app, by, pair, read)
    : anew
      ? await writeSharedNote(app, by, pair, note)
      : await rewriteSharedNote(app, by, pair, read, note)
  if (!made.ok) return showAgain(visit, { ...typed, version, problems: made.problems })
  const to = `${paths.sharedNotes.to(pairAt(visit))}#shared`
  return goOn(visit, to, remove ? 'said.removed' : 'said.kept')
}
