import { letCoverGo, wantCover } from '../../../actions/cover/cover-pair.ts'
import type { Problem } from '../../../outcome.ts'
import { awayNow, type Away } from '../../../programme/away.ts'
import type { Pair } from '../../../programme/cohort.ts'
import { coverFault } from '../../../programme/cover.ts'
import type { Walk } from '../../../programme/journey.ts'
import { fitOf } from '../../../programme/matching/fit.ts'
import { parting, type Rule } from '../../../programme/matching/rules.ts'
import { dayAtMeeting } from '../../../programme/meeting.ts'
import { fitFacts } from '../../../programme/proposals/pair-letters.ts'
import { askedOf } from '../../../programme/proposals/settings.ts'
import { declinedFor } from '../../../store/covers.ts'
import { knownIn } from '../../../store/known.ts'
import { settingsOf } from '../../../store/proposals.ts'
import { walkOf } from '../../../store/walks.ts'
import { daysOf } from '../../pair/cover/away-fields.tsx'
import { Problems } from '../../parts/fields.tsx'
import { Page } from '../../parts/layout.tsx'
import { paths } from '../../paths.ts'
import { cohortOf, formOf, goOn, pairOf, readerOf, show, tell, type Visit } from '../../visit.ts'
import { coverSaid } from './covers-of.tsx'

/** Somebody who could stand in: how well she fits the mentee, why, and what speaks against it. */
type Candidate = {
  mentor: number
  fit: number
  facts: string[]
  against: Rule | undefined
  walksWith: number
}

/** Rules that mean nothing for a few days: room, and having walked together before. */
const idle: Rule[] = ['no-room', 'earlier-pair']
const mostShown = 6

type Seen = { visit: Visit; walk: Walk; pair: Pair; today: Temporal.PlainDate }

/** Who could stand in, by the fit that matching knows: those no rule parts first, the best first. */
async function candidatesFor({ visit, walk, pair, today }: Seen, away: Away): Promise<Candidate[]> {
  const { db } = visit.app
  const { id, meeting } = cohortOf(visit)
  const { guide } = walk
  const [known, settings] = [await knownIn(db, id), await settingsOf(db, id)]
  const asked = askedOf(known, settings, [], { guide, meeting, today })
  const mentee = asked.mentees.find(one => one.id === pair.mentee)
  if (!mentee) return []
  const partedBy = parting({ ...asked, locked: [] })
  const around = { pair, away, pairs: walk.pairs, apart: known.apart }
  return asked.mentors
    .filter(({ id: mentor }) => {
      const place = walk.places.get(mentor)
      const aways = walk.aways.get(mentor) ?? []
      return place !== undefined && coverFault(place, { ...around, aways }) === null
    })
    .map(mentor => ({
      mentor: mentor.id,
      fit: fitOf(asked, mentee, mentor).fit,
      facts: fitFacts(asked, { mentee: mentee.id, mentor: mentor.id }, guide, visit.language),
      against: partedBy(mentee, mentor).find(rule => !idle.includes(rule)),
      walksWith: walk.pairsOf.get(mentor.id)?.length ?? 0,
    }))
    .toSorted((a, b) => Number(!!a.against) - Number(!!b.against) || b.fit - a.fit)
    .slice(0, mostShown)
}

const nameIn = ({ people, places }: Walk, place: number) =>
  people.get(places.get(place)?.person ?? 0)?.name ?? ''

function Row({ visit, walk, pair, one }: Omit<Seen, 'today'> & { one: Candidate }) {
  const name = nameIn(walk, one.mentor)
  const names = { mentor: name, mentee: nameIn(walk, pair.mentee) }
  const sentences = [
    ...(one.against ? [tell(visit, `rule.${one.against}.pair`, names)] : []),
    ...one.facts,
    `${tell(visit, 'cover.walks', { count: one.walksWith })}.`,
  ]
  return (
    <li>
      <div class="flow">
        <strong>
          <bdi>{name}</bdi>
        </strong>
        <p class="small">{sentences.join(' ')}</p>
        <form
          class="buttons"
          method="post"
          action={paths.pairCover.to({ cohort: pair.cohort, pair: pair.id })}
        >
          <input type="hidden" name="mentor" value={String(one.mentor)} />
          <button class="button low" name="do" value="ask">
            {tell(visit, 'cover.ask')}
            <span class="unseen"> {name}</span>
          </button>
          <button class="button quiet low" name="do" value="name">
            {tell(visit, 'cover.name')}
            <span class="unseen"> {name}</span>
          </button>
        </form>
      </div>
    </li>
  )
}

