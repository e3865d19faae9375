import { addEntryFor, removeAddedEntry } from '../../actions/keep-entry.ts'
import { sayDay } from '../../days.ts'
import type { Problem } from '../../outcome.ts'
import { dayAt } from '../../programme/calendar.ts'
import type { AddedEntry } from '../../programme/checklist.ts'
import type { Guide } from '../../programme/guide.ts'
import { isRole, roles } from '../../programme/role.ts'
import { told } from '../../programme/told.ts'
import { guideOf } from '../../store/guides.ts'
import { addedIn } from '../../store/journeys.ts'
import { Problems, SelectField, TextField } from '../parts/fields.tsx'
import { Page } from '../parts/layout.tsx'
import { paths } from '../paths.ts'
import { cohortOf, formOf, goOn, numberIn, readerOf, show, tell, type Visit } from '../visit.ts'

type Entry = { title: string; role: string; dueOn: string }
type Props = { visit: Visit; guide: Guide; added: AddedEntry[]; entry: Entry; problems: Problem[] }

function OfTheGuide({ visit, guide }: { visit: Visit; guide: Guide }) {
  const { meeting } = cohortOf(visit)
  return (
    <>
      {guide.steps.flatMap(step =>
        step.checklist.map(item => (
          <li>
            <span class="tag">{tell(visit, 'entries.guide')}</span>
            <div>
              <strong>{told(item.title, visit.language)}</strong>
              <p class="small soft">
                {tell(visit, 'entries.by', {
                  day: sayDay(visit.language, dayAt(item.due, meeting)),
                })}
              </p>
            </div>
          </li>
        )),
      )}
    </>
  )
}

function Added({ visit, entry }: { visit: Visit; entry: AddedEntry }) {
  const at = { cohort: cohortOf(visit).id, entry: entry.id }
  const role = entry.forRole ? tell(visit, `role.${entry.forRole}`) : ''
  return (
    <li>
      <span class="tag">{tell(visit, 'entries.for', { role })}</span>
      <div>
        <strong>{entry.title}</strong>
        <p class="small soft">
          {entry.dueOn
            ? tell(visit, 'entries.by', { day: sayDay(visit.language, entry.dueOn) })
            : ''}
        </p>
      </div>
      <form method="post" action={paths.entryRemoval.to(at)}>
        <button class="button low">
          {tell(visit, 'entries.remove')}
          <span class="unseen"> {entry.title}</span>
        </button>
      </form>
    </li>
  )
}

function EntriesPage({ visit, guide, added, entry, problems }: Props) {
  const at = { cohort: cohortOf(visit).id }
  const title = tell(visit, 'entries.title')
  const field = { visit, problems }
  return (
    <Page visit={visit} title={title} current={paths.entries.to(at)}>
      <main id="main" class="page form-page">
        <div>
          <Problems visit={visit} problems={problems} />
          <h1>{title}</h1>
          <p>{tell(visit, 'entries.lead')}</p>
          <ul class="plain ledger">
            <OfTheGuide visit={visit} guide={guide} />
            {added
              .filter(one => one.forRole !== null)
              .map(one => (
                <Added visit={visit} entry={one} />
              ))}
          </ul>
        </div>
        <aside>
          <h2>{tell(visit, 'entries.add')}</h2>
          <form class="stack" method="post" action={paths.entries.to(at)} novalidate>
            <TextField
              {...field}
              name="title"
              label={tell(visit, 'entries.title-field')}
              value={entry.title}
              most={120}
            />
            <SelectField
              {...field}
              name="role"
              label={tell(visit, 'entries.role')}
              value={entry.role}
              options={roles.map(role => ({ value: role, label: tell(visit, `roles.${role}`) }))}
            />
            <TextField
              {...field}
              name="dueOn"
              type="date"
              label={tell(visit, 'entries.day')}
              value={entry.dueOn}
            />
            <div class="buttons">
              <button class="button first">{tell(visit, 'entries.button')}</button>
            </div>
          </form>
        </aside>
      </main>
    </Page>
  )
}

async function pageOf(visit: Visit, entry: Entry, problems: Problem[]) {
  const cohort = cohortOf(visit)
  const guide = await guideOf(visit.app.db, cohort.edition)
  const added = await addedIn(visit.app.db, cohort.id)
  return <EntriesPage visit={visit} guide={guide} added={added} entry={entry} problems={problems} />
}

/** What stands on everybody’s checklist: the guide’s entries, and those staff add (H2, H4). */
export const entriesPage = async (visit: Visit) =>
  show(visit, await pageOf(visit, { title: '', role: 'mentee', dueOn: '' }, []))

export async function addForRole(visit: Visit) {
  const form = await formOf(visit)
  const entry = { title: form.text('title'), role: form.text('role'), dueOn: form.text('dueOn') }
  const again = async (problems: Problem[]) =>
    show(visit, await pageOf(visit, entry, problems), 422)
  const dueOn = form.day('dueOn')
  if (entry.dueOn !== '' && !dueOn) return again([{ key: 'problem.day', field: 'dueOn' }])
  if (!isRole(entry.role)) return again([{ key: 'problem.choice', field: 'role' }])
  const at = { cohort: cohortOf(visit).id }
  const made = { title: entry.title, dueOn, role: entry.role }
  const added = await addEntryFor(visit.app, readerOf(visit).id, at.cohort, made)
  if (!added.ok) return again(added.problems)
  return goOn(visit, paths.entries.to(at), 'said.added')
}

export async function removeForRole(visit: Visit) {
  const at = { cohort: cohortOf(visit).id }
  const entry = numberIn(visit, 'entry')
  const removed = await removeAddedEntry(visit.app, readerOf(visit).id, at.cohort, entry)
  if (!removed.ok) return visit.c.notFound()
  return goOn(visit, paths.entries.to(at), 'said.removed')
}
