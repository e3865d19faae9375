import type { Selectable } from 'kysely'
import type { Place } from '../programme/cohort.ts'
import { mayRead, rolesOfRoom, type Room } from '../programme/rooms.ts'
import type { Db } from './open.ts'
import { placesOf } from './places.ts'
import type { Schema } from './schema.ts'
import { instant, maybe } from './times.ts'

const toRoom = (row: Selectable<Schema['room']>): Room => ({
  id: row.id,
  cohort: row.cohort_id,
  kind: row.kind,
  name: row.name,
  roles: row.for_roles,
  outside: row.outside_link,
  closedAt: maybe(row.closed_at, instant),
})

export async function roomBy(db: Db, id: number): Promise<Room | null> {
  const row = await db.selectFrom('room').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? toRoom(row) : null
}

/** A room, as nobody else writes in it meanwhile. */
export async function roomForUpdate(db: Db, id: number): Promise<Room | null> {
  const row = await db
    .selectFrom('room')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row ? toRoom(row) : null
}

/** The rooms of a cohort, the mentors’ first. */
export async function roomsOf(db: Db, cohort: number): Promise<Room[]> {
  const rows = await db
    .selectFrom('room')
    .selectAll()
    .where('cohort_id', '=', cohort)
    .orderBy('kind')
    .orderBy('id')
    .execute()
  return rows.map(toRoom)
}

type Opened = Pick<Room, 'cohort' | 'name' | 'roles'> & { by: number; at: Temporal.Instant }

export async function addRoom(db: Db, { cohort, name, roles, by, at }: Opened): Promise<number> {
  const row = await db
    .insertInto('room')
    .values({
      cohort_id: cohort,
      kind: 'opened',
      name,
      for_roles: JSON.stringify(rolesOfRoom(roles)),
      opened_by_id: by,
      opened_at: at.toString(),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

/** The room of a cohort’s mentors, made when it is first needed (R17). */
export async function mentorsRoom(db: Db, cohort: number, at: Temporal.Instant): Promise<Room> {
  const mentors = () =>
    db.selectFrom('room').selectAll().where('cohort_id', '=', cohort).where('kind', '=', 'mentors')
  const row = await mentors().executeTakeFirst()
  if (row) return toRoom(row)
  await db
    .insertInto('room')
    .values({
      cohort_id: cohort,
      kind: 'mentors',
      for_roles: JSON.stringify(rolesOfRoom(['mentor'])),
      opened_at: at.toString(),
    })
    .onConflict(c => c.column('cohort_id').where('kind', '=', 'mentors').doNothing())
    .execute()
  return toRoom(await mentors().executeTakeFirstOrThrow())
}

export async function saveOutsideLink(db: Db, room: number, link: string | null) {
  await db.updateTable('room').set({ outside_link: link }).where('id', '=', room).execute()
}

export async function closeRoom(db: Db, room: number, at: Temporal.Instant | null) {
  const closed_at = at?.toString() ?? null
  await db.updateTable('room').set({ closed_at }).where('id', '=', room).execute()
}

/** Everybody who reads in a room now. */
export async function membersOf(db: Db, room: Room): Promise<Place[]> {
  return (await placesOf(db, room.cohort)).filter(place => mayRead(room, place))
}

/** The places that want no letters of a room. */
export async function quietIn(db: Db, room: number): Promise<Set<number>> {
  const rows = await db
    .selectFrom('room_quiet')
    .select('place_id')
    .where('room_id', '=', room)
    .execute()
  return new Set(rows.map(row => row.place_id))
}

export async function saveQuiet(
  db: Db,
  { room, place }: { room: number; place: number },
  since: Temporal.Instant | null,
) {
  await db
    .deleteFrom('room_quiet')
    .where('room_id', '=', room)
    .where('place_id', '=', place)
    .execute()
  if (since === null) return
  const row = { room_id: room, place_id: place, quiet_since: since.toString() }
  await db
    .insertInto('room_quiet')
    .values(row)
    .onConflict(c => c.doNothing())
    .execute()
}

/** Takes what somebody wrote in rooms, and what she read there, out of them. */
export async function forgetRoomsOf(db: Db, person: number) {
  const places = db.selectFrom('place').select('id').where('person_id', '=', person)
  await db
    .updateTable('room_post')
    .set(eb => ({
      words: '',
      sought: '',
      title: eb.case().when('title', 'is not', null).then('').else(null).end(),
    }))
    .where('by_place_id', 'in', places)
    .execute()
  await db.deleteFrom('room_read').where('place_id', 'in', places).execute()
  await db.deleteFrom('room_quiet').where('place_id', 'in', places).execute()
}
