// How long it takes to know who may be paired with whom and how well they fit: npm run bench:fit
import { performance } from 'node:perf_hooks'
import type { Asked } from '../../src/programme/matching/asked.ts'
import { marketOf } from '../../src/programme/matching/candidates.ts'
import { fitOf } from '../../src/programme/matching/fit.ts'
import { crowd } from './made-up-people.ts'

function measure(words: string, asked: Asked): void {
  const before = process.memoryUsage().rss
  const from = performance.now()
  const busy = process.cpuUsage()
  const pairs = marketOf(asked)?.market.score.length ?? 0
  const seconds = ((performance.now() - from) / 1000).toFixed(2)
  const ofProcessor = (process.cpuUsage(busy).user / 1e6).toFixed(2)
  const grown = Math.round((process.memoryUsage().rss - before) / 1024 / 1024)
  process.stdout.write(
    `${words}: ${seconds} s (${ofProcessor} s of processor), ${pairs} pairs, ${grown} MB more\n`,
  )
}

function measureOneByOne(asked: Asked): void {
  const from = performance.now()
  for (const mentee of asked.mentees.slice(0, 20)) {
    for (const mentor of asked.mentors.slice(0, 500)) fitOf(asked, mentee, mentor)
  }
  const each = (performance.now() - from) / 10_000
  process.stdout.write(`one fit with its reasons: ${each.toFixed(3)} ms\n`)
}

const small = crowd(500, 250)
const large = crowd(10_000, 5_000)
measure('500 × 250, the usual rules', small)
measure('10,000 × 5,000, within a group', { ...large, rules: [...large.rules, 'other-group'] })
measure('10,000 × 5,000, from 60 on', { ...large, floor: 60 })
measure('10,000 × 5,000, from 50 on', { ...large, floor: 50 })
measure('10,000 × 5,000, the usual rules', large)
measure('10,000 × 5,000, also an hour in common', {
  ...large,
  rules: [...large.rules, 'hours-apart'],
})
measure('10,000 × 5,000, no rule at all', { ...large, rules: [] })
measureOneByOne(small)
