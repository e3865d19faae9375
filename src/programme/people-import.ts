import type { Values, WordKey } from '../words.ts'
import type { Guide } from './guide.ts'
import { bare } from './people-files/bare.ts'
import { readCapacity, readGroups, readRole, readSector } from './people-files/cells.ts'
import { readCountry, readZone } from './people-files/countries.ts'
import type { Field, Mapping } from './people-files/fields.ts'
import { readLanguage, readSpoken } from './people-files/spoken.ts'
import type { Row } from './people-files/table.ts'
import { toldIn, type Told } from './people-files/told.ts'
import { readAddress, type Spoken } from './person.ts'
import type { Role } from './role.ts'

/** A file with what staff said about it: which column holds what, and who the people are. */
export type PeopleFile = {
  headings: string[]
  mapping: Mapping
  role: Role
  guide: Guide
  languages: readonly string[]
}

/** What one row says of a person. Null and empty mean that it says nothing, so nothing changes. */
export type RowPerson = {
  address: string
  role: Role
  name: string | null
  pronouns: string | null
  country: string | null
  zone: string | null
  language: string | null
  sector: string | null
  organisation: string | null
  background: string | null
  spoken: Spoken[]
  groups: string[]
  capacity: number | null
  /** At least so many mentees, and what she answers, where the row says so. */
  least?: number | undefined
  told?: Told[]
}

/** What staff should put right in a row; `row` is about all of it. */
export type RowProblem = {
  row: number
  field: Field | 'row'
  key: Extract<WordKey, `import.problem.${string}`>
  values: Values
}
export type RowRead = { row: number; person: RowPerson | null; problems: RowProblem[] }

/** The problems that leave a row out. The others leave only a cell out. */
export const leavingOut: ReadonlySet<string> = new Set<RowProblem['key']>([
  'import.problem.quotes',
  'import.problem.too-many-cells',
  'import.problem.no-address',
  'import.problem.address',
  'import.problem.name-too-long',
  'import.problem.role',
  'import.problem.no-name',
  'import.problem.staff-here',
  'import.problem.paired-here',
  'import.problem.left-here',
])

/** A row whose cells do not stand under the headings cannot be trusted. */
function shapeProblem({ headings }: PeopleFile, row: Row): RowProblem[] {
  const values = { cells: row.cells.length, columns: headings.length }
  const problem = { row: row.number, field: 'row', values } as const
  if (row.torn) return [{ ...problem, key: 'import.problem.quotes' }]
  if (row.cells.slice(headings.length).some(cell => cell.trim() !== '')) {
    return [{ ...problem, key: 'import.problem.too-many-cells' }]
  }
  if (row.cells.length >= headings.length) return []
  return [{ ...problem, key: 'import.problem.too-few-cells' }]
}

const oneLine = (text: string) => text.replace(/\s+/gu, ' ').trim()

/** As much of a cell as a sentence can hold, by whole characters. */
function short(text: string): string {
  const line = [...oneLine(text)]
  return line.length > 60 ? `${line.slice(0, 60).join('')}…` : line.join('')
}

/** The cells of one row by what they hold, and what turns out to be wrong with them. */
function cellsOf(file: PeopleFile, row: Row) {
  const problems = shapeProblem(file, row)
  const columnOf = (field: Field) => file.mapping[field] ?? -1
  const cell = (field: Field) => (row.cells[columnOf(field)] ?? '').trim()
  const wrong = (field: Field, key: RowProblem['key'], text: string, values: Values = {}) => {
    const column = short(file.headings[columnOf(field)] ?? '')
    problems.push({ row: row.number, field, key, values: { cell: short(text), column, ...values } })
  }
  /** What a cell says; null for a blank one, and for one that cannot be understood. */
  const ask = <T>(field: Field, read: (text: string) => T | null, key: RowProblem['key']) => {
    const text = cell(field)
    const value = text === '' ? null : read(text)
    if (text !== '' && value === null) wrong(field, key, text)
    return value
  }
  const upTo = (field: Field, text: string, most: number) => {
    if (text.length > most) wrong(field, 'import.problem.too-long', text, { most })
    return text === '' || text.length > most ? null : text
  }
  return { problems, cell, wrong, ask, upTo }
}

type Cells = ReturnType<typeof cellsOf>

/** The whole name, or its parts in the order of the file’s own words for them. */
function nameIn({ cell, wrong }: Cells): string | null {
  const name = oneLine(cell('name') || `${cell('first-name')} ${cell('last-name')}`)
  if (name.length > 120) wrong('name', 'import.problem.name-too-long', name, { most: 120 })
  return bare(name) === '' ? null : name
}

function groupsIn({ cell, wrong }: Cells, guide: Guide): string[] {
  const { keys, unknown } = readGroups(guide.groups, cell('group'))
  if (unknown.length > 0) wrong('group', 'import.problem.group', unknown.join(', '))
  return keys
}

function spokenIn({ cell, wrong }: Cells): Spoken[] {
  const { spoken, unknown } = readSpoken(cell('spoken'))
  if (unknown.length > 0) wrong('spoken', 'import.problem.spoken', unknown.join(', '))
  return spoken
}

/** What a person tells of herself beside her name and address. */
function profileIn({ cell, ask, upTo }: Cells, { guide, languages }: PeopleFile) {
  const ours = (text: string) => languages.find(tag => tag === readLanguage(text)) ?? null
  return {
    pronouns: upTo('pronouns', oneLine(cell('pronouns')), 40),
    country: ask('country', readCountry, 'import.problem.country'),
    zone: ask('zone', readZone, 'import.problem.zone'),
    language: ask('language', ours, 'import.problem.language'),
    sector: ask('sector', text => readSector(guide.sectors, text), 'import.problem.sector'),
    organisation: upTo('organisation', oneLine(cell('organisation')), 160),
    background: upTo('background', cell('background'), 3000),
    capacity: ask('capacity', readCapacity, 'import.problem.capacity'),
  }
}

/** What a row says for matching; nothing where it says nothing. */
function matchingIn(cells: Cells, guide: Guide, role: Role): Pick<RowPerson, 'least' | 'told'> {
  const least = cells.ask('least', readCapacity, 'import.problem.capacity')
  const told = toldIn(cells, guide, role)
  return { ...(least !== null && { least }), ...(told.length > 0 && { told }) }
}

/** Reads a row: a person as far as it tells of one, and what is wrong with it in plain words. */
export function readRow(file: PeopleFile, row: Row): RowRead {
  const cells = cellsOf(file, row)
  if (cells.cell('address') === '') cells.wrong('address', 'import.problem.no-address', '')
  const address = cells.ask('address', readAddress, 'import.problem.address')
  const role = cells.ask('role', text => readRole(file.guide, text), 'import.problem.role')
  const rest = {
    role: role ?? file.role,
    name: nameIn(cells),
    ...profileIn(cells, file),
    spoken: spokenIn(cells),
    groups: groupsIn(cells, file.guide),
    ...matchingIn(cells, file.guide, role ?? file.role),
  }
  const { problems } = cells
  const out = address === null || problems.some(problem => leavingOut.has(problem.key))
  return { row: row.number, person: out ? null : { address, ...rest }, problems }
}
