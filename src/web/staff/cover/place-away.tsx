import { comeBack, goAway } from '../../../actions/cover/go-away.ts'
import type { Problem } from '../../../outcome.ts'
import { awayNow } from '../../../programme/away.ts'
import { dayAtMeeting } from '../../../programme/meeting.ts'
import { walkOf } from '../../../store/walks.ts'
import {
  DayFields,
  daysOf,
  hasBegun,
  typedIn,
  typedOf,
  type TypedAway,
} from '../../pair/cover/away-fields.tsx'
import { Problems } from '../../parts/fields.tsx'
import { Page } from '../../parts/layout.tsx'
import { paths } from '../../paths.ts'
import { cohortOf, formOf, goOn, placeOf, readerOf, show, tell, type Visit } from '../../visit.ts'
import { CoversOf } from './covers-of.tsx'

async function showAway(visit: Visit, problems: Problem[], typed?: TypedAway) {
  const cohort = cohortOf(visit)
  const place = placeOf(visit)
  const at = { cohort: cohort.id, place: place.id }
  const today = dayAtMeeting(cohort.meeting, visit.app.now())
  const walk = await walkOf(visit.app.db, cohort)
  const away = awayNow(walk.aways.get(place.id), today)
  const last = walk.aways.get(place.id)?.find(one => one.backOn === null)
  const name = walk.people.get(place.person)?.name ?? ''
  const title = tell(visit, 'away.of', { name })
  return show(
    visit,
    <Page visit={visit} title={title} current={paths.people.to({ cohort: cohort.id })}>
      <main id="main" class="page form-page">
        <div>
          <Problems visit={visit} problems={problems} />
          <h1>{title}</h1>
          <p>{tell(visit, 'away.of.lead', { name })}</p>
          {last ? (
            <div class="notice flow">
              <p>
                <strong>
                  {tell(visit, hasBegun(last, today) ? 'away.of.is' : 'away.of.will', {
                    name,
                    ...daysOf(visit, last),
                  })}
                </strong>
              </p>
              <CoversOf visit={visit} walk={walk} place={place.id} today={today} />
              <form method="post" action={paths.placeAway.to(at)}>
                <button class="button" name="do" value="back">
                  {tell(visit, 'away.of.back')}
                </button>
              </form>
            </div>
          ) : null}
          <form class="stack" method="post" action={paths.placeAway.to(at)} novalidate>
            <DayFields visit={visit} typed={typed ?? typedOf(away, today)} problems={problems} />
            <div class="buttons">
              <button class="button first" name="do" value="keep">
                {tell(visit, away ? 'away.change' : 'away.save')}
              </button>
              <a class="button quiet" href={paths.place.to(at)}>
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

/** Staff say for somebody that she is away, or back again. */
export const placeAwayPage = (visit: Visit) => showAway(visit, [])

export async function keepPlaceAway(visit: Visit) {
  const form = await formOf(visit)
  const { id, cohort } = placeOf(visit)
  const by = readerOf(visit).id
  const to = paths.placeAway.to({ cohort, place: id })
  if (form.text('do') === 'back') {
    const back = await comeBack(visit.app, by, id)
    return back.ok ? goOn(visit, to, 'said.kept') : showAway(visit, back.problems)
  }
  const days = { from: form.day('from'), until: form.day('until') }
  const said = await goAway(visit.app, by, id, days)
  return said.ok ? goOn(visit, to, 'said.away') : showAway(visit, said.problems, typedIn(form))
}
