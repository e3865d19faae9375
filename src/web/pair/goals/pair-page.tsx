import { sayDay } from '../../../days.ts'
import { pairsBefore } from '../../../programme/goals.ts'
import { pairsEverOf } from '../../../store/places.ts'
import { Page } from '../../parts/layout.tsx'
import { paths } from '../../paths.ts'
import { cohortOf, dayFor, pairOf, show, tell, type Visit } from '../../visit.ts'
import { Ended, hasEnded } from '../ended.tsx'
import { pairAt, twoOf } from '../two.ts'
import { waysOfPair } from '../ways.ts'

/** Whether what came before can be read in a pair by one of the two. */
export async function hasBefore(visit: Visit, mentee: boolean): Promise<boolean> {
  const pair = pairOf(visit)
  if (pair.endedAt || (pair.withheldAt && !mentee)) return false
  return pairsBefore(pair, await pairsEverOf(visit.app.db, pair.mentee)).length > 0
}

/** All that two have together, or had: a way to each of it. */
export async function pairPage(visit: Visit) {
  const two = await twoOf(visit)
  const { name } = two.other
  const at = pairAt(visit)
  const { agreedAt, endedAt } = pairOf(visit)
  const dayOf = (moment: Temporal.Instant) => sayDay(visit.language, dayFor(visit, moment), 'year')
  const from = dayOf(agreedAt)
  const days = endedAt
    ? tell(visit, 'came-before.days', { from, to: dayOf(endedAt) })
    : `${tell(visit, 'pair.since', { day: from })} ${tell(visit, 'pair.lead')}`
  const title = tell(visit, hasEnded(visit) ? 'pair.earlier.link' : 'pair.title', { name })
  const before = await hasBefore(visit, pairOf(visit).mentee === two.mine.id)
  const ways = [
    ...waysOfPair.map(({ path, label }) => ({ to: path.to(at), label: tell(visit, label) })),
    ...(before ? [{ to: paths.before.to(at), label: tell(visit, 'came-before.link') }] : []),
  ]
  return show(
    visit,
    <Page visit={visit} title={title} current={paths.journey.to({ cohort: cohortOf(visit).id })}>
      <main id="main" class="page form-page">
        <div class="stack">
          <div class="flow">
            <Ended visit={visit} />
            <h1>{title}</h1>
            <p class="soft">{days}</p>
          </div>
          <ul class="plain ledger">
            {ways.map(({ to, label }) => (
              <li>
                <a href={to}>{label}</a>
              </li>
            ))}
          </ul>
        </div>
      </main>
    </Page>,
  )
}
