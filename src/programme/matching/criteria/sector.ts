import { namesOf, unknownOf, type Judge } from './judged.ts'
import { packByLikeness } from './likeness.ts'

/** Whether both stand in the same sector (R11). */
export const judgeSector: Judge = (_, mentee, mentor) => {
  const names = namesOf(mentee, mentor)
  const { sector } = mentee
  if (sector === null || mentor.sector === null) {
    const people = unknownOf([mentee.name, sector !== null], [mentor.name, mentor.sector !== null])
    return { grade: null, key: 'fit.sector.unknown', values: { ...names, people } }
  }
  return sector === mentor.sector
    ? { grade: 100, key: 'fit.sector.same', values: { ...names, sector } }
    : {
        grade: 0,
        key: 'fit.sector.other',
        values: { ...names, sector, otherSector: mentor.sector },
      }
}

export const packSector = packByLikeness(judgeSector, {
  mentee: (_, mentee) => mentee.sector,
  mentor: (_, mentor) => mentor.sector,
})
