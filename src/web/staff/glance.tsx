import { sayDay } from '../../days.ts'
import type { Away } from '../../programme/away.ts'
import { glanceAt, type Glance } from '../../programme/glance.ts'
import { stationsOf, type Station, type Walk } from '../../programme/journey.ts'
import { dayAtMeeting } from '../../programme/meeting.ts'
import { told } from '../../programme/told.ts'
import { unsolvedIn } from '../../store/cases.ts'
import { walkOf } from '../../store/walks.ts'
import { countdown } from '../parts/countdown.ts'
import { drawn } from '../parts/document.ts'
import { Page } from '../parts/layout.tsx'
import { lineRules, TheLine, type StopWords, type Tally } from '../parts/line.tsx'
import { paths } from '../paths.ts'
import { cohortOf, show, tell, type Shared, type Visit } from '../visit.ts'
import { WriteLink, writesHere } from './announcements/list.tsx'
import { WaitingCases } from './cases/waiting.tsx'
import { comingBack } from './comes-back.tsx'
import { lateIn, WasToBeBack } from './cover/was-to-be-back.tsx'
import { WhoIsAway } from './cover/who-is-away.tsx'
import { Coverage } from './coverage.tsx'
import { NextLetters } from './next-letters.tsx'
import { Papers } from './papers.tsx'
import { Stuck } from './stuck.tsx'

/** What the glance page shows, read once. */
export type Seen = {
  walk: Walk
  glance: Glance
  today: Temporal.PlainDate
  /** Who was to be back some days ago and was not heard of since. */
  late: Away[]
  /** Whether the reader may write to people. */
  writes: boolean
}

/** Where mentees stand, gathered by day: a dot for each, a ring for whom a word would help. */
function talliesOf({ glance, walk, today }: Seen, stations: Station[]): Tally[] {
  const end = stations.at(-1)?.to ?? today
  const here = walk.dated.map(({ step, from }) => ({
    on: from,
    ...(glance.steps.get(step.key) ?? { count: 0, stuck: 0 }),
  }))
  const idle = [
    { on: today, count: glance.between, stuck: 0 },
    { on: end, count: glance.arrived, stuck: 0 },
  ]
  const tallies = new Map<string, Tally>()
  for (const { on, count, stuck } of [...here, ...idle].filter(one => one.count > 0)) {
    const tally = tallies.get(on.toString()) ?? { on, count: 0, stuck: 0 }
    tally.count += count
    tally.stuck += stuck
    tallies.set(on.toString(), tally)
  }
  return [...tallies.values()]
}

/** Those for whom nothing is open: where today is, or at the end of the line. */
function idleUnder(visit: Shared, { glance }: Seen, station: Station, last: boolean): StopWords[] {
  const words = (count: number, title: string) =>
    count > 0 ? [{ state: 'now', title, more: tell(visit, 'glance.stop', { count }) } as const] : []
  return [
    ...(station.state === 'here' ? words(glance.between, tell(visit, 'glance.between')) : []),
    ...(last ? words(glance.arrived, tell(visit, 'glance.arrived')) : []),
  ]
}

/** Under each station: its steps, and how many mentees stand at each. */
function stopsUnder(visit: Shared, seen: Seen, station: Station): StopWords[] {
  return seen.walk.guide.steps
    .filter(step => step.phase === station.phase.key && step.done !== 'ongoing')
    .filter(step => step.who.includes('mentee'))
    .map(step => {
      const here = seen.glance.steps.get(step.key)
      const title = told(step.title, visit.language)
      if (!here) {
        const behind = station.state === 'done' ? 'done' : 'ahead'
        return { state: behind, title, more: '' } as const
      }
      const { count, stuck } = here
      const more =
        stuck > 0
          ? tell(visit, 'glance.stop.stuck', { count, stuck })
          : tell(visit, 'glance.stop', { count })
      return { state: 'now', title, more } as const
    })
}

function headline(visit: Shared, seen: Seen): string {
  const { doubtful } = seen.walk
  const stuck = seen.glance.stuck.length
  if (seen.glance.stands.length === 0) return tell(visit, 'glance.empty')
  if (doubtful > 0) return tell(visit, 'glance.doubt', { count: doubtful })
  const unreached = comingBack(seen).length
  if (unreached > 0) return tell(visit, 'comes-back.stuck.count', { count: unreached })
  return stuck > 0 ? tell(visit, 'glance.stuck', { count: stuck }) : tell(visit, 'glance.calm')
}

function FirstButton({ visit, seen }: { visit: Shared; seen: Seen }) {
  const at = { cohort: cohortOf(visit).id }
  const button = (to: string, label: string) => (
    <a class="button first" href={to}>
      {label}
    </a>
  )
  if (seen.glance.stands.length === 0) {
    return button(paths.imports.to(at), tell(visit, 'glance.bring'))
  }
  if (seen.walk.doubtful > 0) return button(paths.doubt.to(at), tell(visit, 'glance.look-doubt'))
  return button('#stuck', tell(visit, 'glance.look'))
}

