import type { App } from '../app.ts'
import { done, refused, type Outcome } from '../outcome.ts'
import { note } from '../store/history.ts'
import { placeBy } from '../store/places.ts'
import { addApart, apartBy, endApart as end } from '../store/wishes.ts'
import { transact } from './transact.ts'

const mostWhy = 500

/**
 * Staff, or one of the two, say that a mentor and a mentee are not to be paired. The history says
 * that it was said and by whom, and keeps the reason to itself: it goes with the person.
 */
export const keepApart = (
  app: App,
  by: number,
  cohort: number,
  two: { mentor: number; mentee: number; why: string },
): Promise<Outcome<null>> =>
  transact(app, async tx => {
    const mentor = await placeBy(tx, two.mentor)
    const mentee = await placeBy(tx, two.mentee)
    if (mentor?.cohort !== cohort || mentor.role !== 'mentor') {
      return refused({ key: 'problem.choice', field: 'mentor' })
    }
    if (mentee?.cohort !== cohort || mentee.role !== 'mentee') {
      return refused({ key: 'problem.choice', field: 'mentee' })
    }
    if (two.why.length > mostWhy) {
      return refused({ key: 'problem.too-long', values: { most: mostWhy }, field: 'why' })
    }
    const said = { cohort, by, mentor: mentor.id, mentee: mentee.id, why: two.why }
    if (!(await addApart(tx, said, app.now()))) return done(null)
    const line = { at: app.now(), by, cohort, verb: 'kept-apart' }
    await note(tx, { ...line, about: mentor.person })
    await note(tx, { ...line, about: mentee.person })
    return done(null)
  })

/** It is taken back: the two may be paired again. */
export const endApart = (
  app: App,
  by: number,
  cohort: number,
  apart: number,
): Promise<Outcome<null>> =>
  transact(app, async tx => {
    const known = await apartBy(tx, apart)
    if (known?.cohort !== cohort) return refused('problem.gone')
    await end(tx, apart, app.now())
    const mentee = await placeBy(tx, known.mentee)
    const about = mentee?.person ?? null
    await note(tx, { at: app.now(), by, cohort, about, verb: 'ended-apart' })
    return done(null)
  })
