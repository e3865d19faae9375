import type { ProposedPair } from '../../../programme/matching/proposal.ts'
import { paths } from '../../paths.ts'
import { tell } from '../../visit.ts'
import { askingFor, type Board } from './board-read.ts'
import { OpenPair } from './open-pair.tsx'
import { PairRow } from './pair-row.tsx'
import { at, isOne, type Sight } from './sight.ts'

/** Fits below so many are worth a second look. */
const low = 60

const lists = ['all', 'low', 'locked', 'reserve'] as const

function inList({ one, mentors }: Sight, list: (typeof lists)[number], pair: ProposedPair) {
  if (list === 'low') return pair.fit < low
  if (list === 'locked') return isOne(one.asked.locked, pair) && !isOne(one.asked.running, pair)
  return list === 'all' || (mentors.get(pair.mentor)?.reserve ?? false)
}

const mostRows = 40

/** The pairs, those of a list, a page of them at a time. */
export function Pairs({ board }: { board: Board }) {
  const { sight, open, all, others } = board
  const { visit, answer } = sight
  const list = lists.find(name => name === visit.c.req.query('show')) ?? 'all'
  const from = Number(/^\d{1,6}$/.exec(visit.c.req.query('from') ?? '')?.[0] ?? 0)
  const listed = answer.pairs.filter(pair => inList(sight, list, pair))
  const rows = listed.slice(from, from + mostRows)
  if (open && !rows.includes(open)) rows.unshift(open)
  const more = listed.length - from - mostRows
  const here = paths.proposal.to(at(sight))
  return (
    <section class="section" aria-labelledby="board">
      <h2 id="board">{tell(visit, 'board.title')}</h2>
      <nav class="tabs" aria-label={tell(visit, 'board.show')}>
        <ul class="menu">
          {lists.map(name => (
            <li>
              <a
                href={`${here}?show=${name}#board`}
                aria-current={name === list ? 'true' : undefined}
              >
                {tell(visit, `board.list.${name}`, {
                  count: answer.pairs.filter(pair => inList(sight, name, pair)).length,
                  low,
                })}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <p class="small soft" data-hint hidden>
        {tell(visit, 'board.drag')}
      </p>
      {rows.length === 0 ? <p class="empty">{tell(visit, 'board.list.none')}</p> : null}
      <ol class="plain board">
        {rows.map(pair =>
          pair === open ? (
            <OpenPair
              sight={sight}
              pair={pair}
              asked={askingFor(board, pair)}
              others={others}
              all={all}
            />
          ) : (
            <PairRow sight={sight} pair={pair} asked={askingFor(board, pair)} />
          ),
        )}
      </ol>
      <p class="small">
        {more > 0 ? (
          <>
            <a href={`${here}?show=${list}&from=${from + mostRows}#board`}>
              {tell(visit, 'board.rest', { count: more })}
            </a>
            {' · '}
          </>
        ) : null}
        <a href={paths.proposalFile.to(at(sight))}>{tell(visit, 'board.csv')}</a>
        {' · '}
        <a href={paths.proposalCompare.to(at(sight))}>{tell(visit, 'board.compare')}</a>
      </p>
    </section>
  )
}
