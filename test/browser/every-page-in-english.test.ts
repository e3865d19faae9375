import { describe, expect } from 'vitest'
import { openTo } from '../house/everybody.ts'
import { readers, troubles } from './every-page.ts'
import { test as base } from './open-browser.ts'

const test = base.extend('house', { scope: 'file' }, async ({ app }) => openTo(app))
const patience = { timeout: 600_000 }

describe('every page in English', patience, () => {
  test.for(readers)('stands in nobody’s way: %s', async (who, { browser, app, house }) => {
    expect(await troubles(browser, app, { house, who, locale: 'en' })).toEqual([])
  })
})