/** Who could, each with why; and who has said no. */
async function Choose({ away, ...seen }: Seen & { away: Away }) {
  const { visit, walk, pair } = seen
  const candidates = await candidatesFor(seen, away)
  const declined = await declinedFor(visit.app.db, pair.id)
  return (
    <section class="section" aria-labelledby="who">
      <h2 id="who">{tell(visit, 'cover.who')}</h2>
      <p class="small soft">{tell(visit, 'cover.who.lead')}</p>
      {candidates.length === 0 ? <p class="empty">{tell(visit, 'cover.nobody')}</p> : null}
      <ul class="plain ledger">
        {candidates.map(one => (
          <Row visit={visit} walk={walk} pair={pair} one={one} />
        ))}
      </ul>
      {declined.map(({ mentor, reason }) => (
        <p class="small soft">
          {tell(visit, 'cover.declined', { name: nameIn(walk, mentor) })}{' '}
          <span dir="auto">{reason}</span>
        </p>
      ))}
    </section>
  )
}

/** Who stands in or is asked, and how to let that go. */
function Standing({ visit, walk, pair, today }: Seen) {
  return (
    <section class="section flow" aria-labelledby="cover">
      <h2 id="cover">{coverSaid(visit, walk, pair, today)}</h2>
      <form method="post" action={paths.pairCover.to({ cohort: pair.cohort, pair: pair.id })}>
        <button class="button" name="do" value="let-go">
          {tell(visit, 'cover.let-go')}
        </button>
      </form>
    </section>
  )
}

async function showCover(visit: Visit, problems: Problem[]) {
  const cohort = cohortOf(visit)
  const pair = pairOf(visit)
  const today = dayAtMeeting(cohort.meeting, visit.app.now())
  const walk = await walkOf(visit.app.db, cohort)
  const seen = { visit, walk, pair, today }
  const away = awayNow(walk.aways.get(pair.mentor), today)
  const names = { mentor: nameIn(walk, pair.mentor), mentee: nameIn(walk, pair.mentee) }
  const title = tell(visit, 'cover.title', names)
  const settled = walk.covers.some(one => one.pair === pair.id)
  const page = (
    <Page visit={visit} title={title} current={paths.pairs.to({ cohort: cohort.id })}>
      <main id="main" class="page form-page">
        <div class="stack">
          <div class="flow">
            <Problems visit={visit} problems={problems} />
            <h1>{title}</h1>
            <p>
              {away
                ? tell(visit, 'cover.lead', { ...names, ...daysOf(visit, away) })
                : tell(visit, 'cover.none-away', names)}
            </p>
          </div>
          {settled ? <Standing {...seen} /> : null}
          {away && !settled ? <Choose {...seen} away={away} /> : null}
        </div>
      </main>
    </Page>
  )
  return show(visit, page, problems.length > 0 ? 422 : 200)
}

/** Staff choose who keeps a mentee company while her mentor is away. */
export const pairCoverPage = (visit: Visit) => showCover(visit, [])

export async function settleCover(visit: Visit) {
  const form = await formOf(visit)
  const { id, cohort } = pairOf(visit)
  const by = readerOf(visit).id
  const what = form.text('do')
  const to = paths.pairCover.to({ cohort, pair: id })
  if (what === 'let-go') {
    const gone = await letCoverGo(visit.app, by, id)
    return gone.ok ? goOn(visit, to, 'said.cover-gone') : showCover(visit, gone.problems)
  }
  if (what !== 'ask' && what !== 'name') return visit.c.notFound()
  const named = what === 'name'
  const address = (cover: number) => paths.cover.to({ cohort, cover })
  const wanted = { mentor: form.number('mentor') ?? 0, named, address }
  const settled = await wantCover(visit.app, by, id, wanted)
  if (!settled.ok) return showCover(visit, settled.problems)
  return goOn(visit, to, named ? 'said.cover-named' : 'said.cover-asked')
}
