import { sql } from 'kysely'
import type { Entrant, Standing } from '../programme/people-files/entrants.ts'
import { keepAnswers } from './journeys.ts'
import type { Db } from './open.ts'

/** Whoever is known by these addresses, with her place in a cohort. One question for them all. */
export async function standingsOf(
  db: Db,
  cohort: number,
  addresses: string[],
): Promise<Map<string, Standing>> {
  if (addresses.length === 0) return new Map()
  const rows = await db
    .selectFrom('person')
    .leftJoin('place', join =>
      join.onRef('place.person_id', '=', 'person.id').on('place.cohort_id', '=', cohort),
    )
    .leftJoin('pair', join =>
      join
        .on(eb =>
          eb.or([
            eb('pair.mentor_id', '=', eb.ref('place.id')),
            eb('pair.mentee_id', '=', eb.ref('place.id')),
          ]),
        )
        .on('pair.ended_at', 'is', null),
    )
    .select(['person.address', 'person.name', 'place.role', 'place.capacity', 'place.left_at'])
    .select('pair.id as pair')
    .where('person.address', 'in', addresses)
    .execute()
  return new Map(
    rows.map(({ address, name, role, capacity, left_at, pair }) => {
      const place = { left: left_at !== null, paired: pair !== null }
      const known = role === null || capacity === null ? null : { role, capacity, ...place }
      return [address ?? '', { name, place: known }]
    }),
  )
}

/**
 * Adds people or updates those who have the addresses; what a row does not say stays. In the order
 * of their addresses, so that two files with the same people wait for one another and go on.
 */
async function keepPeople(db: Db, entrants: Entrant[], at: Temporal.Instant) {
  const inOrder = entrants.toSorted((a, b) => (a.address < b.address ? -1 : 1))
  const rows = inOrder.map(one => ({
    address: one.address,
    name: one.name,
    pronouns: one.pronouns,
    country: one.country,
    time_zone: one.zone,
    language: one.language,
    sector: one.sector,
    organisation: one.organisation,
    background: one.background,
    joined_at: at.toString(),
  }))
  const kept = await db
    .insertInto('person')
    .values(rows)
    .onConflict(c =>
      c.column('address').doUpdateSet(({ ref, fn }) => ({
        name: ref('excluded.name'),
        pronouns: fn.coalesce('excluded.pronouns', 'person.pronouns'),
        country: fn.coalesce('excluded.country', 'person.country'),
        time_zone: fn.coalesce('excluded.time_zone', 'person.time_zone'),
        language: fn.coalesce('excluded.language', 'person.language'),
        sector: fn.coalesce('excluded.sector', 'person.sector'),
        organisation: fn.coalesce('excluded.organisation', 'person.organisation'),
        background: fn.coalesce('excluded.background', 'person.background'),
      })),
    )
    .returning(['id', 'address'])
    .execute()
  return new Map(kept.map(row => [row.address, row.id]))
}

type Kept = Entrant & { person: number }

async function keepSpoken(db: Db, entrants: Kept[]) {
  const telling = entrants.filter(one => one.spoken.length > 0)
  if (telling.length === 0) return
  const people = telling.map(one => one.person)
  await db.deleteFrom('person_language').where('person_id', 'in', people).execute()
  const rows = telling.flatMap(({ person, spoken }) =>
    spoken.map(one => ({ person_id: person, ...one })),
  )
  await db.insertInto('person_language').values(rows).execute()
}

async function keepPlaces(db: Db, cohort: number, entrants: Kept[], at: Temporal.Instant) {
  const rows = entrants.map(({ person, role, capacity }) => ({
    cohort_id: cohort,
    person_id: person,
    role,
    capacity,
    confirmed_at: at.toString(),
  }))
  const kept = await db
    .insertInto('place')
    .values(rows)
    .onConflict(c =>
      c.columns(['cohort_id', 'person_id']).doUpdateSet(({ ref, fn }) => ({
        role: ref('excluded.role'),
        capacity: ref('excluded.capacity'),
        // What she agreed to at least cannot be more than the room there is now.
        least: sql<number>`least(place.least, excluded.capacity)`,
        confirmed_at: fn.coalesce('place.confirmed_at', 'excluded.confirmed_at'),
      })),
    )
    .returning(['id', 'person_id'])
    .execute()
  return new Map(kept.map(row => [row.person_id, row.id]))
}

/** At least so many mentees, where rows say so: one statement for each number there is. */
async function keepLeast(db: Db, told: { place: number; least: number }[]) {
  for (const [least, those] of Map.groupBy(told, one => one.least)) {
    const places = those.map(one => one.place)
    await db.updateTable('place').set({ least }).where('id', 'in', places).execute()
  }
}

async function keepGroups(db: Db, groups: { place: number; keys: string[] }[]) {
  const telling = groups.filter(({ keys }) => keys.length > 0)
  if (telling.length === 0) return
  const places = telling.map(one => one.place)
  await db.deleteFrom('place_group').where('place_id', 'in', places).execute()
  const rows = telling.flatMap(({ place, keys }) =>
    keys.map(key => ({ place_id: place, community_group: key })),
  )
  await db.insertInto('place_group').values(rows).execute()
}

/**
 * Keeps many people at once, each with a confirmed place in a cohort: a handful of statements for
 * all of them, so that a large file does not keep everybody else waiting. No address comes twice.
 */
export async function keepEntrants(
  db: Db,
  cohort: number,
  entrants: Entrant[],
  at: Temporal.Instant,
) {
  if (entrants.length === 0) return
  const people = await keepPeople(db, entrants, at)
  const kept = entrants.flatMap(one => {
    const person = people.get(one.address)
    return person === undefined ? [] : [{ ...one, person }]
  })
  await keepSpoken(db, kept)
  const places = await keepPlaces(db, cohort, kept, at)
  const groups = kept.flatMap(({ person, groups: keys }) => {
    const place = places.get(person)
    return place === undefined ? [] : [{ place, keys }]
  })
  await keepGroups(db, groups)
  const placed = kept.flatMap(one => {
    const place = places.get(one.person)
    return place === undefined ? [] : [{ ...one, place }]
  })
  await keepLeast(
    db,
    placed.flatMap(({ place, least }) => (least === undefined ? [] : [{ place, least }])),
  )
  const answers = placed.flatMap(({ place, told }) => (told ?? []).map(one => ({ ...one, place })))
  await keepAnswers(db, answers, at)
}
