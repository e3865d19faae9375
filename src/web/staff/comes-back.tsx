import { sayDay } from '../../days.ts'
import { dayAtMeeting } from '../../programme/meeting.ts'
import type { Place } from '../../programme/cohort.ts'
import type { Person } from '../../programme/person.ts'
import type { ComesBack } from '../../store/comes-back.ts'
import { paths } from '../paths.ts'
import { cohortOf, tell, type Shared, type Visit } from '../visit.ts'
import type { Seen } from './glance.tsx'

const dayOf = (visit: Shared, since: Temporal.Instant) =>
  sayDay(visit.language, dayAtMeeting(cohortOf(visit).meeting, since))

type Props = {
  visit: Visit
  person: Person
  comesBack: ComesBack & { waiting: number }
  at: { cohort: number; place: number }
}

/** Letters to somebody come back: since when, why, what waits, and what to do. */
export function AddressComesBack({ visit, person, comesBack, at }: Props) {
  const { since, why, waiting } = comesBack
  return (
    <section class="notice now flow" aria-labelledby="comes-back">
      <h2 id="comes-back">{tell(visit, 'comes-back.title')}</h2>
      <p class="small">
        {tell(visit, 'comes-back.since', { day: dayOf(visit, since) })}{' '}
        <small dir="ltr">{why}</small>
      </p>
      <p>{tell(visit, 'comes-back.waiting', { count: waiting })}</p>
      <p>{tell(visit, 'comes-back.what', { name: person.name })}</p>
      <form class="buttons" method="post" action={paths.placeAddress.to(at)}>
        <a class="button" href="#correct-address">
          {tell(visit, 'comes-back.correct')}
        </a>
        <button class="button quiet" name="works" value="yes">
          {tell(visit, 'comes-back.works')}
        </button>
      </form>
    </section>
  )
}

/** The places of a cohort letters come back from. */
export const comingBack = ({ walk }: Seen): Place[] =>
  [...walk.comesBack.keys()].flatMap(
    person =>
      [...walk.places.values()].find(place => place.person === person && place.leftAt === null) ??
      [],
  )

/** Somebody whom no letter reaches, among those who could use a word. */
export function UnreachedRow({ visit, seen, place }: { visit: Shared; seen: Seen; place: Place }) {
  const person = seen.walk.people.get(place.person)
  const back = seen.walk.comesBack.get(place.person)
  if (!person || !back) return null
  const to = paths.place.to({ cohort: cohortOf(visit).id, place: place.id })
  return (
    <tr>
      <th scope="row">
        <a href={to}>
          <bdi>{person.name}</bdi>
        </a>
        <br />
        <span class="soft">{tell(visit, `role.${place.role}`)}</span>
      </th>
      <td>
        <p>{tell(visit, 'comes-back.stuck', { day: dayOf(visit, back.since) })}</p>
      </td>
      <td>
        <a href={`${to}#correct-address`}>{tell(visit, 'comes-back.correct')}</a>
      </td>
    </tr>
  )
}
