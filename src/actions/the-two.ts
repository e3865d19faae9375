import type { Pair, Place } from '../programme/cohort.ts'
import type { WithZone } from '../programme/ground-rules/letters.ts'
import { cohortBy } from '../store/cohorts.ts'
import { lockPair } from '../store/messages.ts'
import type { Db } from '../store/open.ts'
import { peopleBy } from '../store/people.ts'
import { pairBy, placeBy } from '../store/places.ts'

/** A pair that still walks, and nobody else changes meanwhile: who acts, and the other. */
export type TheTwo = { pair: Pair; mine: Place; theirs: Place }

/** The two of a pair, from the one who acts; null when she is neither, or gone. */
export async function theTwo(tx: Db, by: number, id: number): Promise<TheTwo | null> {
  await lockPair(tx, id)
  const pair = await pairBy(tx, id)
  const places = pair ? [await placeBy(tx, pair.mentor), await placeBy(tx, pair.mentee)] : []
  const mine = places.find(place => place?.person === by && place.leftAt === null)
  const theirs = places.find(place => place && place.id !== mine?.id)
  return pair && mine && theirs ? { pair, mine, theirs } : null
}

/** The same two, each with the clock she lives by. */
export type WithClocks = { pair: Pair; me: WithZone; other: WithZone }

/** The two of a pair with their clocks, for what is told on both. */
export async function theTwoWithClocks(tx: Db, by: number, id: number): Promise<WithClocks | null> {
  const two = await theTwo(tx, by, id)
  const cohort = two ? await cohortBy(tx, two.pair.cohort) : null
  if (!two || !cohort) return null
  const people = await peopleBy(tx, [two.mine.person, two.theirs.person])
  const withZone = (place: Place): WithZone => {
    return { place, zone: people.get(place.person)?.zone ?? cohort.meeting.zone }
  }
  return { pair: two.pair, me: withZone(two.mine), other: withZone(two.theirs) }
}
