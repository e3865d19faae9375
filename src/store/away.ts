import { sql } from 'kysely'
import { lapses, type Away } from '../programme/away.ts'
import type { Cohort } from '../programme/cohort.ts'
import type { OwedLetter } from '../programme/letters.ts'
import { dayAtMeeting } from '../programme/meeting.ts'
import { quietUntil } from '../programme/quiet-hours.ts'
import type { Db } from './open.ts'
import { mailWishesOf } from './mail-wishes.ts'
import { day, instant, maybe } from './times.ts'

const select = (db: Db, cohort: number) =>
  db
    .selectFrom('away')
    .innerJoin('place', 'place.id', 'away.place_id')
    .selectAll('away')
    .where('place.cohort_id', '=', cohort)
    .where('place.left_at', 'is', null)

type Row = Awaited<ReturnType<ReturnType<typeof select>['execute']>>[number]

const toAway = (row: Row, { meeting }: Pick<Cohort, 'meeting'>): Away => ({
  id: row.id,
  place: row.place_id,
  from: day(row.from_on),
  until: day(row.until_on),
  words: row.words,
  backOn: maybe(row.back_at, at => dayAtMeeting(meeting, instant(at))),
})

/** All days on which people of a cohort were, are or will be away, by place. */
export async function awaysIn(
  db: Db,
  cohort: Pick<Cohort, 'id' | 'meeting'>,
): Promise<Map<number, Away[]>> {
  const rows = await select(db, cohort.id).orderBy('away.id').execute()
  return Map.groupBy(
    rows.map(row => toAway(row, cohort)),
    one => one.place,
  )
}

/** What somebody said last of being away, as long as she has not said that she is back. */
export async function awayOf(
  db: Db,
  cohort: Pick<Cohort, 'id' | 'meeting'>,
  place: number,
): Promise<Away | null> {
  const row = await select(db, cohort.id)
    .where('away.place_id', '=', place)
    .where('away.back_at', 'is', null)
    .executeTakeFirst()
  return row ? toAway(row, cohort) : null
}

export async function awayBy(
  db: Db,
  cohort: Pick<Cohort, 'id' | 'meeting'>,
  id: number,
): Promise<Away | null> {
  const row = await select(db, cohort.id).where('away.id', '=', id).executeTakeFirst()
  return row ? toAway(row, cohort) : null
}

type Said = Pick<Away, 'place' | 'from' | 'until' | 'words'> & { by: number }

