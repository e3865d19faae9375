import { sayDay } from '../../../days.ts'
import { nextRung, rungs, type Rung } from '../../../programme/help.ts'
import { dayAtMeeting } from '../../../programme/meeting.ts'
import { paths } from '../../paths.ts'
import { cohortOf, tell } from '../../visit.ts'
import { caseAddress, type CaseSeen } from './case.tsx'
import { runsIt } from './handling.tsx'

/** Where that rung is done, for those who may do it there. */
function Links({ visit, one, rung }: CaseSeen & { rung: Rung }) {
  const at = { cohort: cohortOf(visit).id }
  const link = (to: string, label: string) => (
    <>
      <a href={to}>{label}</a>{' '}
    </>
  )
  if (rung === 'contact') return link('#write', tell(visit, 'cases.rung.contact.do'))
  if (!runsIt(visit)) return null
  if (rung === 'change') {
    return (
      <>
        {one.pair !== null && one.together
          ? link(paths.pairEnd.to({ ...at, pair: one.pair }), tell(visit, 'cases.rung.change.end'))
          : null}
        {link(paths.matching.to(at), tell(visit, 'cases.rung.change.board'))}
      </>
    )
  }
  const whose = one.reported ?? one.partner
  return rung === 'leave' && whose
    ? link(paths.place.to({ ...at, place: whose.place }), tell(visit, 'cases.rung.leave.do'))
    : null
}

/** What helps, from little to much: each rung with what it means, and when it was reached. */
export function Ladder(seen: CaseSeen) {
  const { visit, one, entries } = seen
  const next = nextRung(one.rung)
  const reached = (rung: Rung) => {
    const entry = entries.findLast(entry => entry.kind === 'rung' && entry.words === rung)
    return entry ? dayAtMeeting(cohortOf(visit).meeting, entry.writtenAt) : null
  }
  return (
    <section class="section" aria-labelledby="ladder">
      <h2 id="ladder">{tell(visit, 'cases.ladder')}</h2>
      <p class="small soft">{tell(visit, 'cases.ladder.lead')}</p>
      <ul class="plain ledger">
        {rungs.map(rung => {
          const on = reached(rung)
          return (
            <li>
              <span class={on ? 'tag done' : 'tag'}>
                {on ? sayDay(visit.language, on, 'short') : ''}
              </span>
              <div>
                <strong>{tell(visit, `cases.rung.${rung}`)}</strong>
                <p class="small">{tell(visit, `cases.rung.${rung}.means`)}</p>
                <p class="small">
                  <Links {...seen} rung={rung} />
                </p>
              </div>
              {rung === one.rung ? null : (
                <form method="post" action={caseAddress(one)}>
                  <input type="hidden" name="do" value="rung" />
                  <button class={rung === next ? 'button' : 'button low'} name="rung" value={rung}>
                    {tell(visit, 'cases.rung.go')}
                    <span class="unseen"> {tell(visit, `cases.rung.${rung}`)}</span>
                  </button>
                </form>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
