import { sayDay } from '../../../days.ts'
import type { Pair } from '../../../programme/cohort.ts'
import { isSettled } from '../../../programme/cover.ts'
import type { Walk } from '../../../programme/journey.ts'
import { paths } from '../../paths.ts'
import { tell, type Shared } from '../../visit.ts'

const nameIn = ({ people, places }: Walk, place: number) =>
  people.get(places.get(place)?.person ?? 0)?.name ?? ''

/** Who stands in for a pair whose mentor is away, or that nobody does yet. */
export function coverSaid(
  visit: Shared,
  walk: Walk,
  pair: Pair,
  today: Temporal.PlainDate,
): string {
  const mentee = nameIn(walk, pair.mentee)
  const cover = walk.covers.find(one => one.pair === pair.id)
  if (!cover) return tell(visit, 'cover.nobody-yet', { mentee })
  const values = { name: nameIn(walk, cover.mentor), mentee }
  if (!isSettled(cover)) return tell(visit, 'cover.asked', values)
  return Temporal.PlainDate.compare(cover.from, today) <= 0
    ? tell(visit, 'cover.now', values)
    : tell(visit, 'cover.will', { ...values, day: sayDay(visit.language, cover.from) })
}

type Props = { visit: Shared; walk: Walk; place: number; today: Temporal.PlainDate }

/** For each mentee of a mentor who is away: who stands in, and where to choose somebody. */
export function CoversOf({ visit, walk, place, today }: Props) {
  const pairs = (walk.pairsOf.get(place) ?? []).filter(pair => pair.mentor === place)
  if (pairs.length === 0) return null
  return (
    <ul class="plain">
      {pairs.map(pair => (
        <li class="small">
          {coverSaid(visit, walk, pair, today)}{' '}
          <a href={paths.pairCover.to({ cohort: pair.cohort, pair: pair.id })}>
            {tell(visit, 'cover.link')}
            <span class="unseen"> {nameIn(walk, pair.mentee)}</span>
          </a>
        </li>
      ))}
    </ul>
  )
}
