import { sayDay, sayDays } from '../../days.ts'
import type { Cohort } from '../../programme/cohort.ts'
import { cityIn, type Group, type Guide } from '../../programme/guide.ts'
import { stationsOf } from '../../programme/journey.ts'
import { dayAtMeeting } from '../../programme/meeting.ts'
import { told } from '../../programme/told.ts'
import { allCohorts } from '../../store/cohorts.ts'
import { guideOf } from '../../store/guides.ts'
import { Tongues, Page } from '../parts/layout.tsx'
import { lineRules, TheLine } from '../parts/line.tsx'
import { Markdown } from '../parts/markdown.tsx'
import { paths } from '../paths.ts'
import { goOn, show, tell, type Visit } from '../visit.ts'
import { Doors } from './doors.tsx'

/** The groups below this one that people join; itself where it has none. */
function joined(guide: Guide, group: Group): Group[] {
  const below = guide.groups.filter(other => other.parent === group.key)
  return below.length === 0 ? [group] : below.flatMap(other => joined(guide, other))
}

/** Where one could belong: the community’s seven, and under each the groups that people join. */
function Groups({ visit, guide }: { visit: Visit; guide: Guide }) {
  const to = paths.guidePart.to({ part: 'community' })
  return (
    <dl class="groups">
      {guide.groups
        .filter(group => group.parent === null)
        .map(group => (
          <div>
            <dt>
              {told(group.name, visit.language)} <abbr>{group.acronym}</abbr>
            </dt>
            <dd>
              {joined(guide, group).map(one => (
                <a href={to}>
                  {one === group ? tell(visit, 'home.groups.read') : told(one.name, visit.language)}
                </a>
              ))}
            </dd>
          </div>
        ))}
    </dl>
  )
}

/** The phases with what happens in each, and the line they lie on. */
async function Programme({ visit, cohort }: { visit: Visit; cohort: Cohort }) {
  const guide = await guideOf(visit.app.db, cohort.edition)
  const { meeting } = cohort
  const city = cityIn(guide, meeting.city, visit.language)
  const today = dayAtMeeting(meeting, visit.app.now())
  const stations = stationsOf(guide, cohort, today)
  const prose = new Map(
    stations.map(station => {
      const [first = ''] = told(station.phase.body, visit.language).split(/\n\n/)
      return [
        station.phase.key,
        <div class="small">
          <Markdown text={first} />
        </div>,
      ]
    }),
  )
  const names = {
    mentee: tell(visit, 'home.mentee'),
    mentor: tell(visit, 'home.mentor'),
    here: tell(visit, 'line.cohort-here'),
  }
  const title = tell(visit, 'home.title')
  return (
    <Page visit={visit} title={title} rules={lineRules(stations, today)}>
      <main id="main" class="page">
        <section class="next" aria-labelledby="next">
          <div>
            <p class="small soft">
              {tell(visit, 'home.of', { meeting: meeting.name })} · {city},{' '}
              {sayDays(visit.language, meeting.startsOn, meeting.endsOn)}
            </p>
            <h1 id="next">{title}</h1>
            <p class="lead">{tell(visit, 'home.lead', { city })}</p>
            <div class="buttons apply">
              <a class="button first" href={paths.signIn.to()}>
                {tell(visit, 'home.sign-in')}
              </a>
              <a class="button" href={paths.newcomers.to()}>
                {tell(visit, 'home.newcomers')}
              </a>
            </div>
          </div>
          <aside class="mentor-card" aria-labelledby="dates">
            <h2 id="dates">{tell(visit, 'home.dates')}</h2>
            <ol class="plain way">
              {stations.map(station => (
                <li>
                  <strong>
                    <time datetime={station.from.toString()}>
                      {sayDay(visit.language, station.from)}
                    </time>
                  </strong>{' '}
                  {told(station.phase.title, visit.language)}
                </li>
              ))}
            </ol>
          </aside>
        </section>
        <section class="section" aria-labelledby="line">
          <h2 id="line">{tell(visit, 'home.line', { city })}</h2>
          <p class="small soft">{tell(visit, 'home.line.lead')}</p>
          <TheLine
            visit={visit}
            stations={stations}
            today={today}
            stops={new Map()}
            prose={prose}
            names={names}
          />
        </section>
        <section class="section groups-section" aria-labelledby="groups">
          <h2 id="groups">{tell(visit, 'home.groups')}</h2>
          <p class="small soft">{tell(visit, 'home.groups.lead')}</p>
          <Groups visit={visit} guide={guide} />
        </section>
      </main>
    </Page>
  )
}

function NoCohort({ visit }: { visit: Visit }) {
  return (
    <Page visit={visit} title={tell(visit, 'home.title')}>
      <main id="main" class="page">
        <section class="next">
          <div>
            <h1>{tell(visit, 'home.title')}</h1>
            <p class="empty">{tell(visit, 'home.no-cohort')}</p>
            <Tongues visit={visit} />
          </div>
        </section>
      </main>
    </Page>
  )
}

/** Where a person who is signed in belongs: her one journey, her one cohort, or the choice. */
function ownPage(visit: Visit): string {
  const places = visit.who.places.filter(place => place.leftAt === null)
  const [only] = places
  if (places.length !== 1 || !only) return paths.cohorts.to()
  const at = { cohort: only.cohort }
  return only.role === 'programme-staff' ? paths.cohort.to(at) : paths.journey.to(at)
}

/** The first page: two doors while the house is empty, one’s own page, or the programme. */
export async function home(visit: Visit) {
  if (visit.house.kind === 'empty') return show(visit, await Doors({ visit, problems: [] }))
  if (visit.who.person !== null) return goOn(visit, ownPage(visit))
  const open = (await allCohorts(visit.app.db)).filter(cohort => cohort.closedAt === null)
  const now = visit.app.now()
  const today = (cohort: Cohort) => dayAtMeeting(cohort.meeting, now)
  const coming = open
    .filter(cohort => Temporal.PlainDate.compare(cohort.meeting.endsOn, today(cohort)) >= 0)
    .at(-1)
  const cohort = coming ?? open[0]
  return show(visit, cohort ? await Programme({ visit, cohort }) : <NoCohort visit={visit} />)
}
