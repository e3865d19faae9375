import { earlierPairs } from '../../seeds/goals.ts'
import { known, toldBeforeMatching } from '../../seeds/known.ts'
import {
  agreedPairs,
  meeting,
  ombudsperson,
  personas,
  programme,
  type Persona,
} from '../../seeds/people.ts'
import type { App } from '../app.ts'
import { asText } from '../digest.ts'
import { done, refused, type Outcome } from '../outcome.ts'
import type { Place } from '../programme/cohort.ts'
import { nameOmbudsperson } from '../store/cases.ts'
import { note } from '../store/history.ts'
import { openHouse, setClockAhead } from '../store/house.ts'
import { keepAnswers } from '../store/journeys.ts'
import type { Db } from '../store/open.ts'
import { keepPerson, makeAdministrator, saveProfile, saveSpoken } from '../store/people.ts'
import { keepPlace, placeBy, saveGroups } from '../store/places.ts'
import { saveWishes } from '../store/wishes.ts'
import { walkBefore } from './goals/walk-before.ts'
import { letDaysPass, morning } from './let-days-pass.ts'
import { joinTwo } from './pair-people.ts'
import { addCohortWith } from './start-cohort.ts'
import { transact } from './transact.ts'

/** Where on the line one can come in. */
export const points = ['twelve-weeks', 'eight-weeks', 'five-weeks', 'meeting', 'day-after'] as const
export type Point = (typeof points)[number]

/** In the morning, so many days before the meeting, where the meeting is. */
const morningOf = (daysOut: number): Temporal.Instant =>
  meeting.startsOn
    .subtract({ days: daysOut })
    .toZonedDateTime({ timeZone: meeting.zone, plainTime: morning })
    .toInstant()

const daysOut: Record<Point, number> = {
  'twelve-weeks': 12 * 7,
  'eight-weeks': 8 * 7,
  'five-weeks': 5 * 7,
  meeting: 0,
  'day-after': -meeting.startsOn.until(meeting.endsOn).days - 1,
}

/** How long before the meeting things were ready: the cohort, wishes, pairs, the first day seen. */
const ready = { cohort: 19 * 7, wishes: 13 * 7 + 2, pairs: 13 * 7, curtain: 12 * 7 + 1 }

async function moveIn(tx: Db, persona: Persona, at: Temporal.Instant): Promise<number> {
  const { name, speaks, ...rest } = persona
  const { id } = await keepPerson(tx, persona.address, { name }, at)
  const spoken = Object.entries(speaks).map(([language, level]) => ({ language, level }))
  await saveProfile(tx, id, { ...rest, name })
  await saveSpoken(tx, id, spoken)
  return id
}

/** What mentors told of themselves when they offered to walk. */
async function answerAsMentor(tx: Db, place: Place, mentor: Persona, at: Temporal.Instant) {
  const answers = {
    background: mentor.background,
    'years-in-group': String(mentor.years ?? ''),
    activities: mentor.activities ?? '',
    'hours-per-week': String(mentor.hours ?? ''),
    why: mentor.why ?? '',
  }
  const questions = 'about-the-mentor'
  const kept = Object.entries(answers).map(([question, words]) => {
    return { place: place.id, form: questions, question, words }
  })
  await keepAnswers(tx, kept, at)
  const line = { at, by: place.person, cohort: place.cohort, verb: 'answered' }
  await note(tx, { ...line, details: { questions } })
}

/** What she told before anybody was matched; some have told nothing. */
async function answerBeforeMatching(tx: Db, place: Place, persona: Persona, at: Temporal.Instant) {
  const questions = 'before-matching'
  const kept = toldBeforeMatching(persona).map(([question, words]) => {
    return { place: place.id, form: questions, question, words }
  })
  if (kept.length === 0) return
  await keepAnswers(tx, kept, at)
  const line = { at, by: place.person, cohort: place.cohort, verb: 'answered' }
  await note(tx, { ...line, details: { questions } })
}

