import { acceptTalk, cancelTalk } from '../../actions/talks/book-talk.ts'
import { logTalk, tellOfTalk, tellWhoMissed } from '../../actions/talks/log-talk.ts'
import { offerTalk, withdrawTalk } from '../../actions/talks/offer-talk.ts'
import { refused, type Outcome, type Problem } from '../../outcome.ts'
import { standingOf } from '../../programme/ground-rules.ts'
import { mostTimes, talksAs } from '../../programme/talks.ts'
import { calendarOf, invitationOf } from '../../programme/talks/invitation.ts'
import { nextTimes } from '../../programme/talks/suggesting.ts'
import { offersOf } from '../../store/ground-rules.ts'
import { missedOf, talkBy, talksOf } from '../../store/talks.ts'
import { Problems } from '../parts/fields.tsx'
import { Page } from '../parts/layout.tsx'
import { paths } from '../paths.ts'
import {
  cohortOf,
  dayFor,
  formOf,
  goOn,
  numberIn,
  pairOf,
  readerOf,
  show,
  tell,
  tellPlainly,
  zoneOf,
  type Form,
  type Visit,
} from '../visit.ts'
import { Ended, hasEnded } from './ended.tsx'
import { openBetween } from './goals/open-between.tsx'
import { OtherAway } from './cover/away-note.tsx'
import { LogForm, OfferForm, waysToTalk, type Typed } from './talk-forms.tsx'
import { TalksMissed } from './talks-missed.tsx'
import { TalksHeld, TalksPlanned, TalksShown } from './talks-shown.tsx'
import { pairAt, twoOf } from './two.ts'

const timeNames = Array.from({ length: mostTimes }, (_, at) => `time-${at + 1}`)

/** What a form begins with: the next times by the ground rules, and today. */
async function beginning(visit: Visit): Promise<Typed> {
  const rules = standingOf(await offersOf(visit.app.db, pairOf(visit).id)).inForce?.rules
  const now = visit.app.now()
  const times = nextTimes(rules?.times ?? null, zoneOf(visit), now)
  const today = dayFor(visit, now)
  const named = times.map((time, at) => [
    `time-${at + 1}`,
    time.toString({ smallestUnit: 'minute' }),
  ])
  return { ...Object.fromEntries(named), on: today.toString() }
}

async function showTalks(visit: Visit, problems: Problem[] = [], typed: Typed = {}) {
  const { db } = visit.app
  const two = await twoOf(visit)
  const { id } = pairOf(visit)
  const ended = hasEnded(visit)
  const talks = talksAs(await talksOf(db, id))
  const title = tell(visit, 'talks.title', { name: two.other.name })
  const instead = Number(typed['instead'] ?? visit.c.req.query('instead') ?? 0)
  const moving = talks.booked.find(talk => talk.id === instead) ?? null
  const form = { visit, two, problems, typed: { ...(await beginning(visit)), ...typed } }
  return show(
    visit,
    <Page visit={visit} title={title} current={paths.journey.to({ cohort: cohortOf(visit).id })}>
      <main id="main" class="page form-page">
        <div class="stack">
          <Problems visit={visit} problems={problems} />
          <div class="flow">
            <Ended visit={visit} />
            <h1>{title}</h1>
            <OtherAway visit={visit} two={two} />
            {ended ? null : (
              <p class="soft">{tell(visit, 'talks.lead', { name: two.other.name })}</p>
            )}
          </div>
          <p>
            <a class="button" href={paths.topics.to(pairAt(visit))}>
              {tell(visit, 'topics.link')}
            </a>
          </p>
          {ended ? (
            <TalksPlanned visit={visit} two={two} booked={talks.booked} />
          ) : (
            <>
              <TalksShown
                visit={visit}
                two={two}
                talks={talks}
                open={await openBetween(visit, two)}
              />
              <OfferForm {...form} moving={moving} />
              <LogForm {...form} />
            </>
          )}
          <TalksHeld visit={visit} held={talks.held} />
          <TalksMissed
            visit={visit}
            two={two}
            missed={talks.missed}
            said={await missedOf(db, id)}
            problems={problems}
          />
        </div>
      </main>
    </Page>,
    problems.length > 0 ? 422 : 200,
  )
}

/** The talks of a pair: to find a time, to remember what was, what to talk about next. */
export const talksPage = (visit: Visit) => showTalks(visit)

/** A time as the form has it, on the reader’s clock; null for what is none. */
function timeIn(text: string, zone: string): Temporal.Instant | null {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/.test(text)) return null
  try {
    return Temporal.PlainDateTime.from(text).toZonedDateTime(zone).toInstant()
  } catch {
    return null
  }
}

