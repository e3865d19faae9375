import { setUpHouse } from '../../actions/set-up-house.ts'
import type { Problem } from '../../outcome.ts'
import type { Guide } from '../../programme/guide.ts'
import { readAddress } from '../../programme/person.ts'
import { guideOf, newestEdition } from '../../store/guides.ts'
import { Problems, TextField } from '../parts/fields.tsx'
import { Page } from '../parts/layout.tsx'
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
import { formOf, goOn, show, tell, tellPlainly, type Visit } from '../visit.ts'
import { rememberDevice } from './sign-in.tsx'

type Entry = {
  organisation: string
  address: string
  name: string
  yourAddress: string
  meeting: MeetingEntry
}

const nothing: Entry = {
  organisation: '',
  address: '',
  name: '',
  yourAddress: '',
  meeting: { ...noMeeting },
}

type Props = { visit: Visit; guide: Guide; entry: Entry; problems: Problem[] }

function SetUp({ visit, guide, entry, problems }: Props) {
  const field = { visit, problems }
  const meeting = { visit, guide, entry: entry.meeting, problems }
  return (
    <Page visit={visit} title={tell(visit, 'set-up.title')}>
      <main id="main" class="page form-page">
        <div>
          <Problems visit={visit} problems={problems} />
          <h1>{tell(visit, 'set-up.title')}</h1>
          <form class="stack" method="post" action={paths.setUp.to()} novalidate>
            <TextField
              {...field}
              name="organisation"
              label={tell(visit, 'set-up.organisation')}
              hint={tell(visit, 'set-up.organisation.hint')}
              autocomplete="organization"
              value={entry.organisation}
            />
            <TextField
              {...field}
              name="address"
              type="email"
              label={tell(visit, 'set-up.address')}
              hint={tell(visit, 'set-up.address.hint')}
              value={entry.address}
            />
            <ListedMeetings {...meeting} />
            <details open={entry.meeting.listed === ''}>
              <summary>{tell(visit, 'set-up.own-meeting.title')}</summary>
              <div class="stack">
                <OwnMeeting {...meeting} />
              </div>
            </details>
            <section class="section stack" aria-labelledby="you">
              <h2 id="you">{tell(visit, 'set-up.you')}</h2>
              <TextField
                {...field}
                name="name"
                label={tell(visit, 'set-up.name')}
                autocomplete="name"
                value={entry.name}
              />
              <TextField
                {...field}
                name="yourAddress"
                type="email"
                label={tell(visit, 'set-up.your-address')}
                hint={tell(visit, 'set-up.your-address.hint')}
                autocomplete="email"
                value={entry.yourAddress}
              />
            </section>
            <div class="buttons">
              <button class="button first">{tell(visit, 'set-up.go')}</button>
            </div>
          </form>
        </div>
      </main>
    </Page>
  )
}

async function newestGuide(visit: Visit): Promise<Guide> {
  const edition = await newestEdition(visit.app.db)
  if (edition === null) throw new Error('There is no edition of a guide')
  return guideOf(visit.app.db, edition)
}

/** The second door: who runs it, which meeting, who is the first of the staff. */
export async function setUpPage(visit: Visit) {
  const guide = await newestGuide(visit)
  const listed = nextListed(visit, guide)
  const entry = { ...nothing, meeting: { ...noMeeting, listed } }
  return show(visit, <SetUp visit={visit} guide={guide} entry={entry} problems={[]} />)
}

function faultsOf(entry: Entry): Problem[] {
  const faults: Problem[] = []
  if (entry.organisation === '') faults.push({ key: 'problem.required', field: 'organisation' })
  if (!readAddress(entry.address)) faults.push({ key: 'problem.address', field: 'address' })
  if (entry.name === '') faults.push({ key: 'problem.required', field: 'name' })
  if (!readAddress(entry.yourAddress)) {
    faults.push({ key: 'problem.address', field: 'yourAddress' })
  }
  return faults
}

export async function setUp(visit: Visit) {
  const form = await formOf(visit)
  const guide = await newestGuide(visit)
  const entry: Entry = {
    organisation: form.text('organisation'),
    address: form.text('address'),
    name: form.text('name'),
    yourAddress: form.text('yourAddress'),
    meeting: readEntry(form),
  }
  const read = readMeeting(entry.meeting, guide.meetings)
  const problems = [...faultsOf(entry), ...('problems' in read ? read.problems : [])]
  const again = (found: Problem[]) =>
    show(visit, <SetUp visit={visit} guide={guide} entry={entry} problems={found} />, 422)
  const address = readAddress(entry.address)
  const yours = readAddress(entry.yourAddress)
  if (problems.length > 0 || 'problems' in read || !address || !yours) return again(problems)
  const { meeting } = read
  const over = overProblems(visit, meeting, entry.meeting.listed === '' ? 'ends' : 'listed')
  if (over.length > 0) return again(over)
  const { organisation, name } = entry
  const opened = await setUpHouse(visit.app, {
    organisation,
    address,
    staff: { name, address: yours, language: visit.language, zone: meeting.zone },
    cohort: {
      name: tellPlainly(visit, 'cohort.default-name', { meeting: meeting.name }),
      organisation,
      address,
      meeting,
    },
    device: '',
  })
  if (!opened.ok) return again(opened.problems)
  await rememberDevice(visit, opened.value.secret)
  return goOn(visit, paths.cohort.to({ cohort: opened.value.cohort }), 'said.welcome')
}
