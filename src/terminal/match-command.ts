import { performance } from 'node:perf_hooks'
import { parseArgs } from 'node:util'
import { goals, type Goal } from '../programme/matching/asked.ts'
import { readGiven } from '../programme/matching/given/pairs.ts'
import { solve } from '../programme/matching/solver/solution.ts'
import { shortOf } from '../programme/matching/why-not.ts'
import { answerOf, shortTold, type Answer } from './match-answer.ts'
import { matchPeople } from './match-people.ts'
import type { Out } from './out.ts'
import { readCsv } from './read-csv.ts'
import { complaint, tell, Wrong } from './wrong.ts'

const options = {
  pairs: { type: 'string' },
  seats: { type: 'string' },
  needs: { type: 'string' },
  mentors: { type: 'string' },
  mentees: { type: 'string' },
  mapping: { type: 'string' },
  goal: { type: 'string', default: 'everyone' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const

function ask(args: string[]) {
  try {
    return parseArgs({ args, options, allowPositionals: false }).values
  } catch (error) {
    throw new Wrong(String(error instanceof Error ? error.message : error), tell('match.see-help'))
  }
}

/** The answer for people: a sentence, the pairs, and who stays without and why. */
function print(out: Out, answer: Answer, goal: Goal) {
  const { pairs, matched, unmatched, waiting, total, worst, proof } = answer
  const all = matched + unmatched.length
  out.say(tell('match.answer', { matched, all, total, worst: worst ?? 0, pairs: pairs.length }))
  out.say(tell(proof.valid ? `match.proven.${goal}` : 'match.unproven'))
  if (pairs.length > 0) out.say('')
  for (const { why, ...pair } of pairs) {
    out.say(tell('match.pair', pair))
    if (why) out.say(tell('match.why', { why }))
  }
  const without = [...unmatched, ...waiting]
  if (without.length > 0) out.say(`\n${tell('match.without')}`)
  for (const { mentee, reason } of without) out.say(tell('match.reason', { mentee, reason }))
}

type Asked = ReturnType<typeof ask>

/** The pairs whose fits are given. */
function matchGiven({ pairs, seats, needs }: Asked & { pairs: string }, goal: Goal): Answer {
  const { given, problems } = readGiven({
    pairs: readCsv(pairs),
    seats: seats ? readCsv(seats) : null,
    needs: needs ? readCsv(needs) : null,
  })
  if (!given) throw complaint(problems)
  const began = performance.now()
  const solution = solve(given.market, goal)
  const short = shortOf(given.market, solution.pairs)
  if (short)
    throw shortTold(
      short,
      short.mentors.map(at => given.mentors[at] ?? ''),
    )
  return answerOf(given, solution, (performance.now() - began) / 1000)
}

function match(out: Out, args: string[], today: Temporal.PlainDate): number {
  const asked = ask(args)
  if (asked.help) {
    out.say(tell('match.help'))
    return 0
  }
  const goal = goals.find(one => one === asked.goal)
  if (!goal) throw new Wrong(tell('match.no-goal', { goal: asked.goal, goals: goals.join(', ') }))
  const { pairs, mentors, mentees, mapping = null } = asked
  const people = mentors && mentees ? { mentors, mentees, mapping, goal, from: today } : null
  if (!pairs && !people) throw new Wrong(tell('match.no-pairs'), tell('match.see-help'))
  const answer = people ? matchPeople(people) : matchGiven({ ...asked, pairs: pairs ?? '' }, goal)
  if (asked.json) out.say(JSON.stringify(answer))
  else print(out, answer, goal)
  return answer.proof.valid ? 0 : 1
}

/** `wayfellow match`. 0 when the answer is proven best, 2 with a sentence when the input is wrong. */
export function matchCommand(out: Out, args: string[], today: Temporal.PlainDate): number {
  try {
    return match(out, args, today)
  } catch (error) {
    if (!(error instanceof Wrong)) throw error
    for (const line of error.lines) out.complain(line)
    return 2
  }
}
