import { keepQuietHours } from '../../actions/keep-quiet-hours.ts'
import { sayTimes } from '../../days.ts'
import type { Problem } from '../../outcome.ts'
import { quietHoursChosen } from '../../store/quiet-hours.ts'
import { Problems, SelectField } from '../parts/fields.tsx'
import { Page } from '../parts/layout.tsx'
import { Clock } from '../parts/week.tsx'
import { paths } from '../paths.ts'
import { formOf, goOn, readerOf, show, tell, type Visit } from '../visit.ts'

const hours = Array.from({ length: 24 }, (_, hour) => hour)

/** An hour as it begins, “07:00”. */
const nameOf = (visit: Visit, hour: number) =>
  sayTimes(visit.language, hour * 60, hour * 60).split('–')[0] ?? ''

type Typed = { from: string; to: string; problems: Problem[] }

function showHours(visit: Visit, { from, to, problems }: Typed) {
  const title = tell(visit, 'quiet.title')
  const options = hours.map(hour => ({ value: String(hour), label: nameOf(visit, hour) }))
  const field = { visit, problems, options, empty: '–' }
  return show(
    visit,
    <Page visit={visit} title={title} current={paths.me.to()}>
      <main id="main" class="page form-page">
        <div>
          <Problems visit={visit} problems={problems} />
          <h1>{title}</h1>
          <p>{tell(visit, 'quiet.lead')}</p>
          <Clock visit={visit} />
          <form class="stack" method="post" action={paths.quietHours.to()} novalidate>
            <SelectField {...field} name="from" label={tell(visit, 'quiet.from')} value={from} />
            <SelectField {...field} name="to" label={tell(visit, 'quiet.to')} value={to} />
            <div class="buttons">
              <button class="button first">{tell(visit, 'form.save')}</button>
              <a class="button quiet" href={paths.me.to()}>
                {tell(visit, 'form.cancel')}
              </a>
            </div>
          </form>
        </div>
      </main>
    </Page>,
    problems.length > 0 ? 422 : 200,
  )
}

/** The hours of her day in which somebody wants no mail. */
export async function quietHoursPage(visit: Visit) {
  const chosen = await quietHoursChosen(visit.app.db, readerOf(visit).id)
  const from = chosen ? String(chosen.from) : ''
  const to = chosen ? String(chosen.to) : ''
  return showHours(visit, { from, to, problems: [] })
}

export async function keepMyQuietHours(visit: Visit) {
  const form = await formOf(visit)
  const typed = { from: form.text('from'), to: form.text('to') }
  const none = typed.from === '' && typed.to === ''
  const chosen = { from: form.number('from') ?? -1, to: form.number('to') ?? -1 }
  const kept = await keepQuietHours(visit.app, readerOf(visit).id, none ? null : chosen)
  if (!kept.ok) return showHours(visit, { ...typed, problems: kept.problems })
  return goOn(visit, paths.me.to(), 'said.kept')
}
