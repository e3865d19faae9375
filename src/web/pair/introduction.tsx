import { introduce } from '../../actions/introduce.ts'
import type { Problem } from '../../outcome.ts'
import { introducedIn } from '../../store/journeys.ts'
import { peopleBy } from '../../store/people.ts'
import { LongField, Problems } from '../parts/fields.tsx'
import { Page } from '../parts/layout.tsx'
import { paths } from '../paths.ts'
import { cohortOf, formOf, goOn, pairOf, readerOf, show, tell, type Visit } from '../visit.ts'
import { draftOf } from './draft.ts'

/** The mentee of the pair an address is about. */
async function menteeOf(visit: Visit) {
  const pair = pairOf(visit)
  const place = visit.about.pairPlaces.find(place => place.id === pair.mentee)
  const person = place ? (await peopleBy(visit.app.db, [place.person])).get(place.person) : null
  if (!person) throw new Error(`Pair ${pair.id} without a mentee`)
  return person
}

function Writing(props: { visit: Visit; name: string; words: string; problems: Problem[] }) {
  const { visit, name, words, problems } = props
  const at = { cohort: cohortOf(visit).id, pair: pairOf(visit).id }
  const title = tell(visit, 'introduction.title', { name })
  return (
    <Page visit={visit} title={title} current={paths.journey.to(at)}>
      <main id="main" class="page form-page">
        <div>
          <Problems visit={visit} problems={problems} />
          <h1>{title}</h1>
          <p>{tell(visit, 'introduction.lead', { name })}</p>
          <p class="small">
            <a href={paths.me.to()}>{tell(visit, 'introduction.background')}</a> ·{' '}
            <a href={paths.answers.to({ ...at, questions: 'about-the-mentor' })}>
              {tell(visit, 'introduction.about-you')}
            </a>
          </p>
          <form class="stack" method="post" action={paths.introduction.to(at)}>
            <LongField
              visit={visit}
              name="words"
              label={tell(visit, 'introduction.words')}
              value={words}
              rows={16}
              problems={problems}
            />
            <div class="buttons">
              <button class="button first">{tell(visit, 'introduction.send', { name })}</button>
              <a class="button quiet" href={paths.journey.to(at)}>
                {tell(visit, 'form.cancel')}
              </a>
            </div>
          </form>
        </div>
      </main>
    </Page>
  )
}

/** The mentor writes her introduction (R25): the guide’s draft, to be made her own. */
export async function introductionPage(visit: Visit) {
  const mentee = await menteeOf(visit)
  const sent = (await introducedIn(visit.app.db, cohortOf(visit).id)).has(pairOf(visit).id)
  const problems: Problem[] = sent ? [{ key: 'introduction.problem.sent' }] : []
  const words = await draftOf(visit, step => step.done === 'introduction', mentee.name)
  return show(visit, <Writing visit={visit} name={mentee.name} words={words} problems={problems} />)
}

export async function sendIntroduction(visit: Visit) {
  const form = await formOf(visit)
  const words = form.text('words')
  const made = await introduce(visit.app, readerOf(visit).id, pairOf(visit), words)
  if (made.ok) return goOn(visit, paths.journey.to({ cohort: cohortOf(visit).id }), 'said.sent')
  const { name } = await menteeOf(visit)
  const page = <Writing visit={visit} name={name} words={words} problems={made.problems} />
  return show(visit, page, 422)
}
