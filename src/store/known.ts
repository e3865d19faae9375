import { sql } from 'kysely'
import { factKeys, factsFrom } from '../programme/before-matching.ts'
import type { AllKnown } from '../programme/matching/asked.ts'
import type { Known, Two } from '../programme/matching/known.ts'
import type { Spoken } from '../programme/person.ts'
import type { Db } from './open.ts'

/** Whoever is in a cohort to be matched: confirmed, and not gone. */
const placesIn = (db: Db, cohort: number) =>
  db
    .selectFrom('place')
    .innerJoin('person', 'person.id', 'place.person_id')
    .where('place.cohort_id', '=', cohort)
    .where('place.role', 'in', ['mentor', 'mentee'])
    .where('place.confirmed_at', 'is not', null)
    .where('place.left_at', 'is', null)

/** Each with the days on which she is away, now or soon: there is one row of these at most. */
const rowsIn = (db: Db, cohort: number) =>
  placesIn(db, cohort)
    .leftJoin('away', join =>
      join.onRef('away.place_id', '=', 'place.id').on('away.back_at', 'is', null),
    )
    .select(['place.id', 'place.role', 'place.capacity', 'place.least', 'place.need'])
    .select(['place.reserve_since', 'person.name', 'person.country', 'person.sector'])
    .select(['person.organisation', 'person.time_zone', 'away.from_on', 'away.until_on'])
    .orderBy('place.id')
    .execute()

type PlaceRow = Awaited<ReturnType<typeof rowsIn>>[number]

async function groupsIn(db: Db, cohort: number) {
  const rows = await placesIn(db, cohort)
    .innerJoin('place_group', 'place_group.place_id', 'place.id')
    .select(['place.id', 'place_group.community_group as group'])
    .orderBy('place_group.community_group')
    .execute()
  return Map.groupBy(rows, row => row.id)
}

async function spokenIn(db: Db, cohort: number) {
  const rows = await placesIn(db, cohort)
    .innerJoin('person_language', 'person_language.person_id', 'place.person_id')
    .select(['place.id', 'person_language.language', 'person_language.level'])
    .orderBy('person_language.language')
    .execute()
  return Map.groupBy(rows, row => row.id)
}

/** The latest answer to each question, by place and key, whichever form keeps it. */
async function answersIn(db: Db, cohort: number) {
  const rows = await placesIn(db, cohort)
    .innerJoin('answer', 'answer.place_id', 'place.id')
    .select(['place.id', 'answer.question', 'answer.words'])
    .where('answer.question', 'in', factKeys)
    .where('answer.words', '<>', '')
    .orderBy('answer.answered_at')
    .execute()
  return new Map(rows.map(row => [`${row.id} ${row.question}`, row.words]))
}

async function wishesIn(db: Db, cohort: number) {
  const rows = await placesIn(db, cohort)
    .innerJoin('wish', 'wish.by_place_id', 'place.id')
    .innerJoin('place as wished', 'wished.id', 'wish.for_place_id')
    .select(['place.id', 'wish.for_place_id as wished'])
    .where('wished.left_at', 'is', null)
    .whereRef('wished.role', '<>', 'place.role')
    .orderBy('wish.rank')
    .execute()
  return Map.groupBy(rows, row => row.id)
}

const runningIn = (db: Db, cohort: number): Promise<Two[]> =>
  db
    .selectFrom('pair')
    .select(['mentor_id as mentor', 'mentee_id as mentee'])
    .where('cohort_id', '=', cohort)
    .where('ended_at', 'is', null)
    .where('covers_pair_id', 'is', null)
    .orderBy('id')
    .execute()

const apartIn = (db: Db, cohort: number): Promise<Two[]> =>
  db
    .selectFrom('apart')
    .select(['mentor_id as mentor', 'mentee_id as mentee'])
    .where('cohort_id', '=', cohort)
    .where('ended_at', 'is', null)
    .orderBy('id')
    .execute()

/** Pairs that ended, found by the persons of both, as their places in this cohort. */
async function earlierOf(db: Db, cohort: number): Promise<Two[]> {
  const { rows } = await sql<Two>`
    select distinct mentor.id as mentor, mentee.id as mentee from pair
    join place as led on led.id = pair.mentor_id
    join place as followed on followed.id = pair.mentee_id
    join place as mentor on mentor.person_id = led.person_id and mentor.cohort_id = ${cohort}
    join place as mentee on mentee.person_id = followed.person_id and mentee.cohort_id = ${cohort}
    where pair.ended_at is not null and pair.covers_pair_id is null and mentor.role = 'mentor' and mentee.role = 'mentee'
      and mentor.left_at is null and mentee.left_at is null
    order by mentor.id, mentee.id`.execute(db)
  return rows
}

type Told = {
  groups: string[]
  spoken: Spoken[]
  wishes: number[]
  said: (key: string) => string | null
}

function knownOf(row: PlaceRow, { groups, spoken, wishes, said }: Told): Known {
  return {
    id: row.id,
    name: row.name,
    groups,
    spoken,
    country: row.country,
    sector: row.sector,
    organisation: row.organisation,
    zone: row.time_zone,
    ...factsFrom(said),
    wishes,
  }
}

/** What is known of the two of a pair; of whoever cannot be matched any more, nothing. */
export async function knownOfTwo(db: Db, cohort: number, mine: number, theirs: number) {
  const { mentors, mentees } = await knownIn(db, cohort)
  const of = (id: number) => [...mentors, ...mentees].find(one => one.id === id) ?? nothingOf(id)
  return { mine: of(mine), theirs: of(theirs) }
}

const nothingOf = (id: number): Known => ({
  id,
  name: '',
  groups: [],
  spoken: [],
  country: null,
  sector: null,
  organisation: null,
  zone: null,
  ...factsFrom(() => null),
  wishes: [],
})

/**
 * What is known of everybody who can be matched in a cohort: eight questions to the database,
 * however many people there are. Ids are those of places. Unknown is null or an empty list.
 */
export async function knownIn(db: Db, cohort: number): Promise<AllKnown> {
  const rows = await rowsIn(db, cohort)
  const [groups, spoken, answers, wishes] = await Promise.all([
    groupsIn(db, cohort),
    spokenIn(db, cohort),
    answersIn(db, cohort),
    wishesIn(db, cohort),
  ])
  const told = (row: PlaceRow): Known =>
    knownOf(row, {
      groups: (groups.get(row.id) ?? []).map(one => one.group),
      spoken: (spoken.get(row.id) ?? []).map(({ language, level }) => ({ language, level })),
      wishes: (wishes.get(row.id) ?? []).map(one => one.wished),
      said: key => answers.get(`${row.id} ${key}`) ?? null,
    })
  const of = (role: PlaceRow['role']) => rows.filter(row => row.role === role)
  return {
    mentors: of('mentor').map(row => ({
      ...told(row),
      least: row.least,
      most: row.capacity,
      reserve: row.reserve_since !== null,
      ...(row.from_on !== null &&
        row.until_on !== null && { away: { from: row.from_on, until: row.until_on } }),
    })),
    mentees: of('mentee').map(row => ({ ...told(row), need: row.need })),
    earlier: await earlierOf(db, cohort),
    apart: await apartIn(db, cohort),
    running: await runningIn(db, cohort),
  }
}
