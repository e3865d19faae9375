import { formsBeforeMatching } from '../../programme/before-matching.ts'
import type { Place } from '../../programme/cohort.ts'
import type { Guide, Questions } from '../../programme/guide.ts'
import { told } from '../../programme/told.ts'
import { cohortBy } from '../../store/cohorts.ts'
import { guideOf } from '../../store/guides.ts'
import { answersOf } from '../../store/journeys.ts'
import { paths } from '../paths.ts'
import { tell, type Visit } from '../visit.ts'

/** The forms that would help staff find her a partner and that she has not begun. */
export async function unanswered(visit: Visit, guide: Guide, place: Place): Promise<Questions[]> {
  const forms = formsBeforeMatching(guide, place.role)
  const asked = await Promise.all(
    forms.map(async form => ({ form, given: await answersOf(visit.app.db, place.id, form) })),
  )
  return asked
    .filter(({ given }) => [...given.values()].every(words => words === ''))
    .map(({ form }) => form)
}

type Props = { visit: Visit; place: Place; forms: Questions[] }

/** For whoever has nobody yet: what she can tell, and whom she would like to walk with. */
export function BeforeMatching({ visit, place, forms }: Props) {
  const at = { cohort: place.cohort }
  return (
    <section class="notice flow" aria-labelledby="before">
      <h2 id="before">{tell(visit, 'before.title')}</h2>
      <p>{tell(visit, 'before.lead')}</p>
      <ul class="plain">
        {forms.map(form => (
          <li>
            <a href={paths.answers.to({ ...at, questions: form.key })}>
              {tell(visit, `before.form.${form.key === 'about-the-mentor' ? 'mentor' : 'both'}`)}
            </a>
          </li>
        ))}
        <li>
          <a href={paths.wishes.to(at)}>{tell(visit, 'wishes.title')}</a>
        </li>
      </ul>
    </section>
  )
}

/** The way to the form before matching at any time, for each cohort she walks in. */
export async function FormLinks({ visit }: { visit: Visit }) {
  const { db } = visit.app
  const walking = visit.who.places.filter(place => place.leftAt === null)
  const links = await Promise.all(
    walking.map(async ({ cohort, role }) => {
      const known = await cohortBy(db, cohort)
      const forms = known ? formsBeforeMatching(await guideOf(db, known.edition), role) : []
      return forms.slice(0, 1).map(form => ({
        to: paths.answers.to({ cohort, questions: form.key }),
        title: told(form.title, visit.language),
      }))
    }),
  )
  return (
    <>
      {links.flat().map(({ to, title }) => (
        <li>
          <a href={to}>{title}</a>
        </li>
      ))}
    </>
  )
}
