import { closeOrReopen, keepQuiet, linkRoom } from '../../actions/rooms/keep-rooms.ts'
import { writeInRoom } from '../../actions/rooms/write-in-room.ts'
import { sayMoment } from '../../days.ts'
import type { Problem } from '../../outcome.ts'
import { hosts, wordsSought, type Room } from '../../programme/rooms.ts'
import { threadsIn, type ThreadLine } from '../../store/room-posts.ts'
import { quietIn } from '../../store/rooms.ts'
import { Problems, TextField } from '../parts/fields.tsx'
import { Page } from '../parts/layout.tsx'
import { paths } from '../paths.ts'
import {
  cohortOf,
  formOf,
  goOn,
  ownPlace,
  readerOf,
  roomOf,
  show,
  tell,
  zoneOf,
  type Form,
  type Visit,
} from '../visit.ts'
import { nameOf, readersOf } from './said.tsx'
import { ThreadForm } from './thread-form.tsx'

const pageSize = 30

const at = (visit: Visit) => ({ cohort: cohortOf(visit).id, room: roomOf(visit).id })

/** The number after `before=`; null for the newest. */
export function beforeIn(visit: Visit): number | null {
  const text = visit.c.req.query('before') ?? ''
  return /^\d{1,12}$/.test(text) ? Number(text) : null
}

function Line({ visit, line }: { visit: Visit; line: ThreadLine }) {
  const title = line.hidden
    ? tell(visit, 'rooms.hidden')
    : line.title || tell(visit, 'rooms.no-title')
  return (
    <li>
      <span class={line.unread > 0 ? 'tag yours' : 'tag'}>
        {tell(visit, 'rooms.unread', { count: line.unread })}
      </span>
      <div>
        <a href={paths.thread.to({ ...at(visit), thread: line.thread })} dir="auto">
          {title}
        </a>
        <p class="small soft">
          <bdi>{line.by}</bdi> · {tell(visit, 'questions.answers', { count: line.answers })} ·{' '}
          <time datetime={line.newestAt.toString()}>
            {sayMoment(visit.language, line.newestAt, zoneOf(visit))}
          </time>
        </p>
      </div>
    </li>
  )
}

type ThreadsProps = { visit: Visit; asked: string; lines: ThreadLine[] }

function Threads({ visit, asked, lines }: ThreadsProps) {
  const to = paths.room.to(at(visit))
  const last = lines.at(-1)
  const earlier = new URLSearchParams({
    ...(asked !== '' && { q: asked }),
    before: String(last?.newest ?? 0),
  })
  return (
    <section aria-labelledby="threads">
      <h2 id="threads">{tell(visit, 'rooms.threads')}</h2>
      <form class="filter" method="get" action={to} role="search">
        <TextField visit={visit} name="q" label={tell(visit, 'rooms.search')} value={asked} />
        <button class="button">{tell(visit, 'list.find')}</button>
      </form>
      {asked === '' ? null : (
        <p role="status">
          {tell(visit, 'rooms.found', { count: lines.length, asked })}{' '}
          <a href={to}>{tell(visit, 'rooms.all')}</a>
        </p>
      )}
      {lines.length === 0 && asked === '' ? (
        <p class="empty">{tell(visit, 'rooms.empty')}</p>
      ) : null}
      {lines.length === 0 ? null : (
        <ul class="plain ledger">
          {lines.map(line => (
            <Line visit={visit} line={line} />
          ))}
        </ul>
      )}
      {lines.length === pageSize ? (
        <p class="small">
          <a href={`${to}?${earlier}`}>{tell(visit, 'messages.earlier')}</a>
        </p>
      ) : null}
    </section>
  )
}

/** Staff look after a room: where the group would rather talk, and whether it is open. */
function Care({ visit, room, written }: { visit: Visit; room: Room; written: Written }) {
  const { outside, problems } = written
  const to = paths.room.to(at(visit))
  return (
    <details open={problems.some(problem => problem.field === 'outside')}>
      <summary>{tell(visit, 'rooms.care')}</summary>
      <form class="stack" method="post" action={to}>
        <TextField
          visit={visit}
          name="outside"
          label={tell(visit, 'rooms.outside.label')}
          hint={tell(visit, 'rooms.outside.hint')}
          value={outside ?? room.outside ?? ''}
          most={500}
          problems={problems}
        />
        <div class="buttons">
          <button class="button" name="do" value="link">
            {tell(visit, 'rooms.outside.keep')}
          </button>
          {room.kind === 'mentors' ? null : (
            <button class="button quiet" name="do" value={room.closedAt ? 'reopen' : 'close'}>
              {tell(visit, room.closedAt ? 'rooms.reopen' : 'rooms.close')}
            </button>
          )}
        </div>
      </form>
    </details>
  )
}

