import { sayDay } from '../../days.ts'
import { minutesTalked, type Talk, type Talks } from '../../programme/talks.ts'
import { timeTold } from '../../programme/talks/telling.ts'
import { paths } from '../paths.ts'
import { cohortOf, dayFor, tell, type Visit } from '../visit.ts'
import { hasEnded } from './ended.tsx'
import { Agenda, type OpenBetween } from './goals/open-between.tsx'
import { clocksOf, waysToTalk } from './talk-forms.tsx'
import { pairAt, type Two } from './two.ts'

type Seen = { visit: Visit; two: Two }

function DoButton(props: { visit: Visit; talk: Talk; what: string; label: string; look: string }) {
  const { visit, talk, what, label, look } = props
  return (
    <form method="post" action={paths.talks.to(pairAt(visit))}>
      <input type="hidden" name="do" value={what} />
      <input type="hidden" name="talk" value={String(talk.id)} />
      <button class={look}>{label}</button>
    </form>
  )
}

function Spot({ spot }: { spot: string }) {
  if (spot === '') return null
  const link = /^https?:\/\/\S+$/.test(spot)
  return <p dir="auto">{link ? <a href={spot}>{spot}</a> : spot}</p>
}

/** The talk both agreed to: when on both clocks, where, and what is open. */
function Agreed({ visit, two, talk, open }: Seen & { talk: Talk; open: OpenBetween }) {
  const { startsAt } = talk
  if (!startsAt) return null
  const past = Temporal.Instant.compare(startsAt, visit.app.now()) <= 0
  const at = pairAt(visit)
  const button = { visit, talk }
  return (
    <section class="section flow" aria-label={tell(visit, past ? 'talks.past' : 'talks.next')}>
      <h2>{tell(visit, past ? 'talks.past' : 'talks.next')}</h2>
      <p class="lead">
        <time datetime={startsAt.toString()}>
          {timeTold(visit.language, startsAt, clocksOf(visit, two))}
        </time>
      </p>
      <p>{tell(visit, 'talks.minutes', { count: talk.minutes })}</p>
      <Spot spot={talk.spot} />
      {past ? null : <Agenda visit={visit} open={open} />}
      {past ? (
        <div class="buttons">
          <DoButton {...button} what="held" label={tell(visit, 'talks.yes')} look="button first" />
          <DoButton {...button} what="missed" label={tell(visit, 'talks.no')} look="button" />
        </div>
      ) : (
        <div class="buttons">
          <a class="button" href={paths.talkFile.to({ ...at, talk: talk.id })}>
            {tell(visit, 'talks.calendar')}
          </a>
          <a class="button quiet" href={`${paths.talks.to(at)}?instead=${talk.id}#book`}>
            {tell(visit, 'talks.other-times')}
          </a>
          <DoButton
            {...button}
            what="cancel"
            label={tell(visit, 'talks.cancel')}
            look="button quiet"
          />
        </div>
      )}
    </section>
  )
}

/** Times that wait for an answer: to choose from, or one’s own to take back. */
function Waiting({ visit, two, talk }: Seen & { talk: Talk }) {
  const { name } = two.other
  const hers = talk.by === two.theirs.id
  const now = visit.app.now()
  const told = (time: Temporal.Instant) => timeTold(visit.language, time, clocksOf(visit, two))
  const ahead = talk.times.filter(time => Temporal.Instant.compare(time, now) > 0)
  return (
    <section class="section flow" aria-labelledby="waiting">
      <h2 id="waiting">{tell(visit, hers ? 'talks.offered' : 'talks.yours', { name })}</h2>
      <p class="small soft">
        {tell(visit, hers ? 'talks.offered.lead' : 'talks.yours.lead', { name })}
      </p>
      <p>{tell(visit, 'talks.minutes', { count: talk.minutes })}</p>
      <Spot spot={talk.spot} />
      {hers ? (
        <form class="stack" method="post" action={paths.talks.to(pairAt(visit))}>
          <input type="hidden" name="do" value="accept" />
          <input type="hidden" name="talk" value={String(talk.id)} />
          <fieldset class="field">
            <legend>{tell(visit, 'talks.choose')}</legend>
            <ul class="choices">
              {ahead.map((time, at) => (
                <li>
                  <label>
                    <input type="radio" name="time" value={time.toString()} checked={at === 0} />{' '}
                    <span>{told(time)}</span>
                  </label>
                </li>
              ))}
            </ul>
          </fieldset>
          <div class="buttons">
            <button class="button first">{tell(visit, 'talks.accept')}</button>
          </div>
        </form>
      ) : (
        <>
          <ul>
            {talk.times.map(time => (
              <li>{told(time)}</li>
            ))}
          </ul>
          <DoButton
            visit={visit}
            talk={talk}
            what="withdraw"
            label={tell(visit, 'talks.withdraw')}
            look="button quiet"
          />
        </>
      )}
    </section>
  )
}

