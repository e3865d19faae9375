import { pairPeople } from '../../actions/pair-people.ts'
import { sayDay, sayRow } from '../../days.ts'
import type { Problem } from '../../outcome.ts'
import type { Pair, Place } from '../../programme/cohort.ts'
import type { Offer } from '../../programme/ground-rules.ts'
import type { Guide } from '../../programme/guide.ts'
import type { Person } from '../../programme/person.ts'
import { rulesIn } from '../../store/ground-rules.ts'
import { guideOf } from '../../store/guides.ts'
import { peopleOf } from '../../store/people.ts'
import { thirdsIn } from '../../store/cases.ts'
import { pairsOf, placesOf } from '../../store/places.ts'
import { ChoiceField, Problems, SelectField } from '../parts/fields.tsx'
import { listingOf, Pager, Search } from '../parts/listing.tsx'
import { Page } from '../parts/layout.tsx'
import { paths } from '../paths.ts'
import { cohortOf, dayFor, formOf, goOn, readerOf, show, tell, type Visit } from '../visit.ts'
import { WriteToPeople } from './announcements/list.tsx'
import { longStill, StillPairs, type LongStill } from './still-pairs.tsx'

type Board = {
  guide: Guide
  places: Map<number, Place>
  people: Map<number, Person>
  pairs: Pair[]
  /** The rules in force; staff see since when, never which. */
  rules: Map<number, Offer>
  /** Whom of policy staff a pair has beside it. */
  thirds: ReadonlyMap<number, number>
}

async function boardOf(visit: Visit): Promise<Board> {
  const cohort = cohortOf(visit)
  const { db } = visit.app
  const [guide, places, people, pairs, rules, thirds] = await Promise.all([
    guideOf(db, cohort.edition),
    placesOf(db, cohort.id),
    peopleOf(db, cohort.id),
    pairsOf(db, cohort.id),
    rulesIn(db, cohort.id),
    thirdsIn(db, cohort.id),
  ])
  const byId = new Map(places.map(place => [place.id, place]))
  return { guide, places: byId, people, pairs, rules, thirds }
}

const personIn = (board: Board, place: number) =>
  board.people.get(board.places.get(place)?.person ?? 0)

const nameOf = (board: Board, place: number) => personIn(board, place)?.name ?? ''

const groupsOf = (visit: Visit, board: Board, place: Place | undefined) =>
  sayRow(
    visit.language,
    (place?.groups ?? []).map(
      key => board.guide.groups.find(group => group.key === key)?.acronym ?? key,
    ),
  )

/** Since when two have ground rules, if they have (R33). */
function rulesSince(visit: Visit, board: Board, pair: Pair): string[] {
  const since = board.rules.get(pair.id)?.agreedAt
  if (!since) return []
  const day = dayFor(visit, since)
  return [tell(visit, 'rules.staff', { day: sayDay(visit.language, day, 'year') })]
}

/** Whom of policy staff the two have beside them, and where to name somebody (R91). */
function Third({ visit, board, pair }: { visit: Visit; board: Board; pair: Pair }) {
  const third = board.thirds.get(pair.id)
  const at = { cohort: pair.cohort, pair: pair.id }
  return (
    <span class="small">
      {' '}
      <a href={paths.pairThird.to(at)}>
        {third === undefined
          ? tell(visit, 'third.name')
          : tell(visit, 'third.is', { name: nameOf(board, third) })}
        <span class="unseen"> {nameOf(board, pair.mentee)}</span>
      </a>
    </span>
  )
}

function Row({ visit, board, pair }: { visit: Visit; board: Board; pair: Pair }) {
  const mentee = nameOf(board, pair.mentee)
  return (
    <li class="pair">
      <p>
        <strong>
          <bdi>{mentee}</bdi>
        </strong>{' '}
        <span class="soft">{tell(visit, 'pairs.with')}</span>{' '}
        <strong>
          <bdi>{nameOf(board, pair.mentor)}</bdi>
        </strong>
        <br />
        <span class="small soft">
          {sayRow(visit.language, [
            ...[groupsOf(visit, board, board.places.get(pair.mentee))].filter(Boolean),
            ...rulesSince(visit, board, pair),
          ])}
        </span>
        <Third visit={visit} board={board} pair={pair} />
      </p>
      <a class="button low" href={paths.pairEnd.to({ cohort: pair.cohort, pair: pair.id })}>
        {tell(visit, 'pairs.end.before')}
        <span class="unseen"> {mentee}</span>
      </a>
    </li>
  )
}

const roomOf = (board: Board, mentor: Place) =>
  mentor.capacity - board.pairs.filter(pair => pair.mentor === mentor.id).length

/** Whether a mentee still needs a mentor, or a second one. */
const waits = (board: Board, place: Place) =>
  place.role === 'mentee' &&
  board.pairs.filter(pair => pair.mentee === place.id).length < place.need

type Chosen = { mentor: string; mentee: string; tell: boolean; problems: Problem[] }

