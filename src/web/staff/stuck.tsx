import { sayList } from '../../days.ts'
import type { Place } from '../../programme/cohort.ts'
import type { Lag, Stand } from '../../programme/glance.ts'
import { told } from '../../programme/told.ts'
import { paths } from '../paths.ts'
import { cohortOf, tell, type Shared } from '../visit.ts'
import { comingBack, UnreachedRow } from './comes-back.tsx'
import type { Seen } from './glance.tsx'

const namesOf = (seen: Seen, places: Place[]) =>
  places.map(place => seen.walk.people.get(place.person)?.name ?? '')

/** So many steps are said of one person, those that wait longest. */
const mostLags = 3

/** One step long past its day; of a mentor of several also with whom. */
function lagSaid(visit: Shared, seen: Seen, lag: Lag, several: boolean): string {
  const said = { step: told(lag.step.title, visit.language), count: lag.daysLate }
  if (!several || lag.partners.length === 0) return tell(visit, 'glance.stuck.at', said)
  const names = sayList(visit.language, namesOf(seen, lag.partners))
  return tell(visit, 'glance.stuck.at-with', { ...said, names })
}

function Row({ visit, seen, stand }: { visit: Shared; seen: Seen; stand: Stand }) {
  const { place, partners, lags } = stand
  const person = seen.walk.people.get(place.person)
  if (!person) return null
  const names = namesOf(seen, partners)
  const at = { cohort: cohortOf(visit).id, place: place.id }
  return (
    <tr>
      <th scope="row">
        <a href={paths.placeJourney.to(at)}>
          <bdi>{person.name}</bdi>
        </a>
        <br />
        <span class="soft">
          {names.length > 0
            ? tell(visit, 'glance.stuck.with', { names: sayList(visit.language, names) })
            : tell(
                visit,
                place.role === 'mentor' ? 'glance.stuck.no-mentee' : 'glance.stuck.alone',
              )}
        </span>
      </th>
      <td>
        {lags.slice(0, mostLags).map(lag => (
          <p>{lagSaid(visit, seen, lag, partners.length > 1)}</p>
        ))}
      </td>
      <td>
        {place.role === 'mentee' && partners.length === 0 ? (
          <a href={paths.pairs.to({ cohort: at.cohort })}>{tell(visit, 'glance.pair-them')}</a>
        ) : (
          <a href={`mailto:${person.address}`}>
            {tell(visit, 'glance.stuck.write', { name: person.name })}
          </a>
        )}
      </td>
    </tr>
  )
}

/** So many are named on the page; the others are counted. */
const most = 20

/** Who stays at a step long past its day, with a kind next move; never a rank. */
export function Stuck({ visit, seen }: { visit: Shared; seen: Seen }) {
  const { stuck } = seen.glance
  const unreached = comingBack(seen).slice(0, most)
  return (
    <section class="section" id="stuck" aria-labelledby="stuck-h">
      <h2 id="stuck-h">{tell(visit, 'glance.stuck.title')}</h2>
      {stuck.length + unreached.length === 0 ? (
        <p class="empty">{tell(visit, 'glance.stuck.none')}</p>
      ) : (
        <table class="folds">
          <thead>
            <tr>
              <th scope="col">{tell(visit, 'glance.stuck.pair')}</th>
              <th scope="col">{tell(visit, 'glance.stuck.see')}</th>
              <th scope="col">{tell(visit, 'glance.stuck.move')}</th>
            </tr>
          </thead>
          <tbody>
            {unreached.map(place => (
              <UnreachedRow visit={visit} seen={seen} place={place} />
            ))}
            {stuck.slice(0, most).map(stand => (
              <Row visit={visit} seen={seen} stand={stand} />
            ))}
          </tbody>
        </table>
      )}
      {stuck.length > most ? (
        <p class="small">
          <a href={paths.people.to({ cohort: cohortOf(visit).id })}>
            {tell(visit, 'glance.stuck.more', { count: stuck.length - most })}
          </a>
        </p>
      ) : null}
    </section>
  )
}
