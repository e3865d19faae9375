import { sayMoment } from '../../../days.ts'
import type { WordKey } from '../../../words.ts'
import { decidedIn } from '../../../programme/proposals/settings.ts'
import { paths } from '../../paths.ts'
import { tell, zoneOf } from '../../visit.ts'
import { at, nameOf, opened, type Sight } from './sight.ts'

const Seal = ({ valid }: { valid: boolean }) => (
  <svg viewBox="0 0 64 64" aria-hidden="true" focusable="false">
    <circle cx="32" cy="32" r="29" class="none sea" stroke-width="3" />
    <circle cx="32" cy="32" r="23" class="none sea" stroke-width="1" stroke-dasharray="1 3.5" />
    {valid ? <path d="M20 33l9 9 16-19" class="none sea" stroke-width="4.5" /> : null}
  </svg>
)

/** What was proven, in words. */
export function provenTold({ visit, one, answer }: Sight): string {
  if (!answer.proof.valid) return tell(visit, 'proof.not', { count: answer.proof.gap })
  const key: WordKey = `proof.${one.asked.goal}`
  return tell(visit, key, { worst: answer.worst ?? 0 })
}

/** That nothing better can be, what it comes to, and where to read the proof. */
export function ProofCard({ sight }: { sight: Sight }) {
  const { visit, one, answer } = sight
  const { valid } = answer.proof
  const weakest = answer.pairs.find(pair => pair.fit === answer.worst)
  const when = one.answeredAt ?? one.askedAt
  const kept = { locks: decidedIn(one.asked).length, apart: one.asked.apart.length }
  return (
    <aside class="proof" aria-labelledby="proof">
      <Seal valid={valid} />
      <div>
        <h2 id="proof">{tell(visit, valid ? 'proof.valid' : 'proof.unproven')}</h2>
        <p class="small">
          {provenTold(sight)}{' '}
          {tell(visit, 'proof.checked', { when: sayMoment(visit.language, when, zoneOf(visit)) })}{' '}
          {kept.locks + kept.apart > 0 ? tell(visit, 'proof.kept', kept) : null}
        </p>
      </div>
      <dl class="sums">
        <div>
          <dt>{tell(visit, 'proof.total-fit')}</dt>
          <dd>
            {tell(visit, 'board.figure', { figure: answer.total })}{' '}
            <span class="small soft">
              {tell(visit, 'proof.of', { figure: answer.pairs.length * 100 })}
            </span>
          </dd>
        </div>
        {weakest ? (
          <div>
            <dt>{tell(visit, 'proof.weakest')}</dt>
            <dd>
              {weakest.fit}{' '}
              <span class="small">
                <a href={opened(sight, weakest)}>
                  {tell(visit, 'board.and', {
                    mentee: nameOf(sight, weakest.mentee),
                    mentor: nameOf(sight, weakest.mentor),
                  })}
                </a>
              </span>
            </dd>
          </div>
        ) : null}
      </dl>
      <p class="small">
        <a href={paths.proposalProof.to(at(sight))}>{tell(visit, 'proof.read')}</a>
      </p>
    </aside>
  )
}
