import Papa from 'papaparse'
import { tellFit } from '../../../programme/matching/telling.ts'
import { tell, type Visit } from '../../visit.ts'
import { reasonsTold } from './unmatched.tsx'
import { notHere } from '../../parts/apology.tsx'
import { answeredIn, fitFor, nameOf, pairKey, proposalIn } from './sight.ts'

/** Every pair as CSV, with why, and everybody without; a cell that looks like a formula is defused. */
export async function pairsFile(visit: Visit) {
  const sight = await answeredIn(visit)
  if (!sight) return notHere(visit)
  const { answer, names } = sight
  const yes = tell(visit, 'form.yes')
  const pairs = answer.pairs.map(pair => [
    nameOf(sight, pair.mentee),
    nameOf(sight, pair.mentor),
    pair.fit,
    sight.locked.has(pairKey(pair)) ? yes : '',
    tellFit(visit.language, fitFor(sight, pair), names),
  ])
  const without = answer.without.map(one => {
    return [nameOf(sight, one.mentee), '', '', '', reasonsTold(sight, one).join(' ')]
  })
  const head = [
    tell(visit, 'pairs.mentee'),
    tell(visit, 'pairs.mentor'),
    tell(visit, 'board.fit'),
    tell(visit, 'board.locked'),
    tell(visit, 'board.why'),
  ]
  const text = Papa.unparse([head, ...pairs, ...without], { escapeFormulae: true })
  visit.c.header('Content-Disposition', 'attachment; filename="pairs.csv"')
  return visit.c.body(`\uFEFF${text.replace(/[\u2068\u2069]/g, '')}`, 200, {
    'Content-Type': 'text/csv; charset=utf-8',
  })
}

/** The whole question, as it was asked and is kept, to be asked again elsewhere. */
export async function questionFile(visit: Visit) {
  const one = await proposalIn(visit)
  if (!one) return notHere(visit)
  visit.c.header('Content-Disposition', `attachment; filename="question-${one.id}.json"`)
  return visit.c.body(`${JSON.stringify(one.asked, null, 2)}\n`, 200, {
    'Content-Type': 'application/json; charset=utf-8',
  })
}
