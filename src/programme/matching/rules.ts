import { bare } from '../people-files/bare.ts'
import type { Asked } from './asked.ts'
import { areHoursApart } from './criteria/common-hours.ts'
import type { Known, KnownMentee, KnownMentor, Two } from './known.ts'

/** The hard rules, by name. The first six are usual; the others staff can switch on. */
export const rules = [
  'same-organisation',
  'earlier-pair',
  'apart',
  'no-common-language',
  'no-room',
  'away',
  'hours-apart',
  'other-group',
] as const
export type Rule = (typeof rules)[number]
export const usualRules: Rule[] = rules.slice(0, 6)

/** Whether a rule keeps two people apart. What is unknown never does. */
export type Parts = (mentee: KnownMentee, mentor: KnownMentor) => boolean

/** An organisation without regard to case, accents, spaces and punctuation. */
export const organisationKey = (known: Known): string =>
  bare(known.organisation ?? '').replaceAll(' ', '')

/** A set of pairs that can be asked quickly. */
export function twosOf(twos: Two[]): Map<number, Set<number>> {
  const found = new Map<number, Set<number>>()
  for (const { mentee, mentor } of twos) {
    found.set(mentee, (found.get(mentee) ?? new Set()).add(mentor))
  }
  return found
}

function amongTwos(twos: Two[]): Parts {
  const found = twosOf(twos)
  return (mentee, mentor) => found.get(mentee.id)?.has(mentor.id) ?? false
}

/** Earlier pairs, without those that walk together still: these are not parted by themselves. */
export function earlierTwos(asked: Asked): Two[] {
  const running = twosOf(asked.running)
  return asked.earlier.filter(({ mentee, mentor }) => !running.get(mentee)?.has(mentor))
}

/** The locked pairs between people who are there, each once. */
export function lockedTwos(asked: Asked): Two[] {
  const mentees = new Set(asked.mentees.map(mentee => mentee.id))
  const mentors = new Set(asked.mentors.map(mentor => mentor.id))
  return [...twosOf(asked.locked)].flatMap(([mentee, with_]) =>
    [...with_]
      .filter(mentor => mentees.has(mentee) && mentors.has(mentor))
      .map(mentor => ({ mentee, mentor })),
  )
}

const count = (ids: number[]) => {
  const counts = new Map<number, number>()
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1)
  return counts
}

/** How many mentees a mentor may have beside those locked to her. */
export function roomOf(asked: Asked): (mentor: KnownMentor) => number {
  const taken = count(lockedTwos(asked).map(two => two.mentor))
  return mentor => Math.max(0, mentor.most - (taken.get(mentor.id) ?? 0))
}

const daysTooLong = 14

/**
 * Whether a mentor is away when pairs would begin, and for more than two weeks or until the meeting is
 * over: too long to leave somebody new alone.
 */
export function isAwayForLong({ from, to }: Asked, { away }: KnownMentor): boolean {
  if (!away) return false
  const [first, last] = [Temporal.PlainDate.from(from), Temporal.PlainDate.from(away.until)]
  const begun = Temporal.PlainDate.compare(Temporal.PlainDate.from(away.from), first) <= 0
  const long = Temporal.PlainDate.compare(last, first.add({ days: daysTooLong })) >= 0
  const throughout =
    Temporal.PlainDate.compare(last, first) >= 0 &&
    Temporal.PlainDate.compare(last, Temporal.PlainDate.from(to)) >= 0
  return begun && (long || throughout)
}

const lacks = (own: string[], their: string[]) =>
  own.length > 0 && their.length > 0 && !own.some(one => their.includes(one))

const languagesOf = (known: Known) => known.spoken.map(one => one.language)

const makers: Record<Rule, (asked: Asked) => Parts> = {
  'same-organisation': () => (mentee, mentor) =>
    organisationKey(mentee) !== '' && organisationKey(mentee) === organisationKey(mentor),
  'earlier-pair': asked => amongTwos(earlierTwos(asked)),
  apart: asked => amongTwos(asked.apart),
  'no-common-language': () => (mentee, mentor) => lacks(languagesOf(mentee), languagesOf(mentor)),
  'no-room': asked => {
    const room = roomOf(asked)
    return (_, mentor) => room(mentor) === 0
  },
  away: asked => {
    const gone = new Set(asked.mentors.filter(one => isAwayForLong(asked, one)).map(one => one.id))
    const together = amongTwos(asked.running)
    return (mentee, mentor) => gone.has(mentor.id) && !together(mentee, mentor)
  },
  'hours-apart': asked => (mentee, mentor) => areHoursApart(asked, mentee, mentor),
  'other-group': () => (mentee, mentor) => lacks(mentee.groups, mentor.groups),
}

/** A rule, ready to be asked about many pairs. A locked pair is parted by none. */
export function ruleFor(asked: Asked, rule: Rule): Parts {
  const parts = makers[rule](asked)
  const locked = amongTwos(asked.locked)
  return (mentee, mentor) => !locked(mentee, mentor) && parts(mentee, mentor)
}

/**
 * Says which of the rules that are switched on keep two people apart. Made once, to be asked about
 * many pairs: each rule gathers what it needs to know first.
 */
export function parting(asked: Asked): (mentee: KnownMentee, mentor: KnownMentor) => Rule[] {
  const on = rules
    .filter(rule => asked.rules.includes(rule))
    .map(rule => ({ rule, parts: ruleFor(asked, rule) }))
  return (mentee, mentor) => on.filter(({ parts }) => parts(mentee, mentor)).map(({ rule }) => rule)
}

/** The rules that are switched on and keep these two apart. */
export const partedBy = (asked: Asked, mentee: KnownMentee, mentor: KnownMentor): Rule[] =>
  parting(asked)(mentee, mentor)

/** Everybody whom a rule keeps apart, whether or not another rule does as well. */
export function keptApart(asked: Asked, rule: Rule): Two[] {
  const parts = ruleFor(asked, rule)
  return asked.mentees.flatMap(mentee =>
    asked.mentors
      .filter(mentor => parts(mentee, mentor))
      .map(mentor => ({ mentee: mentee.id, mentor: mentor.id })),
  )
}

/** For one mentee, the mentors that each rule keeps from her, with the rules that keep anybody. */
export const keptFrom = (asked: Asked, mentee: KnownMentee): { rule: Rule; mentors: number[] }[] =>
  rules
    .filter(rule => asked.rules.includes(rule))
    .map(rule => {
      const parts = ruleFor(asked, rule)
      const kept = asked.mentors.filter(mentor => parts(mentee, mentor))
      return { rule, mentors: kept.map(mentor => mentor.id) }
    })
    .filter(({ mentors }) => mentors.length > 0)
