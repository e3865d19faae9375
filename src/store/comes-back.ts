import type { Db } from './open.ts'
import { instant } from './times.ts'

/** Since when letters come back from somebody’s address, and what was said. */
export type ComesBack = { since: Temporal.Instant; why: string }

/** A letter that came back, if it went to the address its reader still has. */
export type CameBack = { person: number; address: string; why: string; said: string[] }

/**
 * A letter that came back, with what was said of every one that did since her address was known to
 * work. Null when it went to another address, or before. Holds her row, so that one marks it.
 */
export async function cameBackTo(db: Db, letter: number): Promise<CameBack | null> {
  const row = await db
    .selectFrom('letter')
    .innerJoin('person', 'person.id', 'letter.to_person_id')
    .select(['person.id', 'person.address', 'person.address_works_since'])
    .select(['letter.to_address', 'letter.trouble'])
    .where('letter.id', '=', letter)
    .where('letter.state', '=', 'bounced')
    .where('person.erased_at', 'is', null)
    .forNoKeyUpdate('person')
    .executeTakeFirst()
  if (!row?.address || row.to_address !== row.address) return null
  const works = row.address_works_since
  const since = await db
    .selectFrom('letter')
    .select(['id', 'trouble'])
    .where('to_person_id', '=', row.id)
    .where('to_address', '=', row.address)
    .where('state', '=', 'bounced')
    .$if(works !== null, query => query.where('posting_at', '>', works))
    .execute()
  if (!since.some(one => one.id === letter)) return null
  const said = since.map(one => one.trouble ?? '')
  return { person: row.id, address: row.address, why: row.trouble ?? '', said }
}

/** Marks an address as one letters come back from. False when it was marked before. */
export async function markComesBack(db: Db, person: number, { since, why }: ComesBack) {
  const result = await db
    .updateTable('person')
    .set({ comes_back_since: since.toString(), comes_back_why: why })
    .where('id', '=', person)
    .where('comes_back_since', 'is', null)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

/** Takes the mark away: the address works from now on. False when there was none. */
export async function markWorks(db: Db, person: number, at: Temporal.Instant): Promise<boolean> {
  const result = await db
    .updateTable('person')
    .set({ comes_back_since: null, comes_back_why: null, address_works_since: at.toString() })
    .where('id', '=', person)
    .where('comes_back_since', 'is not', null)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

/** Whose address in a cohort letters come back from, by person. */
export async function comesBackIn(db: Db, cohort: number): Promise<Map<number, ComesBack>> {
  const rows = await db
    .selectFrom('person')
    .innerJoin('place', 'place.person_id', 'person.id')
    .select(['person.id', 'comes_back_since', 'comes_back_why'])
    .where('place.cohort_id', '=', cohort)
    .where('place.left_at', 'is', null)
    .where('comes_back_since', 'is not', null)
    .orderBy('comes_back_since')
    .execute()
  return new Map(
    rows.map(row => [
      row.id,
      { since: instant(row.comes_back_since ?? ''), why: row.comes_back_why ?? '' },
    ]),
  )
}

/** Whether letters come back from a person’s address, and how many wait for another. */
export async function comesBackFrom(
  db: Db,
  person: number,
): Promise<(ComesBack & { waiting: number }) | null> {
  const row = await db
    .selectFrom('person')
    .select(['comes_back_since', 'comes_back_why'])
    .where('id', '=', person)
    .executeTakeFirst()
  if (!row?.comes_back_since) return null
  const { waiting } = await db
    .selectFrom('letter')
    .select(eb => eb.fn.countAll<string>().as('waiting'))
    .where('to_person_id', '=', person)
    .where('state', '=', 'owed')
    .where('template', '<>', 'sign-in')
    .executeTakeFirstOrThrow()
  const since = instant(row.comes_back_since)
  return { since, why: row.comes_back_why ?? '', waiting: Number(waiting) }
}
