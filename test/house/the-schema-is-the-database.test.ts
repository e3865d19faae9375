import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { expect } from 'vitest'
import type { Db } from '../../src/store/open.ts'
import { test } from '../story.ts'
import { nodesOf, root, treeOf, type Node } from './sources.ts'

const folder = 'src/store'
const text = readdirSync(join(root, folder))
  .filter(name => /^schema(-[a-z-]+)?\.ts$/.test(name))
  .map(name => readFileSync(join(root, folder, name), 'utf8'))
  .join('\n')

const nameOf = (node: Node) => String((node['key'] as Node)['name'])
const membersOf = (node: Node) =>
  ((node['members'] as Node[] | undefined) ?? []).filter(one => one.type === 'TSPropertySignature')
const typeOf = (node: Node) => (node['typeAnnotation'] as Node)['typeAnnotation'] as Node

/** The parts of a type that list members: itself, or those it is put together from. */
const literalsOf = (type: Node): Node[] =>
  type.type === 'TSIntersectionType' ? (type['types'] as Node[]) : [type]

/** “table.column”, with a question mark where it may be null, as the files of schema have them. */
function written(source: string): string[] {
  const tree = treeOf({ path: 'schema.ts', text: source })
  const tables = [...nodesOf(tree)]
    .map(({ node }) => node)
    .filter(node => node.type === 'TSTypeAliasDeclaration')
    .filter(node => /^(?:Schema|\w+Tables)$/.test(String((node['id'] as Node)['name'])))
    .flatMap(node => literalsOf(node['typeAnnotation'] as Node))
    .flatMap(membersOf)
  return tables
    .flatMap(table =>
      membersOf(typeOf(table)).map(column => {
        const type = typeOf(column)
        const parts = type.type === 'TSUnionType' ? (type['types'] as Node[]) : [type]
        const nullable = parts.some(part => part.type === 'TSNullKeyword')
        return `${nameOf(table)}.${nameOf(column)}${nullable ? '?' : ''}`
      }),
    )
    .sort()
}

/** The same of the database the migrations make. */
async function migrated(db: Db): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select table_name || '.' || column_name || case is_nullable when 'YES' then '?' else '' end as name
    from information_schema.columns
    where table_schema = 'public' and table_name <> 'migration'`.execute(db)
  return rows.map(row => row.name).sort()
}

test('schema.ts lists exactly the columns of the migrated database, and which may be empty', async ({
  app,
}) => {
  expect(written(text)).toEqual(await migrated(app.db))
})

test('a column forgotten, one too many and a null overlooked would be caught', () => {
  const small = 'export type Schema = { person: { id: number; name: string | null } }'
  expect(written(small)).toEqual(['person.id', 'person.name?'])
})
