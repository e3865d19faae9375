import type { RowPerson, RowProblem, RowRead } from '../people-import.ts'
import type { Role } from '../role.ts'

/** Somebody we know already, and her place in the cohort the file is for. */
export type Standing = {
  name: string
  place: { role: Role; capacity: number; left: boolean; paired: boolean } | null
}

/** Somebody as she will be kept: with a name and with room for mentees. */
export type Entrant = RowPerson & { name: string; capacity: number }
export type Settled = {
  row: number
  entrant: Entrant | null
  isNew: boolean
  problems: RowProblem[]
}

/** Why a place in the cohort stays as it is: an import takes nobody’s work or partner away. */
function placeProblem(standing: Standing | undefined, role: Role): RowProblem['key'] | null {
  const place = standing?.place
  if (!place) return null
  if (place.left) return 'import.problem.left-here'
  if (place.role === role) return null
  if (place.role === 'programme-staff' || place.role === 'policy-staff') {
    return 'import.problem.staff-here'
  }
  return place.paired ? 'import.problem.paired-here' : null
}

const roomOf = (person: RowPerson, standing: Standing | undefined) => {
  if (person.capacity !== null) return person.capacity
  if (standing?.place?.role === person.role) return standing.place.capacity
  return person.role === 'mentor' ? 1 : 0
}

const newest = <T>(earlier: T[], later: T[]) => (later.length > 0 ? later : earlier)

/** The same address twice in a file: what the later row says wins, what it leaves blank stays. */
const joined = (earlier: Entrant, later: RowPerson): RowPerson => ({
  address: later.address,
  role: later.role,
  name: later.name ?? earlier.name,
  pronouns: later.pronouns ?? earlier.pronouns,
  country: later.country ?? earlier.country,
  zone: later.zone ?? earlier.zone,
  language: later.language ?? earlier.language,
  sector: later.sector ?? earlier.sector,
  organisation: later.organisation ?? earlier.organisation,
  background: later.background ?? earlier.background,
  spoken: newest(earlier.spoken, later.spoken),
  groups: newest(earlier.groups, later.groups),
  capacity: later.capacity ?? (later.role === earlier.role ? earlier.capacity : null),
  ...matchingOf(earlier, later),
})

/** Of two answers to one question the later row’s counts. */
function matchingOf(earlier: Entrant, later: RowPerson): Pick<RowPerson, 'least' | 'told'> {
  const least = later.least ?? earlier.least
  const all = [...(earlier.told ?? []), ...(later.told ?? [])]
  const told = [...new Map(all.map(one => [`${one.form}/${one.question}`, one])).values()]
  return { ...(least !== undefined && { least }), ...(told.length > 0 && { told }) }
}

/** More mentees at least than there is room for: the least is left out, the row comes in. */
function leastProblem(row: number, { least, capacity }: Entrant): RowProblem[] {
  if (least === undefined || least <= capacity) return []
  return [{ row, field: 'least', key: 'import.problem.least', values: { least, capacity } }]
}

/** Settles rows against the people known by their addresses: who is new, who changes, who cannot. */
export function settle(rows: RowRead[], known: ReadonlyMap<string, Standing>): Settled[] {
  const entered = new Map<string, Entrant>()
  return rows.map(({ row, person, problems }) => {
    if (!person) return { row, entrant: null, isNew: false, problems }
    const standing = known.get(person.address)
    const earlier = entered.get(person.address)
    const whole = earlier ? joined(earlier, person) : person
    const name = whole.name ?? standing?.name ?? null
    const key = placeProblem(standing, person.role) ?? (name === null ? noName : null)
    if (key !== null || name === null) {
      const values = { address: person.address, name: standing?.name ?? '' }
      const field = key === noName ? 'name' : 'row'
      const problem = { row, field, key: key ?? noName, values } as const
      return { row, entrant: null, isNew: false, problems: [...problems, problem] }
    }
    const said = { ...whole, name, capacity: roomOf(whole, standing) }
    const tooMany = leastProblem(row, said)
    const entrant = tooMany.length > 0 ? { ...said, least: undefined } : said
    entered.set(person.address, entrant)
    return { row, entrant, isNew: !standing && !earlier, problems: [...problems, ...tooMany] }
  })
}

const noName = 'import.problem.no-name'
