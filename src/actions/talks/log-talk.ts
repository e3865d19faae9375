import type { App } from '../../app.ts'
import { done, refused, type Outcome, type Problem } from '../../outcome.ts'
import type { Pair } from '../../programme/cohort.ts'
import { isSecondPress } from '../../programme/pressed-twice.ts'
import { boundsOf, talksAs, whoMissed } from '../../programme/talks.ts'
import { touchCohort } from '../../store/history.ts'
import { addHeldTalk, changeTalk, saveMissed, talksOf } from '../../store/talks.ts'
import { theTwo } from '../the-two.ts'
import { transact } from '../transact.ts'
import { minutesFault } from './offer-talk.ts'

/** A talk somebody tells of. */
export type Told = { startsAt: Temporal.Instant; minutes: number; how: string; words: string }

function faultsOf({ startsAt, minutes, how, words }: Told, now: Temporal.Instant): Problem[] {
  const long = minutesFault(minutes)
  const ahead = Temporal.Instant.compare(startsAt, now) > 0
  const tooLong = (field: 'how' | 'words', text: string) =>
    text.length > boundsOf[field]
      ? [{ key: 'problem.too-long', values: { most: boundsOf[field] }, field } as const]
      : []
  return [
    ...(ahead ? [{ key: 'talks.problem.ahead', field: 'on' } as const] : []),
    ...(long ? [{ ...long, field: 'logged' }] : []),
    ...tooLong('how', how),
    ...tooLong('words', words),
  ]
}

/** One of a pair tells of a talk that took place; both see it, and nobody else. */
export async function logTalk(
  app: App,
  by: number,
  pair: Pair,
  told: Told,
): Promise<Outcome<null>> {
  const at = app.now()
  const faults = faultsOf(told, at)
  if (faults.length > 0) return refused(...faults)
  return transact(app, async tx => {
    const two = await theTwo(tx, by, pair.id)
    if (!two) return refused('problem.not-allowed')
    const mine = two.mine.id
    const { held } = talksAs(await talksOf(tx, pair.id))
    const twice = held.some(
      talk =>
        talk.by === mine &&
        talk.startsAt?.equals(told.startsAt) &&
        talk.minutes === told.minutes &&
        talk.words === told.words &&
        talk.heldAt !== null &&
        isSecondPress(talk.heldAt, at),
    )
    if (twice) return done(null)
    await addHeldTalk(tx, { ...told, pair: pair.id, by: mine }, at)
    await touchCohort(tx, pair.cohort)
    return done(null)
  })
}

/** One of the two says of a talk they had agreed to whether it took place. */
export const tellOfTalk = (
  app: App,
  by: number,
  pair: Pair,
  { talk: id, held }: { talk: number; held: boolean },
): Promise<Outcome<null>> =>
  transact(app, async tx => {
    const two = await theTwo(tx, by, pair.id)
    const { booked } = talksAs(two ? await talksOf(tx, pair.id) : [])
    const talk = booked.find(one => one.id === id)
    const begun = talk?.startsAt && Temporal.Instant.compare(talk.startsAt, app.now()) <= 0
    if (!begun) return refused('talks.problem.gone')
    await changeTalk(tx, id, held ? { heldAt: app.now() } : { missedAt: app.now() })
    await touchCohort(tx, pair.cohort)
    return done(null)
  })

/** Each of the two may say, kindly, who could not come; only the two see it. */
export const tellWhoMissed = (
  app: App,
  by: number,
  pair: Pair,
  { talk, who }: { talk: number; who: string },
): Promise<Outcome<null>> =>
  transact(app, async tx => {
    const two = await theTwo(tx, by, pair.id)
    const { missed } = talksAs(two ? await talksOf(tx, pair.id) : [])
    const said = whoMissed.find(one => one === who)
    if (!two || !missed.some(one => one.id === talk)) return refused('talks.problem.gone')
    if (!said) return refused({ key: 'problem.choice', field: `who-${talk}` })
    await saveMissed(tx, { talk, by: two.mine.id, who: said }, app.now())
    return done(null)
  })
