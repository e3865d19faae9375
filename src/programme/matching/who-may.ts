import type { Asked } from './asked.ts'
import { addAll, drop, keepOnly, noBits, put, type Bits } from './bits.ts'
import { packedHours } from './criteria/packed-hours.ts'
import type { Known, Two } from './known.ts'
import {
  earlierTwos,
  isAwayForLong,
  lockedTwos,
  organisationKey,
  roomOf,
  twosOf,
  type Rule,
} from './rules.ts'

/** Takes mentors away from a set of them, for one mentee. */
type Sieve = (mentee: number, may: Bits) => void

/** For every text, the mentors who have it; and those who have none, of whom it is unknown. */
type Having = { with: Map<string, Bits>; unknown: Bits }

function having(mentors: Known[], textsOf: (mentor: Known) => string[]): Having {
  const index: Having = { with: new Map(), unknown: noBits(mentors.length) }
  for (const [at, mentor] of mentors.entries()) {
    const texts = textsOf(mentor)
    if (texts.length === 0) put(index.unknown, at)
    for (const text of texts) {
      const bits = index.with.get(text) ?? noBits(mentors.length)
      index.with.set(text, bits)
      put(bits, at)
    }
  }
  return index
}

/** Leaves those who have one of the mentee’s texts, or of whom we do not know. */
function onlyWith(asked: Asked, textsOf: (one: Known) => string[]): Sieve {
  const index = having(asked.mentors, textsOf)
  const texts = asked.mentees.map(textsOf)
  const fitting = noBits(asked.mentors.length)
  return (mentee, may) => {
    const wanted = texts[mentee] ?? []
    if (wanted.length === 0) return
    fitting.set(index.unknown)
    for (const text of wanted) {
      const bits = index.with.get(text)
      if (bits) addAll(fitting, bits)
    }
    keepOnly(may, fitting)
  }
}

/** Leaves out the mentors that stand in a list for each mentee. */
const without =
  (lists: Map<number, number[]>): Sieve =>
  (mentee, may) => {
    for (const mentor of lists.get(mentee) ?? []) drop(may, mentor)
  }

function withoutTwos(asked: Asked, twos: Two[]): Sieve {
  const mentees = new Map(asked.mentees.map((mentee, at) => [mentee.id, at]))
  const mentors = new Map(asked.mentors.map((mentor, at) => [mentor.id, at]))
  const lists = new Map<number, number[]>()
  for (const two of twos) {
    const mentee = mentees.get(two.mentee)
    const mentor = mentors.get(two.mentor)
    if (mentee === undefined || mentor === undefined) continue
    lists.set(mentee, [...(lists.get(mentee) ?? []), mentor])
  }
  return without(lists)
}

function withoutColleagues(asked: Asked): Sieve {
  const people = asked.mentors.map((mentor, at) => ({ at, key: organisationKey(mentor) }))
  const places = Map.groupBy(people, one => one.key)
  const lists = asked.mentees.map((mentee, at): [number, number[]] => {
    const key = organisationKey(mentee)
    return [at, key === '' ? [] : (places.get(key) ?? []).map(one => one.at)]
  })
  return without(new Map(lists))
}

function withRoom(asked: Asked): Sieve {
  const room = roomOf(asked)
  const free = noBits(asked.mentors.length)
  for (const [at, mentor] of asked.mentors.entries()) if (room(mentor) > 0) put(free, at)
  return (_, may) => keepOnly(may, free)
}

/** Leaves out mentors who are away for long; two who walk together already wait for each other. */
function withoutAway(asked: Asked): Sieve {
  const gone = asked.mentors.flatMap((mentor, at) =>
    isAwayForLong(asked, mentor) ? [{ at, id: mentor.id }] : [],
  )
  const running = twosOf(asked.running)
  return (mentee, may) => {
    const hers = gone.length > 0 ? running.get(asked.mentees[mentee]?.id ?? 0) : undefined
    for (const { at, id } of gone) if (!hers?.has(id)) drop(may, at)
  }
}

/** The only rule that has to look at its pairs one by one; it comes last, when few are left. */
function withHours(asked: Asked): Sieve {
  const { common } = packedHours(asked)
  return (mentee, may) => {
    for (let at = 0; at < may.length; at++) {
      for (let word = may[at] ?? 0; word !== 0; word &= word - 1) {
        const mentor = (at << 5) + 31 - Math.clz32(word & -word)
        if (common(mentee, mentor) === 0) drop(may, mentor)
      }
    }
  }
}

const makers: Record<Rule, (asked: Asked) => Sieve> = {
  'same-organisation': withoutColleagues,
  'earlier-pair': asked => withoutTwos(asked, earlierTwos(asked)),
  apart: asked => withoutTwos(asked, asked.apart),
  'no-common-language': asked => onlyWith(asked, one => one.spoken.map(({ language }) => language)),
  'no-room': withRoom,
  away: withoutAway,
  'hours-apart': withHours,
  'other-group': asked => onlyWith(asked, one => one.groups),
}

/** From the rule that parts most at once to the one that looks closest. */
const order: Rule[] = [
  'no-room',
  'away',
  'other-group',
  'no-common-language',
  'same-organisation',
  'earlier-pair',
  'apart',
  'hours-apart',
]

/**
 * Who may be paired with each mentee by the rules that are switched on: a function that writes the
 * mentors into a set. A locked pair is settled, so it is not among them.
 */
export function whoMay(asked: Asked): (mentee: number, may: Bits) => void {
  const everybody = noBits(asked.mentors.length)
  for (const at of asked.mentors.keys()) put(everybody, at)
  const sieves = order.filter(rule => asked.rules.includes(rule)).map(rule => makers[rule](asked))
  const settled = withoutTwos(asked, lockedTwos(asked))
  return (mentee, may) => {
    may.set(everybody)
    settled(mentee, may)
    for (const sieve of sieves) sieve(mentee, may)
  }
}
