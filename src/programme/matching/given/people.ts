import type { WordKey, Values } from '../../../words.ts'

/** Something wrong in a file: where, and what to do. */
export type GivenProblem = { file: string; row: number; key: WordKey; values: Values }

/** A file as it is read: its name, its first row, and the rows below with their numbers. */
export type GivenFile = { file: string; headings: string[]; rows: GivenRow[] }
export type GivenRow = { row: number; cells: string[] }

/** The most that a number of places or mentors may be; beyond it somebody has made a mistake. */
export const mostPlaces = 1_000_000

const named = (heading: string) =>
  heading
    .replace(/^\uFEFF/, '')
    .trim()
    .toLowerCase()

/** Where the wanted columns stand; or the problem that one of them does not. */
export function columnsOf<C extends string>(
  { file, headings }: GivenFile,
  wanted: readonly C[],
): Record<C, number> | GivenProblem {
  const names = headings.map(named)
  const missing = wanted.filter(name => !names.includes(name))
  if (missing.length > 0) {
    const count = missing.length
    const values = { count, missing: missing.join(', '), wanted: wanted.join(',') }
    return { file, row: 1, key: 'given.no-column', values }
  }
  const places = wanted.map((name): [C, number] => [name, names.indexOf(name)])
  return Object.fromEntries(places) as Record<C, number>
}

/** Rows with more cells than the first row names: something has been cut in two. */
export const tooLong = ({ file, headings, rows }: GivenFile): GivenProblem[] =>
  rows
    .filter(({ cells }) => cells.slice(headings.length).some(cell => cell.trim() !== ''))
    .map(({ row }) => ({ file, row, key: 'given.more-cells', values: {} }))

/** Names in the order in which they came, each with its place. */
export type Names = { list: string[]; at: Map<string, number> }

export const noNames = (): Names => ({ list: [], at: new Map() })

/** The place of a name, which is new if it has none. */
export function placeOf({ list, at }: Names, name: string): number {
  const known = at.get(name)
  if (known !== undefined) return known
  at.set(name, list.length)
  return list.push(name) - 1
}

/** A whole number of zero or more; null for anything else. */
export function readCount(text: string | undefined): number | null {
  const cell = (text ?? '').trim()
  return /^\d+$/.test(cell) ? Number(cell) : null
}

/** A cell that should be a number of places: what it says, or why it cannot be. */
export function countOrProblem(
  { file, row, name }: { file: string; row: number; name: string },
  column: string,
  text: string | undefined,
): number | GivenProblem {
  const count = readCount(text)
  const values = { name, column, text: (text ?? '').trim(), most: mostPlaces }
  if (count === null) {
    const key = /^-\s*\d/.test(values.text) ? 'given.count-negative' : 'given.count-no-number'
    return { file, row, key, values }
  }
  if (count > mostPlaces) return { file, row, key: 'given.count-absurd', values }
  return count
}
