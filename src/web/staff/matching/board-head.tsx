import { sayMoment } from '../../../days.ts'
import { Problems } from '../../parts/fields.tsx'
import { paths } from '../../paths.ts'
import { tell, zoneOf } from '../../visit.ts'
import type { Board } from './board-read.ts'
import { ProofCard } from './proof-card.tsx'
import { at, isOne } from './sight.ts'
import { stateTold } from './told.ts'

/** The first thing to do, by how far the proposal is. */
function Buttons({ board: { sight } }: { board: Board }) {
  const { visit, one, answer } = sight
  const without = answer.without.length
  const count = answer.pairs.filter(pair => !isOne(one.asked.running, pair)).length
  const publish = paths.proposalPublish.to(at(sight))
  if (one.publishedAt) {
    return (
      <div class="buttons">
        <a class="button first" href={paths.pairs.to({ cohort: one.cohort })}>
          {tell(visit, 'board.see-pairs')}
        </a>
        <form method="post" action={paths.proposalAgain.to(at(sight))}>
          <button class="button quiet">{tell(visit, 'board.again')}</button>
        </form>
      </div>
    )
  }
  return (
    <div class="buttons">
      {without > 0 ? (
        <a class="button first" href="#unmatched">
          {tell(visit, 'board.look', { count: without })}
        </a>
      ) : null}
      {count > 0 ? (
        <a class={without > 0 ? 'button' : 'button first'} href={publish}>
          {tell(visit, 'board.publish', { count })}
        </a>
      ) : null}
      <form method="post" action={paths.proposalAgain.to(at(sight))}>
        <button class="button quiet">{tell(visit, 'board.again')}</button>
      </form>
    </div>
  )
}

/** What the last decision came to, and the way back; what has changed in the cohort meanwhile. */
function Notices({ board }: { board: Board }) {
  const { visit, one } = board.sight
  const { consequence, since, newest } = board
  const isNewer = newest !== null && newest > one.id
  return (
    <>
      {consequence.length > 0 && !one.withdrawnAt ? (
        <div class="notice">
          <p>{consequence.join(' ')}</p>
          {one.publishedAt || isNewer ? null : (
            <form method="post" action={paths.proposalUndo.to(at(board.sight))}>
              <button class="button low">{tell(visit, 'board.undo')}</button>
            </form>
          )}
        </div>
      ) : null}
      {since.length > 0 ? (
        <div class="notice now">
          <p>
            {since.join(' ')} {tell(visit, 'board.since.then')}
          </p>
        </div>
      ) : null}
      {isNewer ? (
        <div class="notice">
          <p>
            <a href={paths.proposal.to({ cohort: one.cohort, proposal: newest })}>
              {tell(visit, 'board.newer')}
            </a>
          </p>
        </div>
      ) : null}
    </>
  )
}

/** What there is, in one sentence; what to do about it; and the proof. */
export function Head({ board, title }: { board: Board; title: string }) {
  const { sight, problems } = board
  const { visit, one } = sight
  const zone = zoneOf(visit)
  const when = sayMoment(visit.language, one.askedAt, zone)
  return (
    <section class="next">
      <div>
        <Problems visit={visit} problems={problems} />
        <p class="small soft">
          <a href={paths.matching.to({ cohort: one.cohort })}>{tell(visit, 'board.all')}</a>
          {' · '}
          {stateTold(visit, one)} · {when}
        </p>
        <h1>{title}</h1>
        <Notices board={board} />
        <Buttons board={board} />
      </div>
      <ProofCard sight={sight} />
    </section>
  )
}
