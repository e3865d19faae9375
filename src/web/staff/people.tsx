import Papa from 'papaparse'
import { sayLanguage, sayList, sayRow } from '../../days.ts'
import { awayNow, type Away } from '../../programme/away.ts'
import type { Place } from '../../programme/cohort.ts'
import { regionOf, type Guide } from '../../programme/guide.ts'
import { dayAtMeeting } from '../../programme/meeting.ts'
import type { Person } from '../../programme/person.ts'
import { roles } from '../../programme/role.ts'
import { told } from '../../programme/told.ts'
import { awaysIn } from '../../store/away.ts'
import { comesBackIn } from '../../store/comes-back.ts'
import { guideOf } from '../../store/guides.ts'
import { peopleOf } from '../../store/people.ts'
import { placesOf } from '../../store/places.ts'
import { Page } from '../parts/layout.tsx'
import { listingOf, Pager, Search } from '../parts/listing.tsx'
import { Opening } from '../parts/opening.tsx'
import { paths } from '../paths.ts'
import { WriteToPeople } from './announcements/list.tsx'
import { cohortOf, show, tell, type Visit } from '../visit.ts'
import { awaySaid } from './cover/who-is-away.tsx'

type Listed = { place: Place; person: Person; away: Away | null; comesBack: boolean }

const acronyms = (guide: Guide, place: Place) =>
  place.groups.map(key => guide.groups.find(group => group.key === key)?.acronym ?? key)

function Table({ visit, guide, listed }: { visit: Visit; guide: Guide; listed: Listed[] }) {
  const at = { cohort: cohortOf(visit).id }
  return (
    <table class="folds">
      <thead>
        <tr>
          <th scope="col">{tell(visit, 'people.name')}</th>
          <th scope="col">{tell(visit, 'people.group')}</th>
          <th scope="col">{tell(visit, 'people.region')}</th>
          <th scope="col">{tell(visit, 'people.languages')}</th>
        </tr>
      </thead>
      <tbody>
        {listed.map(({ place, person, away, comesBack }) => {
          const region = regionOf(guide, person.country)
          const spoken = person.spoken.map(one => sayLanguage(visit.language, one.language))
          return (
            <tr>
              <th scope="row">
                <a href={paths.place.to({ ...at, place: place.id })}>
                  <bdi>{person.name}</bdi>
                </a>
                {place.leftAt ? <span class="soft"> {tell(visit, 'people.left')}</span> : null}
                {away ? <span class="soft small"> {awaySaid(visit, away)}</span> : null}
                {comesBack ? (
                  <>
                    {' '}
                    <span class="tag yours">{tell(visit, 'comes-back.tag')}</span>
                  </>
                ) : null}
              </th>
              <td>{sayRow(visit.language, acronyms(guide, place))}</td>
              <td>{region ? told(region.name, visit.language) : ''}</td>
              <td>{sayList(visit.language, spoken)}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

async function listedOf(visit: Visit): Promise<Listed[]> {
  const cohort = cohortOf(visit)
  const { db } = visit.app
  const today = dayAtMeeting(cohort.meeting, visit.app.now())
  const [places, people, aways, returned] = await Promise.all([
    placesOf(db, cohort.id),
    peopleOf(db, cohort.id),
    awaysIn(db, cohort),
    comesBackIn(db, cohort.id),
  ])
  return places.flatMap(place => {
    const person = people.get(place.person)
    if (!person) return []
    const away = awayNow(aways.get(place.id), today)
    return [{ place, person, away, comesBack: returned.has(person.id) }]
  })
}

/** Everybody of the cohort, by role. */
export async function peoplePage(visit: Visit) {
  const cohort = cohortOf(visit)
  const at = { cohort: cohort.id }
  const guide = await guideOf(visit.app.db, cohort.edition)
  const listed = await listedOf(visit)
  const here = listed.filter(({ place }) => place.leftAt === null)
  const inOrder = roles.flatMap(role => listed.filter(({ place }) => place.role === role))
  const listing = listingOf(visit, inOrder, ({ person }) => [person.name, person.address])
  const list = { visit, at: paths.people.to(at), listing }
  const whole = listing.asked === '' && listing.pages === 1
  const title = tell(visit, 'people.title', { count: here.length })
  return show(
    visit,
    <Page visit={visit} title={title} current={paths.people.to(at)}>
      <main id="main" class="page">
        <Opening title={title} lead={tell(visit, 'people.lead')}>
          <div class="buttons">
            <a class="button first" href={paths.imports.to(at)}>
              {tell(visit, 'people.import')}
            </a>
            <a class="button" href={paths.newPerson.to(at)}>
              {tell(visit, 'people.add')}
            </a>
            <WriteToPeople visit={visit} />
            <a class="button quiet" href={paths.peopleFile.to(at)}>
              {tell(visit, 'people.csv')}
            </a>
          </div>
        </Opening>
        <Search {...list} />
        <div class="stack">
          {roles.map(role => {
            const those = listing.shown.filter(({ place }) => place.role === role)
            return those.length === 0 && !whole ? null : (
              <section class="section" aria-labelledby={role}>
                <h2 id={role}>{tell(visit, `roles.${role}`)}</h2>
                {those.length === 0 ? (
                  <p class="empty">{tell(visit, 'people.none')}</p>
                ) : (
                  <Table visit={visit} guide={guide} listed={those} />
                )}
              </section>
            )
          })}
        </div>
        <Pager {...list} />
      </main>
    </Page>,
  )
}

/** The cohort’s people as CSV; a cell that looks like a formula is defused. */
export async function peopleFile(visit: Visit) {
  const guide = await guideOf(visit.app.db, cohortOf(visit).edition)
  const rows = (await listedOf(visit)).map(({ place, person }) => ({
    name: person.name,
    address: person.address,
    role: place.role,
    groups: acronyms(guide, place).join(', '),
    country: person.country ?? '',
    region: regionOf(guide, person.country)?.key ?? '',
    'time zone': person.zone ?? '',
    'reading language': person.language ?? '',
    languages: person.spoken.map(one => `${one.language} (${one.level})`).join('; '),
    sector: person.sector ?? '',
    organisation: person.organisation ?? '',
    capacity: place.role === 'mentor' ? place.capacity : '',
    left: place.leftAt?.toString() ?? '',
  }))
  visit.c.header('Content-Disposition', 'attachment; filename="people.csv"')
  return visit.c.body(`\uFEFF${Papa.unparse(rows, { escapeFormulae: true })}`, 200, {
    'Content-Type': 'text/csv; charset=utf-8',
  })
}
