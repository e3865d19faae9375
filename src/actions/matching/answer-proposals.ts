import type { App } from '../../app.ts'
import {
  claimProposal,
  failProposal,
  releaseProposal,
  saveAnswer,
  saveShare,
  type Work,
} from '../../store/proposal-work.ts'
import { transact } from '../transact.ts'

/** After so long without a word a process that took a question is believed to be gone. */
const leaseSeconds = 30

/**
 * Works on one question in a thread of its own, says how far it has come, and keeps the answer. No
 * transaction is open meanwhile: nobody waits for it.
 */
async function workOn(app: App, { id, asked }: Work, stopping: AbortSignal) {
  const unwanted = new AbortController()
  let saved: Promise<unknown> = Promise.resolve()
  const save = async (share: number) => {
    if (!(await saveShare(app.db, id, share, app.wallNow()))) unwanted.abort()
  }
  const progress = (share: number) => {
    saved = saved.then(() => save(share))
  }
  try {
    const answer = await app.match(asked, progress, AbortSignal.any([stopping, unwanted.signal]))
    await saved
    await saveAnswer(app.db, id, answer, app.now())
  } catch (error) {
    await saved
    if (unwanted.signal.aborted) return
    if (stopping.aborted) {
      await releaseProposal(app.db, id)
      return
    }
    app.log('error', 'no proposal', { proposal: id, error: String(error) })
    await failProposal(app.db, id, 'matching.problem.failed')
  }
}

const claim = (app: App, id?: number) =>
  transact(app, tx =>
    claimProposal(tx, app.wallNow(), { leaseSeconds, ...(id !== undefined && { id }) }),
  )

/** Answers the oldest question nobody works on. Returns how many it took. */
export async function answerProposals(app: App, stopping: AbortSignal): Promise<number> {
  const work = await claim(app)
  if (!work) return 0
  await workOn(app, work, stopping)
  return 1
}

/**
 * Answers one question at once, and waits for a small one. A large one goes on by itself, and its
 * page shows how far it has come.
 */
export async function answerSoon(app: App, id: number, patience = 3000): Promise<void> {
  const work = await claim(app, id)
  if (!work) return
  const late = Promise.withResolvers<void>()
  const timer = setTimeout(late.resolve, patience)
  const working = workOn(app, work, new AbortController().signal).catch((error: unknown) =>
    app.log('error', 'no proposal', { proposal: id, error: String(error) }),
  )
  await Promise.race([working, late.promise])
  clearTimeout(timer)
}
