import type { App } from '../../app.ts'
import { done, refused, type Outcome } from '../../outcome.ts'
import type { Pair } from '../../programme/cohort.ts'
import { talksAs, type Talk } from '../../programme/talks.ts'
import { invitationOf } from '../../programme/talks/invitation.ts'
import { talkTold } from '../../programme/talks/letters.ts'
import { oweLetters } from '../../store/letters.ts'
import type { Db } from '../../store/open.ts'
import { changeTalk, talkBy, talksOf } from '../../store/talks.ts'
import { theTwoWithClocks, type WithClocks } from '../the-two.ts'
import { transact } from '../transact.ts'

/** Tells both, each with an invitation for her calendar. */
async function tellBoth(
  app: App,
  tx: Db,
  { pair, me, other }: WithClocks,
  { id, kind }: { id: number; kind: 'talk-booked' | 'talk-cancelled' },
) {
  const talk = await talkBy(tx, pair.id, id)
  if (!talk) throw new Error(`There is no talk ${id}`)
  const invitation = invitationOf(talk, app.origin)
  await oweLetters(tx, talkTold(kind, { pair, talk }, [me, other], invitation), app.now())
}

/** The talk both agree to: the one that was offered, or the one it was offered instead of. */
async function settleOn(tx: Db, waiting: Talk, startsAt: Temporal.Instant, at: Temporal.Instant) {
  const { minutes, spot, insteadOf } = waiting
  const moved = insteadOf === null ? null : await talkBy(tx, waiting.pair, insteadOf)
  if (!moved || moved.cancelledAt || moved.heldAt) {
    await changeTalk(tx, waiting.id, { startsAt, bookedAt: at })
    return waiting.id
  }
  await changeTalk(tx, waiting.id, { withdrawnAt: at })
  const sequence = moved.sequence + 1
  await changeTalk(tx, moved.id, { startsAt, minutes, spot, sequence, bookedAt: at })
  return moved.id
}

/** The time is ISO text, as it stands in the form. */
export type Acceptance = { person: number; pair: number; talk: number; time: string }

/**
 * The other chooses one of the times, in the transaction of whatever brought it. False when they are
 * not offered any more, or are her own, or that time is past.
 */
export async function accept(app: App, tx: Db, { person, pair, talk, time }: Acceptance) {
  const two = await theTwoWithClocks(tx, person, pair)
  const { waiting } = talksAs(two ? await talksOf(tx, pair) : [])
  const at = app.now()
  const chosen = waiting?.times.find(one => one.toString() === time)
  if (!two || !waiting || waiting.id !== talk || !chosen) return false
  if (Temporal.Instant.compare(chosen, at) <= 0) return false
  if (waiting.by === two.me.place.id) return false
  const id = await settleOn(tx, waiting, chosen, at)
  await tellBoth(app, tx, two, { id, kind: 'talk-booked' })
  return true
}

/** The other chooses one of the times on a page. */
export const acceptTalk = (
  app: App,
  person: number,
  pair: Pair,
  { talk, time }: { talk: number; time: string },
): Promise<Outcome<null>> =>
  transact(app, async tx =>
    (await accept(app, tx, { person, pair: pair.id, talk, time }))
      ? done(null)
      : refused('talks.problem.gone'),
  )

/** Either of the two calls a talk off; it leaves the calendars of both. */
export const cancelTalk = (app: App, by: number, pair: Pair, id: number): Promise<Outcome<null>> =>
  transact(app, async tx => {
    const two = await theTwoWithClocks(tx, by, pair.id)
    const { booked } = talksAs(two ? await talksOf(tx, pair.id) : [])
    const talk = booked.find(one => one.id === id)
    if (!two || !talk) return refused('talks.problem.gone')
    await changeTalk(tx, id, { cancelledAt: app.now(), sequence: talk.sequence + 1 })
    await tellBoth(app, tx, two, { id, kind: 'talk-cancelled' })
    return done(null)
  })
