import { describe, expect, test } from 'vitest'
import { heldIn, seatAll } from '../../../src/programme/matching/solver/assignment.ts'
import { partOf } from '../../../src/programme/matching/solver/fairness.ts'
import { hallOf, type Hall } from '../../../src/programme/matching/solver/hall.ts'
import { height } from '../../../src/programme/matching/solver/levels.ts'
import {
  boundOf,
  claimOf,
  faultOf,
  type Claim,
} from '../../../src/programme/matching/solver/proof.ts'
import { chance, families, type Chance } from './families.ts'

type Seats = Claim['seats']

/**
 * What seats are worth: how many are taken of each level, the worst level first, and less their
 * total. Null for what cannot be. Whatever is smaller, looked at from the front, is better.
 */
function worthOf(hall: Hall, seats: Seats): number[] | null {
  const load = new Int32Array(hall.columns)
  const take = (column: number, by: number) => {
    load[column] = (load[column] ?? 0) + by
  }
  const left = hall.seats.slice()
  let total = 0
  for (const [at, { guest, host }] of seats.entries()) {
    const twice = seats.findIndex(other => other.guest === guest && other.host === host) !== at
    const [from, end] = [hall.pairs.start[guest] ?? 0, hall.pairs.start[guest + 1] ?? 0]
    const pair = hall.pairs.host.subarray(from, end).indexOf(host)
    if (twice || pair < 0) return null
    left[guest] = (left[guest] ?? 0) - 1
    take(host, 1)
    total += hall.pairs.score[from + pair] ?? 0
  }
  for (const [guest, waits] of left.entries()) {
    if (waits < 0) return null
    const first = Math.min(waits, hall.patient[guest] ?? 0)
    take(hall.firstWait[guest] ?? 0, first)
    take(hall.lastWait[guest] ?? 0, waits - first)
  }
  const worth = Array.from({ length: height }, () => 0)
  for (const [column, taken] of load.entries()) {
    if (taken > (hall.room[column] ?? 0)) return null
    const early = Math.min(taken, hall.first[column] ?? 0)
    for (const [level, count] of [
      [hall.firstLevel[column] ?? 0, early],
      [hall.restLevel[column] ?? 0, taken - early],
    ] as const) {
      worth[height - 1 - level] = (worth[height - 1 - level] ?? 0) + count
    }
  }
  return [...worth, 0 - total]
}

/** The ways in which we falsify who sits where. */
const forgeries: Record<string, (hall: Hall, seats: Seats, chance: Chance) => Seats> = {
  'two hosts swapped': (_, seats, { upTo }) => {
    const [a, b] = [upTo(seats.length), upTo(seats.length)]
    return seats.map((one, at) => {
      const from = at === a ? seats[b] : at === b ? seats[a] : one
      return { guest: one.guest, host: from?.host ?? 0 }
    })
  },
  'a pair dropped': (_, seats, { upTo }) => seats.toSpliced(upTo(seats.length), 1),
  'a pair twice': (_, seats, { upTo }) => seats.concat(seats[upTo(seats.length)] ?? []),
  'one moved to another host of hers': (hall, seats, { upTo }) => {
    const at = upTo(seats.length)
    const guest = seats[at]?.guest ?? 0
    const [from, end] = [hall.pairs.start[guest] ?? 0, hall.pairs.start[guest + 1] ?? 0]
    return seats.with(at, { guest, host: hall.pairs.host[from + upTo(end - from)] ?? 0 })
  },
  'a pair more': (hall, seats, { upTo }) => {
    const guest = upTo(hall.seats.length)
    const [from, end] = [hall.pairs.start[guest] ?? 0, hall.pairs.start[guest + 1] ?? 0]
    return end > from
      ? seats.concat({ guest, host: hall.pairs.host[from + upTo(end - from)] ?? 0 })
      : seats
  },
  'any pair, allowed or not': (hall, seats, { upTo }) =>
    seats.concat({ guest: upTo(hall.seats.length), host: upTo(hall.hosts + 1) }),
  'everybody with one host': (hall, seats, { upTo }) => {
    const host = upTo(hall.hosts)
    return seats.map(({ guest }) => ({ guest, host }))
  },
  'nobody anywhere': () => [],
}

