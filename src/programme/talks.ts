type Instant = Temporal.Instant

/** A talk of two: offered at several times, agreed to, or told of when it had taken place. */
export type Talk = {
  id: number
  pair: number
  /** The place of whoever offered or told of it. */
  by: number
  /** The talk these times are offered for, where it is one both had agreed to. */
  insteadOf: number | null
  minutes: number
  /** Where it takes place: a link, a number, a room. */
  spot: string
  /** The times to choose from, the soonest first. */
  times: Instant[]
  offeredAt: Instant | null
  withdrawnAt: Instant | null
  startsAt: Instant | null
  /** When both had agreed to it. */
  bookedAt: Instant | null
  /** Grows whenever the talk is moved or called off; a calendar goes by it. */
  sequence: number
  cancelledAt: Instant | null
  /** When one of the two told that it took place. */
  heldAt: Instant | null
  /** When one of the two told that it did not take place. */
  missedAt: Instant | null
  how: string
  words: string
}

/** The most times one offers, and the bounds of what is written about a talk. */
export const mostTimes = 3
export const boundsOf = {
  minutes: { least: 5, most: 480 },
  spot: 300,
  how: 60,
  words: 1000,
} as const

/** How the talks of a pair stand. */
export type Talks = {
  /** Times that wait for an answer. */
  waiting: Talk | null
  /** Talks both agreed to, the soonest first; those that are past wait to be told of. */
  booked: Talk[]
  /** What took place, the newest first. */
  held: Talk[]
  /** What both had agreed to and did not take place, the newest first. */
  missed: Talk[]
}

/** Who could not come to a talk, as one of the two tells it: neither is asked why. */
export const whoMissed = ['me', 'other', 'both'] as const
export type WhoMissed = (typeof whoMissed)[number]

/** What one of the two says of a talk that did not take place. */
export type SaidMissed = { talk: number; by: number; who: WhoMissed }

const byStart = (a: Talk, b: Talk) =>
  (a.startsAt?.epochMilliseconds ?? 0) - (b.startsAt?.epochMilliseconds ?? 0)

export function talksAs(talks: Talk[]): Talks {
  const open = (one: Talk) =>
    one.heldAt === null && one.missedAt === null && one.withdrawnAt === null
  return {
    waiting: talks.find(one => open(one) && one.bookedAt === null) ?? null,
    booked: talks
      .filter(one => open(one) && one.bookedAt !== null && one.cancelledAt === null)
      .toSorted(byStart),
    held: talks.filter(one => one.heldAt !== null).toSorted((a, b) => byStart(b, a)),
    missed: talks.filter(one => one.missedAt !== null).toSorted((a, b) => byStart(b, a)),
  }
}

/** When a talk ends. */
export const endOf = ({ minutes }: Pick<Talk, 'minutes'>, startsAt: Instant): Instant =>
  startsAt.add({ minutes })

/** The minutes two have talked, as they told (R35). */
export const minutesTalked = (held: Talk[]): number =>
  held.reduce((sum, { minutes }) => sum + minutes, 0)

/** The number of the time somebody chose by mail, counted from 0; null where she chose none. */
export function timeChosen(words: string, times: number): number | null {
  const text = words.replace(/[٠-٩]/g, digit => String('٠١٢٣٤٥٦٧٨٩'.indexOf(digit))).trim()
  const [, number] = /^\D{0,12}(\d)\D{0,12}$/u.exec(text) ?? []
  const chosen = Number(number ?? 0)
  return chosen >= 1 && chosen <= times ? chosen - 1 : null
}
