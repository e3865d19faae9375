import { factOf } from '../programme/before-matching.ts'
import type { Told } from '../programme/approach.ts'
import { experiences } from '../programme/matching/known.ts'
import type { Db } from './open.ts'

/** The mentor’s plan for a pair; empty where she has none. */
export async function planOf(db: Db, pair: number): Promise<string> {
  const row = await db
    .selectFrom('approach')
    .select('plan')
    .where('pair_id', '=', pair)
    .executeTakeFirst()
  return row?.plan ?? ''
}

export async function savePlan(db: Db, pair: number, plan: string, at: Temporal.Instant) {
  const changed_at = at.toString()
  await db
    .insertInto('approach')
    .values({ pair_id: pair, plan, changed_at })
    .onConflict(c => c.column('pair_id').doUpdateSet({ plan, changed_at }))
    .execute()
}

/** What a mentee told of her experience, whichever form keeps it. */
export async function experienceOf(db: Db, place: number): Promise<Told> {
  const rows = await db
    .selectFrom('answer')
    .select(['question', 'words'])
    .where('place_id', '=', place)
    .orderBy('answered_at')
    .execute()
  const said = new Map(rows.map(row => [row.question, row.words]))
  const level = (question: string) => experiences.find(one => one === said.get(question)) ?? null
  const meetings = said.get(factOf.meetings) ?? ''
  return {
    icann: level(factOf.experience),
    community: level('community-experience'),
    meetings: /^\d{1,4}$/.test(meetings) ? Number(meetings) : null,
  }
}

/** A mentor’s plans go with her. */
export async function forgetPlansOf(db: Db, person: number) {
  const places = db.selectFrom('place').select('id').where('person_id', '=', person)
  const pairs = db.selectFrom('pair').select('id').where('mentor_id', 'in', places)
  await db.deleteFrom('approach').where('pair_id', 'in', pairs).execute()
}
