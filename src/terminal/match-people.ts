import { basename } from 'node:path'
import { performance } from 'node:perf_hooks'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import type { Goal } from '../programme/matching/asked.ts'
import { fitOf } from '../programme/matching/fit.ts'
import {
  askedOfFiles,
  type AskedOfFiles,
  type PeopleTable,
  type WrittenMapping,
} from '../programme/matching/given/people-files.ts'
import { readGuide } from '../programme/guide-files/read.ts'
import type { Guide } from '../programme/guide.ts'
import { propose, type Proposal, type Without } from '../programme/matching/proposal.ts'
import { tellFit } from '../programme/matching/telling.ts'
import { readFile } from '../programme/people-files/table.ts'
import { namesIn } from '../programme/proposals/names.ts'
import { languages, say } from '../words.ts'
import { guideKey } from './guide-command.ts'
import { readFolder } from './guide-files.ts'
import { fullTold, shortTold, type Answer } from './match-answer.ts'
import { complaint, readBytes, tell, Wrong } from './wrong.ts'

/** The files asked about, the goal, and the days in which free hours have to be common. */
export type PeopleAsked = {
  mentors: string
  mentees: string
  mapping: string | null
  goal: Goal
  from: Temporal.PlainDate
}

function tableAt(path: string, written: WrittenMapping): PeopleTable {
  const file = basename(path)
  const found = readFile(readBytes(path))
  if ('problem' in found) {
    const what = say('en', found.problem.key, found.problem.values)
    throw new Wrong(tell('match.file-problem', { file, what }))
  }
  return { file, table: found.table, written }
}

const isMapping = (found: unknown): found is WrittenMapping =>
  typeof found === 'object' &&
  found !== null &&
  Object.values(found).every(heading => typeof heading === 'string')

/** A mapping for both files, or one for each: `mentors:` and `mentees:`. */
function mappingAt(path: string | null, side: 'mentors' | 'mentees'): WrittenMapping {
  if (path === null) return {}
  const text = readBytes(path).toString('utf8')
  try {
    const found: unknown = parse(text)
    const whole = typeof found === 'object' && found !== null ? { ...found } : {}
    const sides = 'mentors' in whole || 'mentees' in whole
    const own: unknown = sides ? (Reflect.get(whole, side) ?? {}) : whole
    if (isMapping(own)) return own
  } catch {
    // What is no YAML is no mapping either, and told in the same words.
  }
  throw new Wrong(tell('match.no-mapping', { file: basename(path) }))
}

/** The guide the program ships with: its groups, regions, sectors and topics. */
function ownGuide(): Guide {
  const folder = fileURLToPath(new URL(`../../guide/${guideKey}`, import.meta.url))
  const { guide } = readGuide(guideKey, readFolder(folder))
  if (!guide) throw new Error('The guide is not in order')
  return guide
}

/** Why somebody has no mentor, as sentences. */
function reasonOf({ asked }: AskedOfFiles, without: Without): string {
  const names = new Map([...asked.mentees, ...asked.mentors].map(one => [one.id, one.name]))
  const name = names.get(without.mentee) ?? ''
  switch (without.why) {
    case 'total':
      return tell('match.why.total', { name })
    case 'full':
      return fullTold(name, without, {
        mentors: without.mentors.map(one => names.get(one) ?? ''),
        best: names.get(without.own[0]?.mentor ?? 0) ?? '',
      })
    case 'rules':
      return without.kept.length === 0
        ? tell('match.why.nobody', { name })
        : without.kept
            .map(({ rule, mentors }) => tell(`rule.${rule}.mentors`, { count: mentors.length }))
            .join(' ')
  }
}

function answerOf(found: AskedOfFiles, guide: Guide, proposal: Proposal, seconds: number): Answer {
  const { asked, addresses } = found
  const names = namesIn(guide, 'en')
  const mentees = new Map(asked.mentees.map(one => [one.id, one]))
  const mentors = new Map(asked.mentors.map(one => [one.id, one]))
  const nameOf = (id: number) => addresses.get(id) ?? ''
  return {
    pairs: proposal.pairs.flatMap(({ mentee, mentor, fit }) => {
      const [her, his] = [mentees.get(mentee), mentors.get(mentor)]
      const why = her && his ? tellFit('en', fitOf(asked, her, his), names) : ''
      return [{ mentee: nameOf(mentee), mentor: nameOf(mentor), score: fit, why }]
    }),
    matched: proposal.matched,
    total: proposal.total,
    worst: proposal.worst,
    unmatched: proposal.without.map(one => {
      return { mentee: nameOf(one.mentee), reason: reasonOf(found, one) }
    }),
    waiting: [],
    proof: proposal.proof,
    seconds,
  }
}

/** Matches two files of people by the usual weights and rules, and says why of each pair. */
export function matchPeople({ mentors, mentees, mapping, goal, from }: PeopleAsked): Answer {
  const guide = ownGuide()
  const files = {
    mentors: tableAt(mentors, mappingAt(mapping, 'mentors')),
    mentees: tableAt(mentees, mappingAt(mapping, 'mentees')),
  }
  const days = { from: from.toString(), to: from.add({ weeks: 12 }).toString() }
  const { found, problems } = askedOfFiles(files, { guide, languages, goal, ...days })
  if (!found) throw complaint(problems)
  const began = performance.now()
  const proposal = propose(found.asked)
  if (proposal.short) {
    const names = new Map(found.asked.mentors.map(one => [one.id, one.name]))
    throw shortTold(
      proposal.short,
      proposal.short.mentors.map(one => names.get(one) ?? ''),
    )
  }
  return answerOf(found, guide, proposal, (performance.now() - began) / 1000)
}
