import type { Pair, PairEver, Place } from '../programme/cohort.ts'
import type { Role } from '../programme/role.ts'
import type { Db } from './open.ts'
import type { Schema } from './schema.ts'
import type { Selectable } from 'kysely'
import { instant, maybe } from './times.ts'

const toPlace = (row: Selectable<Schema['place']>, groups: string[]): Place => ({
  id: row.id,
  cohort: row.cohort_id,
  person: row.person_id,
  role: row.role,
  groups,
  capacity: row.capacity,
  least: row.least,
  reserveSince: maybe(row.reserve_since, instant),
  need: row.need,
  confirmedAt: maybe(row.confirmed_at, instant),
  leftAt: maybe(row.left_at, instant),
})

async function withGroups(db: Db, rows: Selectable<Schema['place']>[]): Promise<Place[]> {
  if (rows.length === 0) return []
  const groups = await db
    .selectFrom('place_group')
    .selectAll()
    .where(
      'place_id',
      'in',
      rows.map(row => row.id),
    )
    .execute()
  const byPlace = Map.groupBy(groups, row => row.place_id)
  return rows.map(row =>
    toPlace(
      row,
      (byPlace.get(row.id) ?? []).map(group => group.community_group),
    ),
  )
}

/** Every place of a cohort, those who left too. */
export async function placesOf(db: Db, cohort: number): Promise<Place[]> {
  const rows = await db
    .selectFrom('place')
    .selectAll()
    .where('cohort_id', '=', cohort)
    .orderBy('id')
    .execute()
  return withGroups(db, rows)
}

/** Every place a person has, in any cohort. */
export const placesOfPerson = async (db: Db, person: number) =>
  withGroups(
    db,
    await db
      .selectFrom('place')
      .selectAll()
      .where('person_id', '=', person)
      .orderBy('id', 'desc')
      .execute(),
  )

export async function placeBy(db: Db, id: number): Promise<Place | null> {
  const rows = await db.selectFrom('place').selectAll().where('id', '=', id).execute()
  return (await withGroups(db, rows))[0] ?? null
}

/** What was agreed with a person before matching. What is not said stays as it is. */
export type Agreed = {
  least?: number | undefined
  reserve?: boolean | undefined
  need?: number | undefined
}

type Kept = Agreed & { cohort: number; person: number; role: Role; capacity: number }

