import { sayDay } from '../../../days.ts'
import { languageFor, subjectIn, type Announcement } from '../../../programme/announcements.ts'
import { announcementsOf, type AnnouncementLine } from '../../../store/announcements.ts'
import { paths } from '../../paths.ts'
import { subjectAsKnown } from '../subject.ts'
import { cohortOf, dayFor, dir, ownPlace, tell, type Shared, type Visit } from '../../visit.ts'

/** Whether the reader writes to people of this cohort: only its programme staff do. */
export const writesHere = (visit: Visit): boolean => ownPlace(visit)?.role === 'programme-staff'

/** The way to write to people; from a page about some, already with those. */
export function WriteLink({ visit, about = '' }: { visit: Shared; about?: string }) {
  return (
    <a class="button" href={`${paths.announcements.to({ cohort: cohortOf(visit).id })}${about}`}>
      {tell(visit, 'announcements.write')}
    </a>
  )
}

/** The same for those who may, and nothing for others. */
export const WriteToPeople = (props: { visit: Visit; about?: string }) =>
  writesHere(props.visit) ? <WriteLink {...props} /> : null

/** Its subject as the reader would get it, and in which language that is. */
export function subjectFor(visit: Visit, { words }: Pick<Announcement, 'words'>) {
  const language = languageFor(words, visit.language) ?? visit.language
  const subject = subjectIn(words, visit.language)
  return subject === ''
    ? { language: visit.language, subject: tell(visit, 'announcements.no-subject') }
    : { language, subject: subjectAsKnown(visit, subject) }
}

function Line({ visit, line }: { visit: Visit; line: AnnouncementLine }) {
  const { announcement, writer } = line
  const { language, subject } = subjectFor(visit, announcement)
  const day = sayDay(visit.language, dayFor(visit, announcement.sentAt ?? announcement.changedAt))
  const at = { cohort: announcement.cohort, announcement: announcement.id }
  return (
    <li>
      <span class={announcement.sentAt ? 'tag done' : 'tag wait'}>
        {tell(visit, announcement.sentAt ? 'announcements.sent' : 'announcements.begun')}
      </span>
      <div>
        <a href={paths.announcement.to(at)} lang={language} dir={dir({ language })}>
          {subject}
        </a>
        <p class="small soft">{tell(visit, 'announcements.by', { name: writer, day })}</p>
      </div>
    </li>
  )
}

/** What staff have written to people, or begun to; nothing for those who do not write to them. */
export const announcementLines = async (visit: Visit, most: number): Promise<AnnouncementLine[]> =>
  writesHere(visit) ? announcementsOf(visit.app.db, cohortOf(visit).id, most) : []

export function AnnouncementList({ visit, lines }: { visit: Visit; lines: AnnouncementLine[] }) {
  if (lines.length === 0) return <p class="empty">{tell(visit, 'announcements.none')}</p>
  return (
    <ul class="plain ledger">
      {lines.map(line => (
        <Line visit={visit} line={line} />
      ))}
    </ul>
  )
}
