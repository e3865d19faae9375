import { performance } from 'node:perf_hooks'
import { parseArgs } from 'node:util'
import { sayList } from '../days.ts'
import { goals, type Goal } from '../programme/matching/asked.ts'
import { readGiven, type Given } from '../programme/matching/given/pairs.ts'
import type { GivenFile, GivenProblem } from '../programme/matching/given/people.ts'
import { solve, type Solution } from '../programme/matching/solver/solution.ts'
import { shortOf, whyNot, type WhyNot } from '../programme/matching/why-not.ts'
import { say, type Values, type WordKey } from '../words.ts'
import type { Out } from './out.ts'
import { readCsv } from './read-csv.ts'

const options = {
  pairs: { type: 'string' },
  seats: { type: 'string' },
  needs: { type: 'string' },
  goal: { type: 'string', default: 'everyone' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const

const tell = (key: WordKey, values?: Values) => say('en', key, values)

/** The input is wrong: what to tell, a line each. */
class Wrong extends Error {
  readonly lines: string[]
  constructor(...lines: string[]) {
    super(lines.join('\n'))
    this.lines = lines
  }
}

function ask(args: string[]) {
  try {
    return parseArgs({ args, options, allowPositionals: false }).values
  } catch (error) {
    throw new Wrong(String(error instanceof Error ? error.message : error), tell('match.see-help'))
  }
}

function fileAt(path: string): GivenFile {
  try {
    return readCsv(path)
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    throw new Wrong(tell('match.no-file', { file: path, why }))
  }
}

const shown = 20

function complain(problems: GivenProblem[]): Wrong {
  const lines = problems
    .slice(0, shown)
    .map(({ file, row, key, values }) =>
      tell('match.problem', { file, row, what: tell(key, values) }),
    )
  const more = problems.length - shown
  return new Wrong(...lines, ...(more > 0 ? [tell('match.more', { count: more })] : []))
}

const few = (names: string[]) =>
  sayList('en', names.length > 6 ? [...names.slice(0, 5), `${names.length - 5} …`] : names)

/** Why somebody has no mentor, as a sentence. */
function reasonOf(given: Given, mentee: number, why: WhyNot): string {
  const name = given.mentees[mentee] ?? ''
  const nameOf = (mentor: number) => given.mentors[mentor] ?? ''
  switch (why.kind) {
    case 'nobody':
      return tell('match.why.nobody', { name })
    case 'total':
      return tell('match.why.total', { name })
    case 'full': {
      const { sharing, places, mentors, own } = why
      const best = nameOf(own[0] ?? 0)
      return tell('match.why.full', {
        name,
        sharing,
        places,
        mentors: few(mentors.map(nameOf)),
        best,
      })
    }
  }
}

/** The answer as it is printed, in the scores of the file. */
function answerOf(given: Given, solution: Solution, seconds: number) {
  const { market, mentees, mentors, scale, exact } = given
  const own = (score: number) => score / scale
  const why = whyNot(market, solution.pairs)
  const has = Map.groupBy(solution.pairs, pair => pair.mentee)
  const lacking = mentees
    .map((mentee, at) => ({
      mentee,
      at,
      has: has.get(at)?.length ?? 0,
      need: market.need[at] ?? 0,
    }))
    .filter(one => one.has < one.need)
    .map(one => ({ ...one, reason: reasonOf(given, one.at, why(one.at)) }))
  // Rounding moves each score by half a step at most, and so a sum by half a step for each pair.
  const places = market.need.reduce((sum, need) => sum + need, 0)
  const rounding = exact ? 0 : places / scale
  return {
    pairs: solution.pairs.map(({ mentee, mentor, score }) => {
      return { mentee: mentees[mentee], mentor: mentors[mentor], score: own(score) }
    }),
    matched: solution.matched,
    total: own(solution.total),
    worst: solution.worst === null ? null : own(solution.worst),
    unmatched: lacking
      .filter(one => one.has === 0)
      .map(({ mentee, reason }) => ({ mentee, reason })),
    waiting: lacking
      .filter(one => one.has > 0)
      .map(({ mentee, has, need, reason }) => ({ mentee, has, need, reason })),
    proof: {
      valid: solution.proof.valid,
      bound: own(solution.proof.bound) + rounding,
      gap: own(solution.proof.gap) + rounding,
    },
    seconds,
  }
}

type Answer = ReturnType<typeof answerOf>

/** The answer for people: a sentence, the pairs, and who stays without and why. */
function print(out: Out, answer: Answer, goal: Goal) {
  const { pairs, matched, unmatched, waiting, total, worst, proof } = answer
  const all = matched + unmatched.length
  out.say(tell('match.answer', { matched, all, total, worst: worst ?? 0, pairs: pairs.length }))
  out.say(tell(proof.valid ? `match.proven.${goal}` : 'match.unproven'))
  if (pairs.length > 0) out.say('')
  for (const { mentee, mentor, score } of pairs) {
    out.say(tell('match.pair', { mentee: mentee ?? '', mentor: mentor ?? '', score }))
  }
  const without = [...unmatched, ...waiting]
  if (without.length > 0) out.say(`\n${tell('match.without')}`)
  for (const { mentee, reason } of without) out.say(tell('match.reason', { mentee, reason }))
}

/** Refuses minima that cannot be met, and names who shares too few mentees. */
function refuseShort(given: Given, solution: Solution) {
  const short = shortOf(given.market, solution.pairs)
  if (!short) return
  const mentors = few(short.mentors.map(at => given.mentors[at] ?? ''))
  const { wanted, found } = short
  throw new Wrong(tell('match.short', { mentors, count: short.mentors.length, wanted, found }))
}

function match(out: Out, args: string[]): number {
  const asked = ask(args)
  if (asked.help) {
    out.say(tell('match.help'))
    return 0
  }
  if (!asked.pairs) throw new Wrong(tell('match.no-pairs'), tell('match.see-help'))
  const goal = goals.find(one => one === asked.goal)
  if (!goal) throw new Wrong(tell('match.no-goal', { goal: asked.goal, goals: goals.join(', ') }))
  const { given, problems } = readGiven({
    pairs: fileAt(asked.pairs),
    seats: asked.seats ? fileAt(asked.seats) : null,
    needs: asked.needs ? fileAt(asked.needs) : null,
  })
  if (!given) throw complain(problems)
  const began = performance.now()
  const solution = solve(given.market, goal)
  refuseShort(given, solution)
  const answer = answerOf(given, solution, (performance.now() - began) / 1000)
  if (asked.json) out.say(JSON.stringify(answer))
  else print(out, answer, goal)
  return answer.proof.valid ? 0 : 1
}

/** `wayfellow match`. 0 when the answer is proven best, 2 with a sentence when the input is wrong. */
export function matchCommand(out: Out, args: string[]): number {
  try {
    return match(out, args)
  } catch (error) {
    if (!(error instanceof Wrong)) throw error
    for (const line of error.lines) out.complain(line)
    return 2
  }
}
