import { sayDay, sayMoment } from '../../../days.ts'
import type { CaseEntry } from '../../../programme/help.ts'
import type { Person } from '../../../programme/person.ts'
import { tell, tellOf, zoneOf, type Visit } from '../../visit.ts'
import { Face } from '../partner-card.tsx'

type Props = { visit: Visit; entry: CaseEntry; people: ReadonlyMap<number, Person> }

/** What happened besides words: who has it, how far it is. */
function Happened({ visit, entry, people }: Props) {
  const name = people.get(entry.to ?? 0)?.name ?? '–'
  switch (entry.kind) {
    case 'owner':
      return <>{tell(visit, 'cases.entry.owner', { name })}</>
    case 'due':
      return (
        <>
          {tell(visit, 'cases.entry.due', {
            day: sayDay(visit.language, Temporal.PlainDate.from(entry.words)),
          })}
        </>
      )
    case 'rung':
      return (
        <>{tell(visit, 'cases.entry.rung', { rung: tellOf(visit, `cases.rung.${entry.words}`) })}</>
      )
    default:
      return <>{tellOf(visit, `cases.entry.${entry.words}`)}</>
  }
}

function Entry(props: Props) {
  const { visit, entry, people } = props
  const person = people.get(entry.by)
  const own = entry.by === visit.reader?.id
  const isText = entry.kind === 'word' || entry.kind === 'note'
  return (
    <li class="message" id={`e${entry.id}`}>
      {person && isText ? <Face person={person} mentor={false} size="little" /> : <span />}
      <div>
        <header>
          <strong>{own ? tell(visit, 'messages.by-you') : <bdi>{person?.name ?? '–'}</bdi>}</strong>
          {entry.kind === 'note' ? ` · ${tell(visit, 'cases.note.private')}` : null}
          {' · '}
          <time datetime={entry.writtenAt.toString()}>
            {sayMoment(visit.language, entry.writtenAt, zoneOf(visit))}
          </time>
          {entry.how === 'mail' ? ` · ${tell(visit, 'messages.by-mail')}` : null}
        </header>
        {isText ? (
          entry.words.split(/\n{2,}/).map(paragraph => (
            <p dir="auto" class="as-written">
              {paragraph}
            </p>
          ))
        ) : (
          <p class="small soft">
            <Happened {...props} />
          </p>
        )}
        {entry.files > 0 ? (
          <p class="small soft">{tell(visit, 'post.files-left', { count: entry.files })}</p>
        ) : null}
      </div>
    </li>
  )
}

type ThreadProps = Omit<Props, 'entry'> & { entries: CaseEntry[] }

/** All that happened in a case, as far as its reader may know, the oldest first. */
export function CaseThread({ visit, entries, people }: ThreadProps) {
  if (entries.length === 0) return <p class="empty">{tell(visit, 'cases.no-words')}</p>
  return (
    <ol class="plain thread" aria-label={tell(visit, 'cases.thread')}>
      {entries.map(entry => (
        <Entry visit={visit} entry={entry} people={people} />
      ))}
    </ol>
  )
}
