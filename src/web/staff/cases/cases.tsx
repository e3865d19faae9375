import { sayDay, sayRow } from '../../../days.ts'
import type { Guide } from '../../../programme/guide.ts'
import { byNeed, isOverdue, partIn, waitsForAsker, type HelpCase } from '../../../programme/help.ts'
import { dayAtMeeting } from '../../../programme/meeting.ts'
import { may } from '../../../programme/may.ts'
import type { Person } from '../../../programme/person.ts'
import { casesOf, ombudspersonOf } from '../../../store/cases.ts'
import { guideOf } from '../../../store/guides.ts'
import { peopleOf } from '../../../store/people.ts'
import { placeBy } from '../../../store/places.ts'
import { listingOf, Pager, Search } from '../../parts/listing.tsx'
import { Page } from '../../parts/layout.tsx'
import { Opening } from '../../parts/opening.tsx'
import { caseTitle, CaseState } from '../../pair/cases/case-line.tsx'
import { paths } from '../../paths.ts'
import { cohortOf, show, tell, type Visit } from '../../visit.ts'

/** The cases of a cohort in which the reader may help, what waits longest first. */
export async function casesFor(visit: Visit): Promise<HelpCase[]> {
  const all = await casesOf(visit.app.db, cohortOf(visit).id)
  return byNeed(all.filter(one => partIn(visit.who, one) === 'helper'))
}

type ListProps = {
  visit: Visit
  guide: Guide
  people: ReadonlyMap<number, Person>
  cases: HelpCase[]
}

/** Cases, each with whose turn it is and by when. */
export function CaseList({ visit, guide, people, cases }: ListProps) {
  const today = dayAtMeeting(cohortOf(visit).meeting, visit.app.now())
  const nameOf = (person: number | undefined) => people.get(person ?? 0)?.name ?? '–'
  const turn = (one: HelpCase) => {
    if (waitsForAsker(one)) return tell(visit, 'cases.waits', { name: nameOf(one.by.person) })
    if (one.owner) return tell(visit, 'cases.waits', { name: nameOf(one.owner.person) })
    return tell(visit, 'cases.waits.nobody')
  }
  const day = (one: HelpCase) => sayDay(visit.language, one.dueOn)
  return (
    <ul class="plain ledger">
      {cases.map(one => (
        <li>
          {isOverdue(one, today) ? (
            <span class="tag yours">{tell(visit, 'cases.overdue')}</span>
          ) : (
            <CaseState visit={visit} one={one} />
          )}
          <div>
            <a href={paths.case.to({ cohort: one.cohort, case: one.id })}>
              {caseTitle(visit, guide, one)}
              {' · '}
              <bdi>{nameOf(one.by.person)}</bdi>
            </a>
            {one.solvedAt ? null : (
              <p class="small soft">
                {sayRow(visit.language, [tell(visit, 'cases.by', { day: day(one) }), turn(one)])}
              </p>
            )}
          </div>
        </li>
      ))}
    </ul>
  )
}

/** Whom the cohort has past all staff; those who run it may name another. */
async function Ombudsperson({ visit }: { visit: Visit }) {
  const cohort = cohortOf(visit)
  if (!may.runCohort(visit.who, visit.house.kind, visit.about)) return null
  const id = await ombudspersonOf(visit.app.db, cohort.id)
  const place = id === null ? null : await placeBy(visit.app.db, id)
  const name = (await peopleOf(visit.app.db, cohort.id)).get(place?.person ?? 0)?.name
  return (
    <p class="small">
      {name ? tell(visit, 'cases.ombudsperson', { name }) : tell(visit, 'cases.ombudsperson.none')}{' '}
      <a href={paths.ombudsperson.to({ cohort: cohort.id })}>
        {tell(visit, 'cases.ombudsperson.change')}
      </a>
      <br />
      <a href={paths.policy.to({ cohort: cohort.id })}>{tell(visit, 'policy.title.all')}</a>
    </p>
  )
}

/** Where help was asked: what waits, for whom and until when, then what is solved (R56). */
export async function casesPage(visit: Visit) {
  const cohort = cohortOf(visit)
  const { db } = visit.app
  const [guide, people, cases] = await Promise.all([
    guideOf(db, cohort.edition),
    peopleOf(db, cohort.id),
    casesFor(visit),
  ])
  const waiting = cases.filter(one => one.solvedAt === null).length
  const title = tell(visit, 'cases.title', { count: waiting })
  const at = paths.cases.to({ cohort: cohort.id })
  const listing = listingOf(visit, cases, one => [
    people.get(one.by.person)?.name ?? '',
    people.get(one.owner?.person ?? 0)?.name ?? '',
  ])
  const list = { visit, at, listing }
  return show(
    visit,
    <Page visit={visit} title={title} current={at}>
      <main id="main" class="page">
        <Opening title={title} lead={tell(visit, 'cases.lead')}>
          <Ombudsperson visit={visit} />
        </Opening>
        {cases.length === 0 ? <p class="empty">{tell(visit, 'cases.none')}</p> : null}
        <Search {...list} />
        <CaseList visit={visit} guide={guide} people={people} cases={listing.shown} />
        <Pager {...list} />
      </main>
    </Page>,
  )
}
