import type { Problem } from '../../../outcome.ts'
import type { Place } from '../../../programme/cohort.ts'
import { peopleOf } from '../../../store/people.ts'
import { placesOf } from '../../../store/places.ts'
import { Problems, SelectField } from '../../parts/fields.tsx'
import { Page } from '../../parts/layout.tsx'
import { cohortOf, show, tell, type Visit } from '../../visit.ts'

type Choosing = {
  title: string
  lead: string
  label: string
  to: string
  back: string
  value: number | null
  fits: (place: Place) => boolean
  problems: Problem[]
}

/** A page on which staff name one of the cohort’s staff for something, or nobody. */
export async function chooseStaff(visit: Visit, choosing: Choosing) {
  const { title, lead, label, to, back, value, fits, problems } = choosing
  const { db } = visit.app
  const { id } = cohortOf(visit)
  const [places, people] = await Promise.all([placesOf(db, id), peopleOf(db, id)])
  const options = places
    .filter(place => place.leftAt === null && fits(place))
    .map(place => {
      const name = people.get(place.person)?.name ?? '–'
      return { value: String(place.id), label: `${name} (${tell(visit, `role.${place.role}`)})` }
    })
  const page = (
    <Page visit={visit} title={title} current={back}>
      <main id="main" class="page form-page">
        <div>
          <Problems visit={visit} problems={problems} />
          <h1>{title}</h1>
          <p>{lead}</p>
          <form class="stack" method="post" action={to}>
            <SelectField
              visit={visit}
              name="who"
              label={label}
              value={String(value ?? '')}
              options={options}
              empty={tell(visit, 'cases.nobody')}
              problems={problems}
            />
            <div class="buttons">
              <button class="button first">{tell(visit, 'form.save')}</button>
              <a class="button quiet" href={back}>
                {tell(visit, 'form.cancel')}
              </a>
            </div>
          </form>
        </div>
      </main>
    </Page>
  )
  return show(visit, page, problems.length > 0 ? 422 : 200)
}