/** Gives a person a place in a cohort, or changes the role of the one she has. */
export async function keepPlace(db: Db, place: Kept, at: Temporal.Instant): Promise<number> {
  const { capacity, least, reserve, need } = place
  const agreed = {
    capacity,
    ...(least !== undefined && { least }),
    ...(need !== undefined && { need }),
  }
  const row = await db
    .insertInto('place')
    .values({
      cohort_id: place.cohort,
      person_id: place.person,
      role: place.role,
      ...agreed,
      reserve_since: reserve ? at.toString() : null,
      confirmed_at: at.toString(),
    })
    .onConflict(c =>
      c.columns(['cohort_id', 'person_id']).doUpdateSet(({ ref, fn }) => ({
        role: place.role,
        ...agreed,
        ...(reserve === true && {
          reserve_since: fn.coalesce('place.reserve_since', ref('excluded.reserve_since')),
        }),
        ...(reserve === false && { reserve_since: null }),
        left_at: null,
      })),
    )
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

export async function saveGroups(db: Db, place: number, groups: readonly string[]) {
  await db.deleteFrom('place_group').where('place_id', '=', place).execute()
  if (groups.length === 0) return
  const rows = groups.map(group => ({ place_id: place, community_group: group }))
  await db.insertInto('place_group').values(rows).execute()
}

/** Somebody leaves. Her pairs end by a doing of their own, since others have to be told. */
export async function leavePlace(db: Db, place: number, at: Temporal.Instant) {
  await db.updateTable('place').set({ left_at: at.toString() }).where('id', '=', place).execute()
}

const toPair = (row: Selectable<Schema['pair']>): Pair => ({
  id: row.id,
  cohort: row.cohort_id,
  mentor: row.mentor_id,
  mentee: row.mentee_id,
  route: row.route,
  ...(row.covers_pair_id !== null && { covers: row.covers_pair_id }),
})

async function running(db: Db, cover: boolean, cohort: number, place?: number): Promise<Pair[]> {
  const rows = await db
    .selectFrom('pair')
    .selectAll()
    .where('cohort_id', '=', cohort)
    .where('ended_at', 'is', null)
    .where('covers_pair_id', cover ? 'is not' : 'is', null)
    .$if(place !== undefined, query =>
      query.where(eb =>
        eb.or([eb('mentor_id', '=', place ?? 0), eb('mentee_id', '=', place ?? 0)]),
      ),
    )
    .orderBy('id')
    .execute()
  return rows.map(toPair)
}

/** The pairs of a cohort that walk together now; or only those of one place. Covers are none. */
export const pairsOf = (db: Db, cohort: number, place?: number): Promise<Pair[]> =>
  running(db, false, cohort, place)

/** The covers of a cohort that stand in for another pair now; or only those of one place. */
export const coverPairsOf = (db: Db, cohort: number, place?: number): Promise<Pair[]> =>
  running(db, true, cohort, place)

/** Any pair that goes on, covers too. */
export async function pairBy(db: Db, id: number): Promise<Pair | null> {
  const row = await db
    .selectFrom('pair')
    .selectAll()
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return row ? toPair(row) : null
}

const toPairEver = (row: Selectable<Schema['pair']>): PairEver => ({
  ...toPair(row),
  agreedAt: instant(row.agreed_at),
  endedAt: maybe(row.ended_at, instant),
  withheldAt: maybe(row.before_withheld_at, instant),
})

/** A pair whether it still walks or has ended, for those who look back. */
export async function pairEverBy(db: Db, id: number): Promise<PairEver | null> {
  const row = await db.selectFrom('pair').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? toPairEver(row) : null
}

/** All pairs in which any of these has walked, the oldest first. */
export async function pairsEverOf(db: Db, ...places: number[]): Promise<PairEver[]> {
  if (places.length === 0) return []
  const rows = await db
    .selectFrom('pair')
    .selectAll()
    .where(eb => eb.or([eb('mentor_id', 'in', places), eb('mentee_id', 'in', places)]))
    .orderBy('id')
    .execute()
  return rows.map(toPairEver)
}

/** The mentee keeps what came before from her mentor, or does not any more. */
export async function withholdBefore(db: Db, pair: number, at: Temporal.Instant | null) {
  const before_withheld_at = at?.toString() ?? null
  await db.updateTable('pair').set({ before_withheld_at }).where('id', '=', pair).execute()
}

export async function addPair(
  db: Db,
  mentor: Place,
  mentee: Place,
  at: Temporal.Instant,
  covers: number | null = null,
) {
  const row = await db
    .insertInto('pair')
    .values({
      cohort_id: mentor.cohort,
      mentor_id: mentor.id,
      mentee_id: mentee.id,
      agreed_at: at.toString(),
      covers_pair_id: covers,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

export async function endPair(db: Db, pair: number, at: Temporal.Instant) {
  await db.updateTable('pair').set({ ended_at: at.toString() }).where('id', '=', pair).execute()
}

export async function saveRoute(db: Db, pair: number, route: 'route-new' | 'route-familiar') {
  await db.updateTable('pair').set({ route }).where('id', '=', pair).execute()
}

/** Everybody’s name with her role, in the order in which they came. */
export const peopleByRole = (db: Db) =>
  db
    .selectFrom('place')
    .innerJoin('person', 'person.id', 'place.person_id')
    .select(['person.name', 'place.role'])
    .orderBy('place.id')
    .execute()
