import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrate } from '../src/store/migrate.ts'
import { openInMemory, openPostgres } from '../src/store/open.ts'
import { databaseAt, onServer } from './server.ts'

const folder = mkdtempSync(join(tmpdir(), 'wayfellow-tests-'))
const template = `wayfellow_tests_${process.pid}`

async function dumpOfPGlite(): Promise<string> {
  const { db, embedded, close } = openInMemory(null)
  await migrate(db)
  const file = join(folder, 'empty.tar')
  writeFileSync(file, await embedded.dump())
  await close()
  return file
}

/**
 * Makes one empty, migrated database for the whole run; every test begins with a copy of it. With
 * TEST_DATABASE_URL it is a database of that PostgreSQL server, otherwise a dump of PGlite.
 */
export async function setup() {
  const server = process.env['TEST_DATABASE_URL']
  if (server === undefined) {
    process.env['EMPTY_DATABASE'] = await dumpOfPGlite()
    return
  }
  await onServer(server, `create database ${template}`)
  const { close } = await openPostgres(databaseAt(server, template))
  await close()
  process.env['EMPTY_DATABASE'] = template
}

export async function teardown() {
  rmSync(folder, { recursive: true, force: true })
  const server = process.env['TEST_DATABASE_URL']
  if (server !== undefined)
    await onServer(server, `drop database if exists ${template} with (force)`)
}
