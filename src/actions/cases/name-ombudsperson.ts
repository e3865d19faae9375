import type { App } from '../../app.ts'
import { done, refused, type Outcome } from '../../outcome.ts'
import { nameOmbudsperson as save, saveThird } from '../../store/cases.ts'
import { lockCohort } from '../../store/cohorts.ts'
import { note } from '../../store/history.ts'
import { pairBy, placeBy } from '../../store/places.ts'
import { transact } from '../transact.ts'

/**
 * Staff name whom one may turn to past all staff, or nobody. What was told to another before stays
 * with her.
 */
export const nameOmbudsperson = (
  app: App,
  by: number,
  cohort: number,
  named: number | null,
): Promise<Outcome<null>> =>
  transact(app, async tx => {
    await lockCohort(tx, cohort)
    const place = named === null ? null : await placeBy(tx, named)
    const isStaff = place?.cohort === cohort && !place.leftAt && place.role.endsWith('-staff')
    if (named !== null && !isStaff) return refused({ key: 'problem.choice', field: 'who' })
    await save(tx, cohort, named, app.now())
    const line = { at: app.now(), by, cohort, about: place?.person ?? null }
    await note(tx, { ...line, verb: place ? 'named-ombudsperson' : 'named-no-ombudsperson' })
    return done(null)
  })

/** Staff name somebody of policy staff whom a pair has beside it, or nobody (R91). */
export const nameThird = (
  app: App,
  by: number,
  pair: number,
  named: number | null,
): Promise<Outcome<null>> =>
  transact(app, async tx => {
    const two = await pairBy(tx, pair)
    if (!two) return refused('problem.gone')
    await lockCohort(tx, two.cohort)
    const place = named === null ? null : await placeBy(tx, named)
    const fits = place?.cohort === two.cohort && !place.leftAt && place.role === 'policy-staff'
    if (named !== null && !fits) return refused({ key: 'problem.choice', field: 'who' })
    await saveThird(tx, pair, named)
    const mentee = await placeBy(tx, two.mentee)
    const line = { at: app.now(), by, cohort: two.cohort, about: mentee?.person ?? null }
    const details = place ? { partner: place.person } : {}
    await note(tx, { ...line, verb: place ? 'named-third' : 'named-no-third', details })
    return done(null)
  })
