import type { WordKey } from '../../words.ts'
import { paths } from '../paths.ts'

/** What two have together, page by page, and what each page is called. */
export const waysOfPair = [
  { path: paths.messages, label: 'pair.messages' },
  { path: paths.questions, label: 'questions.all' },
  { path: paths.sharedNotes, label: 'shared.link' },
  { path: paths.goals, label: 'goals.link' },
  { path: paths.talks, label: 'talks.link' },
  { path: paths.topics, label: 'topics.link' },
  { path: paths.groundRules, label: 'rules.link' },
] as const satisfies { path: unknown; label: WordKey }[]

/** What a page of a pair is called, whichever pair it is; null for any other page. */
export function wayCalled(address: string): WordKey | null {
  const pattern = address.replace(
    /^\/cohorts\/\d+\/pairs\/\d+(?=\/)/,
    '/cohorts/:cohort/pairs/:pair',
  )
  return waysOfPair.find(one => one.path.pattern === pattern)?.label ?? null
}
