import { describe, expect } from 'vitest'
import { publishGuide } from '../../src/actions/publish-guide.ts'
import { say } from '../../src/words.ts'
import { shippedGuide } from '../cohort.ts'
import { examine, examineAll, refused } from './every-page.ts'
import { openTab, test as base } from './open-browser.ts'

const viewport = { width: 1280, height: 800 }

const test = base.extend('origin', { scope: 'file' }, async ({ app }) => {
  await publishGuide(app, 'stakeholder-journey', shippedGuide())
  return app.origin
})

describe('an empty house', { timeout: 600_000 }, () => {
  test.for(['en', 'ar'])(
    'stands in nobody’s way in %s',
    async (locale, { browser, app, origin }) => {
      const { page, complaints, close } = await openTab(browser, app, { locale, viewport })
      const seen = await examineAll(page, origin, ['/', '/set-up'])
      await page.getByRole('button', { name: say(locale, 'set-up.go'), exact: true }).click()
      seen.push(...(await examine(page)))
      await close()
      expect([...seen, ...complaints.filter(one => !refused.test(one))]).toEqual([])
    },
  )
})
