import { awayNow, type Away } from '../../../programme/away.ts'
import { paths } from '../../paths.ts'
import { cohortOf, tell, type Shared } from '../../visit.ts'
import { daysOf } from '../../pair/cover/away-fields.tsx'
import type { Seen } from '../glance.tsx'
import { CoversOf } from './covers-of.tsx'

/** The days on which somebody is away, in a few words. Her own word is not for staff. */
export const awaySaid = (visit: Shared, away: Away): string =>
  tell(visit, 'away.of.soon', daysOf(visit, away))

/** Who is away now or soon, until when, and who keeps her mentees company. */
export function WhoIsAway({ visit, seen }: { visit: Shared; seen: Seen }) {
  const { walk, today } = seen
  const gone = [...walk.aways].flatMap(([place, aways]) => {
    const away = awayNow(aways, today)
    return away ? [{ place, away }] : []
  })
  if (gone.length === 0) return null
  const inOrder = gone.toSorted((a, b) => Temporal.PlainDate.compare(a.away.from, b.away.from))
  return (
    <section class="section" id="away" aria-labelledby="away-h">
      <h2 id="away-h">{tell(visit, 'away.who')}</h2>
      <ul class="plain ledger">
        {inOrder.map(({ place, away }) => (
          <li>
            <div>
              <a href={paths.placeAway.to({ cohort: cohortOf(visit).id, place })}>
                <strong>
                  <bdi>{walk.people.get(walk.places.get(place)?.person ?? 0)?.name ?? ''}</bdi>
                </strong>
              </a>{' '}
              <span class="soft">{awaySaid(visit, away)}</span>
              <CoversOf visit={visit} walk={walk} place={place} today={today} />
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
