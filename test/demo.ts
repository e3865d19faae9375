import { sql } from 'kysely'
import { openDemo, type Point } from '../src/actions/open-demo.ts'
import { publishGuide } from '../src/actions/publish-guide.ts'
import type { Place } from '../src/programme/cohort.ts'
import { glanceAt } from '../src/programme/glance.ts'
import { dayAtMeeting } from '../src/programme/meeting.ts'
import { allCohorts } from '../src/store/cohorts.ts'
import { house } from '../src/store/house.ts'
import type { Db } from '../src/store/open.ts'
import { readWalk } from '../src/store/walks.ts'
import type { TestApp } from './app.ts'
import { must, shippedGuide } from './cohort.ts'

/** The demo, entered at a point of the line. */
export async function enterDemo(app: TestApp, point: Point) {
  await publishGuide(app, 'stakeholder-journey', shippedGuide())
  await must(openDemo(app, point, app.deliver))
}

/** The demo’s day and hour in Muscat. */
export async function timeInMuscat(app: TestApp): Promise<string> {
  const now = app.wallNow().add((await house(app.db)).ahead)
  return now.toZonedDateTimeISO('Asia/Muscat').toPlainDateTime().toString()
}

/** How many letters there are of each template in each state. */
export async function lettersCounted(db: Db): Promise<Record<string, number>> {
  const rows = await db
    .selectFrom('letter')
    .select(['template', 'state', eb => eb.fn.countAll<string>().as('count')])
    .groupBy(['template', 'state'])
    .execute()
  return Object.fromEntries(rows.map(row => [`${row.template} ${row.state}`, Number(row.count)]))
}

const sorted = (rows: Record<string, string | null>[]) =>
  rows.map(row => Object.values(row).join(' · ')).sort()

/** All that people did and were written, with its time, in the words of the database. */
export async function allThatHappened(db: Db): Promise<string[]> {
  const letters = await sql<Record<string, string>>`
    select template, name, state, owed_at, posted_at from letter
    join person on person.id = to_person_id`.execute(db)
  const entries = await sql<Record<string, string>>`
    select name, entry, state, note, on_date, changed_at from entry_mark
    join place on place.id = place_id join person on person.id = person_id`.execute(db)
  const lines = await sql<Record<string, string>>`
    select verb, doer.name as by, subject.name as about, at, details::text from history
    left join person as doer on doer.id = by_person_id
    left join person as subject on subject.id = about_person_id`.execute(db)
  return [letters, entries, lines].flatMap(({ rows }) => sorted(rows))
}

async function walkToday(app: TestApp) {
  const [cohort] = await allCohorts(app.db)
  if (!cohort) throw new Error('There is no cohort')
  const now = app.wallNow().add((await house(app.db)).ahead)
  return { walk: await readWalk(app.db, cohort), today: dayAtMeeting(cohort.meeting, now) }
}

/** What staff see at a glance: who could use a word, what waits, what is past its day. */
export async function glance(app: TestApp) {
  const { walk, today } = await walkToday(app)
  const { stuck, entries } = glanceAt(walk, today, 'en')
  return {
    stuck: stuck.map(({ place, standing }) => {
      const name = walk.people.get(place.person)?.name ?? ''
      return `${name}: ${standing.stop?.step.key}`
    }),
    waiting: entries.reduce((sum, entry) => sum + entry.waiting, 0),
    overdue: entries.reduce((sum, entry) => sum + entry.overdue, 0),
  }
}

/** A persona’s place, by name. */
export async function placeNamed(app: TestApp, name: string): Promise<Place> {
  const { walk } = await walkToday(app)
  const places = [...walk.places.values()]
  const place = places.find(place => walk.people.get(place.person)?.name === name)
  if (!place) throw new Error(`There is nobody called ${name}`)
  return place
}
