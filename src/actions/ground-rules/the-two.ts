import type { Pair, Place } from '../../programme/cohort.ts'
import type { WithZone } from '../../programme/ground-rules/letters.ts'
import { cohortBy } from '../../store/cohorts.ts'
import { lockPair } from '../../store/messages.ts'
import type { Db } from '../../store/open.ts'
import { peopleBy } from '../../store/people.ts'
import { pairBy, placeBy } from '../../store/places.ts'

/** A pair that still walks, and nobody else changes meanwhile: who acts, and the other. */
export type TheTwo = { pair: Pair; me: WithZone; other: WithZone }

/** The two of a pair with their clocks, from the one who acts; null when she is neither. */
export async function theTwo(tx: Db, by: number, id: number): Promise<TheTwo | null> {
  await lockPair(tx, id)
  const pair = await pairBy(tx, id)
  const cohort = pair ? await cohortBy(tx, pair.cohort) : null
  if (!pair || !cohort) return null
  const places = [await placeBy(tx, pair.mentor), await placeBy(tx, pair.mentee)]
  const mine = places.find(place => place?.person === by && place.leftAt === null)
  const theirs = places.find(place => place && place.id !== mine?.id)
  if (!mine || !theirs) return null
  const people = await peopleBy(tx, [mine.person, theirs.person])
  const withZone = (place: Place): WithZone => {
    return { place, zone: people.get(place.person)?.zone ?? cohort.meeting.zone }
  }
  return { pair, me: withZone(mine), other: withZone(theirs) }
}