/** What the page is made of: the rules for its line, and all between its head and its foot. */
type Board = { rules: string; main: Awaited<ReturnType<typeof drawn>> }

async function draw(visit: Shared, seen: Seen): Promise<Board> {
  const { walk, today } = seen
  const stations = stationsOf(walk.guide, cohortOf(visit), today)
  const tallies = talliesOf(seen, stations)
  const stops = new Map(
    stations.map(station => [
      station.phase.key,
      [
        ...stopsUnder(visit, seen, station),
        ...idleUnder(visit, seen, station, station === stations.at(-1)),
      ],
    ]),
  )
  const count = (role: string) => seen.glance.stands.filter(s => s.place.role === role).length
  const names = {
    mentee: tell(visit, 'roles.mentee'),
    mentor: tell(visit, 'roles.mentor'),
    here: tell(visit, 'line.cohort-here'),
  }
  const at = { cohort: cohortOf(visit).id }
  const main = await drawn(
    <main id="main" class="page">
      <section class="next" aria-labelledby="next">
        <div>
          <p class="small soft">
            <time datetime={today.toString()}>{sayDay(visit.language, today, 'weekday')}</time> ·{' '}
            <strong>{countdown(visit, today)}</strong>
          </p>
          <h1 id="next">{headline(visit, seen)}</h1>
          <p class="lead">
            {tell(visit, 'glance.lead', {
              mentees: count('mentee'),
              mentors: count('mentor'),
              pairs: walk.pairs.length,
            })}
          </p>
          <div class="buttons">
            <FirstButton visit={visit} seen={seen} />
            {seen.glance.unpaired.length > 0 ? (
              <a class="button" href={paths.pairs.to(at)}>
                {tell(visit, 'glance.unpaired', { count: seen.glance.unpaired.length })}
              </a>
            ) : null}
            {seen.writes ? <WriteLink visit={visit} /> : null}
            {walk.aside > 0 ? (
              <a class="button" href={paths.post.to(at)}>
                {tell(visit, 'post.count', { count: walk.aside })}
              </a>
            ) : null}
          </div>
        </div>
      </section>
      <section class="section" aria-labelledby="line">
        <h2 id="line">{tell(visit, 'line.title', { city: visit.city })}</h2>
        <p class="small soft">{tell(visit, 'glance.line.lead')}</p>
        <TheLine
          visit={visit}
          stations={stations}
          today={today}
          stops={stops}
          names={names}
          tallies={tallies}
        />
      </section>
      <div class="split">
        <div class="stack">
          <Stuck visit={visit} seen={seen} />
          <WasToBeBack visit={visit} seen={seen} />
          <WhoIsAway visit={visit} seen={seen} />
          <NextLetters visit={visit} seen={seen} />
        </div>
        <div class="stack">
          <Papers visit={visit} seen={seen} />
          <Coverage visit={visit} seen={seen} />
        </div>
      </div>
    </main>,
  )
  return { rules: lineRules(stations, today, tallies), main }
}

type Boards = Partial<Record<'writes' | 'reads', Promise<Board>>>
const boards = new WeakMap<Glance, Boards>()

/** Nothing on the board is about its reader but what she may, so each look is drawn once for each. */
function boardOf(visit: Shared, seen: Seen): Promise<Board> {
  // Whether somebody was heard of changes without the cohort’s version.
  if (seen.late.length > 0) return draw(visit, seen)
  const drawn = boards.get(seen.glance) ?? {}
  boards.set(seen.glance, drawn)
  const who = seen.writes ? 'writes' : 'reads'
  return (drawn[who] ??= draw(visit, seen))
}

/** The cohort at a glance (M1): where everybody stands, who could use a word, what goes out. */
export async function glancePage(visit: Visit) {
  const cohort = cohortOf(visit)
  const walk = await walkOf(visit.app.db, cohort)
  const today = dayAtMeeting(cohort.meeting, visit.app.now())
  const late = await lateIn(visit, walk, today)
  const writes = writesHere(visit)
  const glance = glanceAt(walk, today, visit.language)
  const seen: Seen = { walk, today, writes, glance, late }
  const [{ rules, main }, cases] = await Promise.all([
    boardOf(visit, seen),
    unsolvedIn(visit.app.db, cohort.id),
  ])
  const title = tell(visit, 'menu.glance')
  const current = paths.cohort.to({ cohort: cohort.id })
  return show(
    visit,
    <Page visit={visit} title={title} current={current} rules={rules}>
      <WaitingCases visit={visit} cases={cases} />
      {main}
    </Page>,
  )
}
