/** What personas do before the whole cohort, or with its staff. */
import type { App } from '../app.ts'
import { refused } from '../outcome.ts'
import { saysTheSame } from '../programme/announcements.ts'
import type { Place } from '../programme/cohort.ts'
import { everyone, peopleLike } from '../programme/whom.ts'
import { announcementsOf } from '../store/announcements.ts'
import { hadCover } from '../store/covers.ts'
import { hasAnswered, threadTitled } from '../store/room-posts.ts'
import { mentorsRoom } from '../store/rooms.ts'
import { knownOfAll } from './announcements/known-of-all.ts'
import { sendAnnouncement } from './announcements/send-announcement.ts'
import { beginAnnouncement, writeAnnouncement } from './announcements/write-announcement.ts'
import { wantCover } from './cover/cover-pair.ts'
import { goAway } from './cover/go-away.ts'
import { casesOf } from '../store/cases.ts'
import { askForHelp } from './cases/ask-for-help.ts'
import { writeInRoom } from './rooms/write-in-room.ts'
import type { Facts, Of } from './persona-facts.ts'

/** She asks about a thing once, and her partner need not know. */
export function asking(facts: Facts, place: Place, { about, group, words }: Of<'ask-for-help'>) {
  const pair = facts.walk.pairsOf.get(place.id)?.[0]?.id ?? null
  const to = about === 'topic' ? ('policy-staff' as const) : ('programme-staff' as const)
  const asked = { about, group, words, pair, reported: null, confidential: true, to }
  return async (app: App) => {
    const cases = await casesOf(app.db, place.cohort)
    return cases.some(one => one.by.place === place.id && one.about === about)
      ? refused('problem.gone')
      : askForHelp(app, place, asked)
  }
}

/** What is said in the mentors’ room is said once; an answer needs the thread it is about. */
export function speaking({ walk }: Facts, place: Place, { title, begins, words }: Of<'room'>) {
  return async (app: App) => {
    const room = await mentorsRoom(app.db, walk.cohort.id, app.now())
    const thread = await threadTitled(app.db, room.id, title)
    const said = thread !== null && (begins || (await hasAnswered(app.db, thread, place.id, words)))
    if (said || (thread === null && !begins)) return refused('problem.gone')
    return writeInRoom(app, place.person, room.id, { thread, title, words, how: 'page' })
  }
}

/** What staff write to people is written and sent once. */
export function announcing({ walk }: Facts, place: Place, { roles, words }: Of<'announce'>) {
  const { cohort } = walk
  return async (app: App) => {
    const written = await announcementsOf(app.db, cohort.id, 100)
    if (written.some(one => saysTheSame(one.announcement.words, words))) {
      return refused('problem.gone')
    }
    const whom = { ...everyone, roles }
    const places = peopleLike(whom, await knownOfAll(app, cohort)).map(({ id }) => id)
    const begun = await beginAnnouncement(app, place.person, cohort.id, { whom, places })
    if (!begun.ok) return begun
    const { announcement: id } = begun.value
    const kept = await writeAnnouncement(
      app,
      { cohort: cohort.id, id },
      { words, essential: false },
    )
    return kept.ok ? sendAnnouncement(app, place.person, cohort, id) : kept
  }
}

/** She says once that she is away; what a visitor said in her name since stays. */
export function leaving({ walk }: Facts, place: Place, { from, until, words }: Of<'go-away'>) {
  const { startsOn } = walk.cohort.meeting
  const days = {
    from: startsOn.subtract({ days: from }),
    until: startsOn.subtract({ days: until }),
  }
  return walk.aways.has(place.id)
    ? null
    : (app: App) => goAway(app, place.person, place.id, { ...days, words })
}

/** Staff name once who stands in for a pair. */
export function naming(
  { walk, placeOf }: Facts,
  place: Place,
  { mentee, mentor }: Of<'name-cover'>,
) {
  const pair = walk.pairsOf.get(placeOf(mentee)?.id ?? 0)?.[0]
  const by = placeOf(mentor)
  if (!pair || !by) return null
  return async (app: App) =>
    (await hadCover(app.db, pair.id))
      ? refused('problem.gone')
      : wantCover(app, place.person, pair.id, { mentor: by.id, named: true, address: () => '' })
}
