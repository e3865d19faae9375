import { sayLanguage } from '../../../days.ts'
import { wouldRather } from '../../../programme/matching/another.ts'
import {
  loadsOf,
  sharesByLanguage,
  sharesByRegion,
  type Load,
  type Share,
} from '../../../programme/proposals/remedies.ts'
import type { WordKey } from '../../../words.ts'
import { tell } from '../../visit.ts'
import { nameOf, type Sight } from './sight.ts'

/** A seat for each mentee she takes, those taken filled, as on a plan of a hall. */
function Seats({ load }: { load: Load }) {
  const seats = Array.from({ length: Math.max(load.has, load.most) }, (_, seat) => seat)
  return (
    <svg
      viewBox={`0 0 ${Math.max(1, seats.length) * 12} 12`}
      class="seats"
      aria-hidden="true"
      focusable="false"
    >
      {seats.map(seat => (
        <circle
          cx={seat * 12 + 6}
          cy="6"
          r="4"
          class={seat < load.has ? 'fsea sea' : 'none mate'}
          stroke-width="1.5"
        />
      ))}
    </svg>
  )
}

const mostLoads = 60

/** What each mentor would carry. With script, a pair can be dragged onto another mentor here. */
export function Loads({ sight }: { sight: Sight }) {
  const { visit, one, answer } = sight
  const loads = loadsOf(one.asked, answer)
  const more = loads.length - mostLoads
  return (
    <section class="section" aria-labelledby="load">
      <h2 id="load">{tell(visit, 'board.load')}</h2>
      <ul class="plain loads">
        {loads.slice(0, mostLoads).map(load => (
          <li data-mentor={load.mentor}>
            <bdi>{nameOf(sight, load.mentor)}</bdi> <Seats load={load} />{' '}
            <span class="small soft">
              {tell(visit, 'board.load.of', { has: load.has, most: load.most })}
              {load.reserve ? ` · ${tell(visit, 'board.reserve')}` : ''}
              {load.has < load.least
                ? ` · ${tell(visit, 'board.load.least', { least: load.least })}`
                : ''}
            </span>
          </li>
        ))}
      </ul>
      {more > 0 ? <p class="small">{tell(visit, 'board.load.more', { count: more })}</p> : null}
      {answer.short ? (
        <p class="small">
          {tell(visit, 'board.short', { wanted: answer.short.wanted, found: answer.short.found })}
        </p>
      ) : null}
    </section>
  )
}

type TableProps = {
  sight: Sight
  head: WordKey
  shares: Share[]
  name: (key: string) => string
  /** How many were asked for, at least. */
  least?: Record<string, number>
}

const mostShares = 8

function Shares({ sight, head, shares, name, least = {} }: TableProps) {
  const { visit } = sight
  const promised = (key: string) =>
    least[key] ? (
      <>
        <br />
        <span class="small soft">{tell(visit, 'board.spread.least', { least: least[key] })}</span>
      </>
    ) : null
  const more = shares.length - mostShares
  return (
    <div>
      <div class="scroll" tabindex={0} role="region" aria-label={tell(visit, head)}>
        <table>
          <thead>
            <tr>
              <th scope="col">{tell(visit, head)}</th>
              <th scope="col" class="num">
                {tell(visit, 'board.spread.matched')}
              </th>
              <th scope="col" class="num">
                {tell(visit, 'board.spread.fit')}
              </th>
            </tr>
          </thead>
          <tbody>
            {shares.slice(0, mostShares).map(({ key, mentees, matched, fit }) => (
              <tr>
                <th scope="row">{key === '' ? tell(visit, 'board.spread.unknown') : name(key)}</th>
                <td class="num">
                  {tell(visit, 'board.load.of', { has: matched, most: mentees })}
                  {promised(key)}
                </td>
                <td class="num">{fit ?? '–'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {more > 0 ? (
        <p class="small soft">{tell(visit, 'board.spread.more', { count: more })}</p>
      ) : null}
    </div>
  )
}

const mostRather = 5

/** Pairs of people who would both gain by leaving theirs; the whole would lose. */
function Rather({ sight }: { sight: Sight }) {
  const { visit, one, answer } = sight
  const people = one.asked.mentors.length * one.asked.mentees.length
  if (people > 10_000) return null
  const rather = wouldRather(one.asked, answer)
  return (
    <div>
      <h3>{tell(visit, 'board.rather')}</h3>
      <p class="small">{tell(visit, 'board.rather.lead', { count: rather.length })}</p>
      <ul class="plain small">
        {rather.slice(0, mostRather).map(two => (
          <li>
            {tell(visit, 'board.rather.two', {
              mentee: nameOf(sight, two.mentee),
              mentor: nameOf(sight, two.mentor),
              fit: two.fit,
            })}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** Whether regions and languages come off alike, and who would rather have each other. */
export function Spread({ sight }: { sight: Sight }) {
  const { visit, one, answer, names } = sight
  return (
    <section class="section" id="spreads" aria-labelledby="spread">
      <h2 id="spread">{tell(visit, 'board.spread')}</h2>
      <div class="halves">
        <Shares
          sight={sight}
          head="board.spread.region"
          shares={sharesByRegion(one.asked, answer)}
          name={key => names('region', key)}
          least={one.asked.regionLeast}
        />
        <Shares
          sight={sight}
          head="board.spread.language"
          shares={sharesByLanguage(one.asked, answer)}
          name={key => sayLanguage(visit.language, key)}
        />
      </div>
      <Rather sight={sight} />
    </section>
  )
}
