import { bringPeople } from '../../actions/import-people.ts'
import { sayDay, sayZone } from '../../days.ts'
import type { Problem } from '../../outcome.ts'
import { most } from '../../programme/people-files/table.ts'
import { isRole, roles } from '../../programme/role.ts'
import { importsOf, type PeopleImport } from '../../store/imports.ts'
import { Problems, SelectField } from '../parts/fields.tsx'
import { FileField } from '../parts/file-field.tsx'
import { Page } from '../parts/layout.tsx'
import { paths } from '../paths.ts'
import {
  cohortOf,
  dayFor,
  formOf,
  goOn,
  readerOf,
  show,
  tell,
  zoneOf,
  type Visit,
} from '../visit.ts'

const states = {
  waiting: { tag: 'tag yours', label: 'import.state.waiting' },
  running: { tag: 'tag wait', label: 'import.state.running' },
  done: { tag: 'tag done', label: 'import.state.done' },
} as const

const stateOf = ({ startedAt, endedAt }: PeopleImport) =>
  states[endedAt ? 'done' : startedAt ? 'running' : 'waiting']

function Past({ visit, imports }: { visit: Visit; imports: PeopleImport[] }) {
  const cohort = cohortOf(visit).id
  return (
    <section aria-labelledby="past">
      <h2 id="past">{tell(visit, 'import.past')}</h2>
      {imports.length === 0 ? (
        <p class="empty">{tell(visit, 'import.past.none')}</p>
      ) : (
        <p class="small soft">{tell(visit, 'site.clock.days', { city: sayZone(zoneOf(visit)) })}</p>
      )}
      <ul class="plain flow">
        {imports.map(one => {
          const day = dayFor(visit, one.uploadedAt)
          const told = { rows: one.rows, name: one.byName, day: sayDay(visit.language, day) }
          return (
            <li>
              <span class={stateOf(one).tag}>{tell(visit, stateOf(one).label)}</span>
              <p>
                <a href={paths.import.to({ cohort, import: one.id })}>
                  <bdi>{one.file}</bdi>
                </a>
              </p>
              <p class="small soft">{tell(visit, 'import.past.by', told)}</p>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

/** Who the people of a file are, where it does not say. */
export function RoleField({ visit, role, problems }: Entry & { visit: Visit }) {
  return (
    <SelectField
      visit={visit}
      name="as"
      label={tell(visit, 'import.role')}
      hint={tell(visit, 'import.role.hint')}
      value={role}
      options={roles.map(role => ({ value: role, label: tell(visit, `roles.${role}`) }))}
      empty={tell(visit, 'form.choose')}
      problems={problems}
    />
  )
}

type Entry = { role: string; problems: Problem[] }
type BringProps = { visit: Visit; entry: Entry; imports: PeopleImport[] }

function BringPage({ visit, entry, imports }: BringProps) {
  const at = { cohort: cohortOf(visit).id }
  return (
    <Page visit={visit} title={tell(visit, 'import.title')} current={paths.people.to(at)}>
      <main id="main" class="page form-page">
        <div>
          <Problems visit={visit} problems={entry.problems} />
          <h1>{tell(visit, 'import.title')}</h1>
          <p>{tell(visit, 'import.lead')}</p>
          <form
            class="stack"
            method="post"
            action={paths.imports.to(at)}
            enctype="multipart/form-data"
            novalidate
          >
            <FileField
              visit={visit}
              name="file"
              label={tell(visit, 'import.file')}
              hint={tell(visit, 'import.file.hint', { most: most.megabytes, rows: most.rows })}
              accept=".csv,.tsv,.txt,text/csv,text/plain,text/tab-separated-values"
              problems={entry.problems}
            />
            <RoleField visit={visit} {...entry} />
            <div class="buttons">
              <button class="button first">{tell(visit, 'import.upload')}</button>
            </div>
          </form>
        </div>
        <aside>
          <Past visit={visit} imports={imports} />
        </aside>
      </main>
    </Page>
  )
}

async function showBring(visit: Visit, entry: Entry) {
  const imports = await importsOf(visit.app.db, cohortOf(visit).id)
  const page = <BringPage visit={visit} entry={entry} imports={imports} />
  return show(visit, page, entry.problems.length > 0 ? 422 : 200)
}

/** Where staff bring spreadsheets of people (B4), and what came of the earlier ones. */
export const importsPage = (visit: Visit) => showBring(visit, { role: '', problems: [] })

/** A file arrives; nobody comes in yet. On to its columns. */
export async function bringSpreadsheet(visit: Visit) {
  const cohort = cohortOf(visit).id
  const form = await formOf(visit)
  const file = form.file('file')
  const role = form.text('as')
  const problems: Problem[] = [
    ...(file ? [] : [{ key: 'import.problem.no-file', field: 'file' } as const]),
    ...(isRole(role) ? [] : [{ key: 'problem.choice', field: 'as' } as const]),
  ]
  if (!file || !isRole(role)) return showBring(visit, { role, problems })
  const bytes = new Uint8Array(await file.arrayBuffer())
  const brought = { name: file.name, bytes, role }
  const came = await bringPeople(visit.app, readerOf(visit).id, cohort, brought)
  if (!came.ok) return showBring(visit, { role, problems: came.problems })
  const address = paths.import.to({ cohort, import: came.value.import })
  return goOn(visit, came.value.guessed ? `${address}?letters=guessed` : address)
}
