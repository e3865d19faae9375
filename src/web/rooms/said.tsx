import { sayList, sayMoment } from '../../days.ts'
import type { Place } from '../../programme/cohort.ts'
import type { Person } from '../../programme/person.ts'
import type { Role } from '../../programme/role.ts'
import { hosts, mayShow, type Room, type RoomPost } from '../../programme/rooms.ts'
import { Face } from '../pair/partner-card.tsx'
import { roomOf, tell, zoneOf, type Visit } from '../visit.ts'

/** What a room is called; the mentors’ has a word of ours. */
export const nameOf = (visit: Visit, room: Room): string =>
  room.kind === 'mentors' ? tell(visit, 'rooms.mentors') : room.name

/** Who reads in a room, in one sentence, since whoever writes has to know. */
export function readersOf(visit: Visit, room: Room): string {
  if (room.kind === 'mentors') return tell(visit, 'rooms.mentors.readers')
  const word = (role: Role) => tell(visit, `rooms.role.${role}`)
  return tell(visit, 'rooms.readers', { roles: sayList(visit.language, room.roles.map(word)) })
}

/** Why the words of a post are not shown. */
export const hiddenWords = (visit: Visit, { hiddenBy, person }: RoomPost): string =>
  tell(visit, hiddenBy === person ? 'rooms.taken-back' : 'rooms.hidden')

type Props = {
  visit: Visit
  post: RoomPost
  person: Person | undefined
  place: Place | null
  to: string
}

/** Staff hide what should not stand here; whoever wrote it takes it back. Either can be undone. */
function Hide({ visit, post, place, to }: Props) {
  if (!place) return null
  const room = roomOf(visit)
  const own = post.by === place.id
  const hidden = post.hiddenAt !== null
  if (hidden ? !mayShow(room, post, place) : !own && !hosts(room, place)) return null
  const hide = own ? 'rooms.take-back' : 'rooms.hide'
  return (
    <form method="post" action={to}>
      <input type="hidden" name="post" value={String(post.id)} />
      <button class="button quiet low" name="do" value={hidden ? 'show' : 'hide'}>
        {tell(visit, hidden ? 'rooms.show-again' : hide)}
      </button>
    </form>
  )
}

/** What somebody said in a room: who, when, and the words as they were written. */
export function SaidInRoom(props: Props) {
  const { visit, post, person } = props
  const own = post.person === visit.reader?.id
  const name = person?.name ?? ''
  return (
    <li class="message" id={`m${post.id}`}>
      {person ? (
        <Face person={{ ...person, photo: false }} mentor={post.role === 'mentor'} size="little" />
      ) : (
        <i />
      )}
      <div>
        <header>
          <strong>{own ? tell(visit, 'messages.by-you') : <bdi>{name}</bdi>}</strong>
          {post.role === 'programme-staff' ? ` · ${tell(visit, 'role.programme-staff')}` : null}
          {' · '}
          <time datetime={post.writtenAt.toString()}>
            {sayMoment(visit.language, post.writtenAt, zoneOf(visit))}
          </time>
          {post.how === 'mail' ? ` · ${tell(visit, 'messages.by-mail')}` : null}
        </header>
        {post.hiddenAt !== null ? (
          <p class="soft">{hiddenWords(visit, post)}</p>
        ) : (
          post.words.split(/\n{2,}/).map(paragraph => (
            <p dir="auto" class="as-written">
              {paragraph}
            </p>
          ))
        )}
        {post.files > 0 && post.hiddenAt === null ? (
          <p class="small soft">{tell(visit, 'post.files-left', { count: post.files })}</p>
        ) : null}
        <Hide {...props} />
      </div>
    </li>
  )
}
