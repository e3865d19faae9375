import type { App } from '../../app.ts'
import { done, refused, type Outcome } from '../../outcome.ts'
import { mostMentees } from '../../programme/cohort.ts'
import type { Asked } from '../../programme/matching/asked.ts'
import type { Two } from '../../programme/matching/known.ts'
import { dayAtMeeting } from '../../programme/meeting.ts'
import type { Change } from '../../programme/proposals/deciding.ts'
import { askedOf, decidedIn, type Settings } from '../../programme/proposals/settings.ts'
import { cohortBy } from '../../store/cohorts.ts'
import { guideOf } from '../../store/guides.ts'
import { note } from '../../store/history.ts'
import { knownIn } from '../../store/known.ts'
import type { Db } from '../../store/open.ts'
import { keepPlace, placeBy } from '../../store/places.ts'
import {
  addProposal,
  proposalBy,
  saveSettings,
  settingsOf,
  type KeptProposal,
} from '../../store/proposals.ts'
import { transact } from '../transact.ts'

/** The question as it stands today, with all that is known of everybody. */
export async function askedNow(
  app: App,
  tx: Db,
  cohort: number,
  { settings, decided }: { settings: Settings; decided: Two[] },
): Promise<Asked> {
  const known = await cohortBy(tx, cohort)
  if (!known) throw new Error(`There is no cohort ${cohort}`)
  const guide = await guideOf(tx, known.edition)
  const today = dayAtMeeting(known.meeting, app.now())
  return askedOf(await knownIn(tx, cohort), settings, decided, {
    guide,
    meeting: known.meeting,
    today,
  })
}

const nobody = ({ mentors, mentees }: Asked) => mentors.length === 0 || mentees.length === 0

/** Staff ask for pairs, and how they asked is kept for the next time (D1). */
export const askForPairs = (
  app: App,
  by: number,
  cohort: number,
  settings: Settings,
): Promise<Outcome<{ proposal: number }>> =>
  transact(app, async tx => {
    const asked = await askedNow(app, tx, cohort, { settings, decided: [] })
    if (nobody(asked)) return refused('matching.problem.nobody')
    await saveSettings(tx, cohort, settings)
    const first = { cohort, by, parent: null, change: { kind: 'asked' } as const, asked }
    const proposal = await addProposal(tx, first, app.now())
    await note(tx, { at: app.now(), by, cohort, verb: 'asked-for-pairs' })
    return done({ proposal })
  })

/** The settings a proposal was asked with. Whether running pairs stay is the cohort’s. */
export async function settingsIn(tx: Db, { cohort, asked }: KeptProposal): Promise<Settings> {
  const { goal, floor, weights, rules } = asked
  return { ...(await settingsOf(tx, cohort)), goal, floor, weights, rules }
}

/** Asks the same with what is known today, as a child of a proposal. */
export async function askAnew(
  app: App,
  tx: Db,
  before: KeptProposal,
  { by, change }: { by: number; change: Change },
): Promise<number> {
  const settings = await settingsIn(tx, before)
  const decided = decidedIn(before.asked)
  const asked = await askedNow(app, tx, before.cohort, { settings, decided })
  const next = { cohort: before.cohort, by, parent: before.id, change, asked }
  return addProposal(tx, next, app.now())
}

/** Staff ask again, since somebody has come or gone: what they decided stays decided. */
export const askAgain = (
  app: App,
  by: number,
  cohort: number,
  id: number,
): Promise<Outcome<{ proposal: number }>> =>
  transact(app, async tx => {
    const before = await proposalBy(tx, cohort, id)
    if (!before) return refused('problem.gone')
    const proposal = await askAnew(app, tx, before, { by, change: { kind: 'again' } })
    await note(tx, { at: app.now(), by, cohort, verb: 'asked-for-pairs' })
    return done({ proposal })
  })

/** Staff agreed with a mentor that she takes one mentee more, and ask again. */
export const giveRoom = (
  app: App,
  by: number,
  cohort: number,
  { proposal: id, mentor }: { proposal: number; mentor: number },
): Promise<Outcome<{ proposal: number }>> =>
  transact(app, async tx => {
    const before = await proposalBy(tx, cohort, id)
    const place = await placeBy(tx, mentor)
    if (!before) return refused('problem.gone')
    if (place?.cohort !== cohort || place.role !== 'mentor' || place.leftAt) {
      return refused({ key: 'problem.choice', field: 'mentor' })
    }
    const capacity = place.capacity + 1
    if (capacity > mostMentees) {
      const values = { least: 0, most: mostMentees }
      return refused({ key: 'problem.number', values, field: 'mentor' })
    }
    const { person, role } = place
    await keepPlace(tx, { cohort, person, role, capacity }, app.now())
    const proposal = await askAnew(app, tx, before, { by, change: { kind: 'room', mentor } })
    const line = { at: app.now(), by, cohort, about: person, details: { role } }
    await note(tx, { ...line, verb: 'changed-place' })
    return done({ proposal })
  })
