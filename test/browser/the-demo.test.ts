import { describe, expect } from 'vitest'
import { openDemo } from '../../src/actions/open-demo.ts'
import { publishGuide } from '../../src/actions/publish-guide.ts'
import { must, shippedGuide } from '../cohort.ts'
import { examine, examineAll, refused } from './every-page.ts'
import { openTab, test as base } from './open-browser.ts'

const viewport = { width: 1280, height: 800 }

const test = base.extend('demo', { scope: 'file' }, async ({ app }) => {
  await publishGuide(app, 'stakeholder-journey', shippedGuide())
  return (await must(openDemo(app, 'five-weeks', app.deliver))).cohort
})

describe('the demo, with its two dozen mentees', { timeout: 600_000 }, () => {
  test.for(['en', 'ar'])('stands in nobody’s way in %s', async (locale, { browser, app, demo }) => {
    const { page, complaints, close } = await openTab(browser, app, { locale, viewport })
    const be = async (role: string) => {
      await page.goto(`${app.origin}/sign-in`)
      await page.locator(`section[aria-labelledby="${role}"] button`).first().click()
      await page.locator(`.tongues button[value="${locale}"]`).click()
    }
    const seen = await examineAll(page, app.origin, ['/', '/sign-in', '/mailboxes'])
    await page.locator('.personas a').first().click()
    seen.push(...(await examine(page)))
    await page.locator('main .ledger a').first().click()
    seen.push(...(await examine(page)))
    const at = `/cohorts/${demo}`
    await be('mentee')
    seen.push(...(await examineAll(page, app.origin, [`${at}/journey`, `${at}/journey/letters`])))
    await be('mentor')
    seen.push(...(await examineAll(page, app.origin, [`${at}/journey`])))
    await be('programme-staff')
    const rooms = ['', '/people', '/pairs', '/letters', '/steps', '/history', '/checklist']
    seen.push(
      ...(await examineAll(
        page,
        app.origin,
        rooms.map(room => at + room),
      )),
    )
    await close()
    expect([...seen, ...complaints.filter(one => !refused.test(one))]).toEqual([])
  })
})