/** Whether what is written here also comes by mail. */
function Quiet({ visit, quiet }: { visit: Visit; quiet: boolean }) {
  return (
    <form method="post" action={paths.room.to(at(visit))}>
      <p class="small">{tell(visit, quiet ? 'rooms.quiet.is' : 'rooms.quiet.is-not')}</p>
      <div class="buttons">
        <button class="button quiet low" name="do" value={quiet ? 'loud' : 'quiet'}>
          {tell(visit, quiet ? 'rooms.quiet.stop' : 'rooms.quiet.begin')}
        </button>
      </div>
    </form>
  )
}

type Written = { title: string; words: string; outside: string | null; problems: Problem[] }
type Props = { visit: Visit; room: Room; written: Written; quiet: boolean } & ThreadsProps

function RoomShown({ visit, room, written, quiet, asked, lines }: Props) {
  const place = ownPlace(visit)
  const name = nameOf(visit, room)
  const outside = room.outside
  return (
    <Page visit={visit} title={name} current={paths.rooms.to({ cohort: room.cohort })}>
      <main id="main" class="page form-page">
        <div class="flow">
          <Problems visit={visit} problems={written.problems} />
          <h1 dir="auto">{name}</h1>
          <p>{readersOf(visit, room)}</p>
          <p class="small soft">
            {tell(visit, visit.app.mailIn === null ? 'rooms.lead' : 'rooms.lead.by-mail')}
          </p>
          {outside ? (
            <p>
              <a href={outside} rel="noreferrer">
                {tell(visit, 'rooms.outside')}
              </a>
            </p>
          ) : null}
          <Threads visit={visit} asked={asked} lines={lines} />
          {room.closedAt === null ? (
            <ThreadForm
              visit={visit}
              to={paths.room.to(at(visit))}
              written={written}
              heading={tell(visit, 'rooms.begin')}
            />
          ) : (
            <p class="notice">{tell(visit, 'rooms.is-closed')}</p>
          )}
          {room.closedAt === null ? <Quiet visit={visit} quiet={quiet} /> : null}
          {place && hosts(room, place) ? (
            <Care visit={visit} room={room} written={written} />
          ) : null}
        </div>
      </main>
    </Page>
  )
}

async function showRoom(visit: Visit, written: Written) {
  const { db } = visit.app
  const room = roomOf(visit)
  const place = ownPlace(visit)?.id ?? 0
  const asked = (visit.c.req.query('q') ?? '').trim().slice(0, 200)
  const words = wordsSought(asked)
  const wanted = { room: room.id, place, words, before: beforeIn(visit), most: pageSize }
  const lines = await threadsIn(db, wanted)
  const quiet = (await quietIn(db, room.id)).has(place)
  const shown = { visit, room, written, quiet, asked, lines }
  return show(visit, <RoomShown {...shown} />, written.problems.length > 0 ? 422 : 200)
}

const nothing: Written = { title: '', words: '', outside: null, problems: [] }

/** A room: what is talked about in it, where to seek and to begin something. */
export const roomPage = (visit: Visit) => showRoom(visit, nothing)

async function beginThread(visit: Visit, form: Form) {
  const said = { title: form.text('title'), words: form.text('words') }
  const begun = await writeInRoom(visit.app, readerOf(visit).id, roomOf(visit).id, {
    ...said,
    thread: null,
    how: 'page',
  })
  if (!begun.ok) return showRoom(visit, { ...nothing, ...said, problems: begun.problems })
  const { thread } = begun.value
  return goOn(visit, paths.thread.to({ ...at(visit), thread }), 'said.in-room')
}

/** Begins a thread, or says something about the room itself. */
export async function settleRoom(visit: Visit) {
  const form = await formOf(visit)
  const { app } = visit
  const [by, room] = [readerOf(visit).id, roomOf(visit).id]
  const wish = form.text('do')
  const to = paths.room.to(at(visit))
  if (wish === 'link') {
    const outside = form.text('outside')
    const kept = await linkRoom(app, by, room, outside)
    if (!kept.ok) return showRoom(visit, { ...nothing, outside, problems: kept.problems })
    return goOn(visit, to, 'said.kept')
  }
  if (wish === 'quiet' || wish === 'loud') {
    await keepQuiet(app, by, room, wish === 'quiet')
    return goOn(visit, to, 'said.kept')
  }
  if (wish === 'close' || wish === 'reopen') {
    const settled = await closeOrReopen(app, by, room, wish === 'close')
    if (!settled.ok) return showRoom(visit, { ...nothing, problems: settled.problems })
    return goOn(visit, to, 'said.kept')
  }
  return beginThread(visit, form)
}
