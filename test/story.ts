import { test as base } from 'vitest'
import { testApp } from './app.ts'
import { empty, freshDatabase } from './fresh.ts'

/** A test with an App of its own, on an empty database that the file’s tests use in turn. */
export const test = base
  // oxlint-disable-next-line no-empty-pattern -- vitest reads the names from the pattern
  .extend('database', { scope: 'file' }, async ({}, { onCleanup }) => {
    const database = await freshDatabase()
    onCleanup(() => database.close())
    return database
  })
  .extend('app', async ({ database }) => {
    await empty(database)
    return testApp(database.db)
  })
