import type { Known, Presence } from '../known.ts'
import { namesOf, several, unknownOf, type Judge } from './judged.ts'
import { packByLikeness } from './likeness.ts'

const namesWho = (people: Known[], presence: Presence) =>
  several(people.filter(one => one.presence === presence).map(one => one.name))

/** Whether both are at the meeting, where a pair can sit down together (R12). */
export const judgeMeeting: Judge = (_, mentee, mentor) => {
  const names = namesOf(mentee, mentor)
  const both = [mentee, mentor]
  if (mentee.presence === null || mentor.presence === null) {
    const people = unknownOf(
      [mentee.name, mentee.presence !== null],
      [mentor.name, mentor.presence !== null],
    )
    return { grade: null, key: 'fit.meeting.unknown', values: { ...names, people } }
  }
  const absent = namesWho(both, 'no')
  if (absent !== '') {
    return { grade: 0, key: 'fit.meeting.absent', values: { ...names, people: absent } }
  }
  if (mentee.presence === mentor.presence) {
    return mentee.presence === 'there'
      ? { grade: 100, key: 'fit.meeting.both-there', values: names }
      : { grade: 60, key: 'fit.meeting.both-online', values: names }
  }
  const values = { ...names, there: namesWho(both, 'there'), online: namesWho(both, 'online') }
  return { grade: 40, key: 'fit.meeting.one-online', values }
}

export const packMeeting = packByLikeness(judgeMeeting, {
  mentee: (_, mentee) => mentee.presence,
  mentor: (_, mentor) => mentor.presence,
})
