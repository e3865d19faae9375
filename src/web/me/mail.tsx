import { keepMailWishes } from '../../actions/keep-mail-wishes.ts'
import { sayTimes } from '../../days.ts'
import type { Problem } from '../../outcome.ts'
import { rhythms } from '../../programme/mail-rhythm.ts'
import { mailWishesChosen } from '../../store/mail-wishes.ts'
import { ChoiceField, Problems, SelectField } from '../parts/fields.tsx'
import { Page } from '../parts/layout.tsx'
import { Clock } from '../parts/week.tsx'
import { paths } from '../paths.ts'
import { formOf, goOn, readerOf, show, tell, type Visit } from '../visit.ts'

const hours = Array.from({ length: 24 }, (_, hour) => hour)

/** An hour as it begins, “07:00”. */
const nameOf = (visit: Visit, hour: number) =>
  sayTimes(visit.language, hour * 60, hour * 60).split('–')[0] ?? ''

/** The ways letters can reach somebody, to choose from. */
export function RhythmField({
  visit,
  rhythm,
  problems = [],
}: {
  visit: Visit
  rhythm: string
  problems?: Problem[]
}) {
  const options = rhythms.map(value => ({
    value,
    label: tell(visit, `mail.${value}`),
    hint: tell(visit, `mail.${value}.hint`),
  }))
  const label = tell(visit, 'mail.rhythm')
  const field = { visit, name: 'rhythm', kind: 'radio', values: [rhythm] } as const
  return <ChoiceField {...field} label={label} options={options} problems={problems} />
}

type Typed = { rhythm: string; from: string; to: string; problems: Problem[] }

function showMail(visit: Visit, { rhythm, from, to, problems }: Typed) {
  const title = tell(visit, 'mail.title')
  const options = hours.map(hour => ({ value: String(hour), label: nameOf(visit, hour) }))
  const field = { visit, problems, options, empty: '–' }
  return show(
    visit,
    <Page visit={visit} title={title} current={paths.me.to()}>
      <main id="main" class="page form-page">
        <div>
          <Problems visit={visit} problems={problems} />
          <h1>{title}</h1>
          <p>{tell(visit, 'mail.lead')}</p>
          <Clock visit={visit} />
          <form class="stack" method="post" action={paths.myMail.to()} novalidate>
            <RhythmField visit={visit} rhythm={rhythm} problems={problems} />
            <fieldset class="field stack">
              <legend>{tell(visit, 'quiet.title')}</legend>
              <p class="hint">{tell(visit, 'quiet.lead')}</p>
              <div class="halves">
                <SelectField
                  {...field}
                  name="from"
                  label={tell(visit, 'quiet.from')}
                  value={from}
                />
                <SelectField {...field} name="to" label={tell(visit, 'quiet.to')} value={to} />
              </div>
            </fieldset>
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

/** How letters reach somebody, and in which hours of her day none does. */
export async function myMailPage(visit: Visit) {
  const { rhythm, quiet } = await mailWishesChosen(visit.app.db, readerOf(visit).id)
  const from = quiet ? String(quiet.from) : ''
  const to = quiet ? String(quiet.to) : ''
  return showMail(visit, { rhythm, from, to, problems: [] })
}

export async function keepMyMail(visit: Visit) {
  const form = await formOf(visit)
  const typed = { rhythm: form.text('rhythm'), from: form.text('from'), to: form.text('to') }
  const none = typed.from === '' && typed.to === ''
  const chosen = { from: form.number('from') ?? -1, to: form.number('to') ?? -1 }
  const wishes = { rhythm: typed.rhythm, hours: none ? null : chosen }
  const kept = await keepMailWishes(visit.app, readerOf(visit).id, wishes)
  if (!kept.ok) return showMail(visit, { ...typed, problems: kept.problems })
  return goOn(visit, paths.me.to(), 'said.kept')
}
