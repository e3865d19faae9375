import { sayDay } from '../../../days.ts'
import { endOfAway, notBack, type Away } from '../../../programme/away.ts'
import type { Walk } from '../../../programme/journey.ts'
import { heardSince } from '../../../store/away.ts'
import { paths } from '../../paths.ts'
import { cohortOf, tell, type Shared, type Visit } from '../../visit.ts'
import type { Seen } from '../glance.tsx'

/** Who was to be back some days ago, and nothing was heard of since. */
export async function lateIn(visit: Visit, walk: Walk, today: Temporal.PlainDate): Promise<Away[]> {
  const late = notBack([...walk.aways.values()].flat(), today)
  const { zone } = cohortOf(visit).meeting
  const asked = late.map(away => ({ place: away.place, since: endOfAway(away, zone) }))
  const heard = await heardSince(visit.app.db, asked)
  return late.filter(({ place }) => !heard.has(place))
}

/** A kind word to whoever did not come back; and what can be done for the pair. */
function Row({ visit, seen, away }: { visit: Shared; seen: Seen; away: Away }) {
  const { walk } = seen
  const cohort = cohortOf(visit).id
  const person = walk.people.get(walk.places.get(away.place)?.person ?? 0)
  if (!person) return null
  const pairs = walk.pairsOf.get(away.place) ?? []
  const nameOf = (place: number) => walk.people.get(walk.places.get(place)?.person ?? 0)?.name ?? ''
  return (
    <li>
      <div>
        <p>
          {tell(visit, 'away.late.since', {
            name: person.name,
            day: sayDay(visit.language, away.until.add({ days: 1 })),
          })}
        </p>
        <p class="small">
          <a href={`mailto:${person.address}`}>
            {tell(visit, 'glance.stuck.write', { name: person.name })}
          </a>
          {' · '}
          <a href={paths.placeAway.to({ cohort, place: away.place })}>
            {tell(visit, 'away.of.back')}
            <span class="unseen"> {person.name}</span>
          </a>
          {pairs.map(pair => (
            <>
              {' · '}
              <a href={paths.pairEnd.to({ cohort, pair: pair.id })}>
                {tell(visit, 'pairs.end.before')}
                <span class="unseen">
                  {' '}
                  {nameOf(pair.mentee)} {nameOf(pair.mentor)}
                </span>
              </a>
            </>
          ))}
          {pairs.length > 0 ? (
            <>
              {' · '}
              <a href={paths.matching.to({ cohort })}>{tell(visit, 'away.late.look')}</a>
            </>
          ) : null}
        </p>
      </div>
    </li>
  )
}

/** Below those who are stuck: whose days away are over, without a sign. */
export function WasToBeBack({ visit, seen }: { visit: Shared; seen: Seen }) {
  if (seen.late.length === 0) return null
  return (
    <section class="section" id="late" aria-labelledby="late-h">
      <h2 id="late-h">{tell(visit, 'away.late')}</h2>
      <p class="small soft">{tell(visit, 'away.late.lead')}</p>
      <ul class="plain ledger">
        {seen.late.map(away => (
          <Row visit={visit} seen={seen} away={away} />
        ))}
      </ul>
    </section>
  )
}
