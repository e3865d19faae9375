import type { Selectable } from 'kysely'
import type { LetterState, OwedLetter } from '../programme/letters.ts'
import { gatherAt } from '../programme/mail-rhythm.ts'
import { quietUntil } from '../programme/quiet-hours.ts'
import { waitingForReturn } from './away.ts'
import type { Db } from './open.ts'
import { mailWishesOf, type MailWishes } from './mail-wishes.ts'
import type { Schema } from './schema.ts'
import { instant, maybe } from './times.ts'

/** A letter as it was written down, and what became of it. */
export type Letter = OwedLetter & {
  id: number
  state: LetterState
  owedAt: Temporal.Instant
  heldAt: Temporal.Instant | null
  postedAt: Temporal.Instant | null
  trouble: string | null
  tries: number
  /** Whether it had to wait because nothing was to come to its reader. */
  waited: boolean
  sent: { language: string; subject: string; body: string; why: string } | null
  /** The letter it went in together with others. */
  gatheredIn: number | null
}

/** A row as the programme knows it. */
export const toLetter = (row: Selectable<Schema['letter']>): Letter => ({
  id: row.id,
  onceKey: row.once_key,
  cohort: row.cohort_id,
  step: row.step,
  template: row.template,
  to: row.to_person_id,
  from: row.from_person_id,
  values: row.filling,
  essential: row.essential,
  state: row.state,
  owedAt: instant(row.owed_at),
  heldAt: maybe(row.held_at, instant),
  postedAt: maybe(row.posted_at, instant),
  trouble: row.trouble,
  tries: row.tries,
  waited: row.quiet_until !== null || row.gather_at !== null,
  sent:
    row.subject === null || row.body === null
      ? null
      : {
          language: row.language ?? 'en',
          subject: row.subject,
          body: row.body,
          why: row.why ?? '',
        },
  gatheredIn: row.gathered_in_id,
})

const later = (one: Temporal.Instant | null, other: Temporal.Instant | null) =>
  one && other ? (Temporal.Instant.compare(one, other) > 0 ? one : other) : (one ?? other)

/**
 * Until when a letter waits: for a day on which something is expected, for her return where she is
 * away, and past her quiet hours; or, where she has her letters together, for the others.
 */
function waitsUntil(
  { cohort, notBefore: day, template }: OwedLetter,
  wishes: (MailWishes & { zone: string }) | undefined,
  back: Temporal.Instant | null,
  at: Temporal.Instant,
) {
  const notBefore = later(day ?? null, back)
  const from = notBefore ?? at
  if (cohort === null || !wishes) return { quiet: notBefore, gather: null }
  const { quiet, zone } = wishes
  const until = quiet ? quietUntil(quiet, zone, from) : null
  return { quiet: until ?? notBefore, gather: gatherAt(template, wishes, from) }
}

/** Writes down what is owed. A promise already made is not made again. Returns how many were new. */
export async function oweLetters(
  db: Db,
  letters: OwedLetter[],
  at: Temporal.Instant,
): Promise<number> {
  let made = 0
  const people = letters.filter(letter => letter.cohort !== null).map(letter => letter.to)
  const wishes = await mailWishesOf(db, [...new Set(people)])
  const back = await waitingForReturn(db, letters, at)
  for (let start = 0; start < letters.length; start += 500) {
    const rows = letters.slice(start, start + 500).map(letter => {
      const waits = waitsUntil(letter, wishes.get(letter.to), back(letter), at)
      return {
        once_key: letter.onceKey,
        cohort_id: letter.cohort,
        step: letter.step,
        template: letter.template,
        to_person_id: letter.to,
        from_person_id: letter.from,
        filling: JSON.stringify(letter.values),
        essential: letter.essential,
        owed_at: at.toString(),
        quiet_until: waits.quiet?.toString() ?? null,
        gather_at: waits.gather?.toString() ?? null,
      }
    })
    const result = await db
      .insertInto('letter')
      .values(rows)
      .onConflict(c => c.column('once_key').doNothing())
      .executeTakeFirst()
    made += Number(result.numInsertedOrUpdatedRows ?? 0)
  }
  return made
}

/** The people among these who asked for no reminders. */
async function unsubscribed(db: Db, people: number[]): Promise<Set<number>> {
  if (people.length === 0) return new Set()
  const rows = await db
    .selectFrom('person')
    .select('id')
    .where('id', 'in', people)
    .where('wants_no_reminders_since', 'is not', null)
    .execute()
  return new Set(rows.map(row => row.id))
}

/** Letters without those to people who asked for none but the essential. */
export async function withoutUnsubscribed(db: Db, letters: OwedLetter[]): Promise<OwedLetter[]> {
  const none = await unsubscribed(
    db,
    letters.filter(letter => !letter.essential).map(letter => letter.to),
  )
  return letters.filter(letter => letter.essential || !none.has(letter.to))
}

