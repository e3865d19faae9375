import { sayDay, sayList, sayRow } from '../../days.ts'
import type { Pair, Place } from '../../programme/cohort.ts'
import type { Guide } from '../../programme/guide.ts'
import { factsOf, nextStop, stationsOf, stopsOf, type Stop } from '../../programme/journey.ts'
import { timesTold } from '../../programme/ground-rules/telling.ts'
import { dayAtMeeting } from '../../programme/meeting.ts'
import { seenBy, type Person } from '../../programme/person.ts'
import { told } from '../../programme/told.ts'
import { answersOf } from '../../store/journeys.ts'
import { unsolvedIn } from '../../store/cases.ts'
import { lastContacts } from '../../store/presence.ts'
import { waitingFor } from '../../store/messages.ts'
import { walkOf } from '../../store/walks.ts'
import { WaitingCases } from '../staff/cases/waiting.tsx'
import { countdown } from '../parts/countdown.ts'
import { Page } from '../parts/layout.tsx'
import { lineRules, TheLine, type StopWords } from '../parts/line.tsx'
import { paths } from '../paths.ts'
import { cohortOf, goOn, ownPlace, placeOf, show, tell, zoneOf, type Visit } from '../visit.ts'
import { BeforeMatching, unanswered } from './before-matching.tsx'
import { Checklist } from './checklist.tsx'
import { GoalsLine, sharedOf, type EarlierPair } from './goals/on-journey.tsx'
import { Help } from './help.tsx'
import { NextThing } from './next-thing.tsx'
import { PartnerCard, type Partner } from './partner-card.tsx'
import { Together } from './together.tsx'

/** All that the journey page shows of one place. */
export type Journey = {
  guide: Guide
  place: Place
  person: Person
  stops: Stop[]
  next: Stop | null
  today: Temporal.PlainDate
  partners: Partner[]
  /** With whom she walked before. */
  earlier: EarlierPair[]
  /** The forms of the guide this person may answer, by key. */
  forms: Set<string>
  /** False when staff look at somebody’s journey: they read it. */
  own: boolean
}

/** Hours of the mentee’s week, on the reader’s clock and on hers; nothing where we do not know hers. */
function timesFor(visit: Visit, free: string, theirs: string | null): string {
  if (free === '' || theirs === null) return ''
  const { language } = visit
  const zones = { mine: zoneOf(visit), theirs }
  const told = timesTold({ zone: theirs, free }, { language, zones, at: visit.app.now() })
  return sayRow(language, told)
}

/** What a mentee answered for her mentor, question by question (R27–R30). */
export async function answersFor(
  visit: Visit,
  guide: Guide,
  { mentee, zone }: { mentee: number; zone: string | null },
) {
  const form = guide.questions.find(form => form.key === 'about-the-mentee')
  if (!form) return []
  const given = await answersOf(visit.app.db, mentee, form)
  return form.questions.flatMap(question => {
    const words = given.get(question.key) ?? ''
    const option = question.options.find(option => option.key === words)
    const said = question.kind === 'week' ? timesFor(visit, words, zone) : words
    const shown = option ? told(option.label, visit.language) : said
    return shown ? [{ label: told(question.label, visit.language), words: shown }] : []
  })
}

/** Somebody one walks with; of a mentee also what she answered her mentor. */
async function partnerOf(
  visit: Visit,
  guide: Guide,
  pair: Pair,
  place: Place,
  person: Person,
): Promise<Omit<Partner, 'waiting' | 'lastAt' | 'together'>> {
  const about = { mentee: place.id, zone: seenBy(person, 'partner').zone }
  const answers = place.role === 'mentee' ? await answersFor(visit, guide, about) : []
  return { pair, place, person, answers }
}

/** Loads a journey: what the cohort’s walk knows, and what the mentees of a mentor answered. */
export async function journeyOf(visit: Visit, place: Place, own: boolean) {
  const cohort = cohortOf(visit)
  const walk = await walkOf(visit.app.db, cohort)
  const today = dayAtMeeting(cohort.meeting, visit.app.now())
  const facts = factsOf(walk, place, visit.language)
  const stops = stopsOf(facts, today)
  const person = walk.people.get(place.person)
  if (!person) throw new Error(`Place ${place.id} without a person`)
  const known = await Promise.all(
    facts.pairs.flatMap(pair => {
      const other = walk.places.get(pair.mentor === place.id ? pair.mentee : pair.mentor)
      const partner = other ? walk.people.get(other.person) : undefined
      return other && partner ? [partnerOf(visit, walk.guide, pair, other, partner)] : []
    }),
  )
  const shared = own ? await sharedOf(visit, walk, place) : null
  const waiting = own && known.length > 0 ? await waitingFor(visit.app.db, place.id) : null
  const contacts = known.length > 0 ? await lastContacts(visit.app.db, cohort.id) : new Map()
  const partners = known.map((one): Partner => {
    return {
      ...one,
      waiting: waiting?.get(one.pair.id) ?? { unread: 0, open: 0 },
      lastAt: contacts.get(one.pair.id) ?? null,
      together: shared?.together.get(one.pair.id) ?? null,
    }
  })
  const mine = walk.guide.questions.filter(form => form.who.includes(place.role))
  const forms = new Set(mine.map(form => form.key))
  const next = nextStop(stops)
  const { guide } = walk
  const earlier = shared?.earlier ?? []
  const so = { guide, place, person, stops, next, today }
  const journey: Journey = { ...so, partners, earlier, forms, own }
  return { journey, facts, walk }
}

