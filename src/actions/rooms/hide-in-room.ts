import type { App } from '../../app.ts'
import { done, refused, type Outcome } from '../../outcome.ts'
import { hosts, lettersOfPost, mayRead, mayShow } from '../../programme/rooms.ts'
import { note } from '../../store/history.ts'
import { holdLettersOf } from '../../store/letters.ts'
import type { Db } from '../../store/open.ts'
import { placesOfPerson } from '../../store/places.ts'
import { hidePost, postBy, showPost } from '../../store/room-posts.ts'
import { roomForUpdate } from '../../store/rooms.ts'
import { transact } from '../transact.ts'

/** A post of a room and whoever looks at it, while nobody else changes the room; null where she may not. */
async function postFor(tx: Db, person: number, { room: id, post: number }: Named) {
  const room = await roomForUpdate(tx, id)
  const places = room ? await placesOfPerson(tx, person) : []
  const place = places.find(one => room && mayRead(room, one))
  const post = place ? await postBy(tx, id, number) : null
  return room && place && post ? { room, place, post } : null
}
type Named = { room: number; post: number }

/**
 * Staff hide what should not stand in a room; anybody takes back what she wrote herself. Its letters
 * that have not gone do not go.
 */
export async function hideInRoom(app: App, person: number, named: Named): Promise<Outcome<null>> {
  return transact(app, async tx => {
    const found = await postFor(tx, person, named)
    if (!found) return refused('problem.not-allowed')
    const { room, place, post } = found
    const own = post.by === place.id
    if (!own && !hosts(room, place)) return refused('problem.not-allowed')
    await hidePost(tx, post.id, person, app.now())
    await holdLettersOf(tx, room.cohort, lettersOfPost(post), app.now())
    const line = { at: app.now(), by: person, cohort: room.cohort, about: post.person }
    if (!own) await note(tx, { ...line, verb: 'hid-post' })
    return done(null)
  })
}

/** What was hidden is shown again. Its letters that were kept back go; those that went do not go twice. */
export async function showInRoom(app: App, person: number, named: Named): Promise<Outcome<null>> {
  return transact(app, async tx => {
    const found = await postFor(tx, person, named)
    if (!found || !mayShow(found.room, found.post, found.place)) {
      return refused('problem.not-allowed')
    }
    const { room, place, post } = found
    await showPost(tx, post.id)
    await holdLettersOf(tx, room.cohort, lettersOfPost(post), null)
    const line = { at: app.now(), by: person, cohort: room.cohort, about: post.person }
    if (post.by !== place.id) await note(tx, { ...line, verb: 'showed-post' })
    return done(null)
  })
}