export async function letterBy(db: Db, id: number): Promise<Letter | null> {
  const row = await db.selectFrom('letter').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? toLetter(row) : null
}

/** How many letters of a cohort are in which state, by template. */
export async function letterCounts(db: Db, cohort: number) {
  const rows = await db
    .selectFrom('letter')
    .select(['template', 'state', eb => eb.fn.countAll<string>().as('count')])
    .where('cohort_id', '=', cohort)
    .groupBy(['template', 'state'])
    .execute()
  return rows.map(row => ({ ...row, count: Number(row.count) }))
}

/** How many letters of a cohort lie in staff’s tray: in doubt, or come back. */
export async function doubtfulIn(db: Db, cohort: number): Promise<number> {
  const row = await db
    .selectFrom('letter')
    .select(eb => eb.fn.countAll<string>().as('count'))
    .where('cohort_id', '=', cohort)
    .where('state', 'in', ['in doubt', 'bounced'])
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

type Listed = {
  id: number
  template: string
  state: LetterState
  held: boolean
  to: string
  person: number
  at: Temporal.Instant
  trouble: string | null
  /** Owed, and its reader has no address that letters reach. */
  waitsForAddress: boolean
}

/** A cohort’s letters without their texts, newest first. */
export async function lettersOf(
  db: Db,
  cohort: number,
  filter: { template?: string; states?: LetterState[]; most: number },
): Promise<Listed[]> {
  const rows = await db
    .selectFrom('letter')
    .innerJoin('person', 'person.id', 'letter.to_person_id')
    .select(['letter.id', 'letter.template', 'letter.state', 'letter.held_at', 'person.name'])
    .select(['letter.to_person_id', 'letter.owed_at', 'letter.posted_at', 'letter.trouble'])
    .select('person.comes_back_since')
    .where('letter.cohort_id', '=', cohort)
    .$if(filter.template !== undefined, q => q.where('letter.template', '=', filter.template ?? ''))
    .$if(filter.states !== undefined, q => q.where('letter.state', 'in', filter.states ?? []))
    .orderBy('letter.id', 'desc')
    .limit(filter.most)
    .execute()
  return rows.map(row => ({
    id: row.id,
    template: row.template,
    state: row.state,
    held: row.held_at !== null,
    to: row.name,
    person: row.to_person_id,
    at: instant(row.posted_at ?? row.owed_at),
    trouble: row.trouble,
    waitsForAddress: row.state === 'owed' && row.comes_back_since !== null,
  }))
}

/** A person’s letters, newest first. */
export async function lettersTo(db: Db, person: number): Promise<Letter[]> {
  const rows = await db
    .selectFrom('letter')
    .selectAll()
    .where('to_person_id', '=', person)
    .where('state', 'in', ['posted', 'posting', 'in doubt', 'kept'])
    .orderBy('id', 'desc')
    .limit(200)
    .execute()
  return rows.map(toLetter)
}

export async function holdLetter(db: Db, letter: number, at: Temporal.Instant | null) {
  const result = await db
    .updateTable('letter')
    .set({ held_at: at?.toString() ?? null })
    .where('id', '=', letter)
    .where('state', '=', 'owed')
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

/**
 * Holds all letters of a promise that have not gone, by how their once-keys begin, or lets them go. One
 * that is being handed over is held too, in case the post says “not now”.
 */
export async function holdLettersOf(
  db: Db,
  cohort: number,
  promise: string,
  at: Temporal.Instant | null,
): Promise<number> {
  const result = await db
    .updateTable('letter')
    .set({ held_at: at?.toString() ?? null })
    .where('cohort_id', '=', cohort)
    .where(eb => eb.fn<boolean>('starts_with', ['once_key', eb.val(promise)]))
    .where('state', 'not in', ['posted', 'kept'])
    .executeTakeFirst()
  return Number(result.numUpdatedRows)
}

/** Staff decide about a letter in doubt or one that came back: it arrived, or it goes again. */
export async function decideDoubt(
  db: Db,
  letter: number,
  decision: 'arrived' | 'again',
  at: Temporal.Instant,
): Promise<boolean> {
  const again = {
    state: 'owed' as const,
    claimed_at: null,
    not_before: null,
    quiet_until: null,
    trouble: null,
  }
  const arrived = { state: 'posted' as const, posted_at: at.toString(), trouble: null }
  const result = await db
    .updateTable('letter')
    .set(decision === 'again' ? again : arrived)
    .where('id', '=', letter)
    .where('state', 'in', ['in doubt', 'bounced'])
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}
