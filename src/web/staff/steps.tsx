import { changeStep, switchPilotSteps, type Change } from '../../actions/change-step.ts'
import { sayDay } from '../../days.ts'
import type { Problem } from '../../outcome.ts'
import { dateStep, type StepChange } from '../../programme/calendar.ts'
import type { Guide, Step } from '../../programme/guide.ts'
import { told } from '../../programme/told.ts'
import { firedIn } from '../../store/cohorts.ts'
import { guideOf } from '../../store/guides.ts'
import { ChoiceField, Problems, TextField } from '../parts/fields.tsx'
import { Page } from '../parts/layout.tsx'
import { Text } from '../parts/markdown.tsx'
import { paths } from '../paths.ts'
import { cohortOf, formOf, goOn, readerOf, show, tell, type Visit } from '../visit.ts'

const changeTo = (visit: Visit, step: Step): StepChange | undefined =>
  cohortOf(visit).changes.find(change => change.step === step.key)

function Tags({ visit, step, fired }: { visit: Visit; step: Step; fired: boolean }) {
  const change = changeTo(visit, step)
  return (
    <>
      {change?.skipped ? <span class="tag">{tell(visit, 'steps.skipped')}</span> : null}
      {change?.movedTo ? <span class="tag wait">{tell(visit, 'steps.moved')}</span> : null}
      {change?.held ? <span class="tag wait">{tell(visit, 'steps.held')}</span> : null}
      {change?.byHand ? <span class="tag wait">{tell(visit, 'steps.by-hand')}</span> : null}
      {fired && !change?.skipped ? (
        <span class="tag done">{tell(visit, 'steps.fired')}</span>
      ) : null}
    </>
  )
}

function Row({ visit, step, fired }: { visit: Visit; step: Step; fired: boolean }) {
  const cohort = cohortOf(visit)
  const { from, to } = dateStep(step, cohort.meeting, changeTo(visit, step))
  return (
    <tr>
      <th scope="row">
        <a href={paths.step.to({ cohort: cohort.id, step: step.key })}>
          {told(step.title, visit.language)}
        </a>
        {step.pilotOnly ? <span class="soft"> · {tell(visit, 'steps.pilot-only')}</span> : null}
      </th>
      <td>
        {from.equals(to)
          ? sayDay(visit.language, from)
          : tell(visit, 'guide.print.when-days', {
              from: sayDay(visit.language, from),
              to: sayDay(visit.language, to),
            })}
      </td>
      <td>
        <Tags visit={visit} step={step} fired={fired} />
      </td>
    </tr>
  )
}

function Pilot({ visit, guide }: { visit: Visit; guide: Guide }) {
  const cohort = cohortOf(visit)
  const pilot = guide.steps.filter(step => step.pilotOnly)
  if (pilot.length === 0) return null
  const on = pilot.some(step => !changeTo(visit, step)?.skipped)
  return (
    <form class="flow" method="post" action={paths.steps.to({ cohort: cohort.id })}>
      <h2>{tell(visit, 'steps.pilot')}</h2>
      <p class="small">{tell(visit, on ? 'steps.pilot.on' : 'steps.pilot.is-off')}</p>
      <button class="button" name="pilot" value={on ? 'off' : 'on'}>
        {tell(visit, on ? 'steps.pilot.off' : 'steps.pilot.switch-on')}
      </button>
    </form>
  )
}

/** The guide for this cohort: every step with its days, and what staff changed. */
export async function stepsPage(visit: Visit) {
  const cohort = cohortOf(visit)
  const guide = await guideOf(visit.app.db, cohort.edition)
  const fired = await firedIn(visit.app.db, cohort.id)
  const title = tell(visit, 'steps.title')
  return show(
    visit,
    <Page visit={visit} title={title} current={paths.steps.to({ cohort: cohort.id })}>
      <main id="main" class="page">
        <section class="next">
          <div>
            <h1>{title}</h1>
            <p class="lead">{tell(visit, 'steps.lead')}</p>
          </div>
          <aside class="mentor-card">
            <Pilot visit={visit} guide={guide} />
          </aside>
        </section>
        <div class="stack">
          {guide.phases.map(phase => (
            <section class="section" aria-labelledby={phase.key}>
              <h2 id={phase.key}>{told(phase.title, visit.language)}</h2>
              <table class="folds">
                <thead class="unseen">
                  <tr>
                    <th scope="col">{tell(visit, 'meeting.what')}</th>
                    <th scope="col">{tell(visit, 'letters.when')}</th>
                    <th scope="col">{tell(visit, 'letters.state')}</th>
                  </tr>
                </thead>
                <tbody>
                  {guide.steps
                    .filter(step => step.phase === phase.key)
                    .map(step => (
                      <Row visit={visit} step={step} fired={fired.has(step.key)} />
                    ))}
                </tbody>
              </table>
            </section>
          ))}
        </div>
      </main>
    </Page>,
  )
}

