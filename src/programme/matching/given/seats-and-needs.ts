import {
  columnsOf,
  countOrProblem,
  noNames,
  placeOf,
  type GivenFile,
  type GivenProblem,
  type Names,
} from './people.ts'

/** Mentors by name, with the fewest and the most mentees each is to have. */
export type Seats = { names: Names; least: number[]; most: number[] }
/** Mentees by name, with how many mentors each needs. */
export type Needs = { names: Names; need: number[] }

const isProblem = (found: object | number): found is GivenProblem =>
  typeof found === 'object' && 'key' in found

/** Goes through the named rows of a file; a name that comes twice is a problem. */
function eachNamed(
  given: GivenFile,
  column: number,
  names: Names,
  read: (cells: string[], at: { file: string; row: number; name: string }) => GivenProblem[],
): GivenProblem[] {
  const rowOf = new Map<string, number>()
  return given.rows.flatMap(({ row, cells }) => {
    const name = (cells[column] ?? '').trim()
    const at = { file: given.file, row, name }
    if (name === '') return [{ ...at, key: 'given.no-name', values: {} } as const]
    const before = rowOf.get(name)
    if (before !== undefined) {
      return [{ ...at, key: 'given.name-twice', values: { name, before } } as const]
    }
    rowOf.set(name, row)
    placeOf(names, name)
    return read(cells, at)
  })
}

/** Reads `id,min,max`. */
export function readSeats(given: GivenFile): { seats: Seats; problems: GivenProblem[] } {
  const seats: Seats = { names: noNames(), least: [], most: [] }
  const columns = columnsOf(given, ['id', 'min', 'max'] as const)
  if (isProblem(columns)) return { seats, problems: [columns] }
  const problems = eachNamed(given, columns.id, seats.names, (cells, at) => {
    const least = countOrProblem(at, 'min', cells[columns.min])
    const most = countOrProblem(at, 'max', cells[columns.max])
    const wrong = [least, most].filter(isProblem)
    const [low, high] = [isProblem(least) ? 0 : least, isProblem(most) ? 0 : most]
    seats.least.push(low)
    seats.most.push(high)
    if (wrong.length > 0 || low <= high) return wrong
    const values = { name: at.name, least: low, most: high }
    return [{ file: at.file, row: at.row, key: 'given.min-above-max', values }]
  })
  return { seats, problems }
}

/** Reads `id,need`. */
export function readNeeds(given: GivenFile): { needs: Needs; problems: GivenProblem[] } {
  const needs: Needs = { names: noNames(), need: [] }
  const columns = columnsOf(given, ['id', 'need'] as const)
  if (isProblem(columns)) return { needs, problems: [columns] }
  const problems = eachNamed(given, columns.id, needs.names, (cells, at) => {
    const need = countOrProblem(at, 'need', cells[columns.need])
    needs.need.push(isProblem(need) ? 0 : need)
    return isProblem(need) ? [need] : []
  })
  return { needs, problems }
}
