import type { App } from '../app.ts'
import { digest } from '../digest.ts'
import { done, refused, type Outcome } from '../outcome.ts'
import type { Mapping } from '../programme/people-files/fields.ts'
import { headingsKey } from '../programme/people-files/headings.ts'
import { readFile, readTable, type Table } from '../programme/people-files/table.ts'
import type { Role } from '../programme/role.ts'
import { keepMapping, mappingFor } from '../store/import-problems.ts'
import { beginImport } from '../store/import-progress.ts'
import { addImport, importBy, textOf } from '../store/imports.ts'
import type { Db } from '../store/open.ts'
import { transact } from './transact.ts'

type Brought = { name: string; bytes: Uint8Array; role: Role }

/** Staff bring a spreadsheet of people (R87). Nobody comes in before its columns are chosen. */
export async function bringPeople(
  app: App,
  by: number,
  cohort: number,
  { name, bytes, role }: Brought,
): Promise<Outcome<{ import: number; guessed: boolean }>> {
  const read = readFile(bytes)
  if ('problem' in read) return refused(read.problem)
  const { table, text, guessed } = read
  const file = [...name.replace(/\p{C}/gu, '')].slice(0, 120).join('')
  const counts = { total_rows: table.rows.length, blank: table.blank }
  const brought = { cohort, by, file_name: file, csv: text, role, ...counts }
  const id = await addImport(app.db, brought, app.now())
  return done({ import: id, guessed })
}

/** Headings may be whole questions; what is kept of them is short. */
const keyOf = (headings: string[]) => digest(headingsKey(headings))

/**
 * How a file with these headings was read last time. Our own list of rows to put right has one
 * heading more, at its end.
 */
export async function remembered(db: Db, headings: string[]): Promise<Mapping | null> {
  if (headings.every(heading => heading === '')) return null
  const known = await mappingFor(db, keyOf(headings))
  return known ?? mappingFor(db, keyOf(headings.slice(0, -1)))
}

function mappingFault(table: Table, mapping: Mapping) {
  if (mapping.address === undefined) {
    return refused({ key: 'import.problem.no-address-column', field: 'address' })
  }
  const strange = Object.entries(mapping).find(([, column]) => !(column in table.headings))
  return strange ? refused({ key: 'import.problem.column', field: strange[0] }) : null
}

/** Staff say which column holds what, and the rows begin to come in. Saying it twice starts it once. */
export const startImport = (
  app: App,
  cohort: number,
  id: number,
  chosen: { role: Role; mapping: Mapping },
): Promise<Outcome<null>> =>
  transact(app, async tx => {
    const known = await importBy(tx, cohort, id)
    if (!known) return refused('problem.gone')
    if (known.startedAt) return done(null)
    const table = readTable(await textOf(tx, id))
    if (!table) return refused('problem.gone')
    const fault = mappingFault(table, chosen.mapping)
    if (fault) return fault
    await beginImport(tx, id, chosen, app.now())
    await keepMapping(tx, keyOf(table.headings), chosen, app.now())
    return done(null)
  })
