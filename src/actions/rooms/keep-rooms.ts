import type { App } from '../../app.ts'
import { done, refused, type Outcome } from '../../outcome.ts'
import { hosts, mayRead, mostTitle, outsideLink, type Room } from '../../programme/rooms.ts'
import type { Role } from '../../programme/role.ts'
import { note } from '../../store/history.ts'
import type { Db } from '../../store/open.ts'
import { placesOfPerson } from '../../store/places.ts'
import { addRoom, closeRoom, roomForUpdate, saveOutsideLink, saveQuiet } from '../../store/rooms.ts'
import { transact } from '../transact.ts'
import { wordsFault } from '../words-fault.ts'

/** Staff open a room for people in some roles. */
export async function openRoom(
  app: App,
  by: number,
  cohort: number,
  { name, roles }: { name: string; roles: Role[] },
): Promise<Outcome<{ room: number }>> {
  const fault = wordsFault(name, mostTitle, 'name')
  if (fault) return refused(fault)
  if (roles.length === 0) return refused({ key: 'rooms.problem.for-nobody', field: 'roles' })
  return transact(app, async tx => {
    const room = await addRoom(tx, { cohort, name, roles, by, at: app.now() })
    await note(tx, { at: app.now(), by, cohort, verb: 'opened-room', details: { room: name } })
    return done({ room })
  })
}

/** The room of whoever looks after it; null for anybody else. */
async function hosted(tx: Db, by: number, id: number): Promise<Room | null> {
  const room = await roomForUpdate(tx, id)
  const places = room ? await placesOfPerson(tx, by) : []
  return room && places.some(place => hosts(room, place)) ? room : null
}

/** Staff say where a group would rather talk, or take that back. */
export async function linkRoom(
  app: App,
  by: number,
  id: number,
  text: string,
): Promise<Outcome<null>> {
  const link = text === '' ? null : outsideLink(text)
  if (text !== '' && link === null) {
    return refused({ key: 'rooms.problem.link', field: 'outside' })
  }
  return transact(app, async tx => {
    const room = await hosted(tx, by, id)
    if (!room) return refused('problem.not-allowed')
    await saveOutsideLink(tx, room.id, link)
    const verb = link === null ? 'unlinked-room' : 'linked-room'
    await note(tx, { at: app.now(), by, cohort: room.cohort, verb })
    return done(null)
  })
}

/** Staff close a room they opened, or open it again. What was written stays; the mentors’ stays open. */
export async function closeOrReopen(
  app: App,
  by: number,
  id: number,
  close: boolean,
): Promise<Outcome<null>> {
  return transact(app, async tx => {
    const room = await hosted(tx, by, id)
    if (!room || room.kind === 'mentors') return refused('problem.not-allowed')
    await closeRoom(tx, room.id, close ? app.now() : null)
    const line = { at: app.now(), by, cohort: room.cohort, details: { room: room.name } }
    await note(tx, { ...line, verb: close ? 'closed-room' : 'reopened-room' })
    return done(null)
  })
}

/** Somebody wants no letters of a room, or wants them again. */
export async function keepQuiet(
  app: App,
  person: number,
  id: number,
  quiet: boolean,
): Promise<Outcome<null>> {
  return transact(app, async tx => {
    const room = await roomForUpdate(tx, id)
    const places = room ? await placesOfPerson(tx, person) : []
    const place = places.find(one => room && mayRead(room, one))
    if (!room || !place) return refused('problem.not-allowed')
    await saveQuiet(tx, { room: room.id, place: place.id }, quiet ? app.now() : null)
    return done(null)
  })
}
