import type { Problem } from '../../outcome.ts'
import type { Settled } from '../../programme/people-files/entrants.ts'
import type { Mapping } from '../../programme/people-files/fields.ts'
import type { Table } from '../../programme/people-files/table.ts'
import { leavingOut, type PeopleFile, type RowProblem } from '../../programme/people-import.ts'
import type { PeopleImport } from '../../store/imports.ts'
import type { WordKey } from '../../words.ts'
import { Problems } from '../parts/fields.tsx'
import { Page } from '../parts/layout.tsx'
import { paths } from '../paths.ts'
import { tell, type Visit } from '../visit.ts'
import { Preview, Remarks } from './import-preview.tsx'
import { Selects } from './import-selects.tsx'
import { RoleField } from './import.tsx'

/** A file on its way to be understood: as staff last said, and how its rows look that way. */
export type Columns = {
  one: PeopleImport
  table: Table
  file: PeopleFile
  first: Settled[]
  /** How many rows were looked through, and what is wrong with them. */
  looked: { rows: number; problems: RowProblem[] }
  notes: WordKey[]
  problems: Problem[]
}
type Props = { visit: Visit; columns: Columns }

const shownProblems = 8

/** How many rows would not come in, as far as the file was looked through. */
const leftOut = ({ looked }: Props['columns']): number =>
  new Set(looked.problems.filter(one => leavingOut.has(one.key)).map(one => one.row)).size

/** Whether it is said where the addresses and the names are, without which nobody can come in. */
const areChosen = (mapping: Mapping): boolean =>
  mapping.address !== undefined &&
  (['name', 'first-name', 'last-name'] as const).some(field => mapping[field] !== undefined)

/** How the whole file looks this way, as far as it was looked through. */
function Looked({ visit, columns }: Props) {
  const { rows, problems } = columns.looked
  if (rows === 0) return <p class="empty">{tell(visit, 'import.preview.empty')}</p>
  const byRow = [...Map.groupBy(problems, problem => problem.row)].slice(0, shownProblems)
  return (
    <>
      <p>{tell(visit, 'import.preview.looked', { rows, out: leftOut(columns) })}</p>
      {byRow.length > 0 ? (
        <details>
          <summary>{tell(visit, 'import.preview.examples')}</summary>
          <dl class="facts">
            {byRow.map(([row, those]) => (
              <>
                <dt>{tell(visit, 'import.done.row', { row })}</dt>
                <dd>
                  <Remarks visit={visit} problems={those} />
                </dd>
              </>
            ))}
          </dl>
        </details>
      ) : null}
    </>
  )
}

function Notes({ visit, columns: { one, table, notes } }: Props) {
  const counts = { file: one.file, rows: one.rows, columns: table.headings.length }
  return (
    <>
      <p>
        {tell(visit, 'import.columns.lead', counts)}{' '}
        {one.blank > 0 ? tell(visit, 'import.columns.blank', { count: one.blank }) : null}
      </p>
      {notes.map(note => (
        <p class="notice">{tell(visit, note)}</p>
      ))}
    </>
  )
}

/** Which column holds what, the first rows as they would come in, and only then the start. */
export function ColumnsPage({ visit, columns }: Props) {
  const { one, table, file, first, problems } = columns
  const at = { cohort: one.cohort, import: one.id }
  const title = tell(visit, 'import.columns.title')
  const coming = one.rows - leftOut(columns)
  const chosen = areChosen(file.mapping)
  const none = chosen && one.rows > 0 && coming === 0
  const start = chosen ? 'import.columns.start' : 'import.columns.start-chosen'
  return (
    <Page visit={visit} title={title} current={paths.people.to(at)}>
      <main id="main" class="page columns-page">
        <Problems visit={visit} problems={problems} />
        <h1>{title}</h1>
        <Notes visit={visit} columns={columns} />
        <form class="stack" method="post" action={paths.importRun.to(at)} novalidate>
          <RoleField visit={visit} role={file.role} problems={problems} />
          <Selects visit={visit} table={table} mapping={file.mapping} problems={problems} />
          <div class="buttons">
            <button class="button" formmethod="get" formaction={paths.import.to(at)}>
              {tell(visit, 'import.columns.look')}
            </button>
          </div>
          <section class="section flow" aria-labelledby="preview">
            <h2 id="preview">{tell(visit, 'import.preview.title', { count: first.length })}</h2>
            {first.length > 0 ? <Preview visit={visit} file={file} first={first} /> : null}
            <Looked visit={visit} columns={columns} />
          </section>
          <div class="flow">
            <p class="small soft">
              {tell(visit, none ? 'import.columns.nobody' : 'import.columns.consequence')}
            </p>
            <div class="buttons">
              {none ? null : (
                <button class="button first">{tell(visit, start, { rows: coming })}</button>
              )}
              <a class="button quiet" href={paths.imports.to(at)}>
                {tell(visit, 'import.all')}
              </a>
            </div>
          </div>
        </form>
      </main>
    </Page>
  )
}
