import { startCohort } from '../../actions/start-cohort.ts'
import { sayDays, sayRow } from '../../days.ts'
import type { Problem } from '../../outcome.ts'
import type { Cohort } from '../../programme/cohort.ts'
import { cityIn, type Guide } from '../../programme/guide.ts'
import { allCohorts } from '../../store/cohorts.ts'
import { Problems, TextField } from '../parts/fields.tsx'
import { Page } from '../parts/layout.tsx'
import { Opening } from '../parts/opening.tsx'
import {
  ListedMeetings,
  nextListed,
  noMeeting,
  overProblems,
  OwnMeeting,
  readEntry,
  readMeeting,
  type MeetingEntry,
} from '../parts/meeting-fields.tsx'
import { paths } from '../paths.ts'
import { may } from '../../programme/may.ts'
import { formOf, goOn, readerOf, show, tell, tellPlainly, type Visit } from '../visit.ts'
import { readersGuide } from '../visitor/guide.tsx'

function Row({ visit, guide, cohort }: { visit: Visit; guide: Guide; cohort: Cohort }) {
  const role = visit.who.places.find(place => place.cohort === cohort.id)?.role
  const at = { cohort: cohort.id }
  const to = role && role !== 'programme-staff' ? paths.journey.to(at) : paths.cohort.to(at)
  const { meeting } = cohort
  return (
    <li>
      <span class="tag">{meeting.name}</span>
      <div>
        <strong>
          <a href={to}>{cohort.name}</a>
        </strong>
        <p class="small soft">
          {sayRow(visit.language, [
            cityIn(guide, meeting.city, visit.language),
            sayDays(visit.language, meeting.startsOn, meeting.endsOn),
          ])}
          {role ? ` · ${tell(visit, 'cohorts.role', { role: tell(visit, `role.${role}`) })}` : null}
        </p>
      </div>
    </li>
  )
}

/** The cohorts I belong to; all of them for an administrator. */
export async function cohortsPage(visit: Visit) {
  const { who } = visit
  const guide = await readersGuide(visit)
  const mine = (await allCohorts(visit.app.db)).filter(
    cohort =>
      who.administrator ||
      who.places.some(place => place.cohort === cohort.id && place.leftAt === null),
  )
  const title = tell(visit, 'cohorts.title', { count: mine.length })
  return show(
    visit,
    <Page visit={visit} title={title} current={paths.cohorts.to()}>
      <main id="main" class="page">
        <Opening title={title} lead={tell(visit, mine.length ? 'cohorts.lead' : 'cohorts.none')}>
          {may.startCohorts(who) ? (
            <div class="buttons">
              <a class="button first" href={paths.newCohort.to()}>
                {tell(visit, 'cohorts.new')}
              </a>
            </div>
          ) : null}
        </Opening>
        <ul class="plain ledger">
          {mine.map(cohort => (
            <Row visit={visit} guide={guide} cohort={cohort} />
          ))}
        </ul>
      </main>
    </Page>,
  )
}

type Entry = { name: string; meeting: MeetingEntry }
type Props = { visit: Visit; guide: Guide; entry: Entry; problems: Problem[] }

function NewCohort({ visit, guide, entry, problems }: Props) {
  const meeting = { visit, guide, entry: entry.meeting, problems }
  return (
    <Page visit={visit} title={tell(visit, 'cohort.new.title')}>
      <main id="main" class="page form-page">
        <div>
          <Problems visit={visit} problems={problems} />
          <h1>{tell(visit, 'cohort.new.title')}</h1>
          <form class="stack" method="post" action={paths.newCohort.to()} novalidate>
            <ListedMeetings {...meeting} />
            <details open={entry.meeting.listed === ''}>
              <summary>{tell(visit, 'set-up.own-meeting.title')}</summary>
              <div class="stack">
                <OwnMeeting {...meeting} />
              </div>
            </details>
            <TextField
              visit={visit}
              name="name"
              label={tell(visit, 'cohort.new.name')}
              hint={tell(visit, 'form.optional')}
              value={entry.name}
              most={80}
              problems={problems}
            />
            <div class="buttons">
              <button class="button first">{tell(visit, 'cohort.new.start')}</button>
            </div>
          </form>
        </div>
      </main>
    </Page>
  )
}

/** Staff start a cohort by choosing a meeting: of the list, or their own. */
export async function newCohortPage(visit: Visit) {
  const guide = await readersGuide(visit)
  const listed = nextListed(visit, guide)
  const entry = { name: '', meeting: { ...noMeeting, listed } }
  return show(visit, <NewCohort visit={visit} guide={guide} entry={entry} problems={[]} />)
}

export async function newCohort(visit: Visit) {
  const guide = await readersGuide(visit)
  const form = await formOf(visit)
  const entry = { name: form.text('name'), meeting: readEntry(form) }
  const again = (problems: Problem[]) =>
    show(visit, <NewCohort visit={visit} guide={guide} entry={entry} problems={problems} />, 422)
  const read = readMeeting(entry.meeting, guide.meetings)
  if ('problems' in read) return again(read.problems)
  const { meeting } = read
  const over = overProblems(visit, meeting, entry.meeting.listed === '' ? 'ends' : 'listed')
  if (over.length > 0) return again(over)
  const name = entry.name || tellPlainly(visit, 'cohort.default-name', { meeting: meeting.name })
  const { organisation, address } = visit.house
  const started = await startCohort(visit.app, readerOf(visit).id, {
    name,
    organisation,
    address,
    meeting,
  })
  if (!started.ok) return again(started.problems)
  return goOn(visit, paths.cohort.to({ cohort: started.value.cohort }), 'said.added')
}
