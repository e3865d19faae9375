import {
  costOf,
  difference,
  type Alternative,
  type Difference,
} from '../../../programme/matching/another.ts'
import type { ProposedPair } from '../../../programme/matching/proposal.ts'
import { decide } from '../../../programme/proposals/deciding.ts'
import { paths } from '../../paths.ts'
import { tell } from '../../visit.ts'
import { figuresTold, movesTold, signed } from './moves.tsx'
import { at, nameOf, pairKey, type Sight } from './sight.ts'

/** Another mentor for a mentee, with what it would cost where that was worked out. */
export type Other = Alternative & { cost: Difference | null }

/** Among so few people the exact cost is there at once; among more it is worked out when asked. */
const mostAtOnce = 100
const mostShown = 3

/** The best other mentors with their cost, and the best of those whom a rule keeps away. */
export async function othersOf(sight: Sight, all: Alternative[]): Promise<Other[]> {
  const { visit, one, answer } = sight
  const few = one.asked.mentors.length + one.asked.mentees.length <= mostAtOnce
  const wanted = Number(visit.c.req.query('cost') ?? 0)
  const possible = all.filter(other => other.parted.length === 0).slice(0, mostShown)
  const barred = all.filter(other => other.parted.length > 0).slice(0, 1)
  const found: Other[] = []
  for (const other of possible) {
    if (few) found.push({ ...other, cost: costOf(one.asked, answer, other) })
    else if (other.mentor === wanted) {
      const patience = AbortSignal.timeout(20_000)
      const asked = decide(one.asked, 'swap', other)
      const after = await visit.app.match(asked, () => undefined, patience).catch(() => null)
      found.push({ ...other, cost: after && difference(answer, after) })
    } else found.push({ ...other, cost: null })
  }
  return [...found, ...barred.map(other => ({ ...other, cost: null }))]
}

/** What it would mean that she had this mentor instead. */
function Meaning({ sight, other }: { sight: Sight; other: Other }) {
  const { visit, one } = sight
  const [rule] = other.parted
  const names = { mentee: nameOf(sight, other.mentee), mentor: nameOf(sight, other.mentor) }
  if (rule)
    return <>{tell(visit, 'board.barred', { why: tell(visit, `rule.${rule}.pair`, names) })}</>
  const moves = other.cost?.moves.filter(move => move.mentee !== other.mentee) ?? []
  const sentences = [
    tell(visit, 'board.would-fit', { fit: other.fit }),
    ...(other.fit < one.asked.floor
      ? [tell(visit, 'board.below', { floor: one.asked.floor })]
      : []),
    ...(other.cost ? figuresTold(sight, other.cost) : []),
    ...movesTold(sight, moves),
  ]
  return <>{sentences.join(' ')}</>
}

function Row({ sight, other, pair }: { sight: Sight; other: Other; pair: ProposedPair }) {
  const { visit } = sight
  const name = nameOf(sight, other.mentor)
  const here = paths.proposal.to(at(sight))
  const key = pairKey(pair)
  return (
    <li>
      <div>
        <strong>
          <bdi>{name}</bdi>
        </strong>
        <p class="small">
          <Meaning sight={sight} other={other} />
        </p>
      </div>
      {other.cost ? (
        <span class="cost" dir="ltr">
          {signed(other.cost.total)}
        </span>
      ) : null}
      {other.parted.length > 0 ? null : other.cost ? (
        <form method="post" action={here}>
          <input type="hidden" name="mentee" value={other.mentee} />
          <input type="hidden" name="mentor" value={other.mentor} />
          <button class="button low" name="do" value="swap">
            {tell(visit, 'board.swap')}
            <span class="unseen"> {name}</span>
          </button>
        </form>
      ) : (
        <a class="button low" href={`${here}?open=${key}&cost=${other.mentor}#p${key}`}>
          {tell(visit, 'board.work-out')}
          <span class="unseen"> {name}</span>
        </a>
      )}
    </li>
  )
}

const mostListed = 60

/** Every other mentor to choose from, also against a rule: staff have the last word. */
function Choose({ sight, all, pair }: { sight: Sight; all: Alternative[]; pair: ProposedPair }) {
  const { visit } = sight
  const id = `other-${pairKey(pair)}`
  return (
    <form method="post" action={paths.proposal.to(at(sight))} class="choose">
      <input type="hidden" name="mentee" value={pair.mentee} />
      <div class="field">
        <label for={id} class="small">
          {tell(visit, 'board.any-other')}
        </label>
        <select id={id} name="mentor">
          {all.slice(0, mostListed).map(other => (
            <option value={other.mentor}>
              {tell(visit, other.parted.length > 0 ? 'board.option-barred' : 'board.option', {
                name: nameOf(sight, other.mentor),
                fit: other.fit,
              })}
            </option>
          ))}
        </select>
      </div>
      <button class="button low" name="do" value="swap">
        {tell(visit, 'board.choose')}
      </button>
    </form>
  )
}

type Props = { sight: Sight; pair: ProposedPair; others: Other[]; all: Alternative[] }

/** Who else it could be, and what that would cost everybody. */
export function Others({ sight, pair, others, all }: Props) {
  const { visit } = sight
  return (
    <div>
      <h3>{tell(visit, 'board.else')}</h3>
      {all.length === 0 ? <p class="small">{tell(visit, 'board.nobody-else')}</p> : null}
      <ul class="plain costs">
        {others.map(other => (
          <Row sight={sight} other={other} pair={pair} />
        ))}
      </ul>
      {all.length > 0 ? <Choose sight={sight} all={all} pair={pair} /> : null}
    </div>
  )
}
