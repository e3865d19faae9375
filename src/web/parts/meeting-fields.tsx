import { sayCountry, sayDay, sayDays, sayRow, sayZone } from '../../days.ts'
import { isZone } from '../../actions/keep-profile.ts'
import type { Problem } from '../../outcome.ts'
import type { Guide, ListedMeeting } from '../../programme/guide.ts'
import { isOver, type Meeting } from '../../programme/meeting.ts'
import { told } from '../../programme/told.ts'
import { tell, type Form, type Visit } from '../visit.ts'
import { SelectField, TextField, type Option } from './fields.tsx'

/** What a person wrote about a meeting, as she wrote it. */
export type MeetingEntry = {
  listed: string
  meetingName: string
  city: string
  country: string
  zone: string
  starts: string
  ends: string
}

export const noMeeting: MeetingEntry = {
  listed: '',
  meetingName: '',
  city: '',
  country: '',
  zone: '',
  starts: '',
  ends: '',
}

export const readEntry = (form: Form): MeetingEntry => ({
  listed: form.text('listed'),
  meetingName: form.text('meetingName'),
  city: form.text('city'),
  country: form.text('country'),
  zone: form.text('zone'),
  starts: form.text('starts'),
  ends: form.text('ends'),
})

export const entryOf = (meeting: Meeting): MeetingEntry => ({
  listed: '',
  meetingName: meeting.name,
  city: meeting.city,
  country: meeting.country,
  zone: meeting.zone,
  starts: meeting.startsOn.toString(),
  ends: meeting.endsOn.toString(),
})

const day = (text: string): Temporal.PlainDate | null => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' })
  } catch {
    return null
  }
}

function ownFaults(entry: MeetingEntry): Problem[] {
  const faults: Problem[] = []
  if (entry.meetingName === '') faults.push({ key: 'problem.required', field: 'meetingName' })
  if (entry.city === '') faults.push({ key: 'problem.required', field: 'city' })
  if (!/^[A-Z]{2}$/.test(entry.country)) faults.push({ key: 'problem.choice', field: 'country' })
  if (!isZone(entry.zone)) faults.push({ key: 'set-up.problem.zone', field: 'zone' })
  if (!day(entry.starts)) faults.push({ key: 'problem.day', field: 'starts' })
  if (!day(entry.ends)) faults.push({ key: 'problem.day', field: 'ends' })
  return faults
}

/** The meeting a form speaks of: one of the list, or the person’s own. */
export function readMeeting(
  entry: MeetingEntry,
  listed: ListedMeeting[],
): { meeting: Meeting } | { problems: Problem[] } {
  const known = listed.find(meeting => meeting.key === entry.listed)
  if (known) {
    const { name, country, zone } = known
    const startsOn = Temporal.PlainDate.from(known.startsOn)
    const endsOn = Temporal.PlainDate.from(known.endsOn)
    return { meeting: { name, city: known.city.en, country, zone, startsOn, endsOn } }
  }
  const problems = ownFaults(entry)
  const startsOn = day(entry.starts)
  const endsOn = day(entry.ends)
  if (problems.length > 0 || !startsOn || !endsOn) return { problems }
  if (Temporal.PlainDate.compare(endsOn, startsOn) < 0) {
    return { problems: [{ key: 'set-up.problem.ends', field: 'ends' }] }
  }
  const { meetingName: name, city, country, zone } = entry
  return { meeting: { name, city, country, zone, startsOn, endsOn } }
}

/** Every country by its name in the reader’s language. */
export const countryOptions = (visit: Visit, guide: Guide): Option[] =>
  guide.regions
    .flatMap(region => region.countries)
    .map(code => ({ value: code, label: sayCountry(visit.language, code) }))
    .sort((a, b) => a.label.localeCompare(b.label, visit.language))

/** Every time zone by its city. */
export const zoneOptions = (): Option[] =>
  ['UTC', ...Intl.supportedValuesOf('timeZone')].map(zone => ({
    value: zone,
    label: zone.includes('/') ? `${sayZone(zone)} (${zone.split('/')[0]})` : zone,
  }))

type Props = { visit: Visit; guide: Guide; entry: MeetingEntry; problems: Problem[] }

const datesOf = ({ zone, endsOn }: ListedMeeting) => ({
  zone,
  endsOn: Temporal.PlainDate.from(endsOn),
})

/** The next meeting of the list that is not over; nothing where all are. */
export function nextListed(visit: Visit, guide: Guide): string {
  const ahead = guide.meetings
    .filter(meeting => !isOver(datesOf(meeting), visit.app.now()))
    .toSorted((a, b) => (a.startsOn < b.startsOn ? -1 : 1))
  return ahead[0]?.key ?? ''
}

/** Nobody sets out towards a meeting that has been. */
export const overProblems = (visit: Visit, meeting: Meeting, field: string): Problem[] =>
  isOver(meeting, visit.app.now())
    ? [
        {
          key: 'set-up.problem.over',
          values: { day: sayDay(visit.language, meeting.endsOn, 'year') },
          field,
        },
      ]
    : []

/** The meetings of the organisation’s list that are not over, and the chosen one; newest first. */
export function ListedMeetings({ visit, guide, entry, problems }: Props) {
  const options = guide.meetings
    .filter(one => one.key === entry.listed || !isOver(datesOf(one), visit.app.now()))
    .toSorted((a, b) => (a.startsOn < b.startsOn ? 1 : -1))
    .map(meeting => {
      const from = Temporal.PlainDate.from(meeting.startsOn)
      const days = sayDays(visit.language, from, Temporal.PlainDate.from(meeting.endsOn))
      const city = told(meeting.city, visit.language)
      const said = sayRow(visit.language, [`${meeting.name} ${city}`, days])
      const over = isOver(datesOf(meeting), visit.app.now())
      const label = over ? tell(visit, 'set-up.meeting.over', { meeting: said }) : said
      return { value: meeting.key, label }
    })
  return (
    <SelectField
      visit={visit}
      name="listed"
      label={tell(visit, 'set-up.meeting')}
      value={entry.listed}
      options={options}
      empty={tell(visit, 'set-up.own-meeting')}
      problems={problems}
    />
  )
}

/** A meeting of one’s own: name, place, zone and days. */
export function OwnMeeting({ visit, guide, entry, problems }: Props) {
  const text = { visit, problems }
  return (
    <>
      <TextField
        {...text}
        name="meetingName"
        label={tell(visit, 'set-up.meeting-name')}
        value={entry.meetingName}
      />
      <TextField {...text} name="city" label={tell(visit, 'set-up.city')} value={entry.city} />
      <SelectField
        {...text}
        name="country"
        label={tell(visit, 'set-up.country')}
        value={entry.country}
        options={countryOptions(visit, guide)}
        empty={tell(visit, 'form.choose')}
      />
      <SelectField
        {...text}
        name="zone"
        label={tell(visit, 'set-up.zone')}
        value={entry.zone}
        options={zoneOptions()}
        empty={tell(visit, 'form.choose')}
      />
      <TextField
        {...text}
        name="starts"
        type="date"
        label={tell(visit, 'set-up.starts')}
        value={entry.starts}
      />
      <TextField
        {...text}
        name="ends"
        type="date"
        label={tell(visit, 'set-up.ends')}
        value={entry.ends}
      />
    </>
  )
}