/** Everybody moves in and has a place; the first of the staff, who opened the cohort, had hers. */
async function placeEverybody(tx: Db, cohort: number, first: number): Promise<Map<string, Place>> {
  const places = new Map<string, Place>()
  for (const persona of personas()) {
    const at = morningOf(persona.arrives)
    const person = await moveIn(tx, persona, at)
    const { role, capacity } = persona
    const { least = 0, reserve = false } = known()[persona.key] ?? {}
    const id = await keepPlace(tx, { cohort, person, role, capacity, least, reserve }, at)
    await saveGroups(tx, id, persona.groups)
    const line = { at, by: first, cohort, about: person, verb: 'added-person' }
    if (person !== first) await note(tx, { ...line, details: { role } })
    const place = await placeBy(tx, id)
    if (!place) throw new Error(`There is no place for ${persona.key}`)
    places.set(persona.key, place)
    if (role === 'mentor') await answerAsMentor(tx, place, persona, at)
    await answerBeforeMatching(tx, place, persona, at)
  }
  return places
}

/** A few say whom they would like to walk with, once everybody is there. */
async function wishTogether(tx: Db, places: Map<string, Place>) {
  const at = morningOf(ready.wishes)
  for (const [key, { wishes }] of Object.entries(known())) {
    const place = places.get(key)
    if (!place || wishes.length === 0) continue
    const wished = wishes.flatMap(one => places.get(one)?.id ?? [])
    await saveWishes(tx, place.id, wished, at)
    const line = { at, by: place.person, cohort: place.cohort, verb: 'kept-wishes' }
    await note(tx, { ...line, details: { count: wished.length } })
  }
}

async function pairEverybody(tx: Db, by: number, places: Map<string, Place>) {
  for (const [key, told] of earlierPairs()) {
    const [mentor, mentee] = [places.get(told.mentor), places.get(key)]
    if (!mentor || !mentee) throw new Error(`There is no earlier pair of ${key}`)
    await walkBefore(tx, { mentor, mentee }, told, { by, on: morningOf })
  }
  const at = morningOf(ready.pairs)
  for (const pair of agreedPairs()) {
    const mentor = places.get(pair.mentor)
    const mentee = places.get(pair.mentee)
    if (!mentor || !mentee) throw new Error(`There is no place for ${pair.mentee}`)
    await joinTwo(tx, mentor, mentee, { by, at })
  }
}

/** The house opens and everybody is there, on the day before the first letter; or nothing is. */
const openWithEverybody = (app: App): Promise<Outcome<{ cohort: number }>> =>
  transact(app, async tx => {
    const { name, organisation, address } = programme
    const secret = asText(app.chance(32))
    const house = { kind: 'demo', organisation, address, secret } as const
    if (!(await openHouse(tx, house, app.wallNow()))) return refused('set-up.problem.opened')
    const [first] = personas()
    if (!first) throw new Error('The seeds have nobody')
    const then = { ...app, now: () => morningOf(ready.cohort) }
    const by = await moveIn(tx, first, then.now())
    await makeAdministrator(tx, by, then.now())
    const cohort = await addCohortWith(then, tx, by, { name, organisation, address, meeting })
    const places = await placeEverybody(tx, cohort, by)
    await wishTogether(tx, places)
    await pairEverybody(tx, by, places)
    await nameOmbudsperson(tx, cohort, places.get(ombudsperson)?.id ?? null, then.now())
    const ahead = app.wallNow().until(morningOf(ready.curtain)).total('seconds')
    await setClockAhead(tx, Math.round(ahead))
    return done({ cohort })
  })

/**
 * Opens the house with made-up people and walks with them, day by day, to a point on the line. If
 * the walk breaks off, the house stands on the day it came to, whole, and can walk on.
 */
export async function openDemo(
  app: App,
  point: Point,
  deliver: App['deliver'],
): Promise<Outcome<{ cohort: number }>> {
  const opened = await openWithEverybody(app)
  if (opened.ok) await letDaysPass(app, morningOf(daysOut[point]), deliver)
  return opened
}