/** What two had agreed to who walk no more: the times, and nothing to press. */
export function TalksPlanned({ visit, two, booked }: Seen & { booked: Talk[] }) {
  if (booked.length === 0) return null
  return (
    <section class="section flow" aria-labelledby="planned">
      <h2 id="planned">{tell(visit, 'talks.planned')}</h2>
      {booked.map(({ startsAt, spot }) => (
        <>
          <p>{startsAt ? timeTold(visit.language, startsAt, clocksOf(visit, two)) : null}</p>
          <Spot spot={spot} />
        </>
      ))}
    </section>
  )
}

/** What took place, and how long in all. */
export function TalksHeld({ visit, held }: { visit: Visit; held: Talk[] }) {
  const sum = minutesTalked(held)
  const page = new URLSearchParams({ page: paths.talks.to(pairAt(visit)) })
  const count = { count: held.length, hours: Math.floor(sum / 60), minutes: sum % 60 }
  return (
    <section class="section flow" aria-labelledby="held">
      <h2 id="held">{tell(visit, 'talks.held')}</h2>
      {held.length === 0 ? (
        <p class="empty">{tell(visit, hasEnded(visit) ? 'came-before.none' : 'talks.none')}</p>
      ) : null}
      {held.length > 0 ? <p class="small soft">{tell(visit, 'talks.held.sum', count)}</p> : null}
      <ul class="plain ledger">
        {held.map(talk => (
          <li>
            <div>
              <strong>{talk.startsAt ? dayOf(visit, talk.startsAt) : null}</strong>{' '}
              <span class="soft">
                {tell(visit, 'talks.minutes', { count: talk.minutes })}
                {howOf(visit, talk)}
              </span>
              {talk.words === '' ? null : (
                <p class="small" dir="auto">
                  {talk.words}
                </p>
              )}
            </div>
          </li>
        ))}
      </ul>
      {held.length === 0 || hasEnded(visit) ? null : (
        <p class="small">
          <a href={`${paths.note.to({ cohort: cohortOf(visit).id })}?${page}`}>
            {tell(visit, 'talks.note')}
          </a>
        </p>
      )}
    </section>
  )
}

const dayOf = (visit: Visit, at: Temporal.Instant) =>
  sayDay(visit.language, dayFor(visit, at), 'weekday')

function howOf(visit: Visit, { how }: Talk): string {
  const way = waysToTalk.find(one => one === how)
  return way ? ` · ${tell(visit, `rules.method.${way}`)}` : ''
}

/** The talks of a pair as they stand: what comes, what waits, and below what was. */
export function TalksShown(props: Seen & { talks: Talks; open: OpenBetween }) {
  const { visit, two, talks, open } = props
  return (
    <>
      {talks.booked.map(talk => (
        <Agreed visit={visit} two={two} talk={talk} open={open} />
      ))}
      {talks.waiting ? <Waiting visit={visit} two={two} talk={talks.waiting} /> : null}
    </>
  )
}
