import type { Asked } from '../programme/matching/asked.ts'
import type { Proposal as Answer } from '../programme/matching/proposal.ts'
import type { Db } from './open.ts'

/** A question that is being worked on. */
export type Work = { id: number; asked: Asked }

/**
 * Takes a question that has no answer, the oldest or one of choice, unless another process has said
 * within the lease that it works on it.
 */
export async function claimProposal(
  db: Db,
  at: Temporal.Instant,
  { leaseSeconds, id }: { leaseSeconds: number; id?: number },
): Promise<Work | null> {
  const over = at.subtract({ seconds: leaseSeconds }).toString()
  const free = db
    .selectFrom('proposal')
    .select('id')
    .where('answer', 'is', null)
    .where('failed', 'is', null)
    .where('withdrawn_at', 'is', null)
    .where(eb => eb.or([eb('claimed_at', 'is', null), eb('claimed_at', '<', over)]))
    .$if(id !== undefined, query => query.where('id', '=', id ?? 0))
    .orderBy('id')
    .limit(1)
    .forUpdate()
    .skipLocked()
  const row = await db
    .updateTable('proposal')
    .set({ claimed_at: at.toString() })
    .where('id', 'in', free)
    .returning(['id', 'asked'])
    .executeTakeFirst()
  return row ?? null
}

/** Says how far the work has come, which renews its lease. False when nobody wants it any more. */
export async function saveShare(
  db: Db,
  id: number,
  share: number,
  at: Temporal.Instant,
): Promise<boolean> {
  const row = await db
    .updateTable('proposal')
    .set({ share: Math.min(1, Math.max(0, share)), claimed_at: at.toString() })
    .where('id', '=', id)
    .where('answer', 'is', null)
    .where('withdrawn_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** Lets go of a question, so that any process can take it at once. */
export const releaseProposal = (db: Db, id: number) =>
  db.updateTable('proposal').set({ claimed_at: null }).where('id', '=', id).execute()

/** Keeps the answer. Whoever is second changes nothing: it would be the same. */
export async function saveAnswer(db: Db, id: number, answer: Answer, at: Temporal.Instant) {
  await db
    .updateTable('proposal')
    .set({ answer: JSON.stringify(answer), answered_at: at.toString(), share: 1 })
    .where('id', '=', id)
    .where('answer', 'is', null)
    .execute()
}

export async function failProposal(db: Db, id: number, why: string) {
  await db
    .updateTable('proposal')
    .set({ failed: why })
    .where('id', '=', id)
    .where('answer', 'is', null)
    .execute()
}
