import type { Place } from '../cohort.ts'
import type { OwedLetter } from '../letters.ts'

/**
 * Tells programme staff of somebody’s cohort that letters to her come back, once for each time
 * it is found out. Nobody is written to about her own address.
 */
export const addressLetters = (
  { place, name, since }: { place: Place; name: string; since: Temporal.Instant },
  everybody: Place[],
): OwedLetter[] =>
  everybody
    .filter(one => one.role === 'programme-staff' && one.leftAt === null)
    .filter(one => one.person !== place.person)
    .map(one => ({
      onceKey: `address-comes-back/${place.id}/${since.epochMilliseconds}/${one.person}`,
      cohort: place.cohort,
      step: null,
      template: 'address-comes-back',
      to: one.person,
      from: null,
      values: { about: name, path: `/cohorts/${place.cohort}/people/${place.id}` },
      essential: true,
    }))
