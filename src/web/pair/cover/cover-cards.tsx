import {
  sayCountry,
  sayDay,
  sayHour,
  sayLanguage,
  sayList,
  sayRow,
  sayZone,
} from '../../../days.ts'
import { awayNow } from '../../../programme/away.ts'
import type { Place } from '../../../programme/cohort.ts'
import type { Cover } from '../../../programme/cover.ts'
import { cityIn } from '../../../programme/guide.ts'
import type { Walk } from '../../../programme/journey.ts'
import { seenBy, type Person } from '../../../programme/person.ts'
import { waitingFor } from '../../../store/messages.ts'
import { paths } from '../../paths.ts'
import { cohortOf, tell, type Visit } from '../../visit.ts'
import { Face, waitingWords } from '../partner-card.tsx'
import { daysOf, hasBegun } from './away-fields.tsx'

type CardProps = { visit: Visit; walk: Walk; place: Place; own: boolean }

/** What a profile tells the cohort: whoever stands in is no partner, and reads no more than others. */
function Facts({ visit, walk, person }: { visit: Visit; walk: Walk; person: Person }) {
  const { country, zone, spoken } = seenBy(person, 'cohort')
  const { language } = visit
  const now = visit.app.now()
  const city = zone ? cityIn(walk.guide, sayZone(zone), language) : ''
  return (
    <dl class="facts">
      {zone ? (
        <>
          <dt>{tell(visit, 'journey.there-now')}</dt>
          <dd>
            <time datetime={now.toString()}>
              {tell(visit, 'journey.clock', { hour: sayHour(language, now, zone), city })}
            </time>
          </dd>
        </>
      ) : null}
      {country ? (
        <>
          <dt>{tell(visit, 'journey.from')}</dt>
          <dd>{sayCountry(language, country)}</dd>
        </>
      ) : null}
      {spoken.length > 0 ? (
        <>
          <dt>{tell(visit, 'journey.speaks')}</dt>
          <dd>
            {sayList(
              language,
              spoken.map(one => sayLanguage(language, one.language)),
            )}
          </dd>
        </>
      ) : null}
    </dl>
  )
}

type OneProps = CardProps & { cover: Cover; pair: number; waits: string[] }

function One({ visit, walk, place, own, cover, pair, waits }: OneProps) {
  const nameOf = (id: number) => walk.people.get(walk.places.get(id)?.person ?? 0)?.name ?? ''
  const covers = cover.mentor === place.id
  const other = walk.places.get(covers ? cover.mentee : cover.mentor)
  const person = other ? walk.people.get(other.person) : undefined
  if (!person) return null
  const open = (person.circles.photo ?? 'cohort') === 'cohort'
  const face = { ...person, photo: person.photo && open }
  const at = { cohort: cohortOf(visit).id, pair }
  const words = { mentor: nameOf(cover.away), until: sayDay(visit.language, cover.until) }
  return (
    <>
      <div class="person">
        <Face person={face} mentor={!covers} size="large" />
        <span>
          <strong>
            <bdi>{person.name}</bdi>
          </strong>
          <small>{tell(visit, covers ? 'cover.card.mentor' : 'cover.card.mentee', words)}</small>
        </span>
      </div>
      <Facts visit={visit} walk={walk} person={person} />
      {waits.length > 0 ? (
        <p class="small waits">
          <a href={paths.messages.to(at)}>{sayRow(visit.language, waits)}</a>
        </p>
      ) : null}
      {own ? (
        <div class="buttons">
          <a class="button low" href={paths.messages.to(at)}>
            {tell(visit, 'messages.link', { name: person.name })}
          </a>
          <a class="button quiet low" href={paths.questions.to(at)}>
            {tell(visit, 'questions.all')}
            <span class="unseen"> {person.name}</span>
          </a>
          <a class="button quiet low" href={paths.talks.to(at)}>
            {tell(visit, 'talks.link')}
            <span class="unseen"> {person.name}</span>
          </a>
        </div>
      ) : null}
    </>
  )
}

/** Whoever stands in with me now, or with whom I stand in. */
export async function CoverCards(props: CardProps) {
  const { visit, walk, place, own } = props
  const mine = walk.covers.flatMap(cover =>
    cover.asPair !== null && (cover.mentor === place.id || cover.mentee === place.id)
      ? [{ cover, pair: cover.asPair }]
      : [],
  )
  if (mine.length === 0) return null
  const waiting = own ? await waitingFor(visit.app.db, place.id) : null
  return (
    <>
      {mine.map(({ cover, pair }) => {
        const known = waiting?.get(pair)
        return (
          <One
            {...props}
            cover={cover}
            pair={pair}
            waits={known ? waitingWords(visit, known) : []}
          />
        )
      })}
    </>
  )
}

/** That I am away myself, and where I say so. */
export function MyAbsence({
  visit,
  walk,
  place,
  today,
}: CardProps & { today: Temporal.PlainDate }) {
  const away = awayNow(walk.aways.get(place.id), today)
  const to = paths.away.to({ cohort: cohortOf(visit).id })
  const key = away && hasBegun(away, today) ? 'away.is' : 'away.will'
  return (
    <p class="small">
      {away ? <>{tell(visit, key, daysOf(visit, away))} </> : null}
      <a href={to}>{tell(visit, away ? 'away.change' : 'away.link')}</a>
    </p>
  )
}
