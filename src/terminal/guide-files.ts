import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import type { Leaf } from '../programme/guide.ts'

/** The files of a guide in a folder, in the order of their paths. */
export const readFolder = (folder: string): Leaf[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && /\.(md|yaml)$/.test(entry.name))
    .map(entry => join(entry.parentPath, entry.name))
    .map(file => ({
      path: relative(folder, file).split(sep).join('/'),
      text: readFileSync(file, 'utf8'),
    }))
    .sort((a, b) => (a.path < b.path ? -1 : 1))

/** Writes the files of a guide into a folder, byte for byte. */
export function writeFolder(folder: string, leaves: Leaf[]) {
  for (const leaf of leaves) {
    const file = join(folder, leaf.path)
    if (relative(folder, file).startsWith('..')) throw new Error(`${leaf.path} leaves the folder`)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, leaf.text)
  }
}
