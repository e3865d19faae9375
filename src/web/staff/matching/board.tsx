import type { Problem } from '../../../outcome.ts'
import { Page } from '../../parts/layout.tsx'
import { paths } from '../../paths.ts'
import { pairBoard } from '../../script/served.ts'
import { show, tell, type Visit } from '../../visit.ts'
import { Head } from './board-head.tsx'
import { Pairs } from './board-pairs.tsx'
import { boardOf } from './board-read.ts'
import { at, type Sight } from './sight.ts'
import { Loads, Spread } from './spread.tsx'
import { Unmatched } from './unmatched.tsx'

/** The board: every pair with its reasons, what else could be, and who has nobody (D5). */
export async function showBoard(visit: Visit, sight: Sight, problems: Problem[] = []) {
  const { one, answer } = sight
  const board = await boardOf(sight, problems)
  const counts = { pairs: answer.pairs.length, without: answer.without.length }
  const title = tell(visit, one.publishedAt ? 'board.headline.published' : 'board.headline', counts)
  const current = paths.pairs.to({ cohort: one.cohort })
  return show(
    visit,
    <Page visit={visit} title={title} current={current} script={pairBoard.name}>
      <main id="main" class="page">
        <Head board={board} title={title} />
        <pair-board data-action={paths.proposal.to(at(sight))}>
          <Pairs board={board} />
          <Unmatched sight={sight} people={board.people} />
          <Loads sight={sight} />
        </pair-board>
        <Spread sight={sight} />
      </main>
    </Page>,
    problems.length > 0 ? 422 : 200,
  )
}
