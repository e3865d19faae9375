import { basename } from 'node:path'
import papa from 'papaparse'
import type { GivenFile, GivenRow } from '../programme/matching/given/people.ts'
import { decode } from '../programme/people-files/table.ts'
import { readBytes } from './wrong.ts'

/** A file of comma-separated values: its headings, and its rows without the blank ones. */
export function readCsv(path: string): GivenFile {
  const { text } = decode(readBytes(path))
  let headings: string[] | null = null
  let row = 0
  const rows: GivenRow[] = []
  papa.parse<string[]>(text, {
    delimitersToGuess: [',', ';', '\t', '|'],
    step: ({ data }) => {
      row += 1
      if (data.every(cell => cell.trim() === '')) return
      if (headings) rows.push({ row, cells: data })
      else headings = data
    },
  })
  return { file: basename(path), headings: headings ?? [], rows }
}
