import papa from 'papaparse'
import type { Problem } from '../../outcome.ts'
import { readAddress } from '../person.ts'

/** A row as the spreadsheet counts it, its first being 1. Torn: a quotation mark never closes. */
export type Row = { number: number; cells: string[]; torn: boolean }
export type Table = { headings: string[]; rows: Row[]; blank: number }

/** What a file may hold at most. */
export const most = { bytes: 5 * 1024 * 1024, megabytes: 5, rows: 20_000, columns: 100 } as const

type Letters = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'

const startsWith = (bytes: Uint8Array, head: number[]) =>
  head.every((byte, at) => bytes[at] === byte)

/** Files of spreadsheet programs and printed pages, which hold no plain text. */
const heads = [
  [0x50, 0x4b, 0x03, 0x04],
  [0xd0, 0xcf, 0x11, 0xe0],
  [0x25, 0x50, 0x44, 0x46],
]

/** Latin letters in two bytes each have every second byte empty. */
function emptyBytes(bytes: Uint8Array): Letters | null {
  const sample = bytes.subarray(0, 1000)
  const empty = (parity: number) =>
    sample.filter((byte, at) => byte === 0 && at % 2 === parity).length / sample.length
  if (empty(1) > 0.2) return 'utf-16le'
  return empty(0) > 0.2 ? 'utf-16be' : null
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

function lettersOf(bytes: Uint8Array): Letters {
  if (startsWith(bytes, [0xff, 0xfe])) return 'utf-16le'
  if (startsWith(bytes, [0xfe, 0xff])) return 'utf-16be'
  return emptyBytes(bytes) ?? (isUtf8(bytes) ? 'utf-8' : 'windows-1252')
}

/** The text of a file. A file that does not say how it is written is read as Western European. */
export function decode(bytes: Uint8Array): { text: string; guessed: boolean } {
  const letters = lettersOf(bytes)
  const text = new TextDecoder(letters).decode(bytes).replaceAll('\u0000', '')
  return { text, guessed: letters === 'windows-1252' }
}

const filled = (cells: string[]) => cells.filter(cell => cell.trim() !== '').length

const separators = [',', ';', '\t', '|']

/** How many cells most of the first rows have with a separator, and how many rows that are. */
function fits(text: string, separator: string) {
  const { data } = papa.parse<string[]>(text, {
    delimiter: separator,
    preview: 20,
    skipEmptyLines: 'greedy',
  })
  const alike = [...Map.groupBy(data, cells => cells.length)].filter(([cells]) => cells > 1)
  const [cells, rows] = alike.toSorted(([, a], [, b]) => b.length - a.length)[0] ?? [1, []]
  return { separator, cells, rows: rows.length }
}

/** The separator with which most rows have equally many cells, and of these the most cells. */
const separatorOf = (text: string) =>
  separators
    .map(separator => fits(text, separator))
    .toSorted((a, b) => b.rows - a.rows || b.cells - a.cells)[0]?.separator ?? ','

/** Rows of cells, with the separator the file uses; some spreadsheet programs write it down. */
function split(text: string): Row[] {
  const said = /^sep=(.)\r?\n/iu.exec(text)?.[1]
  const { data, errors } = papa.parse<string[]>(text, {
    delimiter: said ?? separatorOf(text),
    preview: most.rows * 3,
  })
  const torn = new Set(errors.filter(error => error.type === 'Quotes').map(error => error.row))
  const rows = data.map((cells, at) => ({ number: at + 1, cells, torn: torn.has(at) }))
  return said === undefined ? rows : rows.slice(1)
}

/** Titles may stand above the headings: these are the first row that fills two cells. */
function headingsAt(rows: Row[]): number {
  const wide = rows.slice(0, 20).findIndex(row => filled(row.cells) > 1)
  return wide >= 0 ? wide : rows.findIndex(row => filled(row.cells) > 0)
}

const lastFilled = (cells: string[]) => cells.findLastIndex(cell => cell.trim() !== '')

/** Columns that are empty from top to bottom at the right end are no columns. */
const widthOf = (headings: string[], rows: Row[]) =>
  rows.reduce(
    (width, row) => Math.max(width, Math.min(lastFilled(row.cells) + 1, headings.length)),
    lastFilled(headings) + 1,
  )

/** Headings and rows of a file. Blank rows are counted and left out; null if all of it is blank. */
export function readTable(text: string): Table | null {
  const all = split(text)
  const at = headingsAt(all)
  const first = all[at]
  if (!first) return null
  const nameless = first.cells.some(cell => readAddress(cell) !== null)
  const below = all.slice(nameless ? at : at + 1)
  const end = below.at(-1)?.cells
  if (end?.length === 1 && end[0] === '') below.pop()
  const rows = below.filter(row => filled(row.cells) > 0)
  const headings = first.cells.slice(0, widthOf(first.cells, rows))
  return {
    headings: headings.map(heading => (nameless ? '' : heading.replace(/\s+/gu, ' ').trim())),
    rows,
    blank: below.length - rows.length,
  }
}

const refusal = (key: Problem['key'], values: Problem['values'] = {}): { problem: Problem } => ({
  problem: { key, values, field: 'file' },
})

/** A file as it was sent, as a table; or why it cannot be one, in a sentence for the person. */
export function readFile(
  bytes: Uint8Array,
): { table: Table; text: string; guessed: boolean } | { problem: Problem } {
  if (bytes.length === 0) return refusal('import.problem.no-file')
  if (bytes.length > most.bytes)
    return refusal('import.problem.too-large', { most: most.megabytes })
  if (heads.some(head => startsWith(bytes, head))) return refusal('import.problem.workbook')
  const { text, guessed } = decode(bytes)
  const table = readTable(text)
  if (!table) return refusal('import.problem.empty')
  if (table.rows.length + table.blank > most.rows * 2 || table.rows.length > most.rows) {
    return refusal('import.problem.too-many-rows', { most: most.rows })
  }
  if (table.headings.length > most.columns) {
    return refusal('import.problem.too-many-columns', { most: most.columns })
  }
  return { table, text, guessed }
}
