import type { KeptProposal } from '../../../store/proposals.ts'
import { isWordKey } from '../../../words.ts'
import { Page } from '../../parts/layout.tsx'
import { WaySoFar } from '../../parts/way-so-far.tsx'
import { paths } from '../../paths.ts'
import { show, tell, type Visit } from '../../visit.ts'

/** What is to be said while there is no answer, or why there is none. */
function stateOf(visit: Visit, one: KeptProposal) {
  if (one.withdrawnAt) return tell(visit, 'matching.working.withdrawn')
  if (one.failed && isWordKey(one.failed)) return tell(visit, one.failed)
  return tell(visit, 'matching.working')
}

/**
 * A question that is being worked on. One looks again by a link: a page that reloads by itself would
 * be read aloud from its start each time.
 */
export function showWorking(visit: Visit, one: KeptProposal) {
  const at = { cohort: one.cohort, proposal: one.id }
  const title = stateOf(visit, one)
  const waits = !one.withdrawnAt && !one.failed
  return show(
    visit,
    <Page matching visit={visit} title={title} current={paths.pairs.to(at)}>
      <main id="main" class="page">
        <section class="next">
          <div class="flow">
            <h1>{title}</h1>
            {waits ? (
              <>
                <div class="progress" role="status">
                  <WaySoFar share={one.share} />
                  <p>
                    {tell(visit, 'matching.working.share', { share: Math.round(one.share * 100) })}
                  </p>
                </div>
                <p class="lead">{tell(visit, 'matching.working.lead')}</p>
              </>
            ) : null}
            <div class="buttons">
              {waits ? (
                <>
                  <a class="button first" href={paths.proposal.to(at)}>
                    {tell(visit, 'matching.working.look')}
                  </a>
                  <form method="post" action={paths.proposalUndo.to(at)}>
                    <button class="button">{tell(visit, 'matching.working.cancel')}</button>
                  </form>
                </>
              ) : (
                <a class="button" href={paths.matching.to(at)}>
                  {tell(visit, 'board.all')}
                </a>
              )}
            </div>
          </div>
        </section>
      </main>
    </Page>,
  )
}
