import { agreeToRules } from '../../actions/ground-rules/agree-to-rules.ts'
import { keepHandles } from '../../actions/ground-rules/keep-handles.ts'
import { withdrawRules } from '../../actions/ground-rules/offer-rules.ts'
import { sayDay } from '../../days.ts'
import type { Outcome, Problem } from '../../outcome.ts'
import {
  handled,
  mostOf,
  standingOf,
  type Handled,
  type Offer,
  type Rules,
  type Standing,
} from '../../programme/ground-rules.ts'
import { rulesTold } from '../../programme/ground-rules/telling.ts'
import { handlesOf, offersOf } from '../../store/ground-rules.ts'
import { Problems, TextField } from '../parts/fields.tsx'
import { Page } from '../parts/layout.tsx'
import { paths } from '../paths.ts'
import {
  cohortOf,
  dayFor,
  formOf,
  goOn,
  pairOf,
  readerOf,
  show,
  tell,
  zoneOf,
  type Visit,
} from '../visit.ts'
import { Ended, hasEnded } from './ended.tsx'
import { OtherAway } from './cover/away-note.tsx'
import { pairAt, twoOf, type Two } from './two.ts'

const dayOf = (visit: Visit, moment: Temporal.Instant | null) =>
  moment ? sayDay(visit.language, dayFor(visit, moment), 'year') : ''

/** Rules as their reader understands them: each in a line, hours on both clocks. */
function RulesList({ visit, two, rules }: { visit: Visit; two: Two; rules: Rules }) {
  const { meeting } = cohortOf(visit)
  const zones = { mine: zoneOf(visit), theirs: two.other.zone ?? meeting.zone }
  const told = rulesTold(rules, { language: visit.language, zones, at: visit.app.now() })
  return (
    <dl class="facts">
      {told.map(({ label, lines }) => (
        <>
          <dt>{label}</dt>
          <dd>
            {lines.map(line => (
              <span class="as-written" dir="auto">
                {line}
                <br />
              </span>
            ))}
          </dd>
        </>
      ))}
    </dl>
  )
}

function DoButton(props: { visit: Visit; offer: Offer; what: 'agree' | 'withdraw'; look: string }) {
  const { visit, offer, what, look } = props
  return (
    <form method="post" action={paths.groundRules.to(pairAt(visit))}>
      <input type="hidden" name="do" value={what} />
      <input type="hidden" name="offer" value={String(offer.id)} />
      <button class={look}>{tell(visit, `rules.${what}`)}</button>
    </form>
  )
}

type Seen = { visit: Visit; two: Two; standing: Standing }

function Waiting({ visit, two, standing: { waiting } }: Seen) {
  if (!waiting) return null
  const hers = waiting.by === two.theirs.id
  const { name } = two.other
  const values = { name, day: dayOf(visit, waiting.offeredAt) }
  return (
    <section class="section flow" aria-labelledby="waiting">
      <h2 id="waiting">{tell(visit, hers ? 'rules.offered' : 'rules.yours', { name })}</h2>
      <p class="small soft">
        {tell(visit, hers ? 'rules.offered.lead' : 'rules.yours.lead', values)}
      </p>
      <RulesList visit={visit} two={two} rules={waiting.rules} />
      {hasEnded(visit) ? null : (
        <div class="buttons">
          <DoButton
            visit={visit}
            offer={waiting}
            what={hers ? 'agree' : 'withdraw'}
            look={hers ? 'button first' : 'button quiet'}
          />
          <a class="button" href={paths.groundRulesOffer.to(pairAt(visit))}>
            {tell(visit, 'rules.change')}
          </a>
        </div>
      )}
    </section>
  )
}

function InForce({ visit, two, standing: { waiting, inForce } }: Seen) {
  if (!inForce && waiting) return null
  return (
    <section class="section flow" aria-labelledby="in-force">
      <h2 id="in-force">{tell(visit, 'rules.in-force')}</h2>
      {inForce ? (
        <>
          <p class="small soft">
            {tell(visit, 'rules.in-force.since', { day: dayOf(visit, inForce.agreedAt) })}
          </p>
          <RulesList visit={visit} two={two} rules={inForce.rules} />
        </>
      ) : (
        <p>{tell(visit, hasEnded(visit) ? 'came-before.none' : 'rules.none')}</p>
      )}
      {waiting || hasEnded(visit) ? null : (
        <a
          class={inForce ? 'button' : 'button first'}
          href={paths.groundRulesOffer.to(pairAt(visit))}
        >
          {tell(visit, inForce ? 'rules.change' : 'rules.write')}
        </a>
      )}
    </section>
  )
}

