import type { Child } from 'hono/jsx'
import { sayMoment } from '../../days.ts'
import type { Message } from '../../programme/messages.ts'
import { tell, zoneOf, type Visit } from '../visit.ts'
import { Face } from './partner-card.tsx'
import type { Two } from './two.ts'

type Props = { visit: Visit; two: Two; message: Message; children?: Child }

/** What one of the two said: who, when, and the words as they were written. */
export function SaidByOne({ visit, two, message, children }: Props) {
  const own = message.by === two.mine.id
  const [place, person] = own ? [two.mine, two.me] : [two.theirs, two.other]
  return (
    <li class="message" id={`m${message.id}`}>
      <Face person={person} mentor={place.role === 'mentor'} size="little" />
      <div>
        <header>
          <strong>
            {own ? tell(visit, 'messages.by-you') : <bdi>{person.name}</bdi>}
            {message.kind === 'question' ? ` ${tell(visit, 'messages.asked')}` : null}
            {message.kind === 'answer' ? ` ${tell(visit, 'messages.answered')}` : null}
          </strong>
          {' · '}
          <time datetime={message.writtenAt.toString()}>
            {sayMoment(visit.language, message.writtenAt, zoneOf(visit))}
          </time>
          {message.how === 'mail' ? ` · ${tell(visit, 'messages.by-mail')}` : null}
          {message.on ? (
            <>
              {' · '}
              {tell(visit, 'messages.about')}{' '}
              <a href={message.on.page} dir="auto">
                {message.on.title}
              </a>
            </>
          ) : null}
        </header>
        {message.words.split(/\n{2,}/).map(paragraph => (
          <p dir="auto" class="as-written">
            {paragraph}
          </p>
        ))}
        {message.files > 0 ? (
          <p class="small soft">{tell(visit, 'post.files-left', { count: message.files })}</p>
        ) : null}
        {children}
      </div>
    </li>
  )
}
