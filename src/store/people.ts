import type { Circle, ChosenField, Level, Person, Profile } from '../programme/person.ts'
import type { Db } from './open.ts'

type Row = {
  id: number
  address: string | null
  name: string
  pronouns: string | null
  country: string | null
  time_zone: string | null
  language: string | null
  sector: string | null
  organisation: string | null
  background: string | null
  circles: Record<string, string>
  photo: unknown
}

export const toPerson = (row: Row, spoken: Person['spoken']): Person => ({
  id: row.id,
  address: row.address ?? '',
  name: row.name,
  pronouns: row.pronouns,
  country: row.country,
  zone: row.time_zone,
  language: row.language,
  spoken,
  sector: row.sector,
  organisation: row.organisation,
  background: row.background,
  circles: row.circles as Partial<Record<ChosenField, Circle>>,
  photo: row.photo !== null,
})

const select = (db: Db) =>
  db
    .selectFrom('person')
    .leftJoin('photo', 'photo.person_id', 'person.id')
    .select([
      'person.id',
      'person.address',
      'person.name',
      'person.pronouns',
      'person.country',
      'person.time_zone',
      'person.language',
      'person.sector',
      'person.organisation',
      'person.background',
      'person.circles',
      'photo.person_id as photo',
    ])

async function spokenBy(db: Db, ids: number[]): Promise<Map<number, Person['spoken']>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('person_language')
    .selectAll()
    .where('person_id', 'in', ids)
    .orderBy('language')
    .execute()
  const spoken = Map.groupBy(rows, row => row.person_id)
  return new Map(
    [...spoken].map(([id, list]) => [id, list.map(({ language, level }) => ({ language, level }))]),
  )
}

/** People by their numbers, in no particular order. */
export async function peopleBy(db: Db, ids: number[]): Promise<Map<number, Person>> {
  if (ids.length === 0) return new Map()
  const rows = await select(db).where('person.id', 'in', ids).execute()
  const spoken = await spokenBy(db, ids)
  return new Map(rows.map(row => [row.id, toPerson(row, spoken.get(row.id) ?? [])]))
}

/** Everybody with a place in a cohort. */
export async function peopleOf(db: Db, cohort: number): Promise<Map<number, Person>> {
  const rows = await select(db)
    .innerJoin('place', 'place.person_id', 'person.id')
    .where('place.cohort_id', '=', cohort)
    .execute()
  const spoken = await spokenBy(
    db,
    rows.map(row => row.id),
  )
  return new Map(rows.map(row => [row.id, toPerson(row, spoken.get(row.id) ?? [])]))
}

export async function personBy(db: Db, id: number): Promise<Person | null> {
  return (await peopleBy(db, [id])).get(id) ?? null
}

/** The person of an address, whose account has not been erased. */
export async function personAt(db: Db, address: string): Promise<number | null> {
  const row = await db
    .selectFrom('person')
    .select('id')
    .where('address', '=', address)
    .where('erased_at', 'is', null)
    .executeTakeFirst()
  return row?.id ?? null
}

/** What an import or a form knows of a person; what is missing stays as it is. */
export type Known = Partial<Omit<Profile, 'circles' | 'spoken'>> & { name: string }

const columns = (known: Partial<Omit<Profile, 'spoken'>>) => ({
  ...(known.name !== undefined && { name: known.name }),
  ...(known.pronouns !== undefined && { pronouns: known.pronouns }),
  ...(known.country !== undefined && { country: known.country }),
  ...(known.zone !== undefined && { time_zone: known.zone }),
  ...(known.language !== undefined && { language: known.language }),
  ...(known.sector !== undefined && { sector: known.sector }),
  ...(known.organisation !== undefined && { organisation: known.organisation }),
  ...(known.background !== undefined && { background: known.background }),
  ...(known.circles !== undefined && { circles: JSON.stringify(known.circles) }),
})

/** Adds a person or, since the address is the identity, updates the one who has it. */
export async function keepPerson(
  db: Db,
  address: string,
  known: Known,
  at: Temporal.Instant,
): Promise<{ id: number; added: boolean }> {
  const made = await db
    .insertInto('person')
    .values({ name: known.name, ...columns(known), address, joined_at: at.toString() })
    .onConflict(c => c.column('address').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (made) return { id: made.id, added: true }
  const row = await db
    .updateTable('person')
    .set({ ...columns(known), name: known.name })
    .where('address', '=', address)
    .returning('id')
    .executeTakeFirstOrThrow()
  return { id: row.id, added: false }
}

export async function saveProfile(db: Db, id: number, profile: Omit<Profile, 'spoken'>) {
  await db.updateTable('person').set(columns(profile)).where('id', '=', id).execute()
}

export async function saveSpoken(
  db: Db,
  person: number,
  spoken: readonly { language: string; level: Level }[],
) {
  await db.deleteFrom('person_language').where('person_id', '=', person).execute()
  if (spoken.length === 0) return
  const rows = spoken.map(({ language, level }) => ({ person_id: person, language, level }))
  await db.insertInto('person_language').values(rows).execute()
}

export async function makeAdministrator(db: Db, id: number, at: Temporal.Instant | null) {
  await db
    .updateTable('person')
    .set({ administrator_since: at?.toString() ?? null })
    .where('id', '=', id)
    .execute()
}

/** The administrators there are, held so that two who go at once go one after the other. */
export async function lockAdministrators(db: Db): Promise<Set<number>> {
  const rows = await db
    .selectFrom('person')
    .select('id')
    .where('administrator_since', 'is not', null)
    .where('erased_at', 'is', null)
    .orderBy('id')
    .forUpdate()
    .execute()
  return new Set(rows.map(row => row.id))
}

/** Gives a person another address. Nobody else may have it. */
export async function saveAddress(db: Db, id: number, address: string) {
  await db.updateTable('person').set({ address }).where('id', '=', id).execute()
}

/** All people of the house, for administrators. */
export const everybody = (db: Db) =>
  db
    .selectFrom('person')
    .select(['id', 'name', 'address', 'administrator_since'])
    .where('erased_at', 'is', null)
    .orderBy('name')
    .execute()

/** Changes the language a person reads, and nothing else. */
export async function saveLanguage(db: Db, id: number, language: string) {
  await db.updateTable('person').set({ language }).where('id', '=', id).execute()
}

export async function photoOf(db: Db, person: number) {
  return db.selectFrom('photo').selectAll().where('person_id', '=', person).executeTakeFirst()
}

export async function savePhoto(
  db: Db,
  person: number,
  photo: { type: string; bytes: Uint8Array } | null,
  at: Temporal.Instant,
) {
  await db.deleteFrom('photo').where('person_id', '=', person).execute()
  if (!photo) return
  await db
    .insertInto('photo')
    .values({
      person_id: person,
      media_type: photo.type,
      bytes: photo.bytes,
      taken_at: at.toString(),
    })
    .execute()
}

/** Whether a person asked for no reminders. Essential letters still reach her. */
export async function wantsReminders(db: Db, person: number): Promise<boolean> {
  const row = await db
    .selectFrom('person')
    .select('wants_no_reminders_since')
    .where('id', '=', person)
    .executeTakeFirst()
  return row?.wants_no_reminders_since === null
}

export async function saveReminders(db: Db, person: number, wanted: boolean, at: Temporal.Instant) {
  await db
    .updateTable('person')
    .set({ wants_no_reminders_since: wanted ? null : at.toString() })
    .where('id', '=', person)
    .execute()
}
