import { sayMoment } from '../../../days.ts'
import { difference } from '../../../programme/matching/another.ts'
import { proposalBy, proposalsOf, type ProposalLine } from '../../../store/proposals.ts'
import { SelectField } from '../../parts/fields.tsx'
import { paths } from '../../paths.ts'
import { show, tell, zoneOf, type Visit } from '../../visit.ts'
import { BesideTheBoard } from './beside-the-board.tsx'
import { notHere } from '../../parts/apology.tsx'
import { figuresTold, movesTold } from './moves.tsx'
import { answeredIn, at, nameOf, sightOf, type Sight } from './sight.ts'

const mostMoves = 200

function momentOf(visit: Visit, askedAt: Temporal.Instant) {
  return sayMoment(visit.language, askedAt, zoneOf(visit))
}

type SidesProps = { before: Sight; after: Sight }

/** The figures of two proposals, side by side. */
function Figures({ before, after }: SidesProps) {
  const { visit } = after
  const figure = (value: number) => tell(visit, 'board.figure', { figure: value })
  const rows = [
    [
      tell(visit, 'compare.goal'),
      ...[before, after].map(s => tell(visit, `goal.${s.one.asked.goal}`)),
    ],
    [tell(visit, 'proof.matched'), ...[before, after].map(s => figure(s.answer.matched))],
    [tell(visit, 'proof.total-fit'), ...[before, after].map(s => figure(s.answer.total))],
    [tell(visit, 'proof.weakest'), ...[before, after].map(s => s.answer.worst ?? '–')],
    [tell(visit, 'matching.floor'), ...[before, after].map(s => s.one.asked.floor)],
  ]
  return (
    <div class="scroll">
      <table>
        <thead>
          <tr>
            <td></td>
            {[before, after].map(({ one }) => (
              <th scope="col">
                <a href={paths.proposal.to({ cohort: one.cohort, proposal: one.id })}>
                  {momentOf(visit, one.askedAt)}
                </a>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, ...values]) => (
            <tr>
              <th scope="row">{name}</th>
              {values.map(value => (
                <td>{value}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Choose({ sight, lines, other }: { sight: Sight; lines: ProposalLine[]; other: number }) {
  const { visit, one } = sight
  const others = lines.filter(line => line.id !== one.id && line.matched !== null)
  if (others.length === 0) return <p class="empty">{tell(visit, 'compare.none')}</p>
  return (
    <form method="get" action={paths.proposalCompare.to(at(sight))} class="filter">
      <SelectField
        visit={visit}
        name="with"
        label={tell(visit, 'compare.with')}
        value={String(other)}
        options={others.map(line => ({
          value: String(line.id),
          label: tell(visit, 'compare.option', {
            when: momentOf(visit, line.askedAt),
            goal: tell(visit, `goal.${line.goal}`),
            total: line.total ?? 0,
          }),
        }))}
      />
      <button class="button">{tell(visit, 'compare.button')}</button>
    </form>
  )
}

/** What moves from one proposal to the other, and what it gains. */
function Moves({ before, after }: SidesProps) {
  const { visit, mentees, mentors } = after
  const both = {
    ...before,
    visit,
    mentees: new Map([...before.mentees, ...mentees]),
    mentors: new Map([...before.mentors, ...mentors]),
  }
  const changed = difference(before.answer, after.answer)
  return (
    <section class="section" aria-labelledby="moves">
      <h2 id="moves">{tell(visit, 'compare.moves', { count: changed.moves.length })}</h2>
      <p>{figuresTold(before, changed).join(' ')}</p>
      <ul class="plain ledger">
        {changed.moves.slice(0, mostMoves).map(move => (
          <li>
            <div>
              {movesTold(both, [move]).join(' ')}{' '}
              {move.from === null ? null : (
                <span class="small soft">
                  {tell(visit, 'compare.instead', { mentor: nameOf(both, move.from) })}
                </span>
              )}
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}

async function otherOf(visit: Visit, sight: Sight): Promise<Sight | null> {
  const asked = visit.c.req.query('with')
  const id = asked && /^\d{1,12}$/.test(asked) ? Number(asked) : sight.one.parent
  const other = id === null ? null : await proposalBy(visit.app.db, sight.one.cohort, id)
  return other ? sightOf(visit, other) : null
}

/** Two proposals side by side: what each comes to, and who moves. */
export async function comparePage(visit: Visit) {
  const sight = await answeredIn(visit)
  if (!sight) return notHere(visit)
  const before = await otherOf(visit, sight)
  const lines = await proposalsOf(visit.app.db, sight.one.cohort)
  const title = tell(visit, 'compare.title')
  return show(
    visit,
    <BesideTheBoard
      sight={sight}
      title={title}
      opening={
        <>
          <Choose sight={sight} lines={lines} other={before?.one.id ?? 0} />
        </>
      }
    >
      {before ? (
        <div class="stack">
          <Figures before={before} after={sight} />
          <Moves before={before} after={sight} />
        </div>
      ) : null}
    </BesideTheBoard>,
  )
}