function Earlier({ visit, two, standing: { earlier } }: Seen) {
  if (earlier.length === 0) return null
  return (
    <details>
      <summary>{tell(visit, 'rules.earlier')}</summary>
      {earlier.map(offer => (
        <>
          <p class="small soft">
            {tell(visit, 'rules.earlier.days', {
              from: dayOf(visit, offer.agreedAt),
              to: dayOf(visit, offer.replacedAt),
            })}
          </p>
          <RulesList visit={visit} two={two} rules={offer.rules} />
        </>
      ))}
    </details>
  )
}

type Handles = ReadonlyMap<Handled, string>
type Reached = { visit: Visit; two: Two; theirs: Handles; mine: Handles; problems: Problem[] }

/** How the two reach each other beside mail; each sees the other’s. */
function HowToReach({ visit, two, theirs, mine, problems }: Reached) {
  const { name } = two.other
  const given = handled.filter(method => theirs.get(method))
  return (
    <section class="section flow" id="handles" aria-labelledby="handles-h">
      <h2 id="handles-h">{tell(visit, 'rules.handles')}</h2>
      <h3>
        <bdi>{name}</bdi>
      </h3>
      {given.length === 0 ? (
        <p class="soft">{tell(visit, 'rules.handles.none', { name })}</p>
      ) : null}
      <dl class="facts">
        {given.map(method => (
          <>
            <dt>{tell(visit, `rules.handle.${method}`)}</dt>
            <dd dir="auto">{theirs.get(method)}</dd>
          </>
        ))}
      </dl>
      <details open={problems.length > 0}>
        <summary>{tell(visit, 'rules.handles.mine', { name })}</summary>
        <p class="small soft">{tell(visit, 'rules.handles.lead', { name })}</p>
        <form class="stack" method="post" action={paths.groundRules.to(pairAt(visit))}>
          <input type="hidden" name="do" value="handles" />
          {handled.map(method => (
            <TextField
              visit={visit}
              name={`handle-${method}`}
              label={tell(visit, `rules.handle.${method}`)}
              value={mine.get(method) ?? ''}
              most={mostOf.handle}
              problems={problems}
            />
          ))}
          <div class="buttons">
            <button class="button">{tell(visit, 'form.save')}</button>
          </div>
        </form>
      </details>
    </section>
  )
}

async function showRules(visit: Visit, problems: Problem[] = [], typed?: Handles) {
  const { db } = visit.app
  const two = await twoOf(visit)
  const { id } = pairOf(visit)
  const standing = standingOf(await offersOf(db, id))
  const theirs = await handlesOf(db, id, two.theirs.id)
  const mine = typed ?? (await handlesOf(db, id, two.mine.id))
  const title = tell(visit, 'rules.title', { name: two.other.name })
  const seen = { visit, two, standing }
  // How the two reached each other is for as long as they walk.
  const ended = hasEnded(visit)
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
            {ended ? null : <p class="soft">{tell(visit, 'rules.lead')}</p>}
          </div>
          <Waiting {...seen} />
          <InForce {...seen} />
          <Earlier {...seen} />
          {ended ? null : (
            <HowToReach visit={visit} two={two} theirs={theirs} mine={mine} problems={problems} />
          )}
        </div>
      </main>
    </Page>,
    problems.length > 0 ? 422 : 200,
  )
}

/** What two agreed on, what one offers the other, and how they reach each other (R33–R35). */
export const groundRulesPage = (visit: Visit) => showRules(visit)

/** One of the two agrees, takes her offer back, or says how she is reached. */
export async function settleGroundRules(visit: Visit) {
  const form = await formOf(visit)
  const person = readerOf(visit).id
  const pair = pairOf(visit)
  const offer = form.number('offer') ?? 0
  const back = paths.groundRules.to(pairAt(visit))
  const after = <T,>(made: Outcome<T>, said: 'said.agreed' | 'said.withdrawn' | 'said.kept') =>
    made.ok ? goOn(visit, back, said) : showRules(visit, made.problems)
  switch (form.text('do')) {
    case 'agree':
      return after(await agreeToRules(visit.app, person, pair, offer), 'said.agreed')
    case 'withdraw':
      return after(await withdrawRules(visit.app, person, pair, offer), 'said.withdrawn')
    default: {
      const typed = new Map(handled.map(method => [method, form.text(`handle-${method}`)]))
      const made = await keepHandles(visit.app, person, pair, typed)
      return made.ok ? goOn(visit, back, 'said.kept') : showRules(visit, made.problems, typed)
    }
  }
}
