import { factsFrom } from '../../before-matching.ts'
import type { Guide } from '../../guide.ts'
import { bare } from '../../people-files/bare.ts'
import { fields, type Field, type Mapping } from '../../people-files/fields.ts'
import { suggestMapping } from '../../people-files/headings.ts'
import type { Table } from '../../people-files/table.ts'
import { leavingOut, readRow, type RowPerson } from '../../people-import.ts'
import { defaultWeights } from '../weights.ts'
import { treesOf, type Asked, type Goal } from '../asked.ts'
import type { Known, KnownMentee, KnownMentor } from '../known.ts'
import { usualRules } from '../rules.ts'
import type { GivenProblem } from './people.ts'

/** Which heading holds what, as somebody wrote it down: a field and its heading. */
export type WrittenMapping = Record<string, string>

/** A file of people: its name, its table, and what was written down about its headings. */
export type PeopleTable = { file: string; table: Table; written: WrittenMapping }

/** The columns: as they were written down, else as their headings say. */
function mappingOf({ file, table, written }: PeopleTable): Mapping | GivenProblem {
  const headings = table.headings.map(bare)
  const said = Object.entries(written)
  for (const [field, heading] of said) {
    const values = {
      field,
      heading,
      fields: fields.join(', '),
      headings: table.headings.join(', '),
    }
    if (!fields.some(one => one === field)) return { file, row: 1, key: 'given.no-field', values }
    if (!headings.includes(bare(heading))) {
      return { file, row: 1, key: 'given.no-heading', values }
    }
  }
  const chosen = said.map(([field, heading]) => [field, headings.indexOf(bare(heading))] as const)
  const taken = new Set(chosen.map(([, column]) => column))
  const guessed = Object.entries(suggestMapping(table)).filter(([, column]) => !taken.has(column))
  const mapping: Partial<Record<string, number>> = Object.fromEntries([...guessed, ...chosen])
  if (mapping['address'] !== undefined) return mapping as Partial<Record<Field, number>>
  const values = { headings: table.headings.join(', ') }
  return { file, row: 1, key: 'given.no-address', values }
}

/** What matching knows of a row’s person; her id is the row. */
function knownOf(person: RowPerson, row: number): Known {
  const said = new Map((person.told ?? []).map(({ question, words }) => [question, words]))
  const { groups, spoken, country, sector, organisation, zone } = person
  return {
    id: row,
    name: person.name ?? person.address,
    groups,
    spoken,
    country,
    sector,
    organisation,
    zone,
    ...factsFrom(question => said.get(question) ?? null),
    wishes: [],
  }
}

type Side = 'mentor' | 'mentee'
type Read = { person: RowPerson; row: number }

/** Reads the people of a file. A row that cannot be used is a problem, and so is a second one. */
function readPeople(people: PeopleTable, role: Side, guide: Guide, languages: readonly string[]) {
  const mapping = mappingOf(people)
  if ('key' in mapping) return { read: [], problems: [mapping] }
  const { file, table } = people
  // Who is in a file of mentors is a mentor, whatever a column says of her role.
  const columns = { ...mapping }
  delete columns.role
  const problems: GivenProblem[] = []
  const read: Read[] = []
  const rows = new Map<string, number>()
  for (const row of table.rows) {
    const { headings } = table
    const found = readRow({ headings, mapping: columns, role, guide, languages }, row)
    for (const { key, values } of found.problems) {
      if (leavingOut.has(key)) problems.push({ file, row: row.number, key, values })
    }
    if (!found.person) continue
    const { address } = found.person
    const before = rows.get(address)
    if (before === undefined) read.push({ person: found.person, row: row.number })
    else {
      const values = { name: address, before }
      problems.push({ file, row: row.number, key: 'given.name-twice', values })
    }
    rows.set(address, row.number)
  }
  return { read, problems }
}

type Files = { mentors: PeopleTable; mentees: PeopleTable }
type Where = { guide: Guide; languages: readonly string[]; goal: Goal; from: string; to: string }

/** A question about two files of people, with the addresses of everybody by id. */
export type AskedOfFiles = { asked: Asked; addresses: Map<number, string> }

/** Makes the question of two files, with the weights and rules that are usual. */
export function askedOfFiles(
  files: Files,
  { guide, languages, goal, from, to }: Where,
): { found: AskedOfFiles | null; problems: GivenProblem[] } {
  const mentors = readPeople(files.mentors, 'mentor', guide, languages)
  const mentees = readPeople(files.mentees, 'mentee', guide, languages)
  const problems = [...mentors.problems, ...mentees.problems]
  if (problems.length > 0) return { found: null, problems }
  // Rows of two files: the mentors’ ids go on where the mentees’ end.
  const after = 1 + mentees.read.reduce((most, { row }) => Math.max(most, row), 0)
  const asked: Asked = {
    version: 1,
    goal,
    floor: 0,
    weights: defaultWeights,
    rules: usualRules,
    mentors: mentors.read.map(({ person, row }): KnownMentor => {
      const most = person.capacity ?? 1
      const least = Math.min(most, person.least ?? 0)
      return { ...knownOf(person, after + row), least, most, reserve: false }
    }),
    mentees: mentees.read.map(({ person, row }): KnownMentee => ({
      ...knownOf(person, row),
      need: 1,
    })),
    locked: [],
    apart: [],
    earlier: [],
    running: [],
    stay: 0,
    regionLeast: {},
    from,
    to,
    ...treesOf(guide),
  }
  const addresses = new Map([
    ...mentees.read.map(({ person, row }) => [row, person.address] as const),
    ...mentors.read.map(({ person, row }) => [after + row, person.address] as const),
  ])
  return { found: { asked, addresses }, problems }
}
