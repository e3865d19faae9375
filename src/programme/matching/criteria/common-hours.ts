import type { Values } from '../../../words.ts'
import type { Asked } from '../asked.ts'
import { commonHours, daysInWeek, longestStretch, type OwnWeek } from '../common-hours.ts'
import type { Known } from '../known.ts'
import { namesOf, several, unknownOf, type Judge } from './judged.ts'

/** The hours people are awake, 8 to 22 on their own clocks: taken when they gave none. */
export const wakingHours: readonly number[] = Array.from({ length: daysInWeek }, (_, day) =>
  Array.from({ length: 14 }, (_, hour) => day * 24 + 8 + hour),
).flat()

/** What so many common hours are worth: a call needs one, and a choice of ten is plenty. */
const byHours = [0, 40, 55, 65, 70, 75, 80, 85, 90, 95, 100]
const gradeOfFree = (hours: number) => byHours[Math.min(hours, byHours.length - 1)] ?? 0

/** When neither gave hours, the share of the waking hours that are common says how near they are. */
const gradeOfWaking = (hours: number) => Math.floor((100 * hours) / wakingHours.length)

const gave = (one: Known) => one.free !== null && one.free.length > 0
const freeOf = (one: Known) => (one.free !== null && one.free.length > 0 ? one.free : wakingHours)

/** Two people’s weeks, if we know what time it is for both. */
function weeksOf(mentee: Known, mentor: Known): [OwnWeek, OwnWeek] | null {
  if (mentee.zone === null || mentor.zone === null) return null
  return [
    { zone: mentee.zone, free: freeOf(mentee) },
    { zone: mentor.zone, free: freeOf(mentor) },
  ]
}

/** Whether no hour is common to two people; unknown is no such thing. */
export function areHoursApart(asked: Asked, mentee: Known, mentor: Known): boolean {
  const weeks = weeksOf(mentee, mentor)
  return weeks !== null && commonHours(...weeks, asked) === 0
}

const clock = (minutes: number) => {
  const hour = String(Math.floor(minutes / 60) % 24).padStart(2, '0')
  return `${hour}:${String(minutes % 60).padStart(2, '0')}`
}

/** A stretch as the mentee reads it on her clock; it does not go past a whole day. */
function exampleOf(weeks: [OwnWeek, OwnWeek], asked: Asked): Values | null {
  const stretch = longestStretch(...weeks, asked)
  if (stretch === null) return null
  const weekday = Math.floor(stretch.from / (24 * 60))
  const until = Math.min(stretch.to, (weekday + 1) * 24 * 60)
  const [zone] = weeks.map(week => week.zone)
  return { weekday, from: clock(stretch.from), until: clock(until), zone: zone ?? '' }
}

/** The hours of a week in which both are free, over all changes of both clocks. */
export const judgeCommonHours: Judge = (asked, mentee, mentor) => {
  const names = namesOf(mentee, mentor)
  const weeks = weeksOf(mentee, mentor)
  if (weeks === null) {
    const people = unknownOf(
      [mentee.name, mentee.zone !== null],
      [mentor.name, mentor.zone !== null],
    )
    return { grade: null, key: 'fit.common-hours.unknown', values: { ...names, people } }
  }
  const count = commonHours(...weeks, asked)
  const awake = [mentee, mentor].filter(one => !gave(one)).map(one => one.name)
  const example = exampleOf(weeks, asked)
  if (awake.length === 2) {
    const grade = gradeOfWaking(count)
    const values = { ...names, ...example, count: Math.floor(count / daysInWeek) }
    return { grade, key: 'fit.common-hours.waking', values }
  }
  const grade = gradeOfFree(count)
  const values = { ...names, ...example, count, people: several(awake) }
  if (awake.length === 1) {
    return count === 0 || example === null
      ? { grade, key: 'fit.common-hours.assumed-count', values }
      : { grade, key: 'fit.common-hours.assumed', values }
  }
  return count === 0 || example === null
    ? { grade, key: 'fit.common-hours.count', values }
    : { grade, key: 'fit.common-hours.free', values }
}

/** What the packed way takes from here, so that it comes to the same points. */
export const hoursOf = { gave, free: freeOf, gradeOfFree, gradeOfWaking }
