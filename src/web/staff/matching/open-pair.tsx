import { sayCountry, sayZone } from '../../../days.ts'
import { initials } from '../../../programme/person.ts'
import type { Known } from '../../../programme/matching/known.ts'
import type { Alternative } from '../../../programme/matching/another.ts'
import { paths } from '../../paths.ts'
import { tell } from '../../visit.ts'
import { Others, type Other } from './others.tsx'
import { Tags, type PairProps } from './pair-row.tsx'
import { Reasons } from './reasons.tsx'
import { at, fitFor, isOne, nameOf, pairKey, type Sight } from './sight.ts'

/** Where somebody lives and belongs, in a few words. */
export function whereabouts({ visit, names }: Sight, known: Known): string {
  const place = known.zone
    ? sayZone(known.zone)
    : known.country
      ? sayCountry(visit.language, known.country)
      : null
  const groups = known.groups.map(key => names('group', key))
  const sector = known.sector === null ? [] : [names('sector', known.sector)]
  return [...(place ? [place] : []), ...(groups.length > 0 ? groups : sector)].join(' · ')
}

const Join = () => (
  <svg viewBox="0 0 120 40" aria-hidden="true" focusable="false">
    <path d="M0 15H120" class="ln sea" stroke-width="7" />
    <path d="M0 26H120" class="ln mate" stroke-width="5" />
    <rect x="49" y="2" width="22" height="37" rx="11" class="fgap inked" stroke-width="4" />
  </svg>
)

type FaceProps = { sight: Sight; known: Known | undefined; mentor?: boolean }

function Face({ sight, known, mentor }: FaceProps) {
  if (!known) return null
  const { visit, answer } = sight
  const count = answer.pairs.filter(pair => pair.mentor === known.id).length
  return (
    <div class="person">
      <span class={mentor ? 'initials mentor large' : 'initials large'} aria-hidden="true">
        {initials(known.name)}
      </span>
      <span>
        <small>
          {mentor ? tell(visit, 'board.mentor', { count }) : tell(visit, 'pairs.mentee')}
        </small>
        <strong>
          <bdi>{known.name}</bdi>
        </strong>
        <small>{whereabouts(sight, known)}</small>
      </span>
    </div>
  )
}

function Buttons({ sight, pair, asked }: PairProps) {
  const { visit, one } = sight
  const walks = isOne(one.asked.running, pair)
  const locked = isOne(one.asked.locked, pair)
  const hidden = (
    <>
      <input type="hidden" name="mentee" value={pair.mentee} />
      <input type="hidden" name="mentor" value={pair.mentor} />
    </>
  )
  return (
    <div class="buttons">
      <form method="post" action={paths.proposal.to(at(sight))}>
        {hidden}
        <button class="button" name="do" value={locked ? 'unlock' : 'lock'}>
          {tell(visit, locked ? 'board.unlock' : 'board.lock')}
        </button>
        <button class="button" name="do" value="apart">
          {tell(visit, 'board.never')}
        </button>
      </form>
      {walks || asked?.answer === null ? null : (
        <form method="post" action={paths.proposalAsking.to(at(sight))}>
          {hidden}
          <button class="button quiet">
            {tell(visit, 'board.ask-first', { name: nameOf(sight, pair.mentor) })}
          </button>
        </form>
      )}
    </div>
  )
}

type Props = PairProps & { others: Other[]; all: Alternative[] }

/** A pair, opened: the two, why they fit, who else it could be, and what staff can decide. */
export function OpenPair({ sight, pair, asked, others, all }: Props) {
  const { visit, mentees, mentors } = sight
  const key = pairKey(pair)
  return (
    <li
      class="pair open"
      id={`p${key}`}
      aria-labelledby={`fit${key}`}
      data-mentee={pair.mentee}
      data-mentor={pair.mentor}
    >
      <header>
        <Face sight={sight} known={mentees.get(pair.mentee)} />
        <p class="join">
          <Join />
          <span id={`fit${key}`}>
            {tell(visit, 'board.fit')} <b>{pair.fit}</b>
            <span class="small soft">
              <Tags sight={sight} pair={pair} asked={asked} />
            </span>
          </span>
        </p>
        <Face sight={sight} known={mentors.get(pair.mentor)} mentor />
      </header>
      <div class="halves">
        <Reasons sight={sight} fit={fitFor(sight, pair)} />
        <Others sight={sight} pair={pair} others={others} all={all} />
      </div>
      <Buttons sight={sight} pair={pair} asked={asked} />
    </li>
  )
}
