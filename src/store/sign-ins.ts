import type { Db } from './open.ts'
import { instant } from './times.ts'

/** Somebody asked for a way in. `person` is null for an address nobody has. */
export async function addAsk(
  db: Db,
  ask: { person: number | null; digest: string; endsAt: Temporal.Instant },
  at: Temporal.Instant,
): Promise<number> {
  const row = await db
    .insertInto('sign_in_ask')
    .values({
      person_id: ask.person,
      ask_digest: ask.digest,
      asked_at: at.toString(),
      ends_at: ask.endsAt.toString(),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

/** The link and the code are cut when the letter is posted; only their digests are kept. */
export async function cutKey(db: Db, ask: number, token: string, code: string) {
  await db
    .updateTable('sign_in_ask')
    .set({ token_digest: token, code_digest: code })
    .where('id', '=', ask)
    .execute()
}

/** Uses a link once. The person it is for, or null when it is used, too old or unknown. */
export async function spendToken(db: Db, digest: string, at: Temporal.Instant) {
  const row = await db
    .updateTable('sign_in_ask')
    .set({ used_at: at.toString() })
    .where('token_digest', '=', digest)
    .where('used_at', 'is', null)
    .where('ends_at', '>', at.toString())
    .returning('person_id')
    .executeTakeFirst()
  return row?.person_id ?? null
}

/** Whether a link would still open. Looking does not use it up. */
export async function tokenOpens(db: Db, digest: string, at: Temporal.Instant): Promise<boolean> {
  const row = await db
    .selectFrom('sign_in_ask')
    .select('id')
    .where('token_digest', '=', digest)
    .where('used_at', 'is', null)
    .where('ends_at', '>', at.toString())
    .executeTakeFirst()
  return row !== undefined
}

/** Uses a code on the device that asked. Every try counts; after five the ask is dead. */
export async function spendCode(
  db: Db,
  ask: string,
  code: string,
  at: Temporal.Instant,
): Promise<number | null> {
  const tried = await db
    .updateTable('sign_in_ask')
    .set(eb => ({ tries: eb('tries', '+', 1) }))
    .where('ask_digest', '=', ask)
    .where('used_at', 'is', null)
    .where('ends_at', '>', at.toString())
    .where('tries', '<', 5)
    .returning(['id', 'person_id', 'code_digest'])
    .executeTakeFirst()
  if (!tried || tried.code_digest !== code || tried.person_id === null) return null
  await db
    .updateTable('sign_in_ask')
    .set({ used_at: at.toString() })
    .where('id', '=', tried.id)
    .execute()
  return tried.person_id
}

export type SignIn = {
  id: number
  device: string
  beganAt: Temporal.Instant
  seenAt: Temporal.Instant
}

export async function addSignIn(
  db: Db,
  signIn: { person: number; digest: string; device: string },
  at: Temporal.Instant,
) {
  await db
    .insertInto('sign_in')
    .values({
      person_id: signIn.person,
      secret_digest: signIn.digest,
      device: signIn.device.slice(0, 200),
      began_at: at.toString(),
      seen_at: at.toString(),
    })
    .execute()
}

/** The devices a person is signed in on, the latest used first. */
export async function signInsOf(db: Db, person: number): Promise<SignIn[]> {
  const rows = await db
    .selectFrom('sign_in')
    .select(['id', 'device', 'began_at', 'seen_at'])
    .where('person_id', '=', person)
    .where('ended_at', 'is', null)
    .orderBy('seen_at', 'desc')
    .execute()
  return rows.map(row => ({
    id: row.id,
    device: row.device,
    beganAt: instant(row.began_at),
    seenAt: instant(row.seen_at),
  }))
}

/** Ends one sign-in of a person. False if it was not hers. */
export async function endSignIn(db: Db, person: number, id: number, at: Temporal.Instant) {
  const result = await db
    .updateTable('sign_in')
    .set({ ended_at: at.toString() })
    .where('id', '=', id)
    .where('person_id', '=', person)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

/** Ends every way in that a person has: her devices, and the links and codes on their way to her. */
export async function endAllSignIns(db: Db, person: number, at: Temporal.Instant) {
  await db
    .updateTable('sign_in')
    .set({ ended_at: at.toString() })
    .where('person_id', '=', person)
    .where('ended_at', 'is', null)
    .execute()
  await db
    .updateTable('sign_in_ask')
    .set({ used_at: at.toString() })
    .where('person_id', '=', person)
    .where('used_at', 'is', null)
    .execute()
}

/** Notes an attempt and says how many there were since then, this one included. */
export async function countAttempt(
  db: Db,
  what: string,
  who: string,
  at: Temporal.Instant,
  since: Temporal.Instant,
): Promise<number> {
  await db
    .deleteFrom('attempt')
    .where('at', '<', at.subtract({ hours: 24 }).toString())
    .execute()
  await db.insertInto('attempt').values({ what, who_digest: who, at: at.toString() }).execute()
  const row = await db
    .selectFrom('attempt')
    .select(eb => eb.fn.countAll<string>().as('count'))
    .where('what', '=', what)
    .where('who_digest', '=', who)
    .where('at', '>', since.toString())
    .executeTakeFirstOrThrow()
  return Number(row.count)
}
