import { hideInRoom, showInRoom } from '../../actions/rooms/hide-in-room.ts'
import { writeInRoom } from '../../actions/rooms/write-in-room.ts'
import type { Problem } from '../../outcome.ts'
import { mostWords } from '../../programme/messages.ts'
import type { Person } from '../../programme/person.ts'
import type { RoomPost } from '../../programme/rooms.ts'
import { peopleBy } from '../../store/people.ts'
import { markThreadRead, postBy, postsOf } from '../../store/room-posts.ts'
import { LongField, Problems } from '../parts/fields.tsx'
import { Page } from '../parts/layout.tsx'
import { paths } from '../paths.ts'
import { liveMessages } from '../script/served.ts'
import {
  cohortOf,
  formOf,
  goOn,
  numberIn,
  ownPlace,
  readerOf,
  roomOf,
  show,
  tell,
  type Visit,
} from '../visit.ts'
import { watch } from '../watch.ts'
import { beforeIn } from './room.tsx'
import { hiddenWords, nameOf, readersOf, SaidInRoom } from './said.tsx'

const pageSize = 50

const at = (visit: Visit, thread: number) => ({
  cohort: cohortOf(visit).id,
  room: roomOf(visit).id,
  thread,
})

/** What begins the thread an address is about; null where the room has no such thread. */
async function threadIn(visit: Visit): Promise<RoomPost | null> {
  const post = await postBy(visit.app.db, roomOf(visit).id, numberIn(visit, 'thread'))
  return post?.thread === null ? post : null
}

type Props = { visit: Visit; first: RoomPost; posts: RoomPost[]; people: Map<number, Person> }
type Written = { words: string; problems: Problem[] }

function List({ visit, first, posts, people }: Props) {
  const place = ownPlace(visit)
  const to = paths.thread.to(at(visit, first.id))
  const [oldest] = posts
  return (
    <live-messages data-from={paths.threadLive.to(at(visit, first.id))}>
      {posts.length === pageSize && oldest ? (
        <p class="small">
          <a href={`${to}?before=${oldest.id}`}>{tell(visit, 'messages.earlier')}</a>
        </p>
      ) : null}
      <div role="log" aria-label={tell(visit, 'rooms.list')}>
        <ol class="plain thread">
          {posts.map(post => (
            <SaidInRoom
              visit={visit}
              post={post}
              person={people.get(post.person)}
              place={place}
              to={to}
            />
          ))}
        </ol>
      </div>
    </live-messages>
  )
}

function Answer({ visit, to, words, problems }: Written & { visit: Visit; to: string }) {
  if (roomOf(visit).closedAt !== null) {
    return <p class="notice">{tell(visit, 'rooms.is-closed')}</p>
  }
  return (
    <form class="stack" method="post" action={to} id="write">
      <LongField
        visit={visit}
        name="words"
        label={tell(visit, 'rooms.answer')}
        hint={readersOf(visit, roomOf(visit))}
        value={words}
        rows={5}
        most={mostWords}
        problems={problems}
      />
      <div class="buttons">
        <button class="button first">{tell(visit, 'rooms.answer.send')}</button>
      </div>
    </form>
  )
}

function ThreadShown(props: Props & Written) {
  const { visit, first, words, problems } = props
  const room = roomOf(visit)
  const title =
    first.hiddenAt !== null
      ? hiddenWords(visit, first)
      : first.title || tell(visit, 'rooms.no-title')
  const to = paths.thread.to(at(visit, first.id))
  return (
    <Page
      visit={visit}
      title={title}
      current={paths.rooms.to({ cohort: room.cohort })}
      script={liveMessages.name}
    >
      <main id="main" class="page form-page">
        <div>
          <Problems visit={visit} problems={problems} />
          <h1 dir="auto">{title}</h1>
          <p class="small">
            <a href={paths.room.to({ cohort: room.cohort, room: room.id })} dir="auto">
              {nameOf(visit, room)}
            </a>
          </p>
          <List {...props} />
          {beforeIn(visit) === null ? (
            <Answer visit={visit} to={to} words={words} problems={problems} />
          ) : (
            <p class="small">
              <a href={to}>{tell(visit, 'messages.newest')}</a>
            </p>
          )}
        </div>
      </main>
    </Page>
  )
}

async function showThread(visit: Visit, written: Written) {
  const { db } = visit.app
  const first = await threadIn(visit)
  const place = ownPlace(visit)
  if (!first || !place) return visit.c.notFound()
  const posts = await postsOf(db, first.id, { before: beforeIn(visit), most: pageSize })
  const people = await peopleBy(db, [...new Set(posts.map(post => post.person))])
  const newest = posts.at(-1)
  if (newest) {
    const read = { thread: first.id, place: place.id, upTo: newest.id }
    await markThreadRead(db, read, visit.app.now())
  }
  const shown = { visit, first, posts, people, ...written }
  return show(visit, <ThreadShown {...shown} />, written.problems.length > 0 ? 422 : 200)
}

/** One thread of a room, and where to answer. */
export const threadPage = (visit: Visit) => showThread(visit, { words: '', problems: [] })

/** Answers in a thread, or takes something in it out of sight. */
export async function answerOrHide(visit: Visit) {
  const first = await threadIn(visit)
  if (!first) return visit.c.notFound()
  const form = await formOf(visit)
  const { app } = visit
  const [by, room, thread] = [readerOf(visit).id, roomOf(visit).id, first.id]
  const to = paths.thread.to(at(visit, thread))
  const what = form.text('do')
  if (what === 'hide' || what === 'show') {
    const named = { room, post: form.number('post') ?? 0 }
    const settled = await (what === 'hide' ? hideInRoom : showInRoom)(app, by, named)
    if (!settled.ok) return showThread(visit, { words: '', problems: settled.problems })
    return goOn(visit, to, what === 'hide' ? 'said.hidden' : 'said.shown-again')
  }
  const words = form.text('words')
  const said = await writeInRoom(app, by, room, { thread, title: '', words, how: 'page' })
  if (!said.ok) return showThread(visit, { words, problems: said.problems })
  return goOn(visit, `${to}#write`, 'said.in-room')
}

/** Says, for as long as the page is open, that something new is there (server-sent events). */
export async function threadLive(visit: Visit) {
  const first = await threadIn(visit)
  return first ? watch(visit, 'thread', first.id) : visit.c.notFound()
}
