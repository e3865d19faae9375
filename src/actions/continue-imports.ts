import papa from 'papaparse'
import type { App } from '../app.ts'
import { settle } from '../programme/people-files/entrants.ts'
import { readTable, type Row, type Table } from '../programme/people-files/table.ts'
import { readRow, type PeopleFile } from '../programme/people-import.ts'
import { keepEntrants, standingsOf } from '../store/entrants.ts'
import { cohortBy } from '../store/cohorts.ts'
import { guideOf } from '../store/guides.ts'
import { note, touchCohort } from '../store/history.ts'
import { addProblems, forgetFiles, problemsOf } from '../store/import-problems.ts'
import { claimImport, endImport, saveProgress } from '../store/import-progress.ts'
import { textOf, type PeopleImport } from '../store/imports.ts'
import type { Db } from '../store/open.ts'
import { languages } from '../words.ts'
import { transact } from './transact.ts'

/** How many rows come in at a time. */
const batch = 200
/** How long the rows of a file are kept (R89). */
export const daysKept = 30

/** What the program knows to read a file by, once staff said what its columns hold. */
export async function fileOf(
  db: Db,
  table: Table,
  of: Pick<PeopleImport, 'cohort' | 'role' | 'mapping'>,
): Promise<PeopleFile> {
  const cohort = await cohortBy(db, of.cohort)
  if (!cohort) throw new Error(`There is no cohort ${of.cohort}`)
  const guide = await guideOf(db, cohort.edition)
  return { headings: table.headings, mapping: of.mapping, role: of.role, guide, languages }
}

/** Rows as they would come in now, each settled against the people known by their addresses. */
export async function settleRows(db: Db, cohort: number, file: PeopleFile, rows: Row[]) {
  const read = rows.map(row => readRow(file, row))
  const addresses = read.flatMap(({ person }) => (person ? [person.address] : []))
  return settle(read, await standingsOf(db, cohort, [...new Set(addresses)]))
}

/** What is kept of a file when its rows have come in: those with a problem, by their numbers. */
async function whatIsLeft(db: Db, id: number, table: Table): Promise<string> {
  const troubled = new Set((await problemsOf(db, id)).map(problem => problem.row))
  if (troubled.size === 0) return ''
  const rows = table.rows.filter(row => troubled.has(row.number))
  return papa.unparse([
    ['', ...table.headings],
    ...rows.map(row => [String(row.number), ...row.cells]),
  ])
}

type Came = { added: number; updated: number }

async function finish(app: App, db: Db, one: PeopleImport, came: Came, table: Table) {
  await endImport(db, one.id, await whatIsLeft(db, one.id, table), app.now())
  const details = {
    file: one.file,
    added: one.added + came.added,
    updated: one.updated + came.updated,
  }
  const line = { at: app.now(), by: one.by, cohort: one.cohort, details }
  await note(db, { ...line, verb: 'imported' })
}

async function bringIn(app: App, db: Db, one: PeopleImport): Promise<number> {
  const table = readTable(await textOf(db, one.id))
  if (!table) throw new Error(`Import ${one.id} has lost its file`)
  const nextRow = one.nextRow + batch
  const rows = table.rows.slice(one.nextRow, nextRow)
  const settled = await settleRows(db, one.cohort, await fileOf(db, table, one), rows)
  const entrants = settled.flatMap(({ entrant }) => (entrant ? [entrant] : []))
  const byAddress = new Map(entrants.map(entrant => [entrant.address, entrant]))
  await keepEntrants(db, one.cohort, [...byAddress.values()], app.now())
  await addProblems(
    db,
    one.id,
    settled.flatMap(({ problems }) => problems),
  )
  const added = settled.filter(({ isNew }) => isNew).length
  const came = { added, updated: entrants.length - added }
  const isLast = nextRow >= table.rows.length
  await touchCohort(db, one.cohort)
  await saveProgress(db, one.id, { nextRow: one.nextRow + rows.length, ...came })
  if (isLast) await finish(app, db, one, came, table)
  return Math.max(rows.length, 1)
}

/**
 * Brings in the next rows of a started import, in one transaction with how far it has come: a
 * machine that stops in the middle goes on where it was, and many processes do not disturb one
 * another. Returns how much it did. With nothing to do, it forgets the rows of old files.
 */
export const continueImports = (app: App): Promise<number> =>
  transact(app, async tx => {
    const one = await claimImport(tx)
    if (one) return bringIn(app, tx, one)
    await forgetFiles(tx, app.now().subtract({ hours: 24 * daysKept }))
    return 0
  })
