import type { Known } from '../known.ts'
import { namesOf, type Judge } from './judged.ts'
import { packByLikeness } from './likeness.ts'

/** Whether this is somebody’s first meeting, as far as she has told. */
function isFirst(one: Known): boolean | null {
  if (one.meetings !== null) return one.meetings === 0
  return one.experience === null ? null : one.experience === 'new'
}

/** The grade of a mentor for a first-timer, by how many mentees she takes at most. */
const byRoom = [100, 100, 75, 40]
const gradeOf = (most: number) => byRoom[Math.min(Math.max(most, 0), 3)] ?? 0

/**
 * Somebody at her first meeting needs a mentor with time: the fewer mentees a mentor takes, the
 * better she fits. To everybody else all mentors are equal in this, so that those who take few are
 * left to first-timers, and first-timers spread over many mentors instead of meeting at one.
 */
export const judgeFirstTimers: Judge = (_, mentee, mentor) => {
  const names = namesOf(mentee, mentor)
  const first = isFirst(mentee)
  if (first === null) return { grade: null, key: 'fit.first-timers.unknown', values: names }
  if (!first) return { grade: 100, key: 'fit.first-timers.returning', values: names }
  const values = { ...names, count: mentor.most }
  return { grade: gradeOf(mentor.most), key: 'fit.first-timers.first', values }
}

export const packFirstTimers = packByLikeness(judgeFirstTimers, {
  mentee: (_, mentee) => String(isFirst(mentee)),
  mentor: (_, mentor) => gradeOf(mentor.most),
})
