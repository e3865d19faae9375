import { changeStep, switchPilotSteps, type Change } from '../../actions/change-step.ts'
import { sayDay } from '../../days.ts'
import type { Problem } from '../../outcome.ts'
import { asSent, dateStep, type FiredOn, type StepChange } from '../../programme/calendar.ts'
import type { Guide, Step } from '../../programme/guide.ts'
import { daysAtMeeting } from '../../programme/meeting.ts'
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

/** A step with its days in this cohort; what was sent has the day on which it went. */
const daysOf = (visit: Visit, step: Step, firedOn: FiredOn) =>
  asSent(
    dateStep(step, cohortOf(visit).meeting, changeTo(visit, step)),
    changeTo(visit, step)?.skipped ? undefined : firedOn.get(step.key),
  )

type RowProps = { visit: Visit; step: Step; firedOn: FiredOn }

/** What has become of a step, in a word or two each. */
function Tags({ visit, step, firedOn }: RowProps) {
  const on = firedOn.get(step.key)
  const change = changeTo(visit, step)
  const sent = on && step.letter !== null
  const came = sent
    ? tell(visit, 'letters.went-on', { day: sayDay(visit.language, on) })
    : tell(visit, 'steps.fired')
  const tags = [
    ...(change?.skipped ? [['tag', tell(visit, 'steps.skipped')]] : []),
    ...(change?.movedTo ? [['tag wait', tell(visit, 'steps.moved')]] : []),
    ...(change?.held ? [['tag wait', tell(visit, 'steps.held')]] : []),
    ...(change?.byHand ? [['tag wait', tell(visit, 'steps.by-hand')]] : []),
    ...(on && !change?.skipped ? [['tag done', came]] : []),
  ]
  return (
    <>
      {tags.map(([kind, label]) => (
        <>
          <span class={kind}>{label}</span>{' '}
        </>
      ))}
    </>
  )
}

function Row({ visit, step, firedOn }: RowProps) {
  const cohort = cohortOf(visit)
  const { from, to } = daysOf(visit, step, firedOn)
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
        <Tags visit={visit} step={step} firedOn={firedOn} />
      </td>
    </tr>
  )
}

/** The switch of the pilot-only steps. Both ways where some have begun and others are off. */
function Pilot({ visit, guide, firedOn }: { visit: Visit; guide: Guide; firedOn: FiredOn }) {
  const cohort = cohortOf(visit)
  const pilot = guide.steps.filter(step => step.pilotOnly)
  if (pilot.length === 0) return null
  const off = pilot.filter(step => changeTo(visit, step)?.withPilot)
  const begun = pilot.filter(step => firedOn.has(step.key) && !changeTo(visit, step)?.skipped)
  const ahead = pilot.some(step => !firedOn.has(step.key) && !changeTo(visit, step)?.skipped)
  const some = begun.length > 0 ? 'steps.pilot.begun' : 'steps.pilot.is-off'
  return (
    <form class="flow" method="post" action={paths.steps.to({ cohort: cohort.id })}>
      <h2>{tell(visit, 'steps.pilot')}</h2>
      <p class="small">{tell(visit, off.length > 0 ? some : 'steps.pilot.on')}</p>
      {off.length > 0 ? (
        <button class="button" name="pilot" value="on">
          {tell(visit, 'steps.pilot.switch-on')}
        </button>
      ) : null}
      {off.length === 0 && ahead ? (
        <button class="button" name="pilot" value="off">
          {tell(visit, 'steps.pilot.off')}
        </button>
      ) : null}
    </form>
  )
}

/** The guide for this cohort: every step with its days, and what staff changed. */
export async function stepsPage(visit: Visit) {
  const cohort = cohortOf(visit)
  const guide = await guideOf(visit.app.db, cohort.edition)
  const firedOn = daysAtMeeting(cohort.meeting, await firedIn(visit.app.db, cohort.id))
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
            <Pilot visit={visit} guide={guide} firedOn={firedOn} />
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
                      <Row visit={visit} step={step} firedOn={firedOn} />
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

type StepProps = {
  visit: Visit
  step: Step
  firedOn: FiredOn
  entry: Entry
  problems: Problem[]
}

function StepPage({ visit, step, firedOn, entry, problems }: StepProps) {
  const cohort = cohortOf(visit)
  const title = told(step.title, visit.language)
  const { from, to } = daysOf(visit, step, firedOn)
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

async function stepOfVisit(visit: Visit) {
  const { db } = visit.app
  const cohort = cohortOf(visit)
  const guide = await guideOf(db, cohort.edition)
  const step = guide.steps.find(step => step.key === visit.c.req.param('step'))
  if (!step) return null
  return { step, firedOn: daysAtMeeting(cohort.meeting, await firedIn(db, cohort.id)) }
}

/** One step for staff: what it says, and moving, skipping, holding it or doing it by hand. */
export async function staffStepPage(visit: Visit) {
  const known = await stepOfVisit(visit)
  if (!known) return visit.c.notFound()
  const { from } = dateStep(known.step, cohortOf(visit).meeting, changeTo(visit, known.step))
  const entry = { kind: 'move', to: from.toString(), why: '' }
  return show(visit, <StepPage visit={visit} {...known} entry={entry} problems={[]} />)
}

export async function keepStepChange(visit: Visit) {
  const known = await stepOfVisit(visit)
  if (!known) return visit.c.notFound()
  const form = await formOf(visit)
  const entry = {
    kind: form.text('kind'),
    to: form.text('to'),
    why: form.text('why').slice(0, 200),
  }
  const again = (problems: Problem[]) =>
    show(visit, <StepPage visit={visit} {...known} entry={entry} problems={problems} />, 422)
  const kind = kinds.find(kind => kind === entry.kind)
  const to = form.day('to')
  if (!kind) return again([{ key: 'problem.choice', field: 'kind' }])
  if (kind === 'move' && !to) return again([{ key: 'problem.day', field: 'to' }])
  const change: Change =
    kind === 'move' && to ? { kind, to } : { kind: kind === 'move' ? 'restore' : kind }
  const asked = { step: known.step.key, change, why: entry.why }
  const at = { cohort: cohortOf(visit).id }
  const changed = await changeStep(visit.app, readerOf(visit).id, at.cohort, asked)
  if (!changed.ok) return again(changed.problems)
  return goOn(visit, paths.steps.to(at), 'said.changed')
}
