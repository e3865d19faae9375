import { writeFileSync } from 'node:fs'
import { publishGuide } from '../actions/publish-guide.ts'
import type { App } from '../app.ts'
import type { GuideProblem } from '../programme/guide-files/leaf.ts'
import { readGuide } from '../programme/guide-files/read.ts'
import { printGuide } from '../programme/guide-printing.ts'
import { leavesOf, newestEdition } from '../store/guides.ts'
import { say } from '../words.ts'
import { readFolder, writeFolder } from './guide-files.ts'
import type { Out } from './out.ts'
import { onPaper } from './paper.ts'

export const guideKey = 'stakeholder-journey'

/** Problems as a compiler gives them: file, line, what to do. */
export function tellProblems(out: Out, problems: GuideProblem[]) {
  for (const { file, line, key, values } of problems) {
    out.complain(`${file}:${line} ${say('en', key, values)}`)
  }
}

/** `guide check`: reads a folder as the program would. 0 when it is in order. */
export function checkFolder(out: Out, folder: string): number {
  const { problems } = readGuide(guideKey, readFolder(folder))
  tellProblems(out, problems)
  out.say(say('en', 'guide.checked', { count: problems.length }))
  return problems.length === 0 ? 0 : 1
}

type Printing = { format: 'html' | 'md'; language: string; to: string | null }

/** `guide print`: the whole guide as the document the organisation publishes. */
export function printFolder(out: Out, folder: string, { format, language, to }: Printing): number {
  const { guide, problems } = readGuide(guideKey, readFolder(folder))
  tellProblems(out, problems)
  if (!guide || problems.length > 0) return 1
  const markdown = printGuide(guide, language)
  const text = format === 'md' ? markdown : onPaper(markdown, language)
  if (to) writeFileSync(to, text)
  else out.say(text.trimEnd())
  return 0
}

/** `guide import`: a folder becomes the newest edition in the database. */
export async function importFolder(out: Out, app: App, folder: string): Promise<number> {
  const published = await publishGuide(app, guideKey, readFolder(folder))
  if ('problems' in published) {
    tellProblems(out, published.problems)
    return 1
  }
  out.say(say('en', 'guide.imported', { edition: published.edition }))
  return 0
}

/** `guide export`: the newest edition, or another, into a folder, byte for byte. */
export async function exportEdition(out: Out, app: App, folder: string, edition: number | null) {
  const wanted = edition ?? (await newestEdition(app.db))
  const leaves = wanted === null ? [] : await leavesOf(app.db, wanted)
  if (wanted === null || leaves.length === 0) {
    out.complain(say('en', 'guide.no-edition'))
    return 1
  }
  writeFolder(folder, leaves)
  out.say(say('en', 'guide.exported', { edition: wanted, count: leaves.length }))
  return 0
}
