import type { Asked } from '../asked.ts'
import type { Known } from '../known.ts'
import type { Row } from '../row.ts'
import { namesOf, several, type Judge, type Pack, type Scale } from './judged.ts'

/** What a wish is worth by its rank; from the last on all are worth the same. */
const byRank = [100, 85, 70, 55, 40]

/**
 * How somebody stands to another: 0 when she has named nobody, 1 when she has named others, and
 * from 2 on the rank of the other among her wishes.
 */
const nobody = 0
const others = 1
const kinds = 2 + byRank.length

function standing(wishes: number[], other: number): number {
  if (wishes.length === 0) return nobody
  const at = wishes.indexOf(other)
  return at < 0 ? others : 2 + Math.min(at, byRank.length - 1)
}

const worth = (standing: number) => (standing === others ? 0 : (byRank[standing - 2] ?? 0))

/** The mean of what those who have named anybody say; unknown when neither has. */
function gradeOf(mentee: number, mentor: number): number | null {
  if (mentee === nobody && mentor === nobody) return null
  if (mentor === nobody) return worth(mentee)
  if (mentee === nobody) return worth(mentor)
  return Math.floor((worth(mentee) + worth(mentor)) / 2)
}

const rankOf = (one: Known, other: Known) => one.wishes.indexOf(other.id) + 1

/** Whether the mentee has wished for the mentor, or the mentor for the mentee, and how much. */
export const judgeWishes: Judge = (_, mentee, mentor) => {
  const names = namesOf(mentee, mentor)
  const grade = gradeOf(standing(mentee.wishes, mentor.id), standing(mentor.wishes, mentee.id))
  if (grade === null) return { grade, key: 'fit.wishes.unknown', values: names }
  const byMentee = rankOf(mentee, mentor)
  const byMentor = rankOf(mentor, mentee)
  if (byMentee > 0 && byMentor > 0) {
    const values = { ...names, rank: byMentee, otherRank: byMentor }
    return { grade, key: 'fit.wishes.both', values }
  }
  if (byMentee + byMentor > 0) {
    const [from, to, rank] = byMentee > 0 ? [mentee, mentor, byMentee] : [mentor, mentee, byMentor]
    const values = { ...names, from: from.name, to: to.name, rank }
    return to.wishes.length === 0
      ? { grade, key: 'fit.wishes.one', values }
      : { grade, key: 'fit.wishes.one-sided', values }
  }
  const wishing = [mentee, mentor].filter(one => one.wishes.length > 0).map(one => one.name)
  return { grade, key: 'fit.wishes.others', values: { ...names, people: several(wishing) } }
}

/** Who is wished for by whom, the other way round: for each id, those who wish for it. */
function wishers(people: Known[]): Map<number, number[]> {
  const found = new Map<number, number[]>()
  for (const [at, one] of people.entries()) {
    for (const wish of new Set(one.wishes)) {
      const list = found.get(wish)
      if (list) list.push(at)
      else found.set(wish, [at])
    }
  }
  return found
}

function tableOf(scale: Scale): Uint8Array {
  const table = new Uint8Array(kinds * kinds)
  for (let own = 0; own < kinds; own++) {
    for (let their = 0; their < kinds; their++)
      table[own * kinds + their] = scale(gradeOf(own, their))
  }
  return table
}

const usually = (one: Known) => (one.wishes.length === 0 ? nobody : others)

/** Nearly nobody wishes for nearly anybody, so only the wishes that exist are written out. */
export const packWishes: Pack = (asked: Asked, scale: Scale) => {
  const table = tableOf(scale)
  const place = new Map(asked.mentors.map((mentor, at) => [mentor.id, at]))
  const wishing = wishers(asked.mentors)
  const usual = Uint8Array.from(asked.mentors, usually)
  const own = new Uint8Array(asked.mentors.length)
  const their = Uint8Array.from(usual)

  const write = (mentee: number) => {
    const known = asked.mentees[mentee]
    if (!known) return
    own.fill(usually(known))
    for (const wish of known.wishes) {
      const at = place.get(wish)
      if (at !== undefined) own[at] = standing(known.wishes, wish)
    }
    for (const at of wishing.get(known.id) ?? []) {
      their[at] = standing(asked.mentors[at]?.wishes ?? [], known.id)
    }
  }
  const wipe = (mentee: number) => {
    const id = asked.mentees[mentee]?.id ?? -1
    for (const at of wishing.get(id) ?? []) their[at] = usual[at] ?? 0
  }
  const add = ({ count, mentor, points }: Row) => {
    for (let at = 0; at < count; at++) {
      const to = mentor[at] ?? 0
      points[at] = (points[at] ?? 0) + (table[(own[to] ?? 0) * kinds + (their[to] ?? 0)] ?? 0)
    }
  }
  return (mentee, row) => {
    write(mentee)
    add(row)
    wipe(mentee)
  }
}
