import type { App } from '../../app.ts'
import { done, refused, type Outcome, type Problem } from '../../outcome.ts'
import type { Pair } from '../../programme/cohort.ts'
import { boundsOf, mostTimes, talksAs, type Talk } from '../../programme/talks.ts'
import { talkOffered } from '../../programme/talks/letters.ts'
import { oweLetters } from '../../store/letters.ts'
import { addTalkOffer, changeTalk, talksOf } from '../../store/talks.ts'
import { theTwo, theTwoWithClocks } from '../the-two.ts'
import { transact } from '../transact.ts'

/** Times somebody offers for a talk, or for one both agreed to already. */
export type Offered = {
  times: Temporal.Instant[]
  minutes: number
  spot: string
  insteadOf: number | null
}

/** What is wrong with how long a talk is. */
export function minutesFault(minutes: number): Problem | null {
  const { least, most } = boundsOf.minutes
  const wrong = !Number.isInteger(minutes) || minutes < least || minutes > most
  return wrong ? { key: 'problem.number', values: { least, most }, field: 'minutes' } : null
}

function faultsOf({ times, minutes, spot }: Offered, now: Temporal.Instant): Problem[] {
  const past = times.some(time => Temporal.Instant.compare(time, now) <= 0)
  const long = minutesFault(minutes)
  return [
    ...(times.length === 0 || times.length > mostTimes
      ? [{ key: 'talks.problem.times', field: 'time-1' } as const]
      : []),
    ...(past ? [{ key: 'talks.problem.past', field: 'time-1' } as const] : []),
    ...(long ? [long] : []),
    ...(spot.length > boundsOf.spot
      ? [{ key: 'problem.too-long', values: { most: boundsOf.spot }, field: 'spot' } as const]
      : []),
  ]
}

const sameTimes = (talk: Talk, { times, minutes, spot, insteadOf }: Offered) =>
  talk.minutes === minutes &&
  talk.spot === spot &&
  talk.insteadOf === insteadOf &&
  talk.times.map(String).join() === times.map(String).join()

const inOrder = (times: Temporal.Instant[]) =>
  [...new Map(times.map(time => [time.epochMilliseconds, time])).values()].toSorted(
    Temporal.Instant.compare,
  )

/**
 * One of a pair offers the other up to three times, who chooses one on the page or by mail. Times
 * that wait for an answer are taken back, whoever offered them.
 */
export async function offerTalk(
  app: App,
  by: number,
  pair: Pair,
  offered: Offered,
): Promise<Outcome<null>> {
  const wanted = { ...offered, times: inOrder(offered.times) }
  const faults = faultsOf(wanted, app.now())
  if (faults.length > 0) return refused(...faults)
  return transact(app, async tx => {
    const two = await theTwoWithClocks(tx, by, pair.id)
    if (!two) return refused('problem.not-allowed')
    const { waiting, booked } = talksAs(await talksOf(tx, pair.id))
    const instead = wanted.insteadOf
    if (instead !== null && !booked.some(talk => talk.id === instead)) {
      return refused('talks.problem.gone')
    }
    const mine = two.me.place.id
    // A button pressed twice on a poor line is one offer.
    if (waiting?.by === mine && sameTimes(waiting, wanted)) return done(null)
    const at = app.now()
    if (waiting) await changeTalk(tx, waiting.id, { withdrawnAt: at })
    const talk = await addTalkOffer(tx, { ...wanted, pair: pair.id, by: mine }, at)
    await oweLetters(tx, [talkOffered({ pair: two.pair, talk }, two.other, two.me)], at)
    return done(null)
  })
}

/** Whoever offered times takes them back. */
export const withdrawTalk = (
  app: App,
  by: number,
  pair: Pair,
  talk: number,
): Promise<Outcome<null>> =>
  transact(app, async tx => {
    const two = await theTwo(tx, by, pair.id)
    const { waiting } = talksAs(two ? await talksOf(tx, pair.id) : [])
    if (waiting?.id !== talk || waiting.by !== two?.mine.id) {
      return refused('talks.problem.gone')
    }
    await changeTalk(tx, talk, { withdrawnAt: app.now() })
    return done(null)
  })
