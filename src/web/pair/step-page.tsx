import { markStep } from '../../actions/mark-step.ts'
import { sayDay } from '../../days.ts'
import { printTopics } from '../../programme/guide-printing.ts'
import type { Step } from '../../programme/guide.ts'
import type { Stop } from '../../programme/journey.ts'
import { told } from '../../programme/told.ts'
import { Page } from '../parts/layout.tsx'
import { Markdown, Text } from '../parts/markdown.tsx'
import { paths } from '../paths.ts'
import { cohortOf, formOf, goOn, ownPlace, show, tell, type Visit } from '../visit.ts'
import { journeyOf, partnerName, type Journey } from './journey.tsx'
import type { Partner } from './partner-card.tsx'
import { FirstButton, MarkButton, MarkButtons } from './next-thing.tsx'

const marked = (stop: Stop) => stop.doneAt !== null

/** How one stop of the step stands, with what can be said of it. */
function Standing({ visit, journey, stop }: { visit: Visit; journey: Journey; stop: Stop }) {
  const name = partnerName(journey, stop)
  const look = { done: 'tag done', skipped: 'tag done', open: 'tag yours', ahead: 'tag' }[
    stop.state
  ]
  const word = { done: 'stop.done', skipped: 'stop.skipped', open: 'journey.your-turn' } as const
  const label =
    stop.state === 'ahead'
      ? sayDay(visit.language, stop.from, 'weekday')
      : tell(visit, word[stop.state])
  return (
    <div class="flow standing">
      <p>
        <span class={look}>{label}</span> {name ? tell(visit, 'journey.next.with', { name }) : null}{' '}
        {stop.state === 'open'
          ? tell(visit, stop.late ? 'journey.late' : 'journey.by-here', {
              day: sayDay(visit.language, stop.to, 'weekday'),
              city: visit.city,
            })
          : null}
      </p>
      <div class="buttons">
        {stop.state === 'open' ? (
          <FirstButton visit={visit} journey={journey} stop={stop} onItsPage />
        ) : null}
        {stop.state === 'open' ? <MarkButtons visit={visit} stop={stop} /> : null}
        {marked(stop) ? (
          <MarkButton
            visit={visit}
            stop={stop}
            how="undone"
            label={tell(visit, 'journey.undo')}
            look="button quiet"
          />
        ) : null}
      </div>
    </div>
  )
}

/** What a mentor can send her mentee at this step, begun from the guide’s draft. */
function Draft({ visit, partner, step }: { visit: Visit; partner: Partner; step: Step }) {
  const at = { cohort: cohortOf(visit).id, pair: partner.pair.id }
  return (
    <p>
      <a class="button" href={`${paths.messages.to(at)}?draft=${step.key}#write`}>
        {tell(visit, 'step.draft', { name: partner.person.name })}
      </a>
    </p>
  )
}

/** One step of the guide for its reader: what to do, when, and how it stands. */
export async function stepPage(visit: Visit) {
  const cohort = cohortOf(visit)
  const place = ownPlace(visit)
  const key = visit.c.req.param('step')
  if (!place) return visit.c.notFound()
  const { journey } = await journeyOf(visit, place, true)
  const stops = journey.stops.filter(stop => stop.step.key === key)
  const [first] = stops
  if (!first) return visit.c.notFound()
  const { step } = first
  const title = told(step.title, visit.language)
  const topics = printTopics(visit, step)
  const days = {
    from: sayDay(visit.language, first.from, 'weekday'),
    to: sayDay(visit.language, first.to, 'weekday'),
  }
  return show(
    visit,
    <Page visit={visit} title={title} current={paths.journey.to({ cohort: cohort.id })}>
      <main id="main" class="page form-page">
        <article class="flow">
          <p class="small soft">{tell(visit, 'guide.print.when-days', days)}</p>
          <h1>{title}</h1>
          <div class="flow prose">
            <Text visit={visit} text={step.body} />
            {topics ? <Markdown text={topics} /> : null}
          </div>
          {topics
            ? stops.map(({ pair }) =>
                pair ? (
                  <p>
                    <a
                      class="button"
                      href={`${paths.topics.to({ cohort: cohort.id, pair: pair.id })}#${step.key}`}
                    >
                      {tell(visit, 'topics.link')}
                    </a>
                  </p>
                ) : null,
              )
            : null}
          {place.role === 'mentor' && step.draft && step.done !== 'introduction'
            ? journey.partners.map(partner => <Draft visit={visit} partner={partner} step={step} />)
            : null}
          {stops.map(stop => (
            <Standing visit={visit} journey={journey} stop={stop} />
          ))}
          <p>
            <a href={paths.journey.to({ cohort: cohort.id })}>{tell(visit, 'step.back')}</a>
          </p>
        </article>
      </main>
    </Page>,
  )
}

/** A person marks a step, or takes the mark back. */
export async function markMyStep(visit: Visit) {
  const place = ownPlace(visit)
  if (!place) return visit.c.notFound()
  const form = await formOf(visit)
  const how = (['done', 'skipped', 'undone'] as const).find(how => how === form.text('how'))
  const { walk } = await journeyOf(visit, place, true)
  const pair = walk.pairs.find(pair => pair.id === form.number('pair')) ?? null
  if (!how) return visit.c.notFound()
  const step = visit.c.req.param('step') ?? ''
  const marking = { step, how, note: form.text('note').slice(0, 500) }
  const made = await markStep(visit.app, place, pair, marking)
  if (!made.ok) return visit.c.notFound()
  const back = paths.journey.to({ cohort: place.cohort })
  return goOn(visit, back, how === 'undone' ? 'said.undone' : 'said.done')
}
