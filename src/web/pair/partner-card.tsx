import { sayCountry, sayHour, sayLanguage, sayList, sayRow, sayZone } from '../../days.ts'
import type { Pair, Place } from '../../programme/cohort.ts'
import { cityIn, type Guide } from '../../programme/guide.ts'
import { initials, seenBy, type Person } from '../../programme/person.ts'
import type { Waiting } from '../../store/messages.ts'
import { paths } from '../paths.ts'
import { cohortOf, dayFor, tell, type Visit } from '../visit.ts'
import { Earlier, type Together } from './goals/on-journey.tsx'
import type { Journey } from './journey.tsx'

/** Somebody one walks with. */
export type Partner = {
  pair: Pair
  place: Place
  person: Person
  /** What a mentee answered her mentor, question by question. */
  answers: { label: string; words: string }[]
  /** What the other wrote that is not read yet, and questions that are open. */
  waiting: Waiting
  /** When the two last had to do with each other, as far as is known (R54). */
  lastAt: Temporal.Instant | null
  /** What the two have together; null for staff, who do not learn of it. */
  together: Together | null
}

/** A photograph where there is one, else initials: mentors’ square, mentees’ round. */
export function Face({ person, mentor, size }: { person: Person; mentor: boolean; size: string }) {
  if (person.photo) {
    const src = paths.photo.to({ person: person.id })
    return <img class={`initials ${size}`} src={src} alt="" width="64" height="64" loading="lazy" />
  }
  return (
    <span class={`initials ${size}${mentor ? ' mentor' : ''}`} aria-hidden="true">
      {initials(person.name)}
    </span>
  )
}

/** How long ago, in days on the reader’s clock. */
function lastContact(visit: Visit, at: Temporal.Instant | null): string {
  if (!at) return tell(visit, 'presence.none')
  const day = (one: Temporal.Instant) => dayFor(visit, one)
  const { days } = day(at).until(day(visit.app.now()), { largestUnit: 'days' })
  return days <= 0 ? tell(visit, 'presence.today') : tell(visit, 'presence.days', { count: days })
}

function Facts({ visit, guide, partner }: { visit: Visit; guide: Guide; partner: Partner }) {
  const person = seenBy(partner.person, 'partner')
  const { language } = visit
  const now = visit.app.now()
  const spoken = person.spoken.map(one => sayLanguage(language, one.language))
  const mine = visit.reader?.zone ?? cohortOf(visit).meeting.zone
  const route = partner.pair.route ?? 'none'
  const clock = (zone: string) => ({
    hour: sayHour(language, now, zone),
    city: cityIn(guide, sayZone(zone), language),
  })
  return (
    <dl class="facts">
      {person.zone ? (
        <>
          <dt>{tell(visit, 'journey.there-now')}</dt>
          <dd>
            <time datetime={now.toString()}>
              {tell(visit, 'journey.clock', clock(person.zone))}
            </time>
            {mine === person.zone ? null : (
              <span class="soft"> {tell(visit, 'journey.own-clock', clock(mine))}</span>
            )}
          </dd>
        </>
      ) : null}
      {person.country ? (
        <>
          <dt>{tell(visit, 'journey.from')}</dt>
          <dd>{sayCountry(language, person.country)}</dd>
        </>
      ) : null}
      {spoken.length > 0 ? (
        <>
          <dt>{tell(visit, 'journey.speaks')}</dt>
          <dd>{sayList(language, spoken)}</dd>
        </>
      ) : null}
      <dt>{tell(visit, 'presence.last')}</dt>
      <dd>{lastContact(visit, partner.lastAt)}</dd>
      <dt>{tell(visit, 'journey.route')}</dt>
      <dd>{tell(visit, `journey.route.${route}`)}</dd>
    </dl>
  )
}

