import { readAddress } from '../person.ts'
import { bare, listed, within } from './bare.ts'
import { fields, type Field, type Mapping } from './fields.ts'
import { spellings } from './spellings.ts'
import type { Table } from './table.ts'

type Guess = { field: Field; column: number; weight: number }

const spelled = fields.map(field => {
  const [whole, part] = [listed(spellings[field].whole), listed(spellings[field].part)]
  return { field, whole: new Set([...whole, ...part]), part }
})

/** How sure a heading names a field: by itself, else by the longest words of it found within. */
function guessesAt(heading: string, column: number): Guess[] {
  const text = bare(heading)
  return spelled.flatMap(({ field, whole, part }) => {
    if (whole.has(text)) return [{ field, column, weight: 1000 }]
    const longest = Math.max(
      0,
      ...part.filter(words => within(text, words)).map(words => words.length),
    )
    return longest > 0 ? [{ field, column, weight: longest }] : []
  })
}

/** The share of a column’s first cells that are addresses; null where it has none filled. */
function addressShare(table: Table, column: number): number | null {
  const cells = table.rows
    .slice(0, 50)
    .map(row => (row.cells[column] ?? '').trim())
    .filter(cell => cell !== '')
  if (cells.length === 0) return null
  return cells.filter(cell => readAddress(cell) !== null).length / cells.length
}

/** What stands in a column says more than its heading whether it holds mail addresses. */
function weighed(table: Table, guesses: Guess[]): Guess[] {
  const shares = table.headings.map((_, column) => addressShare(table, column))
  const share = (column: number) => shares[column] ?? null
  const likely = guesses.filter(({ field, column }) =>
    field === 'address' ? share(column) !== 0 : (share(column) ?? 0) < 0.5,
  )
  const found = table.headings.flatMap((_, column): Guess[] =>
    (share(column) ?? 0) >= 0.5 ? [{ field: 'address', column, weight: 1 }] : [],
  )
  return [...likely, ...found].toSorted((a, b) => b.weight - a.weight || a.column - b.column)
}

/** Beside a column of first names, “Name” (or «Nom») is the family’s. */
function settled(mapping: Mapping): Mapping {
  const { name, ...others } = mapping
  if (name === undefined || others['first-name'] === undefined) return mapping
  return others['last-name'] === undefined ? { ...others, 'last-name': name } : mapping
}

/** Which column probably holds what, by headings in English, French or Arabic and by addresses. */
export function suggestMapping(table: Table): Mapping {
  const guesses = weighed(table, table.headings.flatMap(guessesAt))
  const mapping = guesses.reduce<Mapping>((known, { field, column }) => {
    const taken = known[field] !== undefined || Object.values(known).includes(column)
    return taken ? known : { ...known, [field]: column }
  }, {})
  return settled(mapping)
}

/** Files with the same headings, however they are spelled, are read the same way. */
export const headingsKey = (headings: string[]): string => headings.map(bare).join('\n')
