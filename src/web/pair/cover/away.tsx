import { comeBack, goAway } from '../../../actions/cover/go-away.ts'
import type { Problem } from '../../../outcome.ts'
import { awayNow, mostAwayWords } from '../../../programme/away.ts'
import { dayAtMeeting } from '../../../programme/meeting.ts'
import { awaysIn } from '../../../store/away.ts'
import { LongField, Problems } from '../../parts/fields.tsx'
import { Page } from '../../parts/layout.tsx'
import { paths } from '../../paths.ts'
import {
  cohortOf,
  formOf,
  goOn,
  ownPlace,
  placeNow,
  readerOf,
  show,
  tell,
  type Visit,
} from '../../visit.ts'
import { DayFields, daysOf, hasBegun, typedIn, typedOf, type TypedAway } from './away-fields.tsx'

async function showAway(visit: Visit, problems: Problem[], typed?: TypedAway) {
  const cohort = cohortOf(visit)
  const at = { cohort: cohort.id }
  const today = dayAtMeeting(cohort.meeting, visit.app.now())
  const aways = await awaysIn(visit.app.db, cohort)
  const hers = aways.get(ownPlace(visit)?.id ?? 0)
  const away = awayNow(hers, today)
  const last = hers?.find(one => one.backOn === null)
  const title = tell(visit, 'away.title')
  const shown = typed ?? typedOf(away, today)
  return show(
    visit,
    <Page visit={visit} title={title} current={paths.journey.to(at)}>
      <main id="main" class="page form-page">
        <div>
          <Problems visit={visit} problems={problems} />
          <h1>{title}</h1>
          <p>{tell(visit, 'away.lead')}</p>
          {last ? (
            <form class="notice flow" method="post" action={paths.away.to(at)}>
              <p>
                <strong>
                  {tell(
                    visit,
                    hasBegun(last, today) ? 'away.is' : 'away.will',
                    daysOf(visit, last),
                  )}
                </strong>
              </p>
              <button class="button first" name="do" value="back">
                {tell(visit, hasBegun(last, today) ? 'away.back' : 'away.stay')}
              </button>
            </form>
          ) : null}
          <form class="stack" method="post" action={paths.away.to(at)} novalidate>
            <DayFields visit={visit} typed={shown} problems={problems} />
            <LongField
              visit={visit}
              problems={problems}
              name="words"
              label={tell(visit, 'away.words')}
              hint={tell(visit, 'away.words.hint')}
              value={shown.words}
              rows={3}
              most={mostAwayWords}
            />
            <div class="buttons">
              <button class={last ? 'button' : 'button first'} name="do" value="keep">
                {tell(visit, away ? 'away.change' : 'away.save')}
              </button>
              <a class="button quiet" href={paths.journey.to(at)}>
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

/** On the page about me: where a mentor or mentee says that she is away. */
export function AwayLink({ visit }: { visit: Visit }) {
  const place = placeNow(visit)
  if (!place || !['mentor', 'mentee'].includes(place.role)) return null
  return (
    <li>
      <a href={paths.away.to({ cohort: place.cohort })}>{tell(visit, 'away.link')}</a>
    </li>
  )
}

/** A mentor or mentee says that she is away for a while, or back again. */
export const awayPage = (visit: Visit) => showAway(visit, [])

export async function keepAway(visit: Visit) {
  const form = await formOf(visit)
  const place = ownPlace(visit)?.id ?? 0
  const by = readerOf(visit).id
  const to = paths.journey.to({ cohort: cohortOf(visit).id })
  if (form.text('do') === 'back') {
    const back = await comeBack(visit.app, by, place)
    return back.ok ? goOn(visit, to, 'said.back') : showAway(visit, back.problems)
  }
  const days = { from: form.day('from'), until: form.day('until'), words: form.text('words') }
  const said = await goAway(visit.app, by, place, days)
  return said.ok ? goOn(visit, to, 'said.away') : showAway(visit, said.problems, typedIn(form))
}
