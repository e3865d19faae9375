import { bePersona } from '../../actions/be-persona.ts'
import { initials } from '../../programme/person.ts'
import { roles } from '../../programme/role.ts'
import { allCohorts } from '../../store/cohorts.ts'
import { peopleOf } from '../../store/people.ts'
import { placesOf } from '../../store/places.ts'
import { Page } from '../parts/layout.tsx'
import { Opening } from '../parts/opening.tsx'
import { paths } from '../paths.ts'
import { goOn, numberIn, tell, type Visit } from '../visit.ts'
import { rememberDevice } from './sign-in.tsx'

/** The demo’s people, by role: whose eyes would you like to look through? */
export async function Personas({ visit }: { visit: Visit }) {
  const [cohort] = await allCohorts(visit.app.db)
  const places = cohort ? await placesOf(visit.app.db, cohort.id) : []
  const people = cohort ? await peopleOf(visit.app.db, cohort.id) : new Map()
  return (
    <Page visit={visit} title={tell(visit, 'sign-in.personas')}>
      <main id="main" class="page">
        <Opening
          title={tell(visit, 'sign-in.personas')}
          lead={tell(visit, 'sign-in.personas.lead')}
        />
        {roles.map(role => (
          <section class="section" aria-labelledby={role}>
            <h2 id={role}>{tell(visit, `roles.${role}`)}</h2>
            <ul class="plain personas">
              {places
                .filter(place => place.role === role && place.leftAt === null)
                .map(place => {
                  const person = people.get(place.person)
                  return person ? (
                    <li>
                      <form method="post" action={paths.persona.to({ person: person.id })}>
                        <button class="persona">
                          <span
                            class={role === 'mentor' ? 'initials little mentor' : 'initials little'}
                            aria-hidden="true"
                          >
                            {initials(person.name)}
                          </span>
                          <bdi>{person.name}</bdi>
                        </button>
                      </form>
                    </li>
                  ) : null
                })}
            </ul>
          </section>
        ))}
      </main>
    </Page>
  )
}

export async function beSomebody(visit: Visit) {
  const being = await bePersona(visit.app, numberIn(visit, 'person'))
  if (!being.ok) return visit.c.notFound()
  await rememberDevice(visit, being.value.secret)
  return goOn(visit, paths.home.to())
}
