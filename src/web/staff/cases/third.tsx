import { nameThird } from '../../../actions/cases/name-ombudsperson.ts'
import type { Problem } from '../../../outcome.ts'
import { thirdsIn } from '../../../store/cases.ts'
import { peopleBy } from '../../../store/people.ts'
import { paths } from '../../paths.ts'
import { cohortOf, formOf, goOn, pairOf, readerOf, tell, type Visit } from '../../visit.ts'
import { chooseStaff } from './choose-staff.tsx'

async function showNaming(visit: Visit, problems: Problem[]) {
  const at = { cohort: cohortOf(visit).id }
  const { id, mentor, mentee } = pairOf(visit)
  const { pairPlaces } = visit.about
  const people = await peopleBy(
    visit.app.db,
    pairPlaces.map(place => place.person),
  )
  const nameOf = (place: number) =>
    people.get(pairPlaces.find(one => one.id === place)?.person ?? 0)?.name ?? '–'
  return chooseStaff(visit, {
    title: tell(visit, 'third.title', { mentor: nameOf(mentor), mentee: nameOf(mentee) }),
    lead: tell(visit, 'third.lead'),
    label: tell(visit, 'third.who'),
    to: paths.pairThird.to({ ...at, pair: id }),
    back: paths.pairs.to(at),
    value: (await thirdsIn(visit.app.db, at.cohort)).get(id) ?? null,
    fits: place => place.role === 'policy-staff',
    problems,
  })
}

/** Whom of policy staff two have beside them (R91). */
export const thirdPage = (visit: Visit) => showNaming(visit, [])

export async function keepThird(visit: Visit) {
  const form = await formOf(visit)
  const who = form.text('who') === '' ? null : (form.number('who') ?? 0)
  const named = await nameThird(visit.app, readerOf(visit).id, pairOf(visit).id, who)
  if (!named.ok) return showNaming(visit, named.problems)
  return goOn(visit, paths.pairs.to({ cohort: cohortOf(visit).id }), 'said.kept')
}
