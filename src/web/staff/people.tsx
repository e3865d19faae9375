import Papa from 'papaparse'
import { addPerson, changePlace, endPlace } from '../../actions/keep-place.ts'
import { sayCountry, sayLanguage, sayList } from '../../days.ts'
import type { Problem } from '../../outcome.ts'
import type { Place } from '../../programme/cohort.ts'
import { regionOf, type Guide } from '../../programme/guide.ts'
import type { Person } from '../../programme/person.ts'
import { isRole, roles } from '../../programme/role.ts'
import { told } from '../../programme/told.ts'
import { guideOf } from '../../store/guides.ts'
import { peopleOf, personBy } from '../../store/people.ts'
import { placesOf } from '../../store/places.ts'
import { ChoiceField, Problems, SelectField, TextField } from '../parts/fields.tsx'
import { Page } from '../parts/layout.tsx'
import { Opening } from '../parts/opening.tsx'
import { Face } from '../pair/partner-card.tsx'
import { paths } from '../paths.ts'
import {
  cohortOf,
  formOf,
  goOn,
  placeOf,
  readerOf,
  show,
  tell,
  type Form,
  type Visit,
} from '../visit.ts'

type Listed = { place: Place; person: Person }

const acronyms = (guide: Guide, place: Place) =>
  place.groups.map(key => guide.groups.find(group => group.key === key)?.acronym ?? key).join(', ')

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
        {listed.map(({ place, person }) => {
          const region = regionOf(guide, person.country)
          const spoken = person.spoken.map(one => sayLanguage(visit.language, one.language))
          return (
            <tr>
              <th scope="row">
                <a href={paths.place.to({ ...at, place: place.id })}>
                  <bdi>{person.name}</bdi>
                </a>
                {place.leftAt ? <span class="soft"> {tell(visit, 'people.left')}</span> : null}
              </th>
              <td>{acronyms(guide, place)}</td>
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
  const { id } = cohortOf(visit)
  const [places, people] = await Promise.all([
    placesOf(visit.app.db, id),
    peopleOf(visit.app.db, id),
  ])
  return places.flatMap(place => {
    const person = people.get(place.person)
    return person ? [{ place, person }] : []
  })
}

/** Everybody of the cohort, by role. */
export async function peoplePage(visit: Visit) {
  const cohort = cohortOf(visit)
  const at = { cohort: cohort.id }
  const guide = await guideOf(visit.app.db, cohort.edition)
  const listed = await listedOf(visit)
  const here = listed.filter(({ place }) => place.leftAt === null)
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
            <a class="button quiet" href={paths.peopleFile.to(at)}>
              {tell(visit, 'people.csv')}
            </a>
          </div>
        </Opening>
        <div class="stack">
          {roles.map(role => {
            const those = listed.filter(({ place }) => place.role === role)
            return (
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
    groups: acronyms(guide, place),
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

type Entry = { name: string; address: string; role: string; groups: string[]; capacity: string }

const readPlacing = (form: Form): Entry => ({
  name: form.text('name'),
  address: form.text('address'),
  role: form.text('role'),
  groups: form.all('groups'),
  capacity: form.text('capacity'),
})

type FieldsProps = { visit: Visit; guide: Guide; entry: Entry; problems: Problem[] }

function PlacingFields({ visit, guide, entry, problems }: FieldsProps) {
  const field = { visit, problems }
  const groups = guide.groups
    .filter(group => group.kind !== 'house')
    .map(group => ({
      value: group.key,
      label: `${told(group.name, visit.language)} (${group.acronym})`,
    }))
  return (
    <>
      <SelectField
        {...field}
        name="role"
        label={tell(visit, 'people.role')}
        value={entry.role}
        options={roles.map(role => ({ value: role, label: tell(visit, `role.${role}`) }))}
      />
      <TextField
        {...field}
        name="capacity"
        label={tell(visit, 'people.capacity')}
        hint={tell(visit, 'people.capacity.hint')}
        inputmode="numeric"
        value={entry.capacity}
        most={2}
      />
      <ChoiceField
        {...field}
        name="groups"
        kind="checkbox"
        label={tell(visit, 'people.groups')}
        values={entry.groups}
        options={groups}
      />
    </>
  )
}

function NewPerson({ visit, guide, entry, problems }: FieldsProps) {
  const at = { cohort: cohortOf(visit).id }
  const field = { visit, problems }
  return (
    <Page visit={visit} title={tell(visit, 'people.add')} current={paths.people.to(at)}>
      <main id="main" class="page form-page">
        <div>
          <Problems visit={visit} problems={problems} />
          <h1>{tell(visit, 'people.add')}</h1>
          <form class="stack" method="post" action={paths.newPerson.to(at)} novalidate>
            <TextField
              {...field}
              name="name"
              label={tell(visit, 'people.name')}
              value={entry.name}
            />
            <TextField
              {...field}
              name="address"
              type="email"
              label={tell(visit, 'people.address')}
              value={entry.address}
            />
            <PlacingFields visit={visit} guide={guide} entry={entry} problems={problems} />
            <div class="buttons">
              <button class="button first">{tell(visit, 'people.add')}</button>
            </div>
          </form>
        </div>
      </main>
    </Page>
  )
}

const cohortGuide = (visit: Visit) => guideOf(visit.app.db, cohortOf(visit).edition)

export async function newPersonPage(visit: Visit) {
  const entry = { name: '', address: '', role: 'mentee', groups: [], capacity: '1' }
  const guide = await cohortGuide(visit)
  return show(visit, <NewPerson visit={visit} guide={guide} entry={entry} problems={[]} />)
}

const capacityOf = (entry: Entry) => (/^\d{1,2}$/.test(entry.capacity) ? Number(entry.capacity) : 1)

export async function newPerson(visit: Visit) {
  const entry = readPlacing(await formOf(visit))
  const guide = await cohortGuide(visit)
  const again = (problems: Problem[]) =>
    show(visit, <NewPerson visit={visit} guide={guide} entry={entry} problems={problems} />, 422)
  if (!isRole(entry.role)) return again([{ key: 'problem.choice', field: 'role' }])
  const at = { cohort: cohortOf(visit).id }
  const { name, address, role, groups } = entry
  const known = new Set(guide.groups.map(group => group.key))
  const added = await addPerson(visit.app, readerOf(visit).id, at.cohort, {
    name,
    address,
    role,
    groups: groups.filter(group => known.has(group)),
    capacity: capacityOf(entry),
  })
  if (!added.ok) return again(added.problems)
  return goOn(visit, paths.people.to(at), 'said.added')
}

type PlaceProps = FieldsProps & { person: Person; place: Place }

function Profile({ visit, guide, person }: { visit: Visit; guide: Guide; person: Person }) {
  const unknown = tell(visit, 'people.unknown')
  const sector = guide.sectors.find(sector => sector.key === person.sector)
  const spoken = person.spoken.map(
    one => `${sayLanguage(visit.language, one.language)} (${tell(visit, `level.${one.level}`)})`,
  )
  return (
    <dl class="facts">
      <dt>{tell(visit, 'people.address')}</dt>
      <dd>
        <a href={`mailto:${person.address}`}>{person.address}</a>
      </dd>
      <dt>{tell(visit, 'me.country')}</dt>
      <dd>{person.country ? sayCountry(visit.language, person.country) : unknown}</dd>
      <dt>{tell(visit, 'me.zone')}</dt>
      <dd>{person.zone ?? unknown}</dd>
      <dt>{tell(visit, 'people.languages')}</dt>
      <dd>{spoken.length > 0 ? sayList(visit.language, spoken) : unknown}</dd>
      <dt>{tell(visit, 'me.sector')}</dt>
      <dd>{sector ? told(sector.name, visit.language) : unknown}</dd>
      <dt>{tell(visit, 'me.organisation')}</dt>
      <dd>{person.organisation ?? unknown}</dd>
    </dl>
  )
}

function PlacePage({ visit, guide, entry, problems, person, place }: PlaceProps) {
  const at = { cohort: cohortOf(visit).id, place: place.id }
  const leaveProblem = problems.find(problem => problem.field === 'leave')
  return (
    <Page visit={visit} title={person.name} current={paths.people.to(at)}>
      <main id="main" class="page form-page">
        <div>
          <Problems visit={visit} problems={problems} />
          <div class="person">
            <Face person={person} mentor={place.role === 'mentor'} size="large" />
            <h1>
              <bdi>{person.name}</bdi>
            </h1>
          </div>
          <form class="stack" method="post" action={paths.place.to(at)} novalidate>
            <PlacingFields visit={visit} guide={guide} entry={entry} problems={problems} />
            <div class="buttons">
              <button class="button first">{tell(visit, 'people.change')}</button>
              <a class="button" href={paths.placeJourney.to(at)}>
                {tell(visit, 'journey.of', { name: person.name })}
              </a>
            </div>
          </form>
        </div>
        <aside class="flow">
          <h2>{tell(visit, 'people.profile')}</h2>
          <Profile visit={visit} guide={guide} person={person} />
          {person.background ? <p class="small">{person.background}</p> : null}
          <form class="flow" id="leave" method="post" action={paths.placeLeave.to(at)}>
            {leaveProblem ? (
              <p class="problem">
                <span>{tell(visit, leaveProblem.key)}</span>
              </p>
            ) : null}
            <p class="small soft">{tell(visit, 'people.leave.why')}</p>
            <button class="button low">{tell(visit, 'people.leave')}</button>
          </form>
        </aside>
      </main>
    </Page>
  )
}

async function showPlace(visit: Visit, problems: Problem[], entry?: Entry) {
  const place = placeOf(visit)
  const person = await personBy(visit.app.db, place.person)
  if (!person) return visit.c.notFound()
  const kept: Entry = {
    name: person.name,
    address: person.address,
    role: place.role,
    groups: place.groups,
    capacity: String(place.capacity),
  }
  const guide = await cohortGuide(visit)
  const page = (
    <PlacePage
      visit={visit}
      guide={guide}
      entry={entry ?? kept}
      problems={problems}
      person={person}
      place={place}
    />
  )
  return show(visit, page, problems.length > 0 ? 422 : 200)
}

/** One person’s place: role, groups, room for mentees, and what we know of her. */
export const placePage = (visit: Visit) => showPlace(visit, [])

export async function keepPlacePage(visit: Visit) {
  const entry = readPlacing(await formOf(visit))
  if (!isRole(entry.role))
    return showPlace(visit, [{ key: 'problem.choice', field: 'role' }], entry)
  const { role, groups } = entry
  const capacity = /^\d{1,2}$/.test(entry.capacity) ? Number(entry.capacity) : Number.NaN
  const placing = { role, groups, capacity }
  const changed = await changePlace(visit.app, readerOf(visit).id, placeOf(visit).id, placing)
  if (!changed.ok) return showPlace(visit, changed.problems, entry)
  return goOn(visit, paths.people.to({ cohort: cohortOf(visit).id }), 'said.changed')
}

export async function leaveCohort(visit: Visit) {
  const ended = await endPlace(visit.app, readerOf(visit).id, placeOf(visit).id)
  if (!ended.ok) return showPlace(visit, ended.problems)
  return goOn(visit, paths.people.to({ cohort: cohortOf(visit).id }), 'said.removed')
}
