import type { App } from '../../app.ts'
import { done, refused, type Outcome } from '../../outcome.ts'
import {
  saysTheSame,
  tooLong,
  writtenIn,
  type Announcement,
  type Versions,
} from '../../programme/announcements.ts'
import type { Whom } from '../../programme/whom.ts'
import {
  addAnnouncement,
  draftForUpdate,
  removeAnnouncement,
  saveWhom,
  saveWords,
} from '../../store/announcements.ts'
import { transact } from '../transact.ts'

/** Whom staff write to, and who of them was ticked. */
export type Chosen = { whom: Whom; places: number[] }

const nobody = { key: 'announcements.problem.nobody', field: 'place' } as const

/** Staff begin to write to some of the people. It is kept, and seen by the others of the staff. */
export async function beginAnnouncement(
  app: App,
  by: number,
  cohort: number,
  chosen: Chosen,
): Promise<Outcome<{ announcement: number }>> {
  if (chosen.places.length === 0) return refused(nobody)
  return transact(app, async tx => {
    const announcement = await addAnnouncement(tx, { ...chosen, cohort, by }, app.now())
    return done({ announcement })
  })
}

/** Staff choose others for what they have begun. */
export async function chooseWhom(
  app: App,
  { cohort, id }: Pick<Announcement, 'cohort' | 'id'>,
  chosen: Chosen,
): Promise<Outcome<null>> {
  if (chosen.places.length === 0) return refused(nobody)
  return transact(app, async tx => {
    const draft = await draftForUpdate(tx, cohort, id)
    if (!draft) return refused('problem.gone')
    await saveWhom(tx, draft.id, chosen, app.now())
    return done(null)
  })
}

/**
 * Staff write or change the words. What is unfinished is kept as well; only what is too long is not.
 * Says whether anything is other than it was.
 */
export async function writeAnnouncement(
  app: App,
  { cohort, id }: Pick<Announcement, 'cohort' | 'id'>,
  typed: { words: Versions; essential: boolean },
): Promise<Outcome<{ changed: boolean }>> {
  const problems = tooLong(typed.words)
  if (problems.length > 0) return refused(...problems)
  return transact(app, async tx => {
    const draft = await draftForUpdate(tx, cohort, id)
    if (!draft) return refused('problem.gone')
    const words = writtenIn(typed.words)
    const changed = !saysTheSame(draft.words, words) || draft.essential !== typed.essential
    if (changed) await saveWords(tx, draft.id, { words, essential: typed.essential }, app.now())
    return done({ changed })
  })
}

/** Staff throw away what they have begun. */
export const dropAnnouncement = (
  app: App,
  { cohort, id }: Pick<Announcement, 'cohort' | 'id'>,
): Promise<Outcome<null>> =>
  transact(app, async tx => {
    const draft = await draftForUpdate(tx, cohort, id)
    if (!draft) return refused('problem.gone')
    await removeAnnouncement(tx, draft.id)
    return done(null)
  })
