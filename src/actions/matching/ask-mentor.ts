import type { App } from '../../app.ts'
import { done, refused, type Outcome } from '../../outcome.ts'
import type { Two } from '../../programme/matching/known.ts'
import { dayAtMeeting } from '../../programme/meeting.ts'
import { decide, knowsBoth, type Change } from '../../programme/proposals/deciding.ts'
import { askingLetter, fitTold } from '../../programme/proposals/pair-letters.ts'
import {
  addAsking,
  askingBy,
  lapsedAskings,
  saveAskingAnswer,
  type Asking,
} from '../../store/askings.ts'
import { cohortBy } from '../../store/cohorts.ts'
import { guideOf } from '../../store/guides.ts'
import { note } from '../../store/history.ts'
import { oweLetters } from '../../store/letters.ts'
import type { Db } from '../../store/open.ts'
import { placeBy } from '../../store/places.ts'
import { addProposal, proposalBy } from '../../store/proposals.ts'
import { addApart } from '../../store/wishes.ts'
import { transact } from '../transact.ts'
import { nameIn } from './publish-proposal.ts'

/** So many days a mentor has to answer. */
export const daysToAnswer = 5
export const mostReason = 500

type Where = { proposal: number; two: Two; address: (asking: number) => string }

/** Staff ask a mentor whether she would take a mentee, before the two are a pair. */
export const askMentor = (
  app: App,
  by: number,
  cohort: number,
  { proposal: id, two, address }: Where,
): Promise<Outcome<null>> =>
  transact(app, async tx => {
    const one = await proposalBy(tx, cohort, id)
    const where = await cohortBy(tx, cohort)
    const [mentor, mentee] = [await placeBy(tx, two.mentor), await placeBy(tx, two.mentee)]
    if (!one?.answer || !where || !mentor || !mentee) return refused('problem.gone')
    if (!knowsBoth(one.asked, two) || mentor.leftAt || mentee.leftAt) {
      return refused({ key: 'problem.choice', field: 'mentor' })
    }
    const untilOn = dayAtMeeting(where.meeting, app.now()).add({ days: daysToAnswer })
    const until = untilOn.add({ days: 1 }).toZonedDateTime(where.meeting.zone).toInstant()
    const asking = await addAsking(tx, { cohort, proposal: id, ...two, by, until }, app.now())
    if (asking === null) return refused('asking.problem.asked')
    const told = fitTold(one.asked, two, await guideOf(tx, where.edition))
    const link = `${app.origin}${address(asking)}`
    const named = { place: mentee, name: nameIn(one.asked, two.mentee) }
    const letter = askingLetter({ id: asking, cohort, untilOn }, mentor, named, { link, told })
    await oweLetters(tx, [letter], app.now())
    await note(tx, { at: app.now(), by, cohort, about: mentor.person, verb: 'asked-mentor' })
    return done(null)
  })

/** A no keeps the two apart, and a new draft is asked for; nothing is published by itself. */
async function lookOn(
  app: App,
  tx: Db,
  asking: Asking,
  { by, reason, kind }: { by: number; reason: string; kind: 'declined' | 'lapsed' },
) {
  const { cohort, mentor, mentee, proposal: id } = asking
  const two = { mentor, mentee }
  await addApart(tx, { cohort, by, ...two, why: reason }, app.now())
  const before = await proposalBy(tx, cohort, id)
  if (!before || !knowsBoth(before.asked, two)) return
  const change: Change = { kind, ...two, apart: null }
  const asked = decide(before.asked, 'apart', two)
  await addProposal(tx, { cohort, by, parent: id, change, asked }, app.now())
}

/** A mentor says whether she would take a mentee, and if not, why, if she likes. */
export const answerAsking = (
  app: App,
  by: number,
  cohort: number,
  id: number,
  { accepted, reason }: { accepted: boolean; reason: string },
): Promise<Outcome<null>> =>
  transact(app, async tx => {
    const asking = await askingBy(tx, cohort, id)
    const mentor = asking ? await placeBy(tx, asking.mentor) : null
    if (!asking || mentor?.person !== by) return refused('problem.not-allowed')
    if (reason.length > mostReason) {
      return refused({ key: 'problem.too-long', values: { most: mostReason }, field: 'reason' })
    }
    if (Temporal.Instant.compare(app.now(), asking.until) >= 0) {
      return refused('asking.problem.late')
    }
    const answer = accepted ? 'accepted' : 'declined'
    if (!(await saveAskingAnswer(tx, id, { answer, reason }, app.now()))) {
      return refused('asking.problem.answered')
    }
    if (!accepted) await lookOn(app, tx, asking, { by, reason, kind: 'declined' })
    const mentee = await placeBy(tx, asking.mentee)
    const about = mentee?.person ?? null
    const verb = accepted ? 'accepted-asking' : 'declined-asking'
    await note(tx, { at: app.now(), by, cohort, about, verb })
    return done(null)
  })

/** Whoever has not answered in time has not said yes. Returns how many these were. */
export const lapseAskings = (app: App): Promise<number> =>
  transact(app, async tx => {
    const lapsed = await lapsedAskings(tx, app.now())
    for (const asking of lapsed) {
      await saveAskingAnswer(tx, asking.id, { answer: 'lapsed', reason: '' }, app.now())
      await lookOn(app, tx, asking, { by: asking.by, reason: '', kind: 'lapsed' })
      const mentor = await placeBy(tx, asking.mentor)
      const line = { at: app.now(), by: null, cohort: asking.cohort, verb: 'lapsed-asking' }
      await note(tx, { ...line, about: mentor?.person ?? null })
    }
    return lapsed.length
  })
