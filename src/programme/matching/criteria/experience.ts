import type { Values, WordKey } from '../../../words.ts'
import { experiences, type Known } from '../known.ts'
import { namesOf, unknownOf, type Judge } from './judged.ts'
import { packByLikeness } from './likeness.ts'

/** From how many meetings, or years, on somebody stands a stair higher. */
const meetingStairs = [1, 3, 6, 10]
const yearStairs = [1, 2, 4, 6]
const stair = (stairs: number[], count: number) => stairs.filter(from => count >= from).length

/** The grade of a mentor who stands so many stairs higher; not being ahead is worth little. */
const byGap = [20, 60, 90, 100]
const gradeOf = (gap: number) => (gap < 0 ? 0 : (byGap[Math.min(gap, 3)] ?? 0))

const between = (own: number, theirs: number): WordKey =>
  theirs > own
    ? 'fit.experience.ahead'
    : theirs === own
      ? 'fit.experience.same'
      : 'fit.experience.behind'

/** What she says herself, in the stairs of the others. */
const selfStair = (known: Known) =>
  known.experience === null ? null : 2 * experiences.indexOf(known.experience)

/**
 * How far the mentor is ahead (R29). They are compared by the first thing both have told: meetings
 * attended, years in the group, and how well each says she knows the community.
 */
export const judgeExperience: Judge = (_, mentee, mentor) => {
  const names = namesOf(mentee, mentor)
  const compared = (stairs: number[], own: number, theirs: number, key: WordKey) => {
    const values: Values = { ...names, own, theirs }
    return { grade: gradeOf(stair(stairs, theirs) - stair(stairs, own)), key, values }
  }
  if (mentee.meetings !== null && mentor.meetings !== null) {
    return compared(meetingStairs, mentee.meetings, mentor.meetings, 'fit.experience.meetings')
  }
  if (mentee.years !== null && mentor.years !== null) {
    return compared(yearStairs, mentee.years, mentor.years, 'fit.experience.years')
  }
  const own = selfStair(mentee)
  const theirs = selfStair(mentor)
  if (own !== null && theirs !== null) {
    return { grade: gradeOf(theirs - own), key: between(own, theirs), values: names }
  }
  const told = (one: Known) =>
    one.meetings !== null || one.years !== null || one.experience !== null
  const missing = unknownOf([mentee.name, told(mentee)], [mentor.name, told(mentor)])
  return missing === ''
    ? { grade: null, key: 'fit.experience.incomparable', values: names }
    : { grade: null, key: 'fit.experience.unknown', values: { ...names, people: missing } }
}

const likeness = (one: Known) =>
  [
    one.meetings === null ? '' : stair(meetingStairs, one.meetings),
    one.years === null ? '' : stair(yearStairs, one.years),
    one.experience ?? '',
  ].join(' ')

export const packExperience = packByLikeness(judgeExperience, {
  mentee: (_, mentee) => likeness(mentee),
  mentor: (_, mentor) => likeness(mentor),
})