/** The name a stop carries when a mentor has several mentees. */
export const partnerName = (journey: Journey, stop: Stop): string | null =>
  journey.partners.length > 1
    ? (journey.partners.find(partner => partner.pair.id === stop.pair?.id)?.person.name ?? null)
    : null

/**
 * The names a line of stops carries when a mentor has several mentees: all whose stop it is. What
 * lies ahead of everybody needs none.
 */
function partnerNames(visit: Visit, journey: Journey, stops: Stop[]): string {
  const ahead = stops.every(stop => stop.state === 'ahead')
  if (ahead && stops.length === journey.partners.length) return ''
  const names = stops.flatMap(stop => partnerName(journey, stop) ?? [])
  return sayList(visit.language, names)
}

/** A step in words, for the line: its stops that are in the same state. */
function stopWords(visit: Visit, journey: Journey, stops: readonly [Stop, ...Stop[]]): StopWords {
  const [stop] = stops
  const now = stops.some(one => one === journey.next)
  const when = {
    done: tell(visit, 'stop.done'),
    skipped: tell(visit, 'stop.skipped'),
    open: now ? tell(visit, 'stop.now') : sayDay(visit.language, stop.to, 'short'),
    ahead: sayDay(visit.language, stop.from, 'short'),
  }[stop.state]
  const names = partnerNames(visit, journey, [...stops])
  const state = stop.state === 'done' || stop.state === 'skipped' ? 'done' : 'ahead'
  return {
    state: now ? 'now' : state,
    title: told(stop.step.title, visit.language),
    more: names === '' ? when : tell(visit, 'stop.with', { names, when }),
    ...(journey.own && {
      to: paths.myStep.to({ cohort: cohortOf(visit).id, step: stop.step.key }),
    }),
  }
}

/** One line for each step and state: several pairs of a mentor share it. */
function stopsOfPhase(visit: Visit, journey: Journey, phase: string): StopWords[] {
  const stops = journey.stops.filter(stop => stop.step.phase === phase)
  const lines = Map.groupBy(stops, stop => `${stop.step.key} ${stop.state}`)
  return [...lines.values()].flatMap(([first, ...more]) =>
    first ? [stopWords(visit, journey, [first, ...more])] : [],
  )
}

export async function JourneyPage({
  visit,
  place,
  own,
}: {
  visit: Visit
  place: Place
  own: boolean
}) {
  const cohort = cohortOf(visit)
  const { journey, facts, walk } = await journeyOf(visit, place, own)
  const { today } = journey
  const stations = stationsOf(walk.guide, cohort, today)
  const { city } = visit
  const partners = journey.partners.map(partner => partner.person.name)
  const others =
    partners.length > 2 ? tell(visit, 'roles.mentee') : sayList(visit.language, partners)
  const me = own ? tell(visit, 'line.you') : journey.person.name
  const names = {
    mentee: place.role === 'mentee' ? me : others,
    mentor: place.role === 'mentor' ? me : others,
    here: tell(visit, 'line.here'),
  }
  const stops = new Map(
    stations.map(({ phase }) => [phase.key, stopsOfPhase(visit, journey, phase.key)]),
  )
  const alone = own && partners.length === 0 && ['mentor', 'mentee'].includes(place.role)
  const mayHelp = own && place.role === 'policy-staff'
  const waiting = mayHelp ? await unsolvedIn(visit.app.db, cohort.id) : []
  const forms = alone ? await unanswered(visit, walk.guide, place) : []
  const title = own
    ? tell(visit, 'menu.journey')
    : tell(visit, 'journey.of', { name: journey.person.name })
  const current = own ? paths.journey.to({ cohort: cohort.id }) : ''
  return (
    <Page visit={visit} title={title} current={current} rules={lineRules(stations, today)}>
      <WaitingCases visit={visit} cases={waiting} />
      <main id="main" class="page">
        <section class="next" aria-labelledby="next">
          <div>
            {own ? null : (
              <p class="notice">{tell(visit, 'journey.of.lead', { name: journey.person.name })}</p>
            )}
            <p class="small soft">
              <time datetime={today.toString()}>{sayDay(visit.language, today, 'weekday')}</time> ·{' '}
              <strong>{countdown(visit, today)}</strong>
            </p>
            <NextThing visit={visit} journey={journey} />
          </div>
          <PartnerCard visit={visit} journey={journey} />
        </section>
        {alone ? <BeforeMatching visit={visit} place={place} forms={forms} /> : null}
        <section class="section" aria-labelledby="line">
          <h2 id="line">{tell(visit, 'line.title', { city })}</h2>
          <p class="small soft">{tell(visit, 'line.lead')}</p>
          <TheLine visit={visit} stations={stations} today={today} stops={stops} names={names} />
        </section>
        <div class="split">
          <div class="stack">
            <Checklist visit={visit} journey={journey} entries={facts.checklist} />
            <GoalsLine visit={visit} journey={journey} />
          </div>
          <div class="stack">
            <Together visit={visit} journey={journey} />
            <Help visit={visit} walk={walk} place={place} />
          </div>
        </div>
      </main>
    </Page>
  )
}

/** My journey: what is next for me, where I stand, what is on my list. */
export async function myJourney(visit: Visit) {
  const place = ownPlace(visit)
  if (!place) return goOn(visit, paths.cohorts.to())
  return show(visit, await JourneyPage({ visit, place, own: true }))
}

/** Somebody’s journey, as staff read it. */
export const journeyOfPlace = async (visit: Visit) => {
  const place = placeOf(visit)
  if (place.id === ownPlace(visit)?.id) {
    return goOn(visit, paths.journey.to({ cohort: place.cohort }))
  }
  return show(visit, await JourneyPage({ visit, place, own: false }))
}
