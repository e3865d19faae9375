import { keepApproach } from '../../actions/pair-people.ts'
import type { Problem } from '../../outcome.ts'
import { mostPlanWords, proposeRoute, type ProposedRoute } from '../../programme/approach.ts'
import type { Step } from '../../programme/guide.ts'
import { experienceOf, planOf } from '../../store/approach.ts'
import { guideOf } from '../../store/guides.ts'
import { ChoiceField, LongField, Problems } from '../parts/fields.tsx'
import { Page } from '../parts/layout.tsx'
import { Text } from '../parts/markdown.tsx'
import { paths } from '../paths.ts'
import { cohortOf, formOf, goOn, pairOf, readerOf, show, tell, type Visit } from '../visit.ts'
import { twoOf } from './two.ts'

const routes = ['route-new', 'route-familiar'] as const

type Typed = { route: string; plan: string; problems: Problem[] }
type Props = { visit: Visit; step: Step | undefined; proposed: ProposedRoute; typed: Typed }

/** The way that what the mentee told speaks for, and why. */
function Proposed({ visit, name, proposed }: { visit: Visit; name: string } & ProposedProps) {
  return (
    <p class="notice">
      {tell(visit, `route.proposed.${proposed.route}`)}{' '}
      {tell(visit, `route.because.${proposed.because}`, { name })}
    </p>
  )
}
type ProposedProps = { proposed: ProposedRoute }

function Approach({ visit, step, proposed, typed, name }: Props & { name: string }) {
  const at = { cohort: cohortOf(visit).id, pair: pairOf(visit).id }
  const title = tell(visit, 'route.title')
  return (
    <Page visit={visit} title={title} current={paths.journey.to(at)}>
      <main id="main" class="page form-page">
        <div>
          <Problems visit={visit} problems={typed.problems} />
          <h1>{title}</h1>
          <p>{tell(visit, 'route.lead')}</p>
          {step ? (
            <div class="flow prose">
              <Text visit={visit} text={step.body} />
            </div>
          ) : null}
          <Proposed visit={visit} name={name} proposed={proposed} />
          <p>
            <a href={paths.askMentors.to(at)}>{tell(visit, 'rooms.ask.link')}</a>
          </p>
          <form class="stack" method="post" action={paths.route.to(at)} novalidate>
            <ChoiceField
              visit={visit}
              name="route"
              kind="radio"
              label={tell(visit, 'journey.route')}
              problems={typed.problems}
              values={[typed.route]}
              options={routes.map(route => {
                return { value: route, label: tell(visit, `journey.route.${route}`) }
              })}
            />
            <LongField
              visit={visit}
              name="plan"
              label={tell(visit, 'route.plan')}
              hint={tell(visit, 'route.plan.hint')}
              value={typed.plan}
              rows={5}
              most={mostPlanWords}
              problems={typed.problems}
            />
            <div class="buttons">
              <button class="button first">{tell(visit, 'route.keep')}</button>
            </div>
          </form>
        </div>
      </main>
    </Page>
  )
}

async function showApproach(visit: Visit, written: Typed | null) {
  const { db } = visit.app
  const pair = pairOf(visit)
  const guide = await guideOf(db, cohortOf(visit).edition)
  const { other } = await twoOf(visit)
  const proposed = proposeRoute(await experienceOf(db, pair.mentee))
  const typed = written ?? {
    route: pair.route ?? proposed.route,
    plan: await planOf(db, pair.id),
    problems: [],
  }
  const step = guide.steps.find(step => step.done === 'route')
  const props = { visit, step, proposed, typed, name: other.name }
  return show(visit, <Approach {...props} />, written ? 422 : 200)
}

/** The mentor chooses the way the two go, and plans (R31), with what the guide says of it. */
export const routePage = (visit: Visit) => showApproach(visit, null)

export async function keepRoute(visit: Visit) {
  const form = await formOf(visit)
  const plan = form.text('plan')
  const route = routes.find(route => route === form.text('route'))
  if (!route) {
    const problems: Problem[] = [{ key: 'problem.choice', field: 'route' }]
    return showApproach(visit, { route: '', plan, problems })
  }
  const kept = await keepApproach(visit.app, readerOf(visit).id, pairOf(visit), { route, plan })
  if (!kept.ok) return showApproach(visit, { route, plan, problems: kept.problems })
  return goOn(visit, paths.journey.to({ cohort: cohortOf(visit).id }), 'said.kept')
}
