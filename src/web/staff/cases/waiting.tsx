import { partIn, type HelpCase } from '../../../programme/help.ts'
import { paths } from '../../paths.ts'
import { cohortOf, tell, type Visit } from '../../visit.ts'

/** How many cases wait in which the reader may help; nothing when none does. */
export function WaitingCases({ visit, cases }: { visit: Visit; cases: HelpCase[] }) {
  const count = cases.filter(one => partIn(visit.who, one) === 'helper').length
  if (count === 0) return null
  return (
    <div class="page">
      <p class="notice said now">
        <a href={paths.cases.to({ cohort: cohortOf(visit).id })}>
          {tell(visit, 'cases.title', { count })}
        </a>
      </p>
    </div>
  )
}