/** Keeps that somebody will be away; `id` changes what was said before. Returns its number. */
export async function saveAway(
  db: Db,
  id: number | null,
  { place, from, until, words, by }: Said,
  at: Temporal.Instant,
): Promise<number> {
  const said = {
    from_on: from.toString(),
    until_on: until.toString(),
    words,
    by_person_id: by,
    said_at: at.toString(),
  }
  if (id !== null) {
    await db.updateTable('away').set(said).where('id', '=', id).execute()
    return id
  }
  const row = await db
    .insertInto('away')
    .values({ place_id: place, ...said })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

export async function endAway(db: Db, id: number, at: Temporal.Instant) {
  await db.updateTable('away').set({ back_at: at.toString() }).where('id', '=', id).execute()
}

type Absent = { person: number; cohort: number; until: string; zone: string }

/** Who of these people is away now, and until which day, at the place of each meeting. */
async function absentAmong(db: Db, people: number[], at: Temporal.Instant): Promise<Absent[]> {
  if (people.length === 0) return []
  const { rows } = await sql<Absent>`
    select p.person_id as person, p.cohort_id as cohort, a.until_on::text as until,
      c.time_zone as zone
    from away a join place p on p.id = a.place_id join cohort c on c.id = p.cohort_id
    where a.back_at is null and p.left_at is null
      and p.person_id in (select json_array_elements_text(${JSON.stringify(people)}::json)::bigint)
      and (${at.toString()}::timestamptz at time zone c.time_zone)::date
        between a.from_on and a.until_on`.execute(db)
  return rows
}

const keyOf = (cohort: number | null, person: number) => `${cohort ?? ''} ${person}`

/** Until when those of these letters wait that are not essential and go to somebody who is away. */
export async function waitingForReturn(
  db: Db,
  letters: OwedLetter[],
  at: Temporal.Instant,
): Promise<(letter: OwedLetter) => Temporal.Instant | null> {
  const wanted = letters.filter(one => !one.essential && one.cohort !== null).map(one => one.to)
  const absent = await absentAmong(db, [...new Set(wanted)], at)
  const until = new Map(
    absent.map(one => [
      keyOf(one.cohort, one.person),
      day(one.until).add({ days: 1 }).toZonedDateTime(one.zone).toInstant(),
    ]),
  )
  return ({ essential, cohort, to }) => (essential ? null : (until.get(keyOf(cohort, to)) ?? null))
}

/** Letters without those that are of no use to somebody who is away. */
export async function withoutLapsing(
  db: Db,
  letters: OwedLetter[],
  at: Temporal.Instant,
): Promise<OwedLetter[]> {
  const until = await waitingForReturn(db, letters, at)
  return letters.filter(letter => !lapses(letter) || until(letter) === null)
}

type Waiting = { person: number; cohort: number; since: Temporal.Instant; at: Temporal.Instant }

/**
 * Letters that wait for somebody’s return wait until then instead, or for her quiet hours’ end; those
 * that go together, go together then.
 */
export async function waitUntil(
  db: Db,
  { person, cohort, since, at }: Waiting,
  until: Temporal.Instant,
) {
  const wishes = (await mailWishesOf(db, [person])).get(person)
  const then = wishes?.quiet ? quietUntil(wishes.quiet, wishes.zone, until) : null
  const together = (then ?? until).toString()
  const past = Temporal.Instant.compare(until, at) <= 0
  await db
    .updateTable('letter')
    .set({
      gather_at: sql<string>`case when gather_at is null then null else ${together}::timestamptz end`,
      quiet_until: then?.toString() ?? (past ? null : until.toString()),
    })
    .where('cohort_id', '=', cohort)
    .where('to_person_id', '=', person)
    .where('state', '=', 'owed')
    .where('essential', '=', false)
    .where('quiet_until', '>=', since.toString())
    .execute()
}

/** Which of these places have been heard of since a moment: a word, a mark, a talk, any doing. */
export async function heardSince(
  db: Db,
  places: { place: number; since: Temporal.Instant }[],
): Promise<Set<number>> {
  if (places.length === 0) return new Set()
  const asked = JSON.stringify(places.map(one => ({ ...one, since: one.since.toString() })))
  const { rows } = await sql<{ place: number }>`
    select asked.place from json_to_recordset(${asked}::json)
      as asked(place bigint, since timestamptz)
    join place p on p.id = asked.place
    where exists (select 1 from history h where h.by_person_id = p.person_id
        and h.cohort_id = p.cohort_id and h.at >= asked.since)
      or exists (select 1 from message m where m.by_place_id = p.id and m.written_at >= asked.since)
      or exists (select 1 from talk_answer t where t.place_id = p.id
        and t.answered_at >= asked.since)
      or exists (select 1 from talk t where t.by_place_id = p.id
        and coalesce(t.offered_at, t.held_at) >= asked.since)
      or exists (select 1 from room_post r where r.by_place_id = p.id
        and r.written_at >= asked.since)`.execute(db)
  return new Set(rows.map(row => row.place))
}

/** Takes what somebody said of being away. */
export async function forgetAwayOf(db: Db, person: number) {
  const places = db.selectFrom('place').select('id').where('person_id', '=', person)
  await db.updateTable('away').set({ words: '' }).where('place_id', 'in', places).execute()
  await db.updateTable('cover').set({ reason: '' }).where('mentor_id', 'in', places).execute()
}
