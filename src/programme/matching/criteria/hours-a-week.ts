import { namesOf, unknownOf, type Judge } from './judged.ts'
import { packByLikeness } from './likeness.ts'

/** Whether the mentor offers as many hours a week as the mentee wishes for, or what part of them. */
export const judgeHoursAWeek: Judge = (_, mentee, mentor) => {
  const names = namesOf(mentee, mentor)
  const wanted = mentee.hours
  const offered = mentor.hours
  if (wanted === null || offered === null) {
    const people = unknownOf([mentee.name, wanted !== null], [mentor.name, offered !== null])
    return { grade: null, key: 'fit.hours-a-week.unknown', values: { ...names, people } }
  }
  const values = { ...names, wanted, offered }
  return offered >= wanted
    ? { grade: 100, key: 'fit.hours-a-week.enough', values }
    : {
        grade: Math.max(0, Math.floor((100 * offered) / wanted)),
        key: 'fit.hours-a-week.short',
        values,
      }
}

export const packHoursAWeek = packByLikeness(judgeHoursAWeek, {
  mentee: (_, mentee) => mentee.hours,
  mentor: (_, mentor) => mentor.hours,
})
