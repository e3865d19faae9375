import type { App } from '../../app.ts'
import { done, refused, type Outcome } from '../../outcome.ts'
import { awayNow } from '../../programme/away.ts'
import type { Cohort, Pair } from '../../programme/cohort.ts'
import { coverAsked, coverFault, isCoverOver } from '../../programme/cover.ts'
import { dayAtMeeting } from '../../programme/meeting.ts'
import { awaysIn } from '../../store/away.ts'
import { lockCohort } from '../../store/cohorts.ts'
import { addCover, closeCover, coverBy, openCoversIn, saveCoverAnswer } from '../../store/covers.ts'
import { note } from '../../store/history.ts'
import { knownIn } from '../../store/known.ts'
import { oweLetters } from '../../store/letters.ts'
import type { Db } from '../../store/open.ts'
import { pairBy, pairsOf, placeBy } from '../../store/places.ts'
import { mostReason } from '../matching/ask-mentor.ts'
import { transact } from '../transact.ts'
import { finishCover, keepCover, threeOf } from './keep-covers.ts'

/** Whom staff want to stand in for a pair; named without being asked, or asked first. */
export type Wanted = { mentor: number; named: boolean; address: (cover: number) => string }

/** The mentor of a pair is away, now or soon; null when she is not. */
async function awayIn(app: App, tx: Db, cohort: Cohort, { mentor }: Pair) {
  const aways = await awaysIn(tx, cohort)
  const away = awayNow(aways.get(mentor), dayAtMeeting(cohort.meeting, app.now()))
  return { aways, away }
}

/** Staff ask a mentor whether she would stand in for a pair, or name her where that is settled. */
export const wantCover = (
  app: App,
  by: number,
  id: number,
  { mentor, named, address }: Wanted,
): Promise<Outcome<null>> =>
  transact(app, async tx => {
    const at = app.now()
    const known = await pairBy(tx, id)
    const cohort = known ? await lockCohort(tx, known.cohort) : null
    const pair = await pairBy(tx, id)
    const place = await placeBy(tx, mentor)
    if (!cohort || !pair || pair.covers !== undefined) return refused('problem.gone')
    const { aways, away } = await awayIn(app, tx, cohort, pair)
    if (!away) return refused('cover.problem.not-away')
    if (!place) return refused({ key: 'problem.choice', field: 'mentor' })
    const pairs = await pairsOf(tx, cohort.id)
    const { apart } = await knownIn(tx, cohort.id)
    const fault = coverFault(place, { pair, away, pairs, aways: aways.get(mentor) ?? [], apart })
    if (fault) return refused({ key: `cover.problem.${fault}`, field: 'mentor' })
    const added = await addCover(tx, { away: away.id, pair: id, mentor, by, named }, at)
    const cover = added === null ? null : await coverBy(tx, cohort, added)
    if (!cover) return refused('cover.problem.asked')
    const line = { at, by, cohort: cohort.id, about: place.person }
    await note(tx, { ...line, verb: named ? 'named-cover' : 'asked-cover' })
    if (named) await keepCover(app, tx, cohort, cover)
    else {
      const link = `${app.origin}${address(cover.id)}`
      const { mentee, away: who } = await threeOf(tx, cover)
      await oweLetters(tx, [coverAsked(cover, place, { mentee, away: who, link })], at)
    }
    return done(null)
  })

/** A mentor says whether she would stand in, and if not, why, if she likes. */
export const answerCover = (
  app: App,
  by: number,
  where: number,
  id: number,
  { accepted, reason }: { accepted: boolean; reason: string },
): Promise<Outcome<null>> =>
  transact(app, async tx => {
    const cohort = await lockCohort(tx, where)
    const cover = cohort ? await coverBy(tx, cohort, id) : null
    const place = cover ? await placeBy(tx, cover.mentor) : null
    if (!cohort || !cover || place?.person !== by) return refused('problem.not-allowed')
    if (reason.length > mostReason) {
      return refused({
        key: 'problem.too-long',
        values: { most: mostReason },
        field: 'reason',
      })
    }
    const at = app.now()
    if (cover.ended || isCoverOver(cover, dayAtMeeting(cohort.meeting, at))) {
      return refused('cover.problem.over')
    }
    const answer = accepted ? 'accepted' : 'declined'
    if (!(await saveCoverAnswer(tx, id, { answer, reason }, at))) {
      return refused('asking.problem.answered')
    }
    const verb = accepted ? 'accepted-cover' : 'declined-cover'
    const { mentee } = await threeOf(tx, cover)
    await note(tx, { at, by, cohort: cohort.id, about: mentee.place.person, verb })
    if (accepted) await keepCover(app, tx, cohort, { ...cover, answer })
    else await closeCover(tx, id, at)
    return done(null)
  })

/** Staff let a cover go: nobody is asked any more, or the two are thanked and part. */
export const letCoverGo = (app: App, by: number, id: number): Promise<Outcome<null>> =>
  transact(app, async tx => {
    const known = await pairBy(tx, id)
    const cohort = known ? await lockCohort(tx, known.cohort) : null
    const open = cohort ? await openCoversIn(tx, cohort) : []
    const cover = open.find(one => one.pair === id)
    if (!cover) return refused('cover.problem.none')
    await finishCover(tx, cover, { by, at: app.now() })
    return done(null)
  })