export async function switchPilot(visit: Visit) {
  const form = await formOf(visit)
  const at = { cohort: cohortOf(visit).id }
  await switchPilotSteps(visit.app, readerOf(visit).id, at.cohort, form.text('pilot') === 'on')
  return goOn(visit, paths.steps.to(at), 'said.changed')
}

type Entry = { kind: string; to: string; why: string }
const kinds = ['move', 'skip', 'by-hand', 'hold', 'release', 'restore'] as const

type StepProps = { visit: Visit; step: Step; entry: Entry; problems: Problem[] }

function StepPage({ visit, step, entry, problems }: StepProps) {
  const cohort = cohortOf(visit)
  const title = told(step.title, visit.language)
  const { from, to } = dateStep(step, cohort.meeting, changeTo(visit, step))
  const field = { visit, problems }
  const other = changeTo(visit, step)?.held ? 'hold' : 'release'
  const offered = kinds.filter(kind => kind !== other)
  return (
    <Page visit={visit} title={title} current={paths.steps.to({ cohort: cohort.id })}>
      <main id="main" class="page form-page">
        <article class="flow">
          <Problems visit={visit} problems={problems} />
          <p class="small soft">
            {tell(visit, 'guide.print.when-days', {
              from: sayDay(visit.language, from, 'weekday'),
              to: sayDay(visit.language, to, 'weekday'),
            })}{' '}
            · {step.requirements.join(' ')}
          </p>
          <h1>{title}</h1>
          <div class="prose">
            <Text visit={visit} text={step.body} />
          </div>
        </article>
        <aside>
          <h2>{tell(visit, 'steps.change.title')}</h2>
          <form
            class="stack"
            method="post"
            action={paths.step.to({ cohort: cohort.id, step: step.key })}
            novalidate
          >
            <ChoiceField
              {...field}
              name="kind"
              kind="radio"
              label={tell(visit, 'steps.change.kind')}
              values={[entry.kind]}
              options={offered.map(kind => ({
                value: kind,
                label: tell(visit, `steps.change.${kind}`),
              }))}
            />
            <TextField
              {...field}
              name="to"
              type="date"
              label={tell(visit, 'steps.change.to')}
              value={entry.to}
            />
            <TextField
              {...field}
              name="why"
              label={tell(visit, 'steps.change.why')}
              value={entry.why}
            />
            <div class="buttons">
              <button class="button first">{tell(visit, 'steps.change.keep')}</button>
            </div>
          </form>
        </aside>
      </main>
    </Page>
  )
}

async function stepOfVisit(visit: Visit): Promise<Step | null> {
  const guide = await guideOf(visit.app.db, cohortOf(visit).edition)
  return guide.steps.find(step => step.key === visit.c.req.param('step')) ?? null
}

/** One step for staff: what it says, and moving, skipping, holding it or doing it by hand. */
export async function staffStepPage(visit: Visit) {
  const step = await stepOfVisit(visit)
  if (!step) return visit.c.notFound()
  const { from } = dateStep(step, cohortOf(visit).meeting, changeTo(visit, step))
  const entry = { kind: 'move', to: from.toString(), why: '' }
  return show(visit, <StepPage visit={visit} step={step} entry={entry} problems={[]} />)
}

export async function keepStepChange(visit: Visit) {
  const step = await stepOfVisit(visit)
  if (!step) return visit.c.notFound()
  const form = await formOf(visit)
  const entry = {
    kind: form.text('kind'),
    to: form.text('to'),
    why: form.text('why').slice(0, 200),
  }
  const again = (problems: Problem[]) =>
    show(visit, <StepPage visit={visit} step={step} entry={entry} problems={problems} />, 422)
  const kind = kinds.find(kind => kind === entry.kind)
  const to = form.day('to')
  if (!kind) return again([{ key: 'problem.choice', field: 'kind' }])
  if (kind === 'move' && !to) return again([{ key: 'problem.day', field: 'to' }])
  const change: Change =
    kind === 'move' && to ? { kind, to } : { kind: kind === 'move' ? 'restore' : kind }
  const asked = { step: step.key, change, why: entry.why }
  const at = { cohort: cohortOf(visit).id }
  const changed = await changeStep(visit.app, readerOf(visit).id, at.cohort, asked)
  if (!changed.ok) return again(changed.problems)
  return goOn(visit, paths.steps.to(at), 'said.changed')
}
