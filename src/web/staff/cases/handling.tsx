import type { Child } from 'hono/jsx'
import { sayDay } from '../../../days.ts'
import { isOverdue, mayBeGiven } from '../../../programme/help.ts'
import { may } from '../../../programme/may.ts'
import { dayAtMeeting } from '../../../programme/meeting.ts'
import { SelectField, TextField } from '../../parts/fields.tsx'
import { CaseState } from '../../pair/cases/case-line.tsx'
import { paths } from '../../paths.ts'
import { cohortOf, tell, type Visit } from '../../visit.ts'
import { caseAddress, type CaseSeen } from './case.tsx'

/** Whether the reader runs the cohort, and so the pages that links of a case lead to. */
export const runsIt = (visit: Visit) => may.runCohort(visit.who, visit.house.kind, visit.about)

/** A name, and for those who run the cohort the page of her place. */
function Person({ visit, people, at }: Pick<CaseSeen, 'visit' | 'people'> & { at: Placed }) {
  const name = <bdi>{people.get(at.person)?.name ?? '–'}</bdi>
  if (!runsIt(visit)) return name
  return <a href={paths.place.to({ cohort: cohortOf(visit).id, place: at.place })}>{name}</a>
}
type Placed = { place: number; person: number }

/** Who asked, about whom, who has it and by when. */
export function CaseFacts({ visit, one, people }: CaseSeen) {
  const today = dayAtMeeting(cohortOf(visit).meeting, visit.app.now())
  const fact = (label: string, value: Child) => (
    <>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </>
  )
  const person = (at: Placed) => <Person visit={visit} people={people} at={at} />
  return (
    <dl class="facts">
      {fact(tell(visit, 'cases.asked-by'), person(one.by))}
      {one.partner ? fact(tell(visit, 'cases.partner'), person(one.partner)) : null}
      {one.reported ? fact(tell(visit, 'cases.reported'), person(one.reported)) : null}
      {fact(tell(visit, 'cases.to'), tell(visit, `cases.to.${one.to}`))}
      {fact(tell(visit, 'cases.state'), <CaseState visit={visit} one={one} />)}
      {fact(
        tell(visit, 'cases.owner'),
        one.owner ? person(one.owner) : tell(visit, 'cases.owner.none'),
      )}
      {fact(
        tell(visit, 'cases.due'),
        <>
          {sayDay(visit.language, one.dueOn)}
          {isOverdue(one, today) ? (
            <>
              {' '}
              <span class="tag yours">{tell(visit, 'cases.overdue')}</span>
            </>
          ) : null}
        </>,
      )}
    </dl>
  )
}

type DoProps = { seen: CaseSeen; does: string; label: string; children?: Child; first?: boolean }

/** One thing that can be done, in a form of its own. */
function Do({ seen, does, label, children, first }: DoProps) {
  return (
    <form class="flow" method="post" action={caseAddress(seen.one)}>
      {children}
      <button class={first ? 'button first' : 'button low'} name="do" value={does}>
        {label}
      </button>
    </form>
  )
}

/** Taking it, giving it, its day, its end. */
export function Handling(seen: CaseSeen) {
  const { visit, one, people, places, written } = seen
  const mine = one.takenAt !== null && one.owner?.person === visit.reader?.id
  const canTake = places.some(
    place =>
      place.person === visit.reader?.id && place.leftAt === null && place.role.endsWith('-staff'),
  )
  const others = places.filter(place => mayBeGiven(one, place) && place.id !== one.owner?.place)
  const label = (place: (typeof places)[number]) =>
    `${people.get(place.person)?.name ?? '–'} (${tell(visit, `role.${place.role}`)})`
  const field = { visit, problems: written.problems }
  return (
    <section class="flow" aria-labelledby="handling">
      <h2 id="handling">{tell(visit, 'cases.handling')}</h2>
      {canTake && !mine ? (
        <Do seen={seen} does="take" label={tell(visit, 'cases.take')} first />
      ) : null}
      {one.to === 'ombudsperson' ? null : (
        <Do seen={seen} does="give" label={tell(visit, 'cases.give')}>
          <SelectField
            {...field}
            name="owner"
            label={tell(visit, 'cases.give.to')}
            value=""
            options={others.map(place => ({ value: String(place.id), label: label(place) }))}
            empty={tell(visit, 'form.choose')}
          />
        </Do>
      )}
      <Do seen={seen} does="due" label={tell(visit, 'cases.due.keep')}>
        <TextField
          {...field}
          name="due"
          type="date"
          label={tell(visit, 'cases.due')}
          value={one.dueOn.toString()}
        />
      </Do>
      {one.solvedAt ? (
        <Do seen={seen} does="reopen" label={tell(visit, 'cases.reopen')} />
      ) : (
        <Do seen={seen} does="solve" label={tell(visit, 'cases.solve')} />
      )}
    </section>
  )
}
