import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseSync } from 'vite'

export const root = fileURLToPath(new URL('../../', import.meta.url))

/** A file by its path from the project’s root, and what is in it. */
export type Source = { path: string; text: string }

/** The files of a folder whose names fit, tests left out. */
export const filesIn = (folder: string, fits: RegExp): Source[] =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && fits.test(entry.name) && !/\.test\.tsx?$/.test(entry.name))
    .map(entry => relative(root, join(entry.parentPath, entry.name)))
    .sort()
    .map(path => ({ path, text: readFileSync(join(root, path), 'utf8') }))

export const code = (): Source[] => filesIn('src', /\.tsx?$/)

/** A node of a syntax tree, of which a rule asks only what it needs. */
export type Node = { type: string; start: number } & Record<string, unknown>

const isNode = (thing: unknown): thing is Node =>
  typeof thing === 'object' && thing !== null && 'type' in thing && typeof thing.type === 'string'

/** The syntax tree of a file. Throws for a file that cannot be read. */
export function treeOf({ path, text }: Source): Node {
  const { program, errors } = parseSync(path, text)
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`)
  return program as unknown as Node
}

/** Every node below one, with the nodes above it, the nearest last. */
export function* nodesOf(node: Node, above: Node[] = []): Generator<{ node: Node; above: Node[] }> {
  yield { node, above }
  for (const child of Object.values(node)) {
    for (const one of [child].flat()) if (isNode(one)) yield* nodesOf(one, [...above, node])
  }
}

export const lineOf = ({ text }: Source, at: number) => text.slice(0, at).split('\n').length

/** What a file imports, as written: static, dynamic, and what it passes on. */
export function importsOf(source: Source): string[] {
  const names = [...nodesOf(treeOf(source))].flatMap(({ node }) => {
    const from = node['source']
    const imports = /^(Import|ExportNamed|ExportAll)/.test(node.type) && isNode(from)
    return imports && typeof from['value'] === 'string' ? [from['value']] : []
  })
  return [...new Set(names)]
}

/** The project’s own files a file imports, by their paths. */
export const ownImportsOf = (source: Source): string[] =>
  importsOf(source)
    .filter(name => name.startsWith('.'))
    .map(name => relative(root, resolve(root, dirname(source.path), name)))

/** A file without its comments, its lines kept. */
export function withoutComments(source: Source): string {
  const { comments } = parseSync(source.path, source.text)
  let text = source.text
  for (const { start, end } of comments.toReversed()) {
    const gone = text.slice(start, end).replace(/[^\n]/g, ' ')
    text = text.slice(0, start) + gone + text.slice(end)
  }
  return text
}
