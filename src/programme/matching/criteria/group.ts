import type { Asked } from '../asked.ts'
import { numbered, packSets } from '../bits.ts'
import type { Row } from '../row.ts'
import { namesOf, several, unknownOf, type Judge, type Pack, type Scale } from './judged.ts'

const grades = { same: 100, neighbour: 60, none: 0 }

/** All groups above a group. A tree that goes in a circle, as a slip may make it, still ends. */
function above(asked: Asked, group: string): string[] {
  const found: string[] = []
  let next = asked.groups[group] ?? null
  while (next !== null && !found.includes(next)) {
    found.push(next)
    next = asked.groups[next] ?? null
  }
  return found
}

/** Neighbours in the tree (R6): one lies above the other, or both lie directly under a third. */
export function areNeighbours(asked: Asked, one: string, other: string): boolean {
  if (one === other) return false
  if (above(asked, one).includes(other) || above(asked, other).includes(one)) return true
  const parent = asked.groups[one] ?? null
  return parent !== null && parent === (asked.groups[other] ?? null)
}

/** The first two groups that are neighbours. */
function neighbourly(asked: Asked, own: string[], their: string[]): [string, string] | null {
  for (const one of own) {
    const other = their.find(group => areNeighbours(asked, one, group))
    if (other !== undefined) return [one, other]
  }
  return null
}

/** Whether the mentor works in the group the mentee has chosen, or close by (R6, R78). */
export const judgeGroup: Judge = (asked, mentee, mentor) => {
  const names = namesOf(mentee, mentor)
  if (mentee.groups.length === 0 || mentor.groups.length === 0) {
    const people = unknownOf(
      [mentee.name, mentee.groups.length > 0],
      [mentor.name, mentor.groups.length > 0],
    )
    return { grade: null, key: 'fit.group.unknown', values: { ...names, people } }
  }
  const same = mentee.groups.filter(group => mentor.groups.includes(group))
  if (same.length > 0) {
    const values = { ...names, groups: several([...new Set(same)]) }
    return { grade: grades.same, key: 'fit.group.same', values }
  }
  const near = neighbourly(asked, mentee.groups, mentor.groups)
  if (near) {
    const [group, otherGroup] = near
    return {
      grade: grades.neighbour,
      key: 'fit.group.neighbour',
      values: { ...names, group, otherGroup },
    }
  }
  const values = {
    ...names,
    groups: several(mentee.groups),
    otherGroups: several(mentor.groups),
  }
  return { grade: grades.none, key: 'fit.group.none', values }
}

/** Everybody’s groups as bits; a mentee has her neighbours’ bits as well. */
export const packGroup: Pack = (asked: Asked, scale: Scale) => {
  const owns = asked.mentees.map(mentee => mentee.groups)
  const theirs = asked.mentors.map(mentor => mentor.groups)
  const numbers = numbered([...owns, ...theirs])
  const all = [...numbers.keys()]
  const nearOf = new Map(
    all.map(group => [group, all.filter(other => areNeighbours(asked, group, other))]),
  )
  const own = packSets(owns, numbers)
  const near = packSets(
    owns.map(groups => groups.flatMap(group => nearOf.get(group) ?? [])),
    numbers,
  )
  const their = packSets(theirs, numbers)
  const { words } = own
  const [same, neighbour, none] = [
    scale(grades.same),
    scale(grades.neighbour),
    scale(grades.none),
  ] as const
  const unknown = scale(null)

  return (mentee: number, { count, mentor, points }: Row) => {
    const from = mentee * words
    const told = owns[mentee]?.length !== 0
    for (let at = 0; at < count; at++) {
      const to = (mentor[at] ?? 0) * words
      let any = 0
      let shared = 0
      let close = 0
      for (let word = 0; word < words; word++) {
        const set = their.sets[to + word] ?? 0
        any |= set
        shared |= set & (own.sets[from + word] ?? 0)
        close |= set & (near.sets[from + word] ?? 0)
      }
      const known = shared !== 0 ? same : close !== 0 ? neighbour : none
      points[at] = (points[at] ?? 0) + (told && any !== 0 ? known : unknown)
    }
  }
}
