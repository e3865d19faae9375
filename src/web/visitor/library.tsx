import type { Course, Guide, Resource } from '../../programme/guide.ts'
import { isRole, roles } from '../../programme/role.ts'
import { told } from '../../programme/told.ts'
import { Page } from '../parts/layout.tsx'
import { Opening } from '../parts/opening.tsx'
import { Line, Text } from '../parts/markdown.tsx'
import { SelectField } from '../parts/fields.tsx'
import { paths } from '../paths.ts'
import { show, tell, type Visit } from '../visit.ts'
import { readersGuide } from './guide.tsx'

type Filter = { role: string; phase: string }

const wanted = (resource: Resource, { role, phase }: Filter) =>
  (role === '' || (isRole(role) && resource.for.includes(role))) &&
  (phase === '' || resource.phase === phase)

function Entry({ visit, resource }: { visit: Visit; resource: Resource | Course }) {
  const address = resource.current ?? resource.printed
  const printed = resource.printed !== address ? resource.printed : null
  return (
    <li class="card">
      <h3>
        {address ? (
          <a href={address} rel="external">
            <Line visit={visit} text={resource.title} />
          </a>
        ) : (
          <Line visit={visit} text={resource.title} />
        )}
      </h3>
      <div class="small prose">
        <Text visit={visit} text={resource.body} />
      </div>
      {address ? (
        <p class="tiny soft">
          {tell(visit, `library.state.${resource.state}`)}
          {printed ? ` · ${tell(visit, 'library.printed', { address: printed })}` : null}
        </p>
      ) : null}
    </li>
  )
}

function FilterForm({ visit, guide, filter }: { visit: Visit; guide: Guide; filter: Filter }) {
  const phases = guide.phases.filter(phase => phase.weeks !== 'always')
  return (
    <form class="filter" method="get" action={paths.library.to()}>
      <SelectField
        visit={visit}
        name="role"
        label={tell(visit, 'library.for')}
        value={filter.role}
        options={roles.map(role => ({
          value: role,
          label: told(guide.roles[role], visit.language),
        }))}
        empty={tell(visit, 'library.all')}
      />
      <SelectField
        visit={visit}
        name="phase"
        label={tell(visit, 'library.phase')}
        value={filter.phase}
        options={phases.map(phase => ({
          value: phase.key,
          label: told(phase.title, visit.language),
        }))}
        empty={tell(visit, 'library.all')}
      />
      <button class="button">{tell(visit, 'library.show')}</button>
    </form>
  )
}

/** The library (L1), by role and by phase (L2). The account hint stands before the first course. */
export async function library(visit: Visit) {
  const guide = await readersGuide(visit)
  const { c } = visit
  const filter = { role: c.req.query('role') ?? '', phase: c.req.query('phase') ?? '' }
  const links = guide.library.filter(resource => wanted(resource, filter))
  const title = tell(visit, 'library.title')
  return show(
    visit,
    <Page visit={visit} title={title} current={paths.library.to()}>
      <main id="main" class="page">
        <Opening title={title} lead={tell(visit, 'library.lead')} />
        <div class="split">
          <section class="section" aria-labelledby="links">
            <h2 id="links">{tell(visit, 'library.links')}</h2>
            <FilterForm visit={visit} guide={guide} filter={filter} />
            {links.length === 0 ? <p class="empty">{tell(visit, 'library.empty')}</p> : null}
            <ul class="plain">
              {links.map(resource => (
                <Entry visit={visit} resource={resource} />
              ))}
            </ul>
          </section>
          <section class="section" aria-labelledby="courses">
            <h2 id="courses">{tell(visit, 'library.courses')}</h2>
            <p class="notice small">{tell(visit, 'library.account')}</p>
            <ul class="plain">
              {guide.courses.map(course => (
                <Entry visit={visit} resource={course} />
              ))}
            </ul>
            <p class="small">
              <a href={paths.guidePart.to({ part: 'courses' })}>{tell(visit, 'site.guide')}</a>
            </p>
          </section>
        </div>
      </main>
    </Page>,
  )
}

/** One page for newcomers (R63): what helps most in the first days, and nothing else. */
export async function newcomers(visit: Visit) {
  const guide = await readersGuide(visit)
  const links = guide.library.filter(resource => resource.audience === 'newcomer')
  const courses = guide.courses.filter(course => course.audience === 'newcomer')
  const title = tell(visit, 'newcomers.title')
  return show(
    visit,
    <Page visit={visit} title={title}>
      <main id="main" class="page">
        <Opening title={title} lead={tell(visit, 'newcomers.lead')} />
        <div class="split even">
          <section class="section" aria-labelledby="links">
            <h2 id="links">{tell(visit, 'library.links')}</h2>
            <ul class="plain">
              {links.map(resource => (
                <Entry visit={visit} resource={resource} />
              ))}
            </ul>
          </section>
          <section class="section" aria-labelledby="courses">
            <h2 id="courses">{tell(visit, 'library.courses')}</h2>
            <p class="notice small">{tell(visit, 'library.account')}</p>
            <ul class="plain">
              {courses.map(course => (
                <Entry visit={visit} resource={course} />
              ))}
            </ul>
          </section>
        </div>
      </main>
    </Page>,
  )
}
