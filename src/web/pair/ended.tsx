import { sayDay } from '../../days.ts'
import { paths } from '../paths.ts'
import { dayFor, pairOf, tell, type Visit } from '../visit.ts'
import { pairAt } from './two.ts'

/** Whether the pair of this address walks no more: then its pages are read, and nothing is sent. */
export const hasEnded = (visit: Visit): boolean => pairOf(visit).endedAt !== null

/** Above what two wrote who walk no more: since when, and the way to all of it. */
export function Ended({ visit }: { visit: Visit }) {
  const all = paths.pair.to(pairAt(visit))
  const { endedAt } = pairOf(visit)
  if (!endedAt) return null
  const day = sayDay(visit.language, dayFor(visit, endedAt), 'year')
  return (
    <div class="notice">
      <p>
        {tell(visit, 'pair.ended', { day })}{' '}
        {visit.c.req.path === all ? null : <a href={all}>{tell(visit, 'pair.link')}</a>}
      </p>
    </div>
  )
}
