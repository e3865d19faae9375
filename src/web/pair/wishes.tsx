import { canBeWished, keepWishes, mostWishes } from '../../actions/keep-wishes.ts'
import { sayCountry, sayLanguage, sayList } from '../../days.ts'
import type { Problem } from '../../outcome.ts'
import { circleOf, type Place } from '../../programme/cohort.ts'
import type { Guide } from '../../programme/guide.ts'
import { seenBy, type Profile } from '../../programme/person.ts'
import { told } from '../../programme/told.ts'
import { guideOf } from '../../store/guides.ts'
import { peopleOf } from '../../store/people.ts'
import { pairsOf, placesOf } from '../../store/places.ts'
import { wishesOf } from '../../store/wishes.ts'
import { Problems, SelectField } from '../parts/fields.tsx'
import { Page } from '../parts/layout.tsx'
import { paths } from '../paths.ts'
import { cohortOf, formOf, goOn, ownPlace, show, tell, type Visit } from '../visit.ts'

/** Somebody one could wish, as far as the cohort may read of her. */
type Candidate = { place: Place; seen: Profile }

type Wishing = {
  own: Place
  side: 'mentor' | 'mentee'
  guide: Guide
  candidates: Candidate[]
  wished: readonly number[]
  problems: Problem[]
}
type Props = { visit: Visit; wishing: Wishing }

/** Who is on the other side. Null for whoever has a partner: her wish has come true, or is over. */
async function wishingOf(visit: Visit): Promise<Wishing | null> {
  const own = ownPlace(visit)
  const { id, edition } = cohortOf(visit)
  const { db } = visit.app
  if (!own || (await pairsOf(db, id, own.id)).length > 0) return null
  const [places, people, guide, wished] = await Promise.all([
    placesOf(db, id),
    peopleOf(db, id),
    guideOf(db, edition),
    wishesOf(db, own.id),
  ])
  const candidates = places.flatMap(place => {
    const person = people.get(place.person)
    const circle = circleOf(own, place, [])
    if (!person || !circle || !canBeWished(own, place)) return []
    return [{ place, seen: seenBy(person, circle) }]
  })
  const byName = (a: Candidate, b: Candidate) =>
    a.seen.name.localeCompare(b.seen.name, visit.language)
  const side = own.role === 'mentor' ? 'mentee' : 'mentor'
  return { own, side, guide, candidates: candidates.sort(byName), wished, problems: [] }
}

function Person({ visit, guide, one }: { visit: Visit; guide: Guide; one: Candidate }) {
  const { seen, place } = one
  const { language } = visit
  const sector = guide.sectors.find(sector => sector.key === seen.sector)
  const groups = guide.groups.filter(group => place.groups.includes(group.key))
  const facts = [
    groups.map(group => group.acronym).join(', '),
    seen.country ? sayCountry(language, seen.country) : '',
    sayList(
      language,
      seen.spoken.map(one => sayLanguage(language, one.language)),
    ),
    sector ? told(sector.name, language) : '',
    seen.organisation ?? '',
  ]
  return (
    <li class="flow">
      <p>
        <strong>
          <bdi>{seen.name}</bdi>
        </strong>
        {facts
          .filter(fact => fact !== '')
          .map(fact => (
            <>
              <span class="soft"> · </span>
              <bdi class="soft">{fact}</bdi>
            </>
          ))}
      </p>
      {seen.background ? (
        <p class="small" dir="auto">
          {seen.background}
        </p>
      ) : null}
    </li>
  )
}

function WishForm({ visit, wishing }: Props) {
  const { candidates, wished, problems } = wishing
  const options = candidates.map(({ place, seen }) => ({
    value: String(place.id),
    label: seen.name,
  }))
  return (
    <form
      class="stack"
      method="post"
      action={paths.wishes.to({ cohort: cohortOf(visit).id })}
      novalidate
    >
      <div class="selects">
        {Array.from({ length: mostWishes }, (_, at) => (
          <SelectField
            visit={visit}
            name={`wish-${at + 1}`}
            label={tell(visit, 'wishes.rank', { rank: at + 1 })}
            value={String(wished[at] ?? '')}
            options={options}
            empty={tell(visit, 'wishes.nobody')}
            problems={problems}
          />
        ))}
      </div>
      <div class="buttons">
        <button class="button first">{tell(visit, 'wishes.keep')}</button>
        <a class="button quiet" href={paths.journey.to({ cohort: cohortOf(visit).id })}>
          {tell(visit, 'form.cancel')}
        </a>
      </div>
    </form>
  )
}

function WishesPage({ visit, wishing }: Props) {
  const { candidates, guide, side, problems } = wishing
  const title = tell(visit, 'wishes.title')
  return (
    <Page visit={visit} title={title} current={paths.journey.to({ cohort: cohortOf(visit).id })}>
      <main id="main" class="page form-page">
        <div>
          <Problems visit={visit} problems={problems} />
          <h1>{title}</h1>
          <p class="lead">{tell(visit, 'wishes.lead')}</p>
          {candidates.length === 0 ? (
            <p class="empty">{tell(visit, 'wishes.none')}</p>
          ) : (
            <div class="stack">
              <WishForm visit={visit} wishing={wishing} />
              <section class="section" aria-labelledby="people">
                <h2 id="people">{tell(visit, `wishes.people.${side}`)}</h2>
                <ul class="plain stack">
                  {candidates.map(one => (
                    <Person visit={visit} guide={guide} one={one} />
                  ))}
                </ul>
              </section>
            </div>
          )}
        </div>
      </main>
    </Page>
  )
}

/** Whom she would like to walk with: the other side of her cohort, and five to name (R10). */
export async function wishesPage(visit: Visit) {
  const wishing = await wishingOf(visit)
  if (!wishing) return visit.c.notFound()
  return show(visit, <WishesPage visit={visit} wishing={wishing} />)
}

export async function sendWishes(visit: Visit) {
  const wishing = await wishingOf(visit)
  if (!wishing) return visit.c.notFound()
  const form = await formOf(visit)
  const ranks = Array.from({ length: mostWishes }, (_, at) => `wish-${at + 1}`)
  const wished = ranks.filter(name => form.text(name) !== '').map(name => form.number(name) ?? 0)
  const kept = await keepWishes(visit.app, wishing.own, wished)
  if (kept.ok) return goOn(visit, paths.journey.to({ cohort: cohortOf(visit).id }), 'said.kept')
  const again = { ...wishing, wished, problems: kept.problems }
  return show(visit, <WishesPage visit={visit} wishing={again} />, 422)
}
