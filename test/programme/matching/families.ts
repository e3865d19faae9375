import { dice } from '../../bench/dice.ts'
import type { Market } from '../../../src/programme/matching/market.ts'
import { marketFrom, type About, type Row } from './markets.ts'

/** A die thrown in the ways a market needs, the same for the same seed. */
export type Chance = {
  roll: () => number
  /** A whole number from 0 up to one less than `count`. */
  upTo: (count: number) => number
  between: (least: number, most: number) => number
  isSo: (share: number) => boolean
}

export function chance(seed: number): Chance {
  const roll = dice(seed * 7919 + 1)
  for (let at = 0; at < 5; at++) roll()
  const upTo = (count: number) => Math.floor(roll() * count)
  const between = (least: number, most: number) => least + upTo(most - least + 1)
  return { roll, upTo, between, isSo: share => roll() < share }
}

const times = <T>(count: number, make: (at: number) => T) =>
  Array.from({ length: count }, (_, at) => make(at))

type Fit = (mentee: number, mentor: number) => number

/** Rows in which every pair is allowed with the same chance. */
const sparse = ({ isSo }: Chance, [mentees, mentors]: Size, share: number, fit: Fit): Row[] =>
  times(mentees, mentee =>
    times(mentors, mentor => mentor)
      .filter(() => isSo(share))
      .map(mentor => [mentor, fit(mentee, mentor)]),
  )

type Size = readonly [mentees: number, mentors: number]
const sized = ({ between }: Chance): Size => [between(1, 12), between(1, 8)]
const rooms = ({ between }: Chance, mentors: number, most = 3) =>
  times(mentors, () => between(0, most))

/** Markets that differ in their fits: who may be paired is left to chance. */
const byFit = (fitOf: (chance: Chance, size: Size) => Fit) => (chance: Chance) => {
  const size = sized(chance)
  const fit = fitOf(chance, size)
  const rows = sparse(chance, size, 0.2 + 0.8 * chance.roll(), fit)
  return marketFrom(rows, size[1], { most: rooms(chance, size[1]) })
}

/** Markets that differ in what people want, with fits of a few values or of many. */
const byWishes = (about: (chance: Chance, size: Size) => About) => (chance: Chance) => {
  const size = sized(chance)
  const values = chance.isSo(0.5) ? 5 : 1000
  const rows = sparse(chance, size, 0.2 + 0.6 * chance.roll(), () => chance.upTo(values))
  return marketFrom(rows, size[1], { most: rooms(chance, size[1]), ...about(chance, size) })
}

const needs = ({ between }: Chance, mentees: number, most: number) =>
  times(mentees, () => between(0, most))

/** Minima below the most; together they may be more than can be met. */
function minima(chance: Chance, mentors: number): About {
  const most = rooms(chance, mentors)
  return { most, least: most.map(one => (chance.isSo(0.5) ? chance.between(0, one) : 0)) }
}

function everything(chance: Chance, [mentees, mentors]: Size): About {
  const { between, upTo, isSo } = chance
  const regionLeast = [0, between(0, 3), between(0, 3)]
  return {
    ...minima(chance, mentors),
    need: needs(chance, mentees, 3),
    reserve: times(mentors, () => Number(isSo(0.4))),
    region: times(mentees, () => upTo(3)),
    regionLeast,
  }
}

/** Islands: small groups of people who know only each other. */
function islands(chance: Chance): Market {
  const count = chance.between(2, 9)
  const rows = times(2 * count, mentee =>
    times(2, at => at)
      .filter(() => chance.isSo(0.8))
      .map((at): [number, number] => [2 * Math.floor(mentee / 2) + at, chance.upTo(9)]),
  )
  return marketFrom(rows, 2 * count, { most: rooms(chance, 2 * count, 2) })
}

/** One mentor wanted by all, and a few of whom each is known to somebody. */
function wantedByAll(chance: Chance): Market {
  const mentees = chance.between(2, 12)
  const rows = times(mentees, (at): Row => {
    const other: Row = chance.isSo(0.6) ? [[1 + (at % 4), chance.upTo(50)]] : []
    return [[0, 50 + chance.upTo(50)], ...other]
  })
  return marketFrom(rows, 5, { most: [chance.between(1, 3), 1, 1, 1, 1] })
}

/** Mentors and mentees in a square; whoever is near fits, whoever is far may not be paired. */
function geometric(chance: Chance): Market {
  const [mentees, mentors] = sized(chance)
  const places = times(mentees + mentors, () => [chance.roll(), chance.roll()] as const)
  const away = (mentee: number, mentor: number) => {
    const [a, b] = [places[mentee] ?? [0, 0], places[mentees + mentor] ?? [0, 0]]
    return Math.hypot(a[0] - b[0], a[1] - b[1])
  }
  const rows = times(mentees, mentee =>
    times(mentors, mentor => mentor)
      .filter(mentor => away(mentee, mentor) < 0.6)
      .map((mentor): [number, number] => [mentor, Math.round(1000 * (1 - away(mentee, mentor)))]),
  )
  return marketFrom(rows, mentors, { most: rooms(chance, mentors, 2) })
}