/** What the mentee answered, for her mentor (R27–R30). */
function Answers({ visit, partner }: { visit: Visit; partner: Partner }) {
  if (partner.answers.length === 0) return null
  return (
    <details class="small">
      <summary>{tell(visit, 'answers.of', { name: partner.person.name })}</summary>
      <dl class="flow">
        {partner.answers.map(answer => (
          <div>
            <dt class="soft">{answer.label}</dt>
            <dd dir="auto">{answer.words}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}

function waitingWords(visit: Visit, { unread, open }: Waiting): string[] {
  return [
    ...(unread > 0 ? [tell(visit, 'messages.new', { count: unread })] : []),
    ...(open > 0 ? [tell(visit, 'messages.open', { count: open })] : []),
  ]
}

function OnePartner({
  visit,
  journey,
  partner,
}: {
  visit: Visit
  journey: Journey
  partner: Partner
}) {
  const mentor = partner.place.role === 'mentor'
  const { person, pair } = partner
  const seen = seenBy(person, 'partner')
  const cohort = cohortOf(visit).id
  return (
    <>
      <div class="person">
        <Face person={person} mentor={mentor} size="large" />
        <span>
          <small>{tell(visit, mentor ? 'journey.mentor' : 'journey.mentee')}</small>
          <strong>
            <bdi>{person.name}</bdi>
          </strong>
          {seen.organisation ? <small>{seen.organisation}</small> : null}
        </span>
      </div>
      <Facts visit={visit} guide={journey.guide} partner={partner} />
      {mentor && seen.background ? (
        <p class="small" dir="auto">
          {seen.background}
        </p>
      ) : null}
      <Answers visit={visit} partner={partner} />
      {partner.waiting.unread + partner.waiting.open > 0 ? (
        <p class="small waits">
          <a href={paths.messages.to({ cohort, pair: pair.id })}>
            {sayRow(visit.language, waitingWords(visit, partner.waiting))}
          </a>
        </p>
      ) : null}
      {journey.own ? (
        <div class="buttons">
          <a class="button low" href={paths.messages.to({ cohort, pair: pair.id })}>
            {tell(visit, 'messages.link', { name: person.name })}
          </a>
          <a class="button quiet low" href={paths.questions.to({ cohort, pair: pair.id })}>
            {tell(visit, 'questions.all')}
          </a>
          <a class="button quiet low" href={paths.groundRules.to({ cohort, pair: pair.id })}>
            {tell(visit, 'rules.link')}
          </a>
          <a class="button quiet low" href={paths.talks.to({ cohort, pair: pair.id })}>
            {tell(visit, 'talks.link')}
          </a>
          <a class="button quiet low" href={paths.sharedNotes.to({ cohort, pair: pair.id })}>
            {tell(visit, 'shared.link')}
          </a>
          {mentor ? null : (
            <a class="button quiet low" href={paths.route.to({ cohort, pair: pair.id })}>
              {tell(visit, 'journey.route')}
            </a>
          )}
        </div>
      ) : null}
      {journey.own ? (
        <p class="small">
          <a href={paths.pair.to({ cohort, pair: pair.id })}>{tell(visit, 'pair.link')}</a>
          {partner.together?.before ? (
            <>
              {' · '}
              <a href={paths.before.to({ cohort, pair: pair.id })}>
                {tell(visit, 'came-before.link')}
              </a>
            </>
          ) : null}
        </p>
      ) : null}
    </>
  )
}

/** Who walks with me; or, kindly, that somebody is being looked for. */
export function PartnerCard({ visit, journey }: { visit: Visit; journey: Journey }) {
  const { partners, place } = journey
  const walks = place.role === 'mentor' || place.role === 'mentee'
  if (!walks) return null
  return (
    <aside class="mentor-card" id="partner">
      {partners.map(partner => (
        <OnePartner visit={visit} journey={journey} partner={partner} />
      ))}
      {partners.length === 0 ? (
        <p class="empty">
          {tell(visit, place.role === 'mentor' ? 'journey.no-mentees' : 'journey.no-mentor')}
        </p>
      ) : null}
      <Earlier visit={visit} earlier={journey.earlier} />
    </aside>
  )
}