function PairForm({ visit, board, chosen }: { visit: Visit; board: Board; chosen: Chosen }) {
  const here = [...board.places.values()].filter(place => place.leftAt === null)
  const label = (place: Place) => {
    const groups = groupsOf(visit, board, place)
    const name = nameOf(board, place.id)
    return groups ? `${name} (${groups})` : name
  }
  const mentees = here.filter(place => waits(board, place))
  const mentors = here.filter(place => place.role === 'mentor')
  const field = { visit, problems: chosen.problems }
  return (
    <form
      class="stack"
      method="post"
      action={paths.pairs.to({ cohort: cohortOf(visit).id })}
      novalidate
    >
      <SelectField
        {...field}
        name="mentee"
        label={tell(visit, 'pairs.mentee')}
        value={chosen.mentee}
        options={mentees.map(place => ({ value: String(place.id), label: label(place) }))}
        empty={tell(visit, 'form.choose')}
      />
      <SelectField
        {...field}
        name="mentor"
        label={tell(visit, 'pairs.mentor')}
        value={chosen.mentor}
        options={mentors.map(place => ({
          value: String(place.id),
          label: tell(visit, 'pairs.room', { name: label(place), count: roomOf(board, place) }),
        }))}
        empty={tell(visit, 'form.choose')}
      />
      <ChoiceField
        {...field}
        name="tell"
        kind="checkbox"
        label={tell(visit, 'pairs.letters')}
        values={chosen.tell ? ['yes'] : []}
        options={[{ value: 'yes', label: tell(visit, 'pairs.tell') }]}
      />
      <div class="buttons">
        <button class="button first">{tell(visit, 'pairs.button')}</button>
      </div>
    </form>
  )
}

type PageProps = { visit: Visit; board: Board; chosen: Chosen; still: LongStill[] }

function PairsPage({ visit, board, chosen, still }: PageProps) {
  const here = [...board.places.values()].filter(place => place.leftAt === null)
  const waiting = here.filter(
    place => place.role === 'mentee' && !board.pairs.some(pair => pair.mentee === place.id),
  ).length
  const title = tell(visit, 'pairs.title', { pairs: board.pairs.length })
  const both = (pair: Pair) => [pair.mentor, pair.mentee].map(place => personIn(board, place))
  const listing = listingOf(visit, board.pairs, pair =>
    both(pair).flatMap(person => (person ? [person.name, person.address] : [])),
  )
  const list = { visit, at: paths.pairs.to({ cohort: cohortOf(visit).id }), listing }
  return (
    <Page visit={visit} title={title} current={paths.pairs.to({ cohort: cohortOf(visit).id })}>
      <main id="main" class="page">
        <section class="next">
          <div>
            <Problems visit={visit} problems={chosen.problems} />
            <h1>{title}</h1>
            <p class="lead">{tell(visit, 'pairs.waiting', { count: waiting })}</p>
            <div class="buttons">
              <a class="button first" href={paths.matching.to({ cohort: cohortOf(visit).id })}>
                {tell(visit, 'pairs.to-board')}
              </a>
              <WriteToPeople visit={visit} about="?where=paired" />
            </div>
          </div>
        </section>
        <StillPairs visit={visit} still={still} nameOf={id => nameOf(board, id)} />
        <div class="split">
          <section class="section" aria-labelledby="board">
            <h2 id="board">{tell(visit, 'menu.pairs')}</h2>
            {board.pairs.length === 0 ? <p class="empty">{tell(visit, 'pairs.none')}</p> : null}
            <Search {...list} />
            <ul class="plain board">
              {listing.shown.map(pair => (
                <Row visit={visit} board={board} pair={pair} />
              ))}
            </ul>
            <Pager {...list} />
          </section>
          <section class="section" aria-labelledby="make">
            <h2 id="make">{tell(visit, 'pairs.make')}</h2>
            <PairForm visit={visit} board={board} chosen={chosen} />
          </section>
        </div>
      </main>
    </Page>
  )
}

/** Who walks with whom, and pairing by hand (D1). */
export async function pairsPage(visit: Visit) {
  const board = await boardOf(visit)
  const chosen = { mentor: '', mentee: visit.c.req.query('mentee') ?? '', tell: true }
  const page = (
    <PairsPage
      visit={visit}
      board={board}
      chosen={{ ...chosen, problems: [] }}
      still={await longStill(visit)}
    />
  )
  return show(visit, page)
}

export async function makePair(visit: Visit) {
  const form = await formOf(visit)
  const at = { cohort: cohortOf(visit).id }
  const people = { mentor: form.number('mentor') ?? 0, mentee: form.number('mentee') ?? 0 }
  const tell = form.all('tell').includes('yes')
  const paired = await pairPeople(visit.app, readerOf(visit).id, at.cohort, { ...people, tell })
  if (paired.ok) return goOn(visit, paths.pairs.to(at), 'said.paired')
  const { problems } = paired
  const chosen = { mentor: form.text('mentor'), mentee: form.text('mentee'), tell, problems }
  const still = await longStill(visit)
  const page = (
    <PairsPage visit={visit} board={await boardOf(visit)} chosen={chosen} still={still} />
  )
  return show(visit, page, 422)
}
