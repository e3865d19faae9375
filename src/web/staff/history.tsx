import { sayDay, sayLanguage, sayMoment } from '../../days.ts'
import { cityIn, type Guide } from '../../programme/guide.ts'
import type { Person } from '../../programme/person.ts'
import { isRole } from '../../programme/role.ts'
import { told } from '../../programme/told.ts'
import { guideOf } from '../../store/guides.ts'
import { historyOf, type HistoryLine } from '../../store/history.ts'
import { everybody, peopleBy } from '../../store/people.ts'
import { appointAdministrator } from '../../actions/keep-place.ts'
import { isWordKey } from '../../words.ts'
import { Page } from '../parts/layout.tsx'
import { listingOf, Pager, Search } from '../parts/listing.tsx'
import { Opening } from '../parts/opening.tsx'
import { paths } from '../paths.ts'
import { titleOf } from './letters.tsx'
import {
  cohortOf,
  formOf,
  goOn,
  numberIn,
  readerOf,
  show,
  tell,
  tellOf,
  type Visit,
} from '../visit.ts'

const size = 100

/** The details of a line in the reader’s words: titles for keys, days as days. */
function spoken(
  visit: Visit,
  guide: Guide,
  names: Map<number, Person>,
  line: HistoryLine,
): Record<string, string | number> {
  const entries = new Map(
    guide.steps.flatMap(step => step.checklist.map(({ title }) => [title.en, title] as const)),
  )
  const say = (name: string, value: string | number): string | number => {
    if (name === 'partner') return names.get(Number(value))?.name ?? '–'
    if (typeof value === 'number') return value
    if (name === 'entry') {
      const title = entries.get(value)
      return title ? told(title, visit.language) : value
    }
    if (name === 'language') return sayLanguage(visit.language, value)
    if (name === 'step') {
      const step = guide.steps.find(step => step.key === value)
      return step ? told(step.title, visit.language) : value
    }
    if (name === 'letter') {
      return titleOf(visit, guide, value).replace(/\{[a-z-]+\}/g, '…')
    }
    if (name === 'route' && isWordKey(`journey.route.${value}`)) {
      return tellOf(visit, `journey.route.${value}`)
    }
    if (name === 'city' || name === 'before') return cityIn(guide, value, visit.language)
    if (name === 'role') return isRole(value) ? tell(visit, `role.${value}`) : value
    if (name === 'state' && isWordKey(`entry.${value}`)) return tellOf(visit, `entry.${value}`)
    if (/^\d{4}-\d{2}-\d{2}$/.test(value)) {
      return sayDay(visit.language, Temporal.PlainDate.from(value))
    }
    return value
  }
  const details = Object.entries(line.details).map(([name, value]) => [name, say(name, value)])
  return { about: line.about ?? '', why: '', ...Object.fromEntries(details) }
}

/** Who did what when in this cohort, the newest first, with why (N3). */
export async function historyPage(visit: Visit) {
  const cohort = cohortOf(visit)
  const guide = await guideOf(visit.app.db, cohort.edition)
  const asked = visit.c.req.query('before') ?? ''
  const before = /^\d{1,12}$/.test(asked) ? Number(asked) : null
  const lines = await historyOf(visit.app.db, cohort.id, { before, size })
  const partners = lines.flatMap(line => Number(line.details['partner'] ?? 0) || [])
  const names = await peopleBy(visit.app.db, [...new Set(partners)])
  const title = tell(visit, 'history.title')
  const at = { cohort: cohort.id }
  const last = lines.at(-1)
  return show(
    visit,
    <Page visit={visit} title={title} current={paths.history.to(at)}>
      <main id="main" class="page">
        <Opening title={title} lead={tell(visit, 'history.lead')}>
          <p class="small soft">{tell(visit, 'site.clock', { city: visit.city })}</p>
        </Opening>
        {lines.length === 0 ? <p class="empty">{tell(visit, 'history.empty')}</p> : null}
        <table class="folds">
          <thead>
            <tr>
              <th scope="col">{tell(visit, 'history.when')}</th>
              <th scope="col">{tell(visit, 'history.who')}</th>
              <th scope="col">{tell(visit, 'history.what')}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map(line => (
              <tr>
                <td>
                  <time datetime={line.at.toString()}>
                    {sayMoment(visit.language, line.at, cohort.meeting.zone)}
                  </time>
                </td>
                <td>
                  <bdi>{line.by ?? tell(visit, 'history.system')}</bdi>
                </td>
                <td>{tellOf(visit, `history.${line.verb}`, spoken(visit, guide, names, line))}</td>
              </tr>
            ))}
          </tbody>
        </table>
        {last && lines.length === size ? (
          <p>
            <a href={`${paths.history.to(at)}?before=${last.id}`}>
              {tell(visit, 'history.earlier')}
            </a>
          </p>
        ) : null}
      </main>
    </Page>,
  )
}

/** Everybody of the installation, for administrators. */
export async function everybodyPage(visit: Visit) {
  const people = await everybody(visit.app.db)
  const title = tell(visit, 'everybody.title')
  const me = readerOf(visit).id
  const listing = listingOf(visit, people, ({ name, address }) => [name, address ?? ''])
  const list = { visit, at: paths.everybody.to(), listing }
  return show(
    visit,
    <Page visit={visit} title={title} current={paths.everybody.to()}>
      <main id="main" class="page">
        <Opening title={title} lead={tell(visit, 'everybody.lead')} />
        <Search {...list} />
        <ul class="plain ledger">
          {listing.shown.map(person => {
            const on = person.administrator_since !== null
            return (
              <li>
                <span class={on ? 'tag done' : 'tag'}>
                  {on ? tell(visit, 'everybody.administrator') : ''}
                </span>
                <div>
                  <strong>
                    <bdi>{person.name}</bdi>
                  </strong>
                  <p class="small soft">{person.address}</p>
                </div>
                {person.id === me ? null : (
                  <form method="post" action={paths.administrator.to({ person: person.id })}>
                    <button class="button low" name="on" value={on ? 'no' : 'yes'}>
                      {tell(visit, on ? 'everybody.dismiss' : 'everybody.appoint')}
                      <span class="unseen"> {person.name}</span>
                    </button>
                  </form>
                )}
              </li>
            )
          })}
        </ul>
        <Pager {...list} />
      </main>
    </Page>,
  )
}

export async function changeAdministrator(visit: Visit) {
  const form = await formOf(visit)
  const person = numberIn(visit, 'person')
  const on = form.text('on') === 'yes'
  const made = await appointAdministrator(visit.app, readerOf(visit).id, person, on)
  if (!made.ok) return visit.c.notFound()
  return goOn(visit, paths.everybody.to(), 'said.changed')
}
