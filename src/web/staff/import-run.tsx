import { fileOf, settleRows } from '../../actions/continue-imports.ts'
import { remembered, startImport } from '../../actions/import-people.ts'
import type { Problem } from '../../outcome.ts'
import { fields, type Mapping } from '../../programme/people-files/fields.ts'
import { suggestMapping } from '../../programme/people-files/headings.ts'
import { readTable, type Table } from '../../programme/people-files/table.ts'
import { isRole, type Role } from '../../programme/role.ts'
import { importBy, textOf, type PeopleImport } from '../../store/imports.ts'
import { notHere } from '../parts/apology.tsx'
import { paths } from '../paths.ts'
import { cohortOf, formOf, goOn, show, type Visit } from '../visit.ts'
import { ColumnsPage } from './import-columns.tsx'
import { donePage, runningPage, takeProblems } from './import-progress.tsx'

type Said = { role: Role; mapping: Mapping; problems: Problem[]; remembered: boolean }

/** So many rows are looked through before the start; more would keep everybody waiting. */
const lookedThrough = 2000
const previewed = 5

/** What a form or an address says about columns. */
function readMapping(text: (name: string) => string): Mapping {
  const columns = fields.map(field => [field, text(field)] as const)
  return Object.fromEntries(
    columns.filter(([, column]) => /^\d{1,3}$/.test(column)).map(([f, c]) => [f, Number(c)]),
  )
}

/** What staff said in this address, else what was said of these headings before, else our guess. */
async function saidOf(visit: Visit, one: PeopleImport, table: Table): Promise<Said> {
  const query = (name: string) => visit.c.req.query(name) ?? ''
  const as = query('as')
  const role = isRole(as) ? as : one.role
  const none = { role, problems: [], remembered: false }
  if (visit.c.req.query('address') !== undefined) return { ...none, mapping: readMapping(query) }
  const before = await remembered(visit.app.db, table.headings)
  return { ...none, mapping: before ?? suggestMapping(table), remembered: before !== null }
}

async function showColumns(visit: Visit, one: PeopleImport, table: Table, said: Said) {
  const { db } = visit.app
  const { mapping, role, problems } = said
  const file = await fileOf(db, table, { cohort: one.cohort, mapping, role })
  const rows = table.rows.slice(0, lookedThrough)
  const settled = await settleRows(db, one.cohort, file, rows)
  const guessed = visit.c.req.query('letters') === 'guessed'
  const columns = {
    one,
    table,
    file,
    first: settled.slice(0, previewed),
    looked: { rows: rows.length, problems: settled.flatMap(({ problems }) => problems) },
    notes: [
      ...(said.remembered ? (['import.columns.remembered'] as const) : []),
      ...(guessed ? (['import.columns.guessed'] as const) : []),
    ],
    problems,
  }
  const page = <ColumnsPage visit={visit} columns={columns} />
  return show(visit, page, problems.length > 0 ? 422 : 200)
}

async function oneOf(visit: Visit): Promise<PeopleImport | null> {
  const id = visit.c.req.param('import') ?? ''
  if (!/^\d{1,12}$/.test(id)) return null
  return importBy(visit.app.db, cohortOf(visit).id, Number(id))
}

/** A spreadsheet as it stands: waiting for its columns, coming in, or in. */
export async function importPage(visit: Visit) {
  const one = await oneOf(visit)
  if (!one) return notHere(visit)
  if (one.startedAt && !one.endedAt) return runningPage(visit, one)
  if (one.endedAt && !one.gone && visit.c.req.query('take')) return takeProblems(visit, one)
  const table = one.endedAt ? null : readTable(await textOf(visit.app.db, one.id))
  return table
    ? showColumns(visit, one, table, await saidOf(visit, one, table))
    : donePage(visit, one)
}

/** Staff said what the columns hold: the rows begin to come in. */
export async function runImport(visit: Visit) {
  const one = await oneOf(visit)
  if (!one) return notHere(visit)
  const address = paths.import.to({ cohort: one.cohort, import: one.id })
  const form = await formOf(visit)
  const as = form.text('as')
  const mapping = readMapping(name => form.text(name))
  const role = isRole(as) ? as : one.role
  const started = await startImport(visit.app, one.cohort, one.id, { role, mapping })
  if (started.ok) return goOn(visit, address)
  const table = readTable(await textOf(visit.app.db, one.id))
  const said = { role, mapping, problems: started.problems, remembered: false }
  return table ? showColumns(visit, one, table, said) : goOn(visit, address)
}
