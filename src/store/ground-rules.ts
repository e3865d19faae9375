import { sql, type Selectable } from 'kysely'
import type { Handled, Offer, Rules } from '../programme/ground-rules.ts'
import type { Db } from './open.ts'
import type { Schema } from './schema.ts'
import { instant, maybe } from './times.ts'

const toOffer = (row: Selectable<Schema['ground_rules']>): Offer => ({
  id: row.id,
  pair: row.pair_id,
  by: row.by_place_id,
  rules: row.rules,
  offeredAt: instant(row.offered_at),
  withdrawnAt: maybe(row.withdrawn_at, instant),
  agreedAt: maybe(row.agreed_at, instant),
  replacedAt: maybe(row.replaced_at, instant),
})

/** All that was ever offered in a pair, the oldest first. */
export async function offersOf(db: Db, pair: number): Promise<Offer[]> {
  const rows = await db
    .selectFrom('ground_rules')
    .selectAll()
    .where('pair_id', '=', pair)
    .orderBy('id')
    .execute()
  return rows.map(toOffer)
}

/** The rules in force in a cohort, by pair. */
export async function rulesIn(db: Db, cohort: number): Promise<Map<number, Offer>> {
  const rows = await db
    .selectFrom('ground_rules')
    .innerJoin('pair', 'pair.id', 'ground_rules.pair_id')
    .selectAll('ground_rules')
    .where('pair.cohort_id', '=', cohort)
    .where('pair.ended_at', 'is', null)
    .where('ground_rules.agreed_at', 'is not', null)
    .where('replaced_at', 'is', null)
    .execute()
  return new Map(rows.map(row => [row.pair_id, toOffer(row)]))
}

type Offered = { pair: number; by: number; rules: Rules }

export async function addOffer(db: Db, { pair, by, rules }: Offered, at: Temporal.Instant) {
  const row = await db
    .insertInto('ground_rules')
    .values({
      pair_id: pair,
      by_place_id: by,
      rules: JSON.stringify(rules),
      offered_at: at.toString(),
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  return toOffer(row)
}

export async function withdrawOffer(db: Db, offer: number, at: Temporal.Instant) {
  await db
    .updateTable('ground_rules')
    .set({ withdrawn_at: at.toString() })
    .where('id', '=', offer)
    .execute()
}

/** The other said yes: what held before holds no more. */
export async function putInForce(db: Db, { id, pair }: Offer, at: Temporal.Instant) {
  await db
    .updateTable('ground_rules')
    .set({ replaced_at: at.toString() })
    .where('pair_id', '=', pair)
    .where('agreed_at', 'is not', null)
    .where('replaced_at', 'is', null)
    .execute()
  await db
    .updateTable('ground_rules')
    .set({ agreed_at: at.toString() })
    .where('id', '=', id)
    .execute()
}

/** Under what one of a pair is reached, by way of talking. */
export async function handlesOf(db: Db, pair: number, place: number) {
  const rows = await db
    .selectFrom('handle')
    .select(['method', 'words'])
    .where('pair_id', '=', pair)
    .where('place_id', '=', place)
    .execute()
  return new Map(rows.map(row => [row.method as Handled, row.words]))
}

export async function keepHandles(
  db: Db,
  { pair, place }: { pair: number; place: number },
  handles: ReadonlyMap<Handled, string>,
) {
  await db.deleteFrom('handle').where('pair_id', '=', pair).where('place_id', '=', place).execute()
  const rows = [...handles]
    .filter(([, words]) => words !== '')
    .map(([method, words]) => ({ pair_id: pair, place_id: place, method, words }))
  if (rows.length > 0) await db.insertInto('handle').values(rows).execute()
}

/** Takes what one wrote into rules in her own words, and how she is reached. */
export async function forgetRulesOf(db: Db, person: number) {
  const places = db.selectFrom('place').select('id').where('person_id', '=', person)
  await db.deleteFrom('handle').where('place_id', 'in', places).execute()
  const own = JSON.stringify({ otherMethod: '', cannotCome: '', more: '' })
  await sql`update ground_rules set rules = rules || ${own}::jsonb
    where by_place_id in (select id from place where person_id = ${person})`.execute(db)
}
