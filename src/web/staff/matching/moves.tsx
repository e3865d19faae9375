import type { Difference, Move } from '../../../programme/matching/another.ts'
import { tell } from '../../visit.ts'
import { nameOf, type Sight } from './sight.ts'

const shown = 4

function moveTold(sight: Sight, { mentee, from, to }: Move): string {
  const values = { name: nameOf(sight, mentee) }
  if (to === null) return tell(sight.visit, 'board.move.none', values)
  const where = { ...values, to: nameOf(sight, to) }
  return tell(sight.visit, from === null ? 'board.move.gets' : 'board.move.to', where)
}

/** Who moves, a sentence each; of many only the first. */
export function movesTold(sight: Sight, moves: Move[], most = shown): string[] {
  const more = moves.length - most
  return [
    ...moves.slice(0, most).map(move => moveTold(sight, move)),
    ...(more > 0 ? [tell(sight.visit, 'board.move.more', { count: more })] : []),
  ]
}

/** What a change gains or costs, in sentences: mentors, the total, the weakest pair. */
export function figuresTold({ visit, answer }: Sight, difference: Difference): string[] {
  const { total, matched, worst } = difference
  const count = Math.abs(total)
  return [
    ...(matched < 0 ? [tell(visit, 'board.cost.fewer', { count: -matched })] : []),
    ...(matched > 0 ? [tell(visit, 'board.cost.more', { count: matched })] : []),
    total === 0
      ? tell(visit, 'board.cost.same')
      : tell(visit, total < 0 ? 'board.cost.falls' : 'board.cost.rises', { count }),
    ...(worst !== null && worst !== answer.worst
      ? [tell(visit, 'board.cost.worst', { fit: worst })]
      : []),
  ]
}

/** A gain or a loss as a figure: “−9”, “+3”, “0”. */
export const signed = (figure: number) =>
  figure === 0 ? '0' : `${figure < 0 ? '\u2212' : '+'}${Math.abs(figure)}`
