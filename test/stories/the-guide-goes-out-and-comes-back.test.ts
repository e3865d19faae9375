import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'vitest'
import { publishGuide } from '../../src/actions/publish-guide.ts'
import { leavesOf } from '../../src/store/guides.ts'
import {
  checkFolder,
  exportEdition,
  importFolder,
  printFolder,
} from '../../src/terminal/guide-command.ts'
import { readFolder, writeFolder } from '../../src/terminal/guide-files.ts'
import { shippedGuide } from '../cohort.ts'
import { test } from '../story.ts'

const inFolder = async (work: (folder: string) => Promise<void> | void) => {
  const folder = mkdtempSync(join(tmpdir(), 'wayfellow-guide-'))
  try {
    await work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const listening = () => {
  const said: string[] = []
  const complained: string[] = []
  const out = {
    say: (line: string) => void said.push(line),
    complain: (line: string) => void complained.push(line),
  }
  return { out, said, complained }
}

const key = 'stakeholder-journey'

test('a guide that is imported and exported again has the same bytes', async ({ app }) => {
  await inFolder(async folder => {
    const { out } = listening()
    writeFolder(join(folder, 'in'), shippedGuide())
    expect(await importFolder(out, app, join(folder, 'in'))).toBe(0)
    expect(await exportEdition(out, app, join(folder, 'out'), null)).toBe(0)
    expect(readFolder(join(folder, 'out'))).toEqual(shippedGuide())
  })
})

test('the same files are the same edition, and one changed letter makes a new one', async ({
  app,
}) => {
  const first = await publishGuide(app, key, shippedGuide())
  expect(await publishGuide(app, key, shippedGuide())).toEqual(first)
  const changed = shippedGuide().map(leaf =>
    leaf.path === 'guide.md' ? { ...leaf, text: leaf.text.replace('Nobody', 'No one') } : leaf,
  )
  const second = await publishGuide(app, key, changed)
  expect(second).not.toEqual(first)
  const edition = 'edition' in first ? first.edition : 0
  expect(await leavesOf(app.db, edition)).toEqual(shippedGuide())
})

test('a broken guide is not imported, and every fault is told with file and line', async ({
  app,
}) => {
  await inFolder(async folder => {
    const { out, complained } = listening()
    const broken = shippedGuide().map(leaf =>
      leaf.path === '8-weeks-out/introduction-to-mentors.letter.md'
        ? { ...leaf, text: leaf.text.replace('{city}', '{town}') }
        : leaf,
    )
    writeFolder(folder, broken)
    expect(await importFolder(out, app, folder)).toBe(1)
    expect(checkFolder(out, folder)).toBe(1)
    expect(complained[0]).toMatch(
      /^8-weeks-out\/introduction-to-mentors\.letter\.md:\d+ .*\{town\}/,
    )
  })
})

test('the printed guide holds every step, every letter, every address of the guide', async () => {
  await inFolder(folder => {
    const { out, said } = listening()
    writeFolder(folder, shippedGuide())
    expect(printFolder(out, folder, { format: 'md', language: 'en', to: null })).toBe(0)
    const [printed = ''] = said
    const titles = (ending: RegExp, field: string) =>
      shippedGuide()
        .filter(leaf => ending.test(leaf.path))
        .map(leaf => new RegExp(`^${field}: "?(.*?)"?$`, 'm').exec(leaf.text)?.[1] ?? '')
    const wanted = [
      ...titles(/^(\d|at-|after-|always).*(?<!phase)(?<!\.letter)(?<!\.(fr|ar))\.md$/, 'title'),
      ...titles(/\.letter\.md$/, 'subject'),
      ...shippedGuide().flatMap(leaf =>
        [...leaf.text.matchAll(/printed: (\S+)/g)].map(found => found[1] ?? ''),
      ),
    ]
    expect(wanted.length).toBeGreaterThan(80)
    expect(wanted.filter(title => !printed.includes(title))).toEqual([])
  })
})
