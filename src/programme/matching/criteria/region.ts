import { regionIn } from '../asked.ts'
import { namesOf, unknownOf, type Judge } from './judged.ts'
import { packByLikeness } from './likeness.ts'

/** Whether both live in one region (R7); the same country is nearer still. */
export const judgeRegion: Judge = (asked, mentee, mentor) => {
  const names = namesOf(mentee, mentor)
  const region = regionIn(asked, mentee.country)
  const otherRegion = regionIn(asked, mentor.country)
  if (region === null || otherRegion === null) {
    const people = unknownOf([mentee.name, region !== null], [mentor.name, otherRegion !== null])
    return { grade: null, key: 'fit.region.unknown', values: { ...names, people } }
  }
  if (mentee.country !== null && mentee.country === mentor.country) {
    const values = { ...names, country: mentee.country }
    return { grade: 100, key: 'fit.region.country', values }
  }
  return region === otherRegion
    ? { grade: 80, key: 'fit.region.same', values: { ...names, region } }
    : { grade: 0, key: 'fit.region.other', values: { ...names, region, otherRegion } }
}

export const packRegion = packByLikeness(judgeRegion, {
  mentee: (_, mentee) => mentee.country,
  mentor: (_, mentor) => mentor.country,
})