function offer(visit: Visit, form: Form): Promise<Outcome<null>> {
  const typed = timeNames.map(name => form.text(name)).filter(text => text !== '')
  const times = typed.map(text => timeIn(text, zoneOf(visit)))
  const known = times.filter(time => time !== null)
  return offerTalk(visit.app, readerOf(visit).id, pairOf(visit), {
    // A time that cannot be read must not go missing without a word.
    times: known.length === times.length ? known : [],
    minutes: form.number('minutes') ?? Number.NaN,
    spot: form.text('spot'),
    insteadOf: form.number('instead'),
  })
}

/** A talk of a day is told of at noon there, or now when it is not noon yet. */
async function log(visit: Visit, form: Form): Promise<Outcome<null>> {
  const day = form.day('on')
  if (!day) return refused({ key: 'talks.problem.on', field: 'on' })
  const now = visit.app.now()
  const zone = zoneOf(visit)
  const noon = day.toZonedDateTime({ timeZone: zone, plainTime: '12:00' }).toInstant()
  const today = now.toZonedDateTimeISO(zone).toPlainDate().equals(day)
  const startsAt = today && Temporal.Instant.compare(noon, now) > 0 ? now : noon
  return logTalk(visit.app, readerOf(visit).id, pairOf(visit), {
    startsAt,
    minutes: form.number('logged') ?? Number.NaN,
    how: waysToTalk.find(way => way === form.text('how')) ?? '',
    words: form.text('words'),
  })
}

const saidAfter = {
  offer: 'said.talk-offered',
  accept: 'said.talk-booked',
  withdraw: 'said.withdrawn',
  cancel: 'said.talk-cancelled',
  log: 'said.talk-kept',
  held: 'said.talk-kept',
  missed: 'said.kept',
  'who-missed': 'said.kept',
} as const
type Deed = keyof typeof saidAfter

const isDeed = (text: string): text is Deed => Object.hasOwn(saidAfter, text)

function settle(visit: Visit, form: Form, what: Deed): Promise<Outcome<null>> {
  const { app } = visit
  const person = readerOf(visit).id
  const pair = pairOf(visit)
  const talk = form.number('talk') ?? 0
  switch (what) {
    case 'offer':
      return offer(visit, form)
    case 'log':
      return log(visit, form)
    case 'withdraw':
      return withdrawTalk(app, person, pair, talk)
    case 'cancel':
      return cancelTalk(app, person, pair, talk)
    case 'held':
    case 'missed':
      return tellOfTalk(app, person, pair, { talk, held: what === 'held' })
    case 'who-missed':
      return tellWhoMissed(app, person, pair, { talk, who: form.text(`who-${talk}`) })
    case 'accept':
      return acceptTalk(app, person, pair, { talk, time: form.text('time') })
  }
}

const fieldNames = [...timeNames, 'minutes', 'spot', 'instead', 'on', 'logged', 'how', 'words']

/** One of the two offers times, chooses one, calls a talk off, or tells of one. */
export async function settleTalk(visit: Visit) {
  const form = await formOf(visit)
  const what = form.text('do')
  if (!isDeed(what)) return visit.c.notFound()
  const made = await settle(visit, form, what)
  if (made.ok) return goOn(visit, paths.talks.to(pairAt(visit)), saidAfter[what])
  const typed = Object.fromEntries(
    fieldNames.map(name => [name, form.text(name)]).filter(([, text]) => text !== ''),
  )
  return showTalks(visit, made.problems, typed)
}

/** A talk as a file for a calendar. */
export async function talkFile(visit: Visit) {
  const talk = await talkBy(visit.app.db, pairOf(visit).id, numberIn(visit, 'talk'))
  const invitation = talk ? invitationOf(talk, visit.app.origin) : null
  if (!invitation) return visit.c.notFound()
  const { other, me } = await twoOf(visit)
  const cohort = cohortOf(visit)
  const { text } = calendarOf(invitation, {
    title: tellPlainly(visit, 'talks.title', { name: other.name }),
    address: `${visit.app.origin}${paths.talks.to(pairAt(visit))}`,
    organizer: { name: cohort.name, address: visit.app.sender },
    reader: me,
    stamp: visit.app.now(),
  })
  return visit.c.body(text, 200, {
    'content-type': 'text/calendar; charset=utf-8',
    'content-disposition': 'attachment; filename="talk.ics"',
  })
}
