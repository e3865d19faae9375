import { difference } from '../../../programme/matching/another.ts'
import { criteria, pointsOf } from '../../../programme/matching/weights.ts'
import { decidedIn } from '../../../programme/proposals/settings.ts'
import { paths } from '../../paths.ts'
import { show, tell, type Visit } from '../../visit.ts'
import { BesideTheBoard } from './beside-the-board.tsx'
import { notHere } from '../../parts/apology.tsx'
import { provenTold } from './proof-card.tsx'
import { answeredIn, at, nameOf, type Sight } from './sight.ts'

type Again = 'same' | 'other' | 'not yet' | null

/** Asks the very same question once more, where the page was asked to, and compares. */
async function askedAgain({ visit, one, answer }: Sight): Promise<Again> {
  if (!visit.c.req.query('again')) return null
  const patience = AbortSignal.timeout(20_000)
  const after = await visit.app.match(one.asked, () => undefined, patience).catch(() => null)
  if (!after) return 'not yet'
  const { moves, total } = difference(answer, after)
  return moves.length === 0 && total === 0 && after.proof.valid === answer.proof.valid
    ? 'same'
    : 'other'
}

const against = {
  same: 'proof.again.same',
  other: 'proof.again.other',
  'not yet': 'proof.again.not-yet',
} as const

function Numbers({ sight: { visit, answer } }: { sight: Sight }) {
  const { proof, total, matched, mentees, worst } = answer
  const rows = [
    [tell(visit, 'proof.matched'), tell(visit, 'board.load.of', { has: matched, most: mentees })],
    [tell(visit, 'proof.total-fit'), tell(visit, 'board.figure', { figure: total })],
    [tell(visit, 'proof.weakest'), worst ?? '–'],
    [tell(visit, 'proof.bound'), tell(visit, 'board.figure', { figure: proof.bound })],
    [tell(visit, 'proof.gap'), proof.gap],
    [
      tell(visit, 'proof.check'),
      tell(visit, proof.valid ? 'proof.check.holds' : 'proof.check.fails'),
    ],
  ]
  return (
    <section class="section" aria-labelledby="numbers">
      <h2 id="numbers">{tell(visit, 'proof.numbers')}</h2>
      <p class="small soft">{tell(visit, 'proof.numbers.lead')}</p>
      <dl class="facts">
        {rows.map(([name, value]) => (
          <>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </>
        ))}
      </dl>
    </section>
  )
}

function Asked({ sight }: { sight: Sight }) {
  const { visit, one } = sight
  const { asked } = one
  const points = pointsOf(asked.weights)
  const two = ({ mentee, mentor }: { mentee: number; mentor: number }) => ({
    mentee: nameOf(sight, mentee),
    mentor: nameOf(sight, mentor),
  })
  const counts = { mentors: asked.mentors.length, mentees: asked.mentees.length }
  return (
    <section class="section" aria-labelledby="asked">
      <h2 id="asked">{tell(visit, 'proof.asked')}</h2>
      <div class="flow">
        <p>
          {tell(visit, 'proof.asked.people', counts)} {tell(visit, `goal.${asked.goal}`)}:{' '}
          {tell(visit, `goal.${asked.goal}.hint`)}{' '}
          {tell(visit, 'proof.asked.floor', { floor: asked.floor })}
        </p>
        <h3>{tell(visit, 'matching.weights')}</h3>
        <dl class="facts">
          {criteria
            .filter(criterion => points[criterion] > 0)
            .map(criterion => (
              <>
                <dt>{tell(visit, `weight.${criterion}`)}</dt>
                <dd>{tell(visit, 'matching.points', { count: points[criterion] })}</dd>
              </>
            ))}
        </dl>
        <h3>{tell(visit, 'matching.rules')}</h3>
        <ul class="plain">
          {asked.rules.map(rule => (
            <li>{tell(visit, `rule.${rule}`)}</li>
          ))}
        </ul>
        <h3>{tell(visit, 'proof.decided')}</h3>
        <ul class="plain">
          {decidedIn(asked).map(pair => (
            <li>{tell(visit, 'proof.decided.locked', two(pair))}</li>
          ))}
          {asked.apart.map(pair => (
            <li>{tell(visit, 'proof.decided.apart', two(pair))}</li>
          ))}
        </ul>
        <p class="small soft">
          {tell(visit, 'proof.decided.counts', {
            locks: decidedIn(asked).length,
            apart: asked.apart.length,
            running: asked.running.length,
          })}
        </p>
      </div>
    </section>
  )
}

/** What was asked, what proves the answer, and how anybody can ask the same again. */
export async function proofPage(visit: Visit) {
  const sight = await answeredIn(visit)
  if (!sight) return notHere(visit)
  const came = await askedAgain(sight)
  const title = tell(visit, sight.answer.proof.valid ? 'proof.valid' : 'proof.unproven')
  const here = paths.proposalProof.to(at(sight))
  return show(
    visit,
    <BesideTheBoard
      sight={sight}
      title={title}
      opening={
        <>
          <div class="flow">
            <p class="lead">{provenTold(sight)}</p>
            {came ? (
              <p class={came === 'same' ? 'notice' : 'notice now'} role="status">
                {tell(visit, against[came])}
              </p>
            ) : null}
          </div>
          <div class="buttons proven">
            <a class="button first" href={`${here}?again=yes`}>
              {tell(visit, 'proof.again')}
            </a>
            <a class="button quiet" href={paths.proposalQuestion.to(at(sight))}>
              {tell(visit, 'proof.question')}
            </a>
          </div>
        </>
      }
    >
      <div class="split even">
        <Numbers sight={sight} />
        <Asked sight={sight} />
      </div>
    </BesideTheBoard>,
  )
}
