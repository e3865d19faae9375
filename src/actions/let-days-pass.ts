import type { App } from '../app.ts'
import { firings } from '../programme/calendar.ts'
import { allCohorts } from '../store/cohorts.ts'
import { guideOf } from '../store/guides.ts'
import { house, setClockAhead } from '../store/house.ts'
import type { Db } from '../store/open.ts'
import { fireDueSteps } from './fire-due-steps.ts'
import { gatherLetters } from './gather-letters.ts'
import { noticeSilence } from './notice-silence.ts'
import { noticeOverdue } from './cases/notice-overdue.ts'
import { remindOfTalks } from './talks/remind-of-talks.ts'
import { lettersWritten, playPersonas } from './play-personas.ts'

/** The hour, where the meeting is, at which the demo’s letters leave on their day. */
export const morning = Temporal.PlainTime.from('09:00')

/** The mornings on which a letter leaves by itself, in any cohort. */
async function mornings(app: App): Promise<Temporal.Instant[]> {
  const days = (await allCohorts(app.db)).map(async ({ edition, meeting, changes }) =>
    firings(await guideOf(app.db, edition), meeting, changes)
      .filter(firing => firing.letter !== null)
      .map(({ on }) => on.toZonedDateTime({ timeZone: meeting.zone, plainTime: morning }))
      .map(leaving => leaving.toInstant()),
  )
  return (await Promise.all(days)).flat()
}

/** Every morning between two moments, where each meeting is: then silences and talks are noticed. */
async function eachMorning(app: App, from: Temporal.Instant, to: Temporal.Instant) {
  return (await allCohorts(app.db)).flatMap(({ meeting: { zone } }) => {
    const first = from.toZonedDateTimeISO(zone).toPlainDate()
    const { days } = first.until(to.toZonedDateTimeISO(zone).toPlainDate(), { largestUnit: 'days' })
    return Array.from({ length: Math.max(0, days) + 1 }, (_, at) =>
      first.add({ days: at }).toZonedDateTime({ timeZone: zone, plainTime: morning }).toInstant(),
    )
  })
}

/** The moments between two at which a letter comes to be owed, and the last one, in their order. */
async function momentsBetween(app: App, from: Temporal.Instant, to: Temporal.Instant) {
  const known = [
    ...(await mornings(app)),
    ...(await eachMorning(app, from, to)),
    ...(await lettersWritten(app)),
  ]
  const within = known
    .map(moment => moment.epochMilliseconds)
    .filter(at => at > from.epochMilliseconds && at < to.epochMilliseconds)
  return [...new Set(within)]
    .toSorted((a, b) => a - b)
    .map(at => Temporal.Instant.fromEpochMilliseconds(at))
    .concat(to)
}

const secondsBetween = (from: Temporal.Instant, to: Temporal.Instant) =>
  Math.round(from.until(to).total('seconds'))

async function pass(app: App, to: Temporal.Instant, deliver: App['deliver']) {
  const began = app.wallNow()
  let at = began.add((await house(app.db)).ahead)
  for (const moment of await momentsBetween(app, at, to)) {
    const then = { ...app, now: () => moment }
    await setClockAhead(app.db, secondsBetween(app.wallNow(), moment))
    await playPersonas(then, at, moment)
    await fireDueSteps(then)
    await noticeSilence(then)
    await noticeOverdue(then)
    await remindOfTalks(then)
    await gatherLetters(then)
    await deliver(then)
    at = moment
  }
  await setClockAhead(app.db, secondsBetween(began, to))
}

const passing = new WeakMap<Db, Promise<void>>()

/**
 * In the demo days pass in a moment, and on each of them what would have happened happens: the
 * personas act, what is due fires, silences are noticed, the post goes. Whoever asks while days pass
 * waits for those.
 */
export function letDaysPass(
  app: App,
  to: Temporal.Instant,
  deliver: App['deliver'],
): Promise<void> {
  const under = passing.get(app.db) ?? pass(app, to, deliver).finally(() => passing.delete(app.db))
  passing.set(app.db, under)
  return under
}