/** The ways in which we falsify a price. */
const otherPrices: Record<string, (one: Claim['prices'][number]) => Claim['prices'][number]> = {
  'one more': ({ level, price }) => ({ level, price: price + 1 }),
  'one less': ({ level, price }) => ({ level, price: price - 1 }),
  'a hair more': ({ level, price }) => ({ level, price: price + 2 ** -10 }),
  'far more': ({ level, price }) => ({ level, price: price + 1e6 }),
  nothing: ({ level }) => ({ level, price: 0 }),
  'a level higher': ({ level, price }) => ({ level: level + 1, price }),
  'a level lower': ({ level, price }) => ({ level: level - 1, price }),
}
const noPrices: Record<string, number> = { 'no number': Number.NaN, 'without end': Infinity }

/** Halls of every kind of market, with the best seating of each. */
function halls(many: number) {
  return Object.entries(families).flatMap(([name, make]) =>
    Array.from({ length: many }, (_, seed) => {
      const hall = hallOf(make(chance(seed + 1)), seed % 2 === 0 ? 'everyone' : 'total')
      const seating = seatAll(hall)
      return { where: `${name}, seed ${seed + 1}`, hall, seating, claim: claimOf(seating), seed }
    }),
  )
}

const all = halls(30)

describe('the proof', () => {
  test('stands for what is true, with mentees looking and with mentors looking', () => {
    expect(all.filter(({ hall, claim }) => faultOf(hall, claim) !== null)).toEqual([])
    expect(new Set(all.map(({ hall }) => hall.guests))).toEqual(new Set(['mentees', 'mentors']))
  })

  // By duality a forgery as good as the best seats stands at the same prices, and no other does.
  test.for(Object.entries(forgeries))('names %s, unless it is as good', ([, forge]) => {
    let worse = 0
    for (const { where, hall, claim, seed } of all) {
      if (claim.seats.length === 0) continue
      const seats = forge(hall, claim.seats, chance(seed))
      const best = worthOf(hall, claim.seats)
      const forged = worthOf(hall, seats)
      const asGood = forged !== null && forged.every((one, at) => one === best?.[at])
      if (!asGood) worse += 1
      const fault = faultOf(hall, { seats, prices: claim.prices })
      expect([where, fault === null, seats]).toEqual([where, asGood, seats])
    }
    expect(worse).toBeGreaterThan(20)
  })

  test.for(Object.entries(otherPrices))('names a price of %s, unless it proves as much', how => {
    let named = 0
    for (const { where, hall, claim } of all) {
      const total = 0 - (worthOf(hall, claim.seats)?.at(-1) ?? 0)
      for (const at of claim.prices.keys()) {
        const prices = claim.prices.map((price, column) => (column === at ? how[1](price) : price))
        const fault = faultOf(hall, { ...claim, prices })
        if (fault) named += 1
        else expect([where, at, boundOf(hall, { ...claim, prices })]).toEqual([where, at, total])
      }
    }
    expect(named).toBeGreaterThan(20)
  })

  test.for(Object.entries(noPrices))('names a price that is %s', ([, price]) => {
    for (const { where, hall, claim } of all) {
      for (const [at, { level }] of claim.prices.entries()) {
        const prices = claim.prices.with(at, { level, price })
        expect([where, faultOf(hall, { ...claim, prices })]).not.toEqual([where, null])
      }
    }
  })

  test('is not taken in by the prices of another question', () => {
    let worse = 0
    for (const { where, hall, claim, seed } of all) {
      const { upTo } = chance(seed)
      const other = partOf(
        hall,
        () => true,
        () => upTo(100),
      )
      const forged = claimOf(seatAll(other.hall))
      const [best, its] = [worthOf(hall, claim.seats), worthOf(hall, forged.seats)]
      if (its?.at(-1) === best?.at(-1)) continue
      worse += 1
      for (const prices of [forged.prices, claim.prices]) {
        expect([where, faultOf(hall, { seats: forged.seats, prices })]).not.toEqual([where, null])
      }
    }
    expect(worse).toBeGreaterThan(100)
  })

  test('never bounds a total below one that can be had', () => {
    let lower = 0
    for (const { where, hall, claim, seed } of all) {
      const bound = boundOf(hall, claim)
      for (let turn = 0; turn < 5; turn++) {
        const { upTo } = chance(seed + 1000 * turn)
        const other = partOf(
          hall,
          () => true,
          () => upTo(50),
        )
        // The same levels, other fits: a seating that may be any of those that could have been.
        const held = heldIn(seatAll(other.hall))
        const total = held.reduce((sum, { pair }) => sum + (hall.pairs.score[pair] ?? 0), 0)
        expect([where, total <= bound]).toEqual([where, true])
        if (total < bound) lower += 1
      }
    }
    expect(lower).toBeGreaterThan(100)
  })
})
