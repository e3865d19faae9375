import type { StepChange } from '../programme/calendar.ts'
import type { Cohort } from '../programme/cohort.ts'
import type { Meeting } from '../programme/meeting.ts'
import type { Db } from './open.ts'
import type { Schema } from './schema.ts'
import { sql, type Selectable } from 'kysely'
import { day, instant, maybe } from './times.ts'

const toChange = (row: Selectable<Schema['step_change']>): StepChange => ({
  step: row.step,
  movedTo: maybe(row.moved_to, day),
  skipped: row.skipped_at !== null,
  withPilot: row.with_pilot_at !== null,
  byHand: row.by_hand_at !== null,
  held: row.held_at !== null,
})

export const toCohort = (
  row: Selectable<Schema['cohort']>,
  changes: Selectable<Schema['step_change']>[],
): Cohort => ({
  id: row.id,
  name: row.name,
  organisation: row.organisation,
  address: row.address,
  edition: row.edition_id,
  meeting: {
    name: row.meeting_name,
    city: row.city,
    country: row.country,
    zone: row.time_zone,
    startsOn: day(row.starts_on),
    endsOn: day(row.ends_on),
  },
  changes: changes.filter(change => change.cohort_id === row.id).map(toChange),
  scheduledOn: day(row.scheduled_on),
  version: row.version,
  closedAt: maybe(row.closed_at, instant),
})

/** Every cohort, the latest meeting first. */
export async function allCohorts(db: Db): Promise<Cohort[]> {
  const rows = await db.selectFrom('cohort').selectAll().orderBy('starts_on', 'desc').execute()
  const changes = await db.selectFrom('step_change').selectAll().execute()
  return rows.map(row => toCohort(row, changes))
}

export async function cohortBy(db: Db, id: number): Promise<Cohort | null> {
  const row = await db.selectFrom('cohort').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) return null
  const changes = await db
    .selectFrom('step_change')
    .selectAll()
    .where('cohort_id', '=', id)
    .execute()
  return toCohort(row, changes)
}

/** Holds a cohort for this transaction, so that two who change it take turns. */
export async function lockCohort(db: Db, id: number): Promise<Cohort | null> {
  await db.selectFrom('cohort').select('id').where('id', '=', id).forUpdate().execute()
  return cohortBy(db, id)
}

const meetingColumns = (meeting: Meeting) => ({
  meeting_name: meeting.name,
  city: meeting.city,
  country: meeting.country,
  time_zone: meeting.zone,
  starts_on: meeting.startsOn.toString(),
  ends_on: meeting.endsOn.toString(),
})

export async function addCohort(
  db: Db,
  cohort: Pick<Cohort, 'name' | 'organisation' | 'address' | 'edition' | 'meeting' | 'scheduledOn'>,
  at: Temporal.Instant,
): Promise<number> {
  const row = await db
    .insertInto('cohort')
    .values({
      name: cohort.name,
      organisation: cohort.organisation,
      address: cohort.address,
      edition_id: cohort.edition,
      scheduled_on: cohort.scheduledOn.toString(),
      began_at: at.toString(),
      ...meetingColumns(cohort.meeting),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

/** What a cohort walks towards from now on. */
export async function saveMeeting(db: Db, cohort: number, meeting: Meeting) {
  await db.updateTable('cohort').set(meetingColumns(meeting)).where('id', '=', cohort).execute()
}

/** Its days are counted anew from this day on; those moved by hand too. */
export async function recount(db: Db, cohort: number, on: Temporal.PlainDate) {
  await db
    .updateTable('cohort')
    .set({ scheduled_on: on.toString() })
    .where('id', '=', cohort)
    .execute()
  await db
    .updateTable('step_change')
    .set({ moved_to: null })
    .where('cohort_id', '=', cohort)
    .execute()
}

/** Keeps what staff changed about a step; what was so before keeps the moment it became so. */
export async function saveChange(db: Db, cohort: number, change: StepChange, at: Temporal.Instant) {
  const when = (is: boolean) => (is ? at.toString() : null)
  const values = {
    moved_to: change.movedTo?.toString() ?? null,
    skipped_at: when(change.skipped),
    with_pilot_at: when(change.withPilot),
    by_hand_at: when(change.byHand),
    held_at: when(change.held),
  }
  const kept = (column: 'skipped_at' | 'with_pilot_at' | 'by_hand_at' | 'held_at') =>
    sql<string | null>`case when ${values[column]}::timestamptz is null then null
      else coalesce(step_change.${sql.ref(column)}, ${values[column]}::timestamptz) end`
  await db
    .insertInto('step_change')
    .values({ cohort_id: cohort, step: change.step, ...values })
    .onConflict(c =>
      c.columns(['cohort_id', 'step']).doUpdateSet({
        moved_to: values.moved_to,
        skipped_at: kept('skipped_at'),
        with_pilot_at: kept('with_pilot_at'),
        by_hand_at: kept('by_hand_at'),
        held_at: kept('held_at'),
      }),
    )
    .execute()
}

/** What has fired in a cohort, by key, and when. */
export async function firedIn(db: Db, cohort: number): Promise<Map<string, Temporal.Instant>> {
  const rows = await db
    .selectFrom('step_fired')
    .select(['firing', 'fired_at'])
    .where('cohort_id', '=', cohort)
    .execute()
  return new Map(rows.map(row => [row.firing, instant(row.fired_at)]))
}

/** True only for the caller who got there first. */
export async function claimFiring(db: Db, cohort: number, firing: string, at: Temporal.Instant) {
  const row = await db
    .insertInto('step_fired')
    .values({ cohort_id: cohort, firing, fired_at: at.toString() })
    .onConflict(c => c.doNothing())
    .returning('firing')
    .executeTakeFirst()
  return row !== undefined
}
