import { sql, type Selectable } from 'kysely'
import type { Cohort, Place } from '../programme/cohort.ts'
import type { Level, Person } from '../programme/person.ts'
import type { Role } from '../programme/role.ts'
import { toCohort } from './cohorts.ts'
import { readHouse, type House } from './house.ts'
import type { Db } from './open.ts'
import { toPerson } from './people.ts'
import type { Schema } from './schema.ts'
import { instant, maybe } from './times.ts'

/** Who a request comes from. */
export type Reader = {
  signIn: number
  seenAt: Temporal.Instant
  person: Person
  administrator: boolean
  places: Place[]
}

/**
 * What every request asks first: the house, who comes, and the cohort it is about, with the roles for
 * which it has a room.
 */
export type Coming = { house: House; reader: Reader | null; cohort: Cohort | null; inRooms: Role[] }

type PlaceRow = {
  id: number
  cohort_id: number
  person_id: number
  role: Role
  capacity: number
  least: number
  reserve_since: string | null
  need: number
  confirmed_at: string | null
  left_at: string | null
  groups: string[]
}

type ReaderRow = Omit<Parameters<typeof toPerson>[0], 'photo'> & {
  sign_in: number
  seen_at: string
  administrator_since: string | null
  photo: boolean
  spoken: { language: string; level: Level }[]
  places: PlaceRow[]
}

type CohortRow = Selectable<Schema['cohort']> & { changes: Selectable<Schema['step_change']>[] }

type Row = {
  house: Selectable<Schema['house']> | null
  reader: ReaderRow | null
  cohort: CohortRow | null
  in_rooms: Role[]
}

const toPlace = (row: PlaceRow): Place => ({
  id: row.id,
  cohort: row.cohort_id,
  person: row.person_id,
  role: row.role,
  groups: row.groups,
  capacity: row.capacity,
  least: row.least,
  reserveSince: maybe(row.reserve_since, instant),
  need: row.need,
  confirmedAt: maybe(row.confirmed_at, instant),
  leftAt: maybe(row.left_at, instant),
})

const toReader = (row: ReaderRow): Reader => ({
  signIn: row.sign_in,
  seenAt: instant(row.seen_at),
  person: toPerson({ ...row, photo: row.photo ? true : null }, row.spoken),
  administrator: row.administrator_since !== null,
  places: row.places.map(toPlace),
})

type Asked = {
  digest: string | null
  cohort: number | null
  /** Sign-ins begun, and last seen, before these are over. */
  begunAfter: Temporal.Instant
  seenAfter: Temporal.Instant
}

const readerOf = ({ digest, begunAfter, seenAfter }: Asked) => sql`
  select s.id as sign_in, s.seen_at, p.*, ph.person_id is not null as photo,
    (select coalesce(json_agg(json_build_object('language', l.language, 'level', l.level)
       order by l.language), '[]')
     from person_language l where l.person_id = p.id) as spoken,
    (select coalesce(json_agg(placed order by placed.id desc), '[]') from (
       select pl.*, (select coalesce(json_agg(g.community_group), '[]')
                     from place_group g where g.place_id = pl.id) as groups
       from place pl where pl.person_id = p.id) placed) as places
  from sign_in s
  join person p on p.id = s.person_id
  left join photo ph on ph.person_id = p.id
  where s.secret_digest = ${digest} and s.ended_at is null
    and s.began_at > ${begunAfter.toString()} and s.seen_at > ${seenAfter.toString()}`

const cohortOf = ({ cohort }: Asked) => sql`
  select c.*, (select coalesce(json_agg(sc), '[]')
               from step_change sc where sc.cohort_id = c.id) as changes
  from cohort c where c.id = ${cohort}`

const inRoomsOf = ({ cohort }: Asked) => sql`
  select distinct roles.role from room, jsonb_array_elements_text(room.for_roles) as roles(role)
  where room.cohort_id = ${cohort}`

/** The house, the reader and the cohort in one question, since every request asks for them. */
export async function readComing(db: Db, asked: Asked): Promise<Coming> {
  const { rows } = await sql<Row>`
    /* coming */ select (select to_json(h) from house h) as house,
      (select to_json(r) from (${readerOf(asked)}) r) as reader,
      (select to_json(c) from (${cohortOf(asked)}) c) as cohort,
      (select coalesce(json_agg(i.role), '[]') from (${inRoomsOf(asked)}) i) as in_rooms`.execute(
    db,
  )
  const { house = null, reader = null, cohort = null, in_rooms = [] } = rows[0] ?? {}
  return {
    house: readHouse(house),
    reader: reader ? toReader(reader) : null,
    cohort: cohort ? toCohort(cohort, cohort.changes) : null,
    inRooms: in_rooms,
  }
}

/** Notes that a sign-in was used, at most once an hour. */
export async function seeAgain(db: Db, { signIn, seenAt }: Reader, at: Temporal.Instant) {
  if (Temporal.Instant.compare(seenAt, at.subtract({ hours: 1 })) >= 0) return
  await db.updateTable('sign_in').set({ seen_at: at.toString() }).where('id', '=', signIn).execute()
}
