import { sayDay, sayHour, sayZone } from '../../days.ts'
import { cityIn, type Guide, type WayOfDone } from '../../programme/guide.ts'
import type { Stop } from '../../programme/journey.ts'
import { endOfDay } from '../../programme/meeting.ts'
import { told } from '../../programme/told.ts'
import { paths } from '../paths.ts'
import { cohortOf, tell, zoneOf, type Visit } from '../visit.ts'
import { type Journey, partnerName } from './journey.tsx'

/** The first lines of a step’s text, up to its first blank line. */
const opening = (text: string) =>
  (text.split(/\n\n/)[0] ?? '').replace(/[*_`]/g, '').replace(/\n/g, ' ')

/** Whose turn it is and by when; a day that has passed is said without reproach. */
function Turn({ visit, guide, stop }: { visit: Visit; guide: Guide; stop: Stop }) {
  const { meeting } = cohortOf(visit)
  const ends = endOfDay(stop.to, meeting.zone)
  const mine = zoneOf(visit)
  const said = sayDay(visit.language, stop.to, 'weekday')
  const by =
    mine === meeting.zone
      ? tell(visit, 'journey.by-here', { day: said, city: visit.city })
      : tell(visit, 'journey.by', {
          day: sayDay(visit.language, ends.toZonedDateTimeISO(mine).toPlainDate(), 'weekday'),
          hour: sayHour(visit.language, ends, mine),
          zone: cityIn(guide, sayZone(mine), visit.language),
        })
  const whose = stop.step.together ? 'journey.both-turn' : 'journey.your-turn'
  return (
    <p class="turn">
      <span class="tag yours">{tell(visit, whose)}</span>{' '}
      {stop.late ? tell(visit, 'journey.late', { day: said }) : by}
    </p>
  )
}

/** A form with one button that marks a step. */
export function MarkButton(props: {
  visit: Visit
  stop: Stop
  how: 'done' | 'skipped' | 'undone'
  label: string
  look: string
}) {
  const { visit, stop, how, label, look } = props
  const cohort = cohortOf(visit).id
  return (
    <form method="post" action={paths.mark.to({ cohort, step: stop.step.key })}>
      <input type="hidden" name="how" value={how} />
      {stop.step.together && stop.pair ? (
        <input type="hidden" name="pair" value={String(stop.pair.id)} />
      ) : null}
      <button class={look}>{label}</button>
    </form>
  )
}

/** What the step asks for, where it has a page of its own; else the step’s text. */
export function FirstButton({
  visit,
  journey,
  stop,
  onItsPage = false,
}: {
  visit: Visit
  journey: Journey
  stop: Stop
  onItsPage?: boolean
}) {
  const cohort = cohortOf(visit).id
  const link = (to: string, label: string) => (
    <a class="button first" href={to}>
      {label}
    </a>
  )
  if (stop.step.done === 'introduction' && stop.pair) {
    const to = paths.introduction.to({ cohort, pair: stop.pair.id })
    return link(to, tell(visit, 'journey.do-introduction'))
  }
  if (stop.step.done === 'ground-rules' && stop.pair) {
    const to = paths.groundRules.to({ cohort, pair: stop.pair.id })
    return link(to, tell(visit, 'rules.do'))
  }
  if (stop.step.done === 'mentors-room') {
    return link(paths.rooms.to({ cohort }), tell(visit, 'rooms.do'))
  }
  if (stop.step.done === 'route' && stop.pair) {
    const to = paths.route.to({ cohort, pair: stop.pair.id })
    return link(to, tell(visit, 'journey.do-route'))
  }
  if (journey.forms.has(stop.step.key)) {
    const to = paths.answers.to({ cohort, questions: stop.step.key })
    return link(to, tell(visit, 'journey.do-answers'))
  }
  if (stop.step.key === 'notes-and-journal') {
    return link(paths.journal.to({ cohort }), tell(visit, 'journal.title'))
  }
  if (stop.step.done === 'checklist') {
    return link(`${paths.journey.to({ cohort })}#checklist`, tell(visit, 'journey.do-checklist'))
  }
  if (onItsPage) return null
  return link(paths.myStep.to({ cohort, step: stop.step.key }), tell(visit, 'journey.open-step'))
}

/** The steps that are done because somebody says so. */
const saidToBeDone: WayOfDone[] = ['marked', 'ground-rules', 'mentors-room']

/** What one can say of a step oneself: that it is done, or known already. */
export function MarkButtons({ visit, stop }: { visit: Visit; stop: Stop }) {
  if (!saidToBeDone.includes(stop.step.done)) return null
  const label = tell(visit, stop.step.together ? 'journey.done-together' : 'journey.done')
  return (
    <>
      <MarkButton visit={visit} stop={stop} how="done" label={label} look="button" />
      <MarkButton
        visit={visit}
        stop={stop}
        how="skipped"
        label={tell(visit, 'journey.skip')}
        look="button quiet"
      />
    </>
  )
}

/** Nothing is open: when the next step opens, or that the journey is at its end. */
function Nothing({ visit, journey }: { visit: Visit; journey: Journey }) {
  const ahead = journey.stops
    .filter(stop => stop.state === 'ahead')
    .toSorted((a, b) => Temporal.PlainDate.compare(a.from, b.from))[0]
  return (
    <>
      <h1 id="next">{tell(visit, 'journey.next.none')}</h1>
      <p class="lead">
        {ahead
          ? tell(visit, 'journey.next.none.lead', {
              day: sayDay(visit.language, ahead.from, 'weekday'),
            })
          : tell(visit, 'journey.next.end.lead')}
      </p>
    </>
  )
}

/** Where she says that she needs help with a step; staff write to each other. */
function helpAt(visit: Visit, { place }: Journey): string {
  const { id: cohort, address } = cohortOf(visit)
  const asks = place.role === 'mentor' || place.role === 'mentee'
  return asks ? `${paths.help.to({ cohort })}?about=topic` : `mailto:${address}`
}

/** The next thing is the largest thing: one sentence, whose turn, one button. */
export function NextThing({ visit, journey }: { visit: Visit; journey: Journey }) {
  const stop = journey.next
  if (!stop) return <Nothing visit={visit} journey={journey} />
  const name = partnerName(journey, stop)
  const title = told(stop.step.title, visit.language)
  return (
    <>
      <h1 id="next">
        {title}
        {name ? <span class="soft"> {tell(visit, 'journey.next.with', { name })}</span> : null}
      </h1>
      <p class="lead">{opening(told(stop.step.body, visit.language))}</p>
      <Turn visit={visit} guide={journey.guide} stop={stop} />
      {journey.own ? (
        <div class="buttons">
          <FirstButton visit={visit} journey={journey} stop={stop} />
          <MarkButtons visit={visit} stop={stop} />
          <a class="button quiet" href={helpAt(visit, journey)}>
            {tell(visit, 'journey.help')}
          </a>
        </div>
      ) : null}
    </>
  )
}
