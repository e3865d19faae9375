import { openRoom } from '../../actions/rooms/keep-rooms.ts'
import type { Problem } from '../../outcome.ts'
import type { Role } from '../../programme/role.ts'
import { mayRead, mostTitle, type Room } from '../../programme/rooms.ts'
import { unreadIn } from '../../store/room-posts.ts'
import { mentorsRoom, roomsOf } from '../../store/rooms.ts'
import { ChoiceField, Problems, TextField } from '../parts/fields.tsx'
import { Page } from '../parts/layout.tsx'
import { paths } from '../paths.ts'
import { cohortOf, formOf, goOn, ownPlace, readerOf, show, tell, type Visit } from '../visit.ts'
import { nameOf, readersOf } from './said.tsx'

const others = ['mentor', 'mentee', 'policy-staff'] as const satisfies Role[]

/** The rooms the reader is in; the mentors’ is there from the first time one of them comes. */
async function myRooms(visit: Visit): Promise<Room[]> {
  const { app } = visit
  const cohort = cohortOf(visit).id
  const place = ownPlace(visit)
  if (!place) return []
  const ofMentors = place.role === 'mentor' || place.role === 'programme-staff'
  if (ofMentors) await mentorsRoom(app.db, cohort, app.now())
  return (await roomsOf(app.db, cohort)).filter(room => mayRead(room, place))
}

function Line({ visit, room, unread }: { visit: Visit; room: Room; unread: number }) {
  return (
    <li>
      <span class={unread > 0 ? 'tag yours' : 'tag'}>
        {room.closedAt === null
          ? tell(visit, 'rooms.unread', { count: unread })
          : tell(visit, 'rooms.closed')}
      </span>
      <div>
        <a href={paths.room.to({ cohort: room.cohort, room: room.id })} dir="auto">
          {nameOf(visit, room)}
        </a>
        <p class="small soft">{readersOf(visit, room)}</p>
      </div>
    </li>
  )
}

type Written = { name: string; roles: string[]; problems: Problem[] }

function OpenForm({ visit, written }: { visit: Visit; written: Written }) {
  const { name, roles, problems } = written
  return (
    <form class="stack" method="post" action={paths.rooms.to({ cohort: cohortOf(visit).id })}>
      <h2>{tell(visit, 'rooms.open.title')}</h2>
      <TextField
        visit={visit}
        name="name"
        label={tell(visit, 'rooms.open.name')}
        value={name}
        most={mostTitle}
        problems={problems}
      />
      <ChoiceField
        visit={visit}
        name="roles"
        kind="checkbox"
        label={tell(visit, 'rooms.open.roles')}
        hint={tell(visit, 'rooms.open.roles.hint')}
        values={roles}
        options={others.map(role => ({ value: role, label: tell(visit, `rooms.role.${role}`) }))}
        problems={problems}
      />
      <div class="buttons">
        <button class="button first">{tell(visit, 'rooms.open')}</button>
      </div>
    </form>
  )
}

async function showRooms(visit: Visit, rooms: Room[], written: Written) {
  const place = ownPlace(visit)
  const ids = rooms.map(room => room.id)
  const unread = await unreadIn(visit.app.db, ids, place?.id ?? 0)
  const title = tell(visit, 'rooms.title')
  const page = (
    <Page visit={visit} title={title} current={paths.rooms.to({ cohort: cohortOf(visit).id })}>
      <main id="main" class="page form-page">
        <div class="flow">
          <Problems visit={visit} problems={written.problems} />
          <h1>{title}</h1>
          {rooms.length === 0 ? <p class="empty">{tell(visit, 'rooms.none')}</p> : null}
          {rooms.length === 0 ? null : (
            <ul class="plain ledger">
              {rooms.map(room => (
                <Line visit={visit} room={room} unread={unread.get(room.id) ?? 0} />
              ))}
            </ul>
          )}
          {place?.role === 'programme-staff' ? <OpenForm visit={visit} written={written} /> : null}
        </div>
      </main>
    </Page>
  )
  return show(visit, page, written.problems.length > 0 ? 422 : 200)
}

/** The rooms of the reader; straight into it where she has only one and opens none. */
export async function roomsPage(visit: Visit) {
  const rooms = await myRooms(visit)
  const [only] = rooms
  if (only && rooms.length === 1 && ownPlace(visit)?.role !== 'programme-staff') {
    return goOn(visit, paths.room.to({ cohort: only.cohort, room: only.id }))
  }
  return showRooms(visit, rooms, { name: '', roles: [], problems: [] })
}

export async function openOne(visit: Visit) {
  const form = await formOf(visit)
  const cohort = cohortOf(visit).id
  const name = form.text('name')
  const roles = others.filter(role => form.all('roles').includes(role))
  const opened = await openRoom(visit.app, readerOf(visit).id, cohort, { name, roles })
  if (!opened.ok) {
    return showRooms(visit, await myRooms(visit), { name, roles, problems: opened.problems })
  }
  return goOn(visit, paths.room.to({ cohort, room: opened.value.room }), 'said.room-opened')
}
