import { sayCountry, sayRow } from '../../../days.ts'
import { circleOf, type Place } from '../../../programme/cohort.ts'
import type { Group } from '../../../programme/guide.ts'
import type { Walk } from '../../../programme/journey.ts'
import { may } from '../../../programme/may.ts'
import { seenBy } from '../../../programme/person.ts'
import { told } from '../../../programme/told.ts'
import { thirdsIn } from '../../../store/cases.ts'
import { walkOf } from '../../../store/walks.ts'
import { Page } from '../../parts/layout.tsx'
import { Opening } from '../../parts/opening.tsx'
import { paths } from '../../paths.ts'
import { cohortOf, ownPlace, show, tell, type Visit } from '../../visit.ts'
import { CaseList, casesFor } from './cases.tsx'

type Looked = { visit: Visit; walk: Walk; thirds: ReadonlyMap<number, number>; place: Place }

/** What the reader may know of somebody, in one line. */
function Person({ visit, walk, place }: Pick<Looked, 'visit' | 'walk' | 'place'>) {
  const person = walk.people.get(place.person)
  const runs = may.runCohort(visit.who, visit.house.kind, visit.about)
  const circle = runs ? 'staff' : circleOf(ownPlace(visit), place, walk.pairs)
  if (!person || !circle) return null
  const seen = seenBy(person, circle)
  const country = seen.country ? sayCountry(visit.language, seen.country) : null
  return (
    <li>
      <bdi>{seen.name}</bdi>
      <span class="small soft">
        {' '}
        {sayRow(visit.language, [
          tell(visit, `role.${place.role}`),
          ...(country ? [country] : []),
          ...(seen.organisation ? [seen.organisation] : []),
        ])}
      </span>
    </li>
  )
}

function OneGroup({ visit, walk, group }: Omit<Looked, 'thirds' | 'place'> & { group: Group }) {
  const there = [...walk.places.values()].filter(
    place =>
      place.leftAt === null &&
      place.groups.includes(group.key) &&
      (place.role === 'mentor' || place.role === 'mentee'),
  )
  return (
    <li class="flow">
      <h3>
        <a href={paths.guidePart.to({ part: 'community' })}>
          {told(group.name, visit.language)} ({group.acronym})
        </a>
      </h3>
      {there.length === 0 ? <p class="empty">{tell(visit, 'policy.group.nobody')}</p> : null}
      <ul class="plain">
        {there.map(place => (
          <Person visit={visit} walk={walk} place={place} />
        ))}
      </ul>
    </li>
  )
}

/** One of policy staff: her groups with who is in them, and the pairs that have her. */
function OneOfStaff(looked: Looked) {
  const { visit, walk, thirds, place } = looked
  const groups = walk.guide.groups.filter(group => place.groups.includes(group.key))
  const pairs = walk.pairs.filter(pair => thirds.get(pair.id) === place.id)
  const nameOf = (id: number) => walk.people.get(walk.places.get(id)?.person ?? 0)?.name ?? '–'
  const name = nameOf(place.id)
  const own = place.id === ownPlace(visit)?.id
  const id = `p${place.id}`
  return (
    <section class="section" aria-labelledby={id}>
      <h2 id={id}>{own ? tell(visit, 'policy.groups') : <bdi>{name}</bdi>}</h2>
      <div class="stack">
        {groups.length === 0 ? <p class="empty">{tell(visit, 'policy.groups.none')}</p> : null}
        <ul class="plain stack">
          {groups.map(group => (
            <OneGroup visit={visit} walk={walk} group={group} />
          ))}
        </ul>
        <div class="flow">
          <h3>{tell(visit, 'policy.pairs')}</h3>
          {pairs.length === 0 ? <p class="empty">{tell(visit, 'policy.pairs.none')}</p> : null}
          <ul class="plain">
            {pairs.map(pair => (
              <li>
                <bdi>{nameOf(pair.mentee)}</bdi>{' '}
                <span class="soft">{tell(visit, 'pairs.with')}</span>{' '}
                <bdi>{nameOf(pair.mentor)}</bdi>
              </li>
            ))}
          </ul>
        </div>
      </div>
    </section>
  )
}

/** What policy staff look after: groups, pairs, and who asked for help (R91). */
export async function policyPage(visit: Visit) {
  const cohort = cohortOf(visit)
  const { db } = visit.app
  const [walk, thirds, cases] = await Promise.all([
    walkOf(db, cohort),
    thirdsIn(db, cohort.id),
    casesFor(visit),
  ])
  const own = ownPlace(visit)
  const all = [...walk.places.values()].filter(
    place => place.role === 'policy-staff' && place.leftAt === null,
  )
  const hers = own?.role === 'policy-staff'
  const open = cases.filter(one => one.solvedAt === null)
  const title = tell(visit, hers ? 'policy.title' : 'policy.title.all')
  return show(
    visit,
    <Page visit={visit} title={title} current={paths.policy.to({ cohort: cohort.id })}>
      <main id="main" class="page">
        <Opening title={title} lead={tell(visit, 'policy.lead')}>
          <p>
            <a href={paths.cases.to({ cohort: cohort.id })}>
              {tell(visit, 'cases.title', { count: open.length })}
            </a>
          </p>
        </Opening>
        <div class="stack">
          {hers && open.length > 0 ? (
            <CaseList visit={visit} guide={walk.guide} people={walk.people} cases={open} />
          ) : null}
          {(hers && own ? [own] : all).map(place => (
            <OneOfStaff visit={visit} walk={walk} thirds={thirds} place={place} />
          ))}
        </div>
      </main>
    </Page>,
  )
}
