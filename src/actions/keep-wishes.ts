import type { App } from '../app.ts'
import { done, refused, type Outcome, type Problem } from '../outcome.ts'
import type { Place } from '../programme/cohort.ts'
import { lockCohort } from '../store/cohorts.ts'
import { note } from '../store/history.ts'
import { pairsOf, placesOf } from '../store/places.ts'
import { saveWishes } from '../store/wishes.ts'
import { transact } from './transact.ts'

/** So many people somebody can wish. */
export const mostWishes = 5

const otherSide = { mentor: 'mentee', mentee: 'mentor' } as const

/** Whether one can be wished by the other: of the other side of her cohort, confirmed, not gone. */
export const canBeWished = (by: Place, one: Place): boolean =>
  (by.role === 'mentor' || by.role === 'mentee') &&
  one.role === otherSide[by.role] &&
  one.cohort === by.cohort &&
  one.confirmedAt !== null &&
  one.leftAt === null

function wishFault(by: Place, wished: readonly number[], places: Place[]): Problem | null {
  const open = new Set(places.filter(one => canBeWished(by, one)).map(one => one.id))
  const strange = wished.findIndex(one => !open.has(one))
  if (strange >= 0) return { key: 'problem.choice', field: `wish-${strange + 1}` }
  const again = wished.findIndex((one, at) => wished.indexOf(one) !== at)
  if (again >= 0) return { key: 'wishes.problem.twice', field: `wish-${again + 1}` }
  if (wished.length > mostWishes) {
    return { key: 'wishes.problem.many', values: { most: mostWishes }, field: 'wish-1' }
  }
  return null
}

/** A mentee or a mentor says whom she would like to walk with, while she has nobody yet (R10). */
export const keepWishes = (
  app: App,
  place: Place,
  wished: readonly number[],
): Promise<Outcome<null>> =>
  transact(app, async tx => {
    await lockCohort(tx, place.cohort)
    if ((await pairsOf(tx, place.cohort, place.id)).length > 0) {
      return refused('wishes.problem.paired')
    }
    const fault = wishFault(place, wished, await placesOf(tx, place.cohort))
    if (fault) return refused(fault)
    await saveWishes(tx, place.id, wished, app.now())
    const details = { count: wished.length }
    const line = { at: app.now(), by: place.person, cohort: place.cohort, details }
    await note(tx, { ...line, verb: 'kept-wishes' })
    return done(null)
  })
