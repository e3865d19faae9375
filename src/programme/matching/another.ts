import type { Asked } from './asked.ts'
import { fitOf } from './fit.ts'
import type { Two } from './known.ts'
import { propose, type Proposal } from './proposal.ts'
import { parting, type Rule } from './rules.ts'

/** Somebody who would have another mentor, or none; null stands for nobody. */
export type Move = { mentee: number; from: number | null; to: number | null }

/** What one proposal has otherwise than another. `total` and `matched` are what is gained. */
export type Difference = { total: number; matched: number; worst: number | null; moves: Move[] }

/** What changes from one proposal to another. */
export function difference(before: Proposal, after: Proposal): Difference {
  const [old, now] = [before, after].map(({ pairs }) => Map.groupBy(pairs, pair => pair.mentee))
  const mentees = new Set([...(old?.keys() ?? []), ...(now?.keys() ?? [])])
  const moves = [...mentees].flatMap((mentee): Move[] => {
    const had = (old?.get(mentee) ?? []).map(pair => pair.mentor)
    const has = (now?.get(mentee) ?? []).map(pair => pair.mentor)
    const left = had.filter(mentor => !has.includes(mentor))
    const come = has.filter(mentor => !had.includes(mentor))
    return Array.from({ length: Math.max(left.length, come.length) }, (_, at) => {
      return { mentee, from: left[at] ?? null, to: come[at] ?? null }
    })
  })
  return {
    total: after.total - before.total,
    matched: after.matched - before.matched,
    worst: after.worst,
    moves,
  }
}

/** Another mentor for a mentee: her fit, and what keeps the two apart if anything does. */
export type Alternative = Two & { fit: number; parted: Rule[] }

/** The other mentors for a mentee: those she may have, the best fit first, then those she may not. */
export function alternatives(asked: Asked, proposal: Proposal, mentee: number): Alternative[] {
  const who = asked.mentees.find(one => one.id === mentee)
  if (!who) return []
  const has = proposal.pairs.filter(pair => pair.mentee === mentee).map(pair => pair.mentor)
  const partedBy = parting({ ...asked, locked: [] })
  return asked.mentors
    .filter(mentor => !has.includes(mentor.id))
    .map(mentor => ({
      mentee,
      mentor: mentor.id,
      fit: fitOf(asked, who, mentor).fit,
      parted: partedBy(who, mentor),
    }))
    .toSorted((a, b) => Math.sign(a.parted.length) - Math.sign(b.parted.length) || b.fit - a.fit)
}

/** The same question with this pair decided instead of any other of the mentee’s. */
export const withInstead = (asked: Asked, two: Two): Asked => ({
  ...asked,
  locked: [...asked.locked.filter(one => one.mentee !== two.mentee), two],
})

/** What it would cost that these two are a pair, exactly: by asking the question in which they are. */
export const costOf = (asked: Asked, proposal: Proposal, two: Two): Difference =>
  difference(proposal, propose(withInstead(asked, two)))

/** Two who would both rather have each other than what they have, by their common fit. */
export type Rather = Two & { fit: number }

/**
 * The pairs who would both rather have each other: the mentee fits her better than a mentor she
 * has, or has too few, and the mentor a mentee of hers, or has room. In the order of what they lose.
 */
export function wouldRather(asked: Asked, { pairs }: Proposal): Rather[] {
  const ofMentee = Map.groupBy(pairs, pair => pair.mentee)
  const ofMentor = Map.groupBy(pairs, pair => pair.mentor)
  const partedBy = parting(asked)
  const least = (held: { fit: number }[] | undefined, room: number) =>
    (held?.length ?? 0) < room ? -1 : Math.min(...(held ?? []).map(pair => pair.fit))
  return asked.mentees.flatMap(mentee => {
    const hers = least(ofMentee.get(mentee.id), mentee.need)
    const has = new Set(ofMentee.get(mentee.id)?.map(pair => pair.mentor))
    return asked.mentors.flatMap((mentor): Rather[] => {
      if (has.has(mentor.id) || partedBy(mentee, mentor).length > 0) return []
      const { fit } = fitOf(asked, mentee, mentor)
      const better =
        fit >= asked.floor && fit > hers && fit > least(ofMentor.get(mentor.id), mentor.most)
      return better ? [{ mentee: mentee.id, mentor: mentor.id, fit }] : []
    })
  })
}
