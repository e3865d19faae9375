import { nameOmbudsperson } from '../../../actions/cases/name-ombudsperson.ts'
import type { Problem } from '../../../outcome.ts'
import { ombudspersonOf } from '../../../store/cases.ts'
import { paths } from '../../paths.ts'
import { cohortOf, formOf, goOn, readerOf, show, tell, type Visit } from '../../visit.ts'
import { chooseStaff } from './choose-staff.tsx'

async function showNaming(visit: Visit, problems: Problem[]): ReturnType<typeof show> {
  const at = { cohort: cohortOf(visit).id }
  return chooseStaff(visit, {
    title: tell(visit, 'ombudsperson.title'),
    lead: tell(visit, 'ombudsperson.lead'),
    label: tell(visit, 'ombudsperson.who'),
    to: paths.ombudsperson.to(at),
    back: paths.cases.to(at),
    value: await ombudspersonOf(visit.app.db, at.cohort),
    fits: place => place.role.endsWith('-staff'),
    problems,
  })
}

/** Whom one may turn to past all staff (R56). */
export const ombudspersonPage = (visit: Visit) => showNaming(visit, [])

export async function keepOmbudsperson(visit: Visit) {
  const form = await formOf(visit)
  const at = { cohort: cohortOf(visit).id }
  const who = form.text('who') === '' ? null : (form.number('who') ?? 0)
  const named = await nameOmbudsperson(visit.app, readerOf(visit).id, at.cohort, who)
  if (!named.ok) return showNaming(visit, named.problems)
  return goOn(visit, paths.cases.to(at), 'said.kept')
}