/** A side without anybody, mentees without pairs, mentors without room. */
function empty(chance: Chance): Market {
  const [mentees, mentors] = [chance.upTo(3), chance.upTo(3)]
  const rows = sparse(chance, [mentees, mentors], 0.5, () => chance.upTo(3))
  return marketFrom(rows, mentors, { most: rooms(chance, mentors, 1) })
}

/** Far fewer places than mentees, so that the mentors look for mentees. */
function scarce(chance: Chance): Market {
  const [mentees, mentors] = [chance.between(8, 16), chance.between(2, 6)]
  const values = chance.isSo(0.5) ? 4 : 1000
  const rows = sparse(chance, [mentees, mentors], 0.5, () => chance.upTo(values))
  const most = rooms(chance, mentors, 2)
  return marketFrom(rows, mentors, {
    most,
    need: times(mentees, () => chance.between(1, 2)),
    least: most.map(one => (chance.isSo(0.3) ? Math.min(one, 1) : 0)),
    reserve: times(mentors, () => Number(chance.isSo(0.3))),
  })
}

/** Kinds of markets, ordinary ones and such as are hard on a solver. */
export const families: Record<string, (chance: Chance) => Market> = {
  'any fits': byFit(
    ({ upTo }) =>
      () =>
        upTo(100),
  ),
  'all fits equal': byFit(() => () => 7),
  'all fits zero': byFit(() => () => 0),
  'fits of two values': byFit(
    ({ isSo }) =>
      () =>
        isSo(0.5) ? 3 : 4,
  ),
  'products of ranks': byFit(
    (_, [mentees, mentors]) =>
      (mentee, mentor) =>
        mentees * mentors - (mentee + 1) * (mentor + 1),
  ),
  'sums of ranks': byFit(
    ({ upTo }) =>
      (mentee, mentor) =>
        10 * mentee + 7 * mentor + upTo(2),
  ),
  'stars whom everybody likes': byFit(({ upTo, roll }, [, mentors]) => {
    const fame = times(mentors, () => Math.floor(900 * roll() ** 4))
    return (_, mentor) => (fame[mentor] ?? 0) + upTo(5)
  }),
  'totals beyond 2^31': byFit(
    ({ upTo }) =>
      () =>
        2 ** 33 + upTo(1000),
  ),
  'fits of many decimals': byFit(
    ({ roll }) =>
      () =>
        Math.round(roll() * 1e9),
  ),
  'one mentor wanted by all': wantedByAll,
  'half the seats': scarce,
  'a square': geometric,
  islands: islands,
  'empty sides': empty,
  'huge rooms': byWishes((_, [, mentors]) => ({ most: times(mentors, () => 1_000_000) })),
  'one person each': chance =>
    marketFrom([[[0, chance.upTo(5)]]], 1, {
      need: [chance.upTo(3)],
      most: [chance.upTo(3)],
      reserve: [chance.upTo(2)],
    }),
  'needs of two and three': byWishes((chance, [mentees]) => ({ need: needs(chance, mentees, 3) })),
  'needs of two, one mentor allowed': chance => {
    const [mentees, mentors] = sized(chance)
    const rows = times(mentees, (): Row => [[chance.upTo(mentors), chance.upTo(9)]])
    return marketFrom(rows, mentors, {
      need: times(mentees, () => 2),
      most: rooms(chance, mentors),
    })
  },
  minima: byWishes((chance, [, mentors]) => minima(chance, mentors)),
  'minima and needs': byWishes((chance, [mentees, mentors]) => ({
    ...minima(chance, mentors),
    need: needs(chance, mentees, 3),
  })),
  reserves: byWishes(({ isSo }, [, mentors]) => ({
    reserve: times(mentors, () => Number(isSo(0.5))),
  })),
  'promised regions': byWishes(({ between, upTo }, [mentees]) => ({
    region: times(mentees, () => upTo(3)),
    regionLeast: [0, between(0, 4), between(0, 4)],
  })),
  'everything at once': byWishes(everything),
}

/** Crowds: one giant component, many islands, half the seats. */
export const crowds: Record<string, (chance: Chance) => Market> = {
  'one giant component': chance => {
    const rows = sparse(chance, [70, 35], 0.15, () => chance.upTo(100_000))
    return marketFrom(rows, 35, { most: rooms(chance, 35) })
  },
  'hundreds of islands': chance => {
    const rows = times(300, (mentee): Row => {
      const island = 3 * Math.floor(mentee / 4)
      return times(3, at => at)
        .filter(() => chance.isSo(0.7))
        .map(at => [island + at, chance.upTo(50)])
    })
    return marketFrom(rows, 225, { most: rooms(chance, 225, 2) })
  },
  'half the seats': chance => {
    const rows = sparse(chance, [70, 35], 0.15, () => chance.upTo(100_000))
    return marketFrom(rows, 35, {})
  },
  'needs, minima, reserves and regions': chance => {
    const size = [60, 40] as const
    const rows = sparse(chance, size, 0.15, () => chance.upTo(500))
    return marketFrom(rows, 40, everything(chance, size))
  },
  'products of ranks': chance => {
    const rows = sparse(chance, [22, 22], 1, (mentee, mentor) => 484 - (mentee + 1) * (mentor + 1))
    return marketFrom(rows, 22, {})
  },
}
