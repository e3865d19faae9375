import type { Problem } from '../../outcome.ts'
import type { Settled } from '../../programme/people-files/arrivals.ts'
import type { Field } from '../../programme/people-files/fields.ts'
import type { Table } from '../../programme/people-files/table.ts'
import { leavingOut, type PeopleFile, type RowProblem } from '../../programme/people-import.ts'
import type { PeopleImport } from '../../store/imports.ts'
import type { WordKey } from '../../words.ts'
import { Problems, SelectField, type Option } from '../parts/fields.tsx'
import { Page } from '../parts/layout.tsx'
import { paths } from '../paths.ts'
import { tell, type Visit } from '../visit.ts'
import { Preview, Remarks } from './import-preview.tsx'
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

const short = (text: string) => {
  const letters = [...text.replace(/\s+/gu, ' ').trim()]
  return letters.length > 40 ? `${letters.slice(0, 40).join('')}…` : letters.join('')
}

/** Every column by its heading and the first thing in it. */
function optionsOf(visit: Visit, { headings, rows }: Table): Option[] {
  return headings.map((text, column) => {
    const full = rows.find(row => (row.cells[column] ?? '').trim() !== '')
    const example = short(full?.cells[column] ?? '')
    const heading = short(text) || tell(visit, 'import.column.unnamed', { number: column + 1 })
    const label = example === '' ? heading : tell(visit, 'import.column', { heading, example })
    return { value: String(column), label }
  })
}

const parts = [
  { title: 'import.columns.who', of: ['address', 'name', 'first-name', 'last-name'] },
  { title: 'import.columns.here', of: ['role', 'group', 'capacity'] },
  {
    title: 'import.columns.more',
    of: [
      ...(['country', 'zone', 'language', 'spoken', 'pronouns'] as const),
      ...(['sector', 'organisation', 'background'] as const),
    ],
  },
] as const satisfies { title: WordKey; of: readonly Field[] }[]

const hints: Partial<Record<Field, WordKey>> = {
  name: 'import.hint.name',
  role: 'import.hint.role',
  zone: 'import.hint.zone',
  spoken: 'import.hint.spoken',
}

function Selects({ visit, columns }: Props) {
  const { table, file, problems } = columns
  const options = optionsOf(visit, table)
  return (
    <>
      {parts.map(({ title, of }) => (
        <section class="section" aria-labelledby={title}>
          <h2 id={title}>{tell(visit, title)}</h2>
          <div class="selects">
            {of.map(field => {
              const hint = hints[field]
              return (
                <SelectField
                  visit={visit}
                  name={field}
                  label={tell(visit, `import.field.${field}`)}
                  hint={hint && tell(visit, hint)}
                  value={String(file.mapping[field] ?? '')}
                  options={options}
                  empty={tell(visit, 'import.columns.none')}
                  problems={problems}
                />
              )
            })}
          </div>
        </section>
      ))}
    </>
  )
}

const shownProblems = 8

/** How the whole file looks this way, as far as it was looked through. */
function Looked({ visit, columns: { looked } }: Props) {
  const { rows, problems } = looked
  if (rows === 0) return <p class="empty">{tell(visit, 'import.preview.empty')}</p>
  const left = problems.filter(problem => leavingOut.has(problem.key)).map(problem => problem.row)
  const byRow = [...Map.groupBy(problems, problem => problem.row)].slice(0, shownProblems)
  return (
    <>
      <p>{tell(visit, 'import.preview.looked', { rows, out: new Set(left).size })}</p>
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
  const { one, file, first, problems } = columns
  const at = { cohort: one.cohort, import: one.id }
  const title = tell(visit, 'import.columns.title')
  return (
    <Page visit={visit} title={title} current={paths.people.to(at)}>
      <main id="main" class="page columns-page">
        <Problems visit={visit} problems={problems} />
        <h1>{title}</h1>
        <Notes visit={visit} columns={columns} />
        <form class="stack" method="post" action={paths.importRun.to(at)} novalidate>
          <RoleField visit={visit} role={file.role} problems={problems} />
          <Selects visit={visit} columns={columns} />
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
            <p class="small soft">{tell(visit, 'import.columns.consequence')}</p>
            <div class="buttons">
              <button class="button first">
                {tell(visit, 'import.columns.start', { rows: one.rows })}
              </button>
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
