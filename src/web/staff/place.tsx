import { correctAddress } from '../../actions/correct-address.ts'
import { changePlace, endPlace } from '../../actions/keep-place.ts'
import { sayAddressWorks } from '../../actions/post/address-comes-back.ts'
import { sayCountry, sayLanguage, sayList } from '../../days.ts'
import type { Problem } from '../../outcome.ts'
import type { Place } from '../../programme/cohort.ts'
import { type Guide } from '../../programme/guide.ts'
import type { Person } from '../../programme/person.ts'
import { isRole } from '../../programme/role.ts'
import { told } from '../../programme/told.ts'
import { comesBackFrom } from '../../store/comes-back.ts'
import { personBy } from '../../store/people.ts'
import { Problems, TextField } from '../parts/fields.tsx'
import { Page } from '../parts/layout.tsx'
import { Face } from '../pair/partner-card.tsx'
import { paths } from '../paths.ts'
import { cohortOf, formOf, goOn, placeOf, readerOf, show, tell, type Visit } from '../visit.ts'
import { AddressComesBack } from './comes-back.tsx'
import {
  agreedIn,
  cohortGuide,
  PlacingFields,
  readPlacing,
  type Entry,
  type FieldsProps,
} from './new-person.tsx'

type CorrectionProps = {
  visit: Visit
  problems: Problem[]
  at: { cohort: number; place: number }
  /** Letters to the one we have come back. */
  needed: boolean
}
type PlaceProps = FieldsProps & {
  person: Person
  place: Place
  comesBack: Awaited<ReturnType<typeof comesBackFrom>>
}

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

/** Another mail address, where the one we have is wrong. */
function Correction({ visit, problems, at, needed }: CorrectionProps) {
  return (
    <details
      id="correct-address"
      open={needed || problems.some(problem => problem.field === 'newAddress')}
    >
      <summary>{tell(visit, 'people.address.correct')}</summary>
      <form class="flow" method="post" action={paths.placeAddress.to(at)} novalidate>
        <p class="small soft">{tell(visit, 'people.address.correct.why')}</p>
        <TextField
          visit={visit}
          name="newAddress"
          type="email"
          label={tell(visit, 'people.address.new')}
          value=""
          problems={problems}
        />
        <button class="button low">{tell(visit, 'people.address.keep')}</button>
      </form>
    </details>
  )
}

function PlacePage(props: PlaceProps) {
  const { visit, guide, entry, problems, person, place, comesBack } = props
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
          {comesBack ? (
            <AddressComesBack visit={visit} person={person} comesBack={comesBack} at={at} />
          ) : null}
          <form class="stack" method="post" action={paths.place.to(at)} novalidate>
            <PlacingFields visit={visit} guide={guide} entry={entry} problems={problems} />
            <div class="buttons">
              <button class="button first">
                {tell(visit, place.leftAt ? 'people.bring-back' : 'people.change')}
              </button>
              <a class="button" href={paths.placeJourney.to(at)}>
                {tell(visit, 'journey.of', { name: person.name })}
              </a>
            </div>
          </form>
        </div>
        <aside class="flow">
          <h2>{tell(visit, 'people.profile')}</h2>
          <Profile visit={visit} guide={guide} person={person} />
          {person.background ? (
            <p class="small" dir="auto">
              {person.background}
            </p>
          ) : null}
          {['mentor', 'mentee'].includes(place.role) && !place.leftAt ? (
            <p>
              <a href={paths.placeAway.to(at)}>{tell(visit, 'away.link')}</a>
            </p>
          ) : null}
          <Correction visit={visit} problems={problems} at={at} needed={comesBack !== null} />
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
    least: String(place.least),
    reserve: place.reserveSince ? 'yes' : '',
    need: String(place.need),
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
      comesBack={await comesBackFrom(visit.app.db, person.id)}
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
  const placing = { role: entry.role, groups: entry.groups, ...agreedIn(entry) }
  const changed = await changePlace(visit.app, readerOf(visit).id, placeOf(visit).id, placing)
  if (!changed.ok) return showPlace(visit, changed.problems, entry)
  return goOn(visit, paths.people.to({ cohort: cohortOf(visit).id }), 'said.changed')
}

export async function leaveCohort(visit: Visit) {
  const ended = await endPlace(visit.app, readerOf(visit).id, placeOf(visit).id)
  if (!ended.ok) return showPlace(visit, ended.problems)
  return goOn(visit, paths.people.to({ cohort: cohortOf(visit).id }), 'said.removed')
}

export async function correctPlaceAddress(visit: Visit) {
  const form = await formOf(visit)
  const at = { cohort: cohortOf(visit).id, place: placeOf(visit).id }
  const by = readerOf(visit).id
  if (form.text('works') === 'yes') {
    const said = await sayAddressWorks(visit.app, by, at.place)
    return goOn(visit, paths.place.to(at), said.ok ? 'said.changed' : 'said.too-late')
  }
  const corrected = await correctAddress(visit.app, by, at.place, form.text('newAddress'))
  if (!corrected.ok) return showPlace(visit, corrected.problems)
  return goOn(visit, paths.place.to(at), 'said.changed')
}
