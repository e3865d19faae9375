import type { Place } from './cohort.ts'
import type { OwedLetter } from './letters.ts'
import type { Role } from './role.ts'

/** The most characters of what begins a thread has for a title, and of a room’s name. */
export const mostTitle = 120

/** A room of a cohort for people in some of its roles. Each cohort has one for its mentors (R17). */
export type Room = {
  id: number
  cohort: number
  kind: 'mentors' | 'opened'
  /** Empty for the mentors’ room, whose name is a word of ours. */
  name: string
  roles: Role[]
  /** Where the group would rather talk: a chat elsewhere. */
  outside: string | null
  closedAt: Temporal.Instant | null
}

/** What somebody wrote in a room. It begins a thread when it has no thread of its own. */
export type RoomPost = {
  id: number
  room: number
  by: number
  /** The person who wrote it, and what she is in the cohort now. */
  person: number
  role: Role
  thread: number | null
  title: string | null
  words: string
  how: 'page' | 'mail'
  files: number
  writtenAt: Temporal.Instant
  hiddenAt: Temporal.Instant | null
  /** The person who hid it: its writer, or one of the staff. */
  hiddenBy: number | null
}

/** Staff start each room and are always in it; the others are those it is for. */
export const rolesOfRoom = (roles: readonly Role[]): Role[] => [
  'programme-staff',
  ...roles.filter(role => role !== 'programme-staff'),
]

type Standing = Pick<Place, 'cohort' | 'role' | 'leftAt'>

/** Whether somebody reads and writes in a room: her role is one of its roles, and she is still here. */
export const mayRead = (room: Room, place: Standing): boolean =>
  place.cohort === room.cohort && place.leftAt === null && room.roles.includes(place.role)

/** Whether somebody looks after a room: may hide what is in it, link it elsewhere and close it. */
export const hosts = (room: Room, place: Standing): boolean =>
  place.role === 'programme-staff' && mayRead(room, place)

/**
 * A text as it is sought: without capitals and accents, Arabic without its vowel signs and with one
 * way to write each letter.
 */
export const soughtIn = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}|\u0640/gu, '')
    .toLowerCase()
    .replaceAll('\u0671', '\u0627')
    .replaceAll('\u0649', '\u064a')
    .replaceAll('\u0629', '\u0647')

/** The words of a search, each of which has to stand in what is found. */
export const wordsSought = (asked: string): string[] =>
  soughtIn(asked.slice(0, 200)).split(/\s+/).filter(Boolean).slice(0, 8)

/** A web address of a chat elsewhere as it is kept; null for what is none. */
export function outsideLink(text: string): string | null {
  const url = URL.canParse(text) ? new URL(text) : null
  return url?.protocol === 'https:' && text.length <= 500 ? url.href : null
}

/**
 * Whether somebody may show again what was hidden: whoever hid it, or staff what one of them hid. What
 * its writer took back only she shows again.
 */
export const mayShow = (room: Room, post: RoomPost, place: Place): boolean =>
  post.hiddenAt !== null &&
  mayRead(room, place) &&
  (post.hiddenBy === place.person || (hosts(room, place) && post.hiddenBy !== post.person))

/** How the once-keys of the letters begin that bring a post to the others. */
export const lettersOfPost = ({ room, id }: Pick<RoomPost, 'room' | 'id'>): string =>
  `room/${room}/post/${id}/`

/** The letter that brings what was written to another of the room, once. */
export const roomPostOwed = (
  room: Room,
  { post, title }: { post: RoomPost; title: string },
  to: Place,
): OwedLetter => ({
  onceKey: `${lettersOfPost(post)}${to.person}`,
  cohort: room.cohort,
  step: null,
  template: 'room-post',
  to: to.person,
  from: post.person,
  values: {
    words: post.words,
    about: title,
    files: String(post.files),
    room: String(room.id),
    thread: String(post.thread ?? post.id),
    path: `/cohorts/${room.cohort}/rooms/${room.id}/threads/${post.thread ?? post.id}`,
  },
  essential: false,
})
