// How long it takes to match, beside others who can: npm run bench:matching. With BENCH_LARGE=1 also
// 50,000 × 25,000. Seconds are of the processor, so that they say the same on a busy machine.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { fileURLToPath } from 'node:url'
import type { Goal } from '../../src/programme/matching/asked.ts'
import type { Market } from '../../src/programme/matching/market.ts'
import { marketOf } from '../../src/programme/matching/candidates.ts'
import { solve } from '../../src/programme/matching/solver/solution.ts'
import { crowds, largeCrowds, marketOfCrowd } from './crowd.ts'
import { crowd } from './made-up-people.ts'

const limit = Number(process.env['BENCH_LIMIT'] ?? 120) * 1000
const folder = mkdtempSync(join(tmpdir(), 'wayfellow-bench-'))
const say = (...cells: (string | number)[]) => process.stdout.write(`| ${cells.join(' | ')} |\n`)

/** What somebody found, and in how many seconds of processor; or why there is nothing to compare. */
type Found = { total: number; seconds: number } | string

function ours(market: Market, goal: Goal) {
  const before = process.memoryUsage().rss
  const [busy, from] = [process.cpuUsage(), performance.now()]
  const solution = solve(market, goal)
  const { user, system } = process.cpuUsage(busy)
  const grown = Math.max(0, (process.memoryUsage().rss - before) / 2 ** 20)
  return {
    ...solution,
    seconds: (user + system) / 1e6,
    wall: (performance.now() - from) / 1000,
    grown: Math.round(grown),
  }
}

function ask(program: string, args: string[], env: NodeJS.ProcessEnv = {}): Found {
  const { status, stdout } = spawnSync(program, args, {
    encoding: 'utf8',
    timeout: limit,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  if (status === 0) return JSON.parse(stdout) as Found
  return status === null ? `not in ${limit / 1000} s` : 'fails'
}

const peer = fileURLToPath(new URL('matching-peer.ts', import.meta.url))

/**
 * scipy matches one to one and everybody, so each place is a column of its own, and each mentee has
 * one more where she waits, worth nothing; its weights may not be 0, so all are one higher.
 */
const scipy = `
import json, sys, time
import numpy, scipy.sparse, scipy.sparse.csgraph
read = lambda name, kind: numpy.fromfile(sys.argv[1] + '/' + name, kind)
start, host, score = read('start', 'i4'), read('host', 'i4'), read('score', 'f8')
began = time.process_time()
matrix = scipy.sparse.csr_matrix((score, host, start))
rows, columns = scipy.sparse.csgraph.min_weight_full_bipartite_matching(matrix, maximize=True)
total = matrix[rows, columns].sum() - len(rows)
print(json.dumps({'total': int(total), 'seconds': time.process_time() - began}))
`

function askScipy({ mentees, start, mentor, score, need, most }: Market): Found {
  if (need.some(wanted => wanted > 1)) return 'no needs of two'
  const places = [0]
  for (const room of most) places.push((places.at(-1) ?? 0) + room)
  const all = places.at(-1) ?? 0
  const begin = new Int32Array(mentees + 1)
  const [host, worth]: [number[], number[]] = [[], []]
  for (let mentee = 0; mentee < mentees; mentee++) {
    for (let pair = start[mentee] ?? 0; pair < (start[mentee + 1] ?? 0); pair++) {
      const one = mentor[pair] ?? 0
      for (let place = places[one] ?? 0; place < (places[one + 1] ?? 0); place++) {
        host.push(place)
        worth.push((score[pair] ?? 0) + 1)
      }
    }
    host.push(all + mentee)
    worth.push(1)
    begin[mentee + 1] = host.length
  }
  const files = { start: begin, host: Int32Array.from(host), score: Float64Array.from(worth) }
  for (const [name, numbers] of Object.entries(files)) writeFileSync(join(folder, name), numbers)
  return ask('python3', ['-c', scipy, folder])
}

function beside(found: Found, total: number, seconds: number): string {
  if (typeof found === 'string') return found
  if (found.total !== total) throw new Error(`Found ${found.total}, and we ${total}`)
  return `${found.seconds.toFixed(2)} s, ${(found.seconds / seconds).toFixed(1)} ×`
}

const knowsScipy = typeof ask('python3', ['-c', 'import scipy; print(1)']) === 'number'
if (!knowsScipy) process.stdout.write('There is no python3 with scipy here, so it is left out.\n')

// The first time, Node has still to learn the code by heart.
solve(
  marketOfCrowd({ mentees: 500, mentors: 250, communities: 8, places: [25, 40, 35], two: 0 }),
  'fair',
)

say('crowd', 'goal', 'pairs', 'ours', 'wall', 'memory', 'matched', 'proof', 'HiGHS', 'scipy')
say('---', '---', '--:', '--:', '--:', '--:', '--:', '---', '--:', '--:')
const all = { ...crowds, ...(process.env['BENCH_LARGE'] ? largeCrowds : {}) }
for (const [name, people] of Object.entries(all)) {
  const market = marketOfCrowd(people)
  const goals: Goal[] = ['total', 'everyone', ...(people.mentees <= 500 ? ['fair' as const] : [])]
  for (const goal of goals) {
    const { seconds, wall, grown, matched, proof, total } = ours(market, goal)
    const alone = goal === 'total'
    say(
      name,
      goal,
      market.score.length,
      `${seconds.toFixed(2)} s`,
      `${wall.toFixed(2)} s`,
      `${grown} MB`,
      matched,
      proof.valid ? 'holds' : 'does not hold',
      alone ? beside(ask(process.execPath, [peer, name]), total, seconds) : '',
      alone && knowsScipy ? beside(askScipy(market), total, seconds) : '',
    )
  }
}
rmSync(folder, { recursive: true })

/** How long it takes to work out the fits of people, beside matching them. */
function fitBesideSolve(mentees: number, mentors: number) {
  const asked = crowd(mentees, mentors)
  const busy = process.cpuUsage()
  const candidates = marketOf(asked)
  const { user, system } = process.cpuUsage(busy)
  if (!candidates) throw new Error('There is no market')
  const fit = (user + system) / 1e6
  const { seconds, proof } = ours(candidates.market, 'everyone')
  process.stdout.write(
    `${mentees} × ${mentors} people: fits ${fit.toFixed(2)} s, matching ${seconds.toFixed(2)} s ` +
      `(${(fit / seconds).toFixed(1)} ×), ${proof.valid ? 'proven' : 'not proven'}\n`,
  )
}
fitBesideSolve(500, 250)
fitBesideSolve(10_000, 5_000)
