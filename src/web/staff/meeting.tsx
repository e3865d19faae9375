import { moveMeeting, shiftsOf } from '../../actions/move-meeting.ts'
import { sayDay } from '../../days.ts'
import type { Problem } from '../../outcome.ts'
import type { Shift } from '../../programme/calendar.ts'
import type { Guide } from '../../programme/guide.ts'
import { kindOfMove, type KindOfMove, type Meeting } from '../../programme/meeting.ts'
import { told } from '../../programme/told.ts'
import { guideOf } from '../../store/guides.ts'
import { placesOf } from '../../store/places.ts'
import { Problems } from '../parts/fields.tsx'
import { Page } from '../parts/layout.tsx'
import {
  entryOf,
  OwnMeeting,
  readEntry,
  readMeeting,
  type MeetingEntry,
} from '../parts/meeting-fields.tsx'
import { paths } from '../paths.ts'
import { cohortOf, formOf, goOn, readerOf, show, tell, type Visit } from '../visit.ts'

type Preview = { meeting: Meeting; kind: KindOfMove; shifts: Shift[]; told: number }
type Props = {
  visit: Visit
  guide: Guide
  entry: MeetingEntry
  preview: Preview | null
  problems: Problem[]
}

const fates = {
  shifts: 'meeting.fate.shifts',
  'stays sent': 'meeting.fate.stays-sent',
  'goes at once': 'meeting.fate.goes-at-once',
  impossible: 'meeting.fate.impossible',
  'opens at once': 'meeting.fate.opens-at-once',
  'still can be done': 'meeting.fate.still-can',
} as const

const tags = {
  shifts: 'tag',
  'stays sent': 'tag done',
  'goes at once': 'tag wait',
  impossible: 'tag yours',
  'opens at once': 'tag wait',
  'still can be done': 'tag wait',
} as const

function Shifts({ visit, preview }: { visit: Visit; preview: Preview }) {
  return (
    <table class="folds">
      <thead>
        <tr>
          <th scope="col">{tell(visit, 'meeting.what')}</th>
          <th scope="col">{tell(visit, 'meeting.was')}</th>
          <th scope="col">{tell(visit, 'meeting.becomes')}</th>
          <th scope="col">{tell(visit, 'meeting.fate')}</th>
        </tr>
      </thead>
      <tbody>
        {preview.shifts.map(({ firing, from, to, fate }) => {
          const step = told(firing.step.title, visit.language)
          return (
            <tr>
              <th scope="row">
                {firing.reminder ? tell(visit, 'meeting.reminder', { step }) : step}
              </th>
              <td>{sayDay(visit.language, from)}</td>
              <td>{fate === 'stays sent' ? '–' : sayDay(visit.language, to)}</td>
              <td>
                <span class={tags[fate]}>{tell(visit, fates[fate])}</span>
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

function Confirm({
  visit,
  entry,
  preview,
}: {
  visit: Visit
  entry: MeetingEntry
  preview: Preview
}) {
  const at = { cohort: cohortOf(visit).id }
  const { kind } = preview
  const moves = kind === 'days' || kind === 'both'
  const confirm = {
    days: 'meeting.confirm',
    both: 'meeting.confirm',
    place: 'meeting.confirm.place',
    name: 'meeting.confirm.name',
  } as const
  return (
    <section class="section flow" aria-labelledby="preview">
      <h2 id="preview">{tell(visit, 'meeting.preview.title')}</h2>
      <p>{tell(visit, 'meeting.preview.lead', { count: preview.told })}</p>
      <p class="small soft">
        {tell(visit, moves ? 'meeting.moved-steps' : 'meeting.preview.days-stay')}
      </p>
      <form method="post" action={paths.meeting.to(at)} class="buttons">
        {Object.entries(entry).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <button class="button first" name="sure" value="yes">
          {tell(visit, confirm[kind])}
        </button>
        <a class="button" href={paths.meeting.to(at)}>
          {tell(visit, 'form.cancel')}
        </a>
      </form>
      {moves ? <Shifts visit={visit} preview={preview} /> : null}
    </section>
  )
}

function MeetingPage({ visit, guide, entry, preview, problems }: Props) {
  const at = { cohort: cohortOf(visit).id }
  const title = tell(visit, 'meeting.title')
  return (
    <Page visit={visit} title={title} current={paths.meeting.to(at)}>
      <main id="main" class="page form-page">
        <div class="stack">
          <div>
            <Problems visit={visit} problems={problems} />
            <h1>{title}</h1>
            <p>{tell(visit, 'meeting.lead')}</p>
          </div>
          {preview ? <Confirm visit={visit} entry={entry} preview={preview} /> : null}
          {preview ? null : (
            <form class="stack" method="post" action={paths.meeting.to(at)} novalidate>
              <OwnMeeting visit={visit} guide={guide} entry={entry} problems={problems} />
              <div class="buttons">
                <button class="button first">{tell(visit, 'meeting.show')}</button>
              </div>
            </form>
          )}
        </div>
      </main>
    </Page>
  )
}

/** Where and when the meeting is; moving it is shown before it is done. */
export async function meetingPage(visit: Visit) {
  const cohort = cohortOf(visit)
  const guide = await guideOf(visit.app.db, cohort.edition)
  const entry = entryOf(cohort.meeting)
  const page = (
    <MeetingPage visit={visit} guide={guide} entry={entry} preview={null} problems={[]} />
  )
  return show(visit, page)
}

export async function changeMeeting(visit: Visit) {
  const cohort = cohortOf(visit)
  const guide = await guideOf(visit.app.db, cohort.edition)
  const form = await formOf(visit)
  const entry = readEntry(form)
  const page = (preview: Preview | null, problems: Problem[]) => (
    <MeetingPage visit={visit} guide={guide} entry={entry} preview={preview} problems={problems} />
  )
  const read = readMeeting({ ...entry, listed: '' }, guide.meetings)
  if ('problems' in read) return show(visit, page(null, read.problems), 422)
  const { meeting } = read
  if (form.text('sure') !== 'yes') {
    const kind = kindOfMove(cohort.meeting, meeting)
    if (!kind)
      return show(visit, page(null, [{ key: 'meeting.problem.same', field: 'starts' }]), 422)
    const shifts = await shiftsOf(visit.app, visit.app.db, cohort, meeting)
    const places = await placesOf(visit.app.db, cohort.id)
    const told = kind === 'name' ? 0 : places.filter(place => place.leftAt === null).length
    return show(visit, page({ meeting, kind, shifts, told }, []))
  }
  const moved = await moveMeeting(visit.app, readerOf(visit).id, cohort.id, meeting)
  if (!moved.ok) return show(visit, page(null, moved.problems), 422)
  const said = {
    days: 'said.moved',
    both: 'said.moved',
    place: 'said.re-placed',
    name: 'said.changed',
  } as const
  return goOn(visit, paths.cohort.to({ cohort: cohort.id }), said[moved.value.kind])
}
