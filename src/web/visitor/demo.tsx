import { bePersona } from '../../actions/be-persona.ts'
import { moveClock, type Move } from '../../actions/move-clock.ts'
import { openDemo, points } from '../../actions/open-demo.ts'
import { allCohorts } from '../../store/cohorts.ts'
import { placesOf } from '../../store/places.ts'
import { paths } from '../paths.ts'
import { formOf, goOn, show, type Visit } from '../visit.ts'
import { Doors } from './doors.tsx'
import { rememberDevice, within } from './sign-in.tsx'

/** The first door: the made-up people move in, and one looks through the eyes of staff. */
export async function enterDemo(visit: Visit) {
  const form = await formOf(visit)
  const point = points.find(point => point === form.text('point')) ?? 'five-weeks'
  const opened = await openDemo(visit.app, point, visit.app.deliver)
  if (!opened.ok) return show(visit, await Doors({ visit, problems: opened.problems }), 422)
  const [cohort] = await allCohorts(visit.app.db)
  const staff = cohort
    ? (await placesOf(visit.app.db, cohort.id)).find(place => place.role === 'programme-staff')
    : undefined
  if (!cohort || !staff) return goOn(visit, paths.home.to())
  const being = await bePersona(visit.app, staff.person)
  if (being.ok) await rememberDevice(visit, being.value.secret)
  return goOn(visit, paths.cohort.to({ cohort: cohort.id }))
}

/** A day later, a week later, or to the next step: what was due happens. */
export async function moveTheClock(visit: Visit) {
  const form = await formOf(visit)
  const moves: Move[] = ['day', 'week', 'step']
  const move = moves.find(move => move === form.text('move')) ?? 'day'
  await moveClock(visit.app, move, visit.app.deliver)
  return goOn(visit, within(form.text('to')), 'said.clock')
}
