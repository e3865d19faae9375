import { sayDay } from '../../../days.ts'
import type { ProposedPair } from '../../../programme/matching/proposal.ts'
import { glimpse } from '../../../programme/proposals/glimpse.ts'
import type { Asking } from '../../../store/askings.ts'
import { paths } from '../../paths.ts'
import { tell } from '../../visit.ts'
import { at, fitFor, isOne, nameOf, pairKey, type Sight } from './sight.ts'

/** What is known of a pair beside its fit: locked, walking already, its mentor asked. */
export function Tags({ sight, pair, asked }: PairProps) {
  const { visit, one } = sight
  const walks = isOne(one.asked.running, pair)
  const locked = !walks && isOne(one.asked.locked, pair)
  const day = asked?.until.toZonedDateTimeISO(visit.cohort?.meeting.zone ?? 'UTC').toPlainDate()
  const tags = [
    ...(walks ? [{ look: 'done', text: tell(visit, 'board.walks') }] : []),
    ...(locked ? [{ look: 'done', text: tell(visit, 'board.locked') }] : []),
    ...(asked?.answer === 'accepted'
      ? [{ look: 'done', text: tell(visit, 'board.said-yes') }]
      : []),
    ...(asked && asked.answer === null && day
      ? [
          {
            look: 'wait',
            text: tell(visit, 'board.asked-until', {
              day: sayDay(visit.language, day.subtract({ days: 1 }), 'weekday'),
            }),
          },
        ]
      : []),
  ]
  return (
    <>
      {tags.map(({ look, text }) => (
        <>
          {' · '}
          <span class={`tag ${look}`}>{text}</span>
        </>
      ))}
    </>
  )
}

export type PairProps = { sight: Sight; pair: ProposedPair; asked: Asking | null }

/** A pair on the board: its fit, the two, the strongest reasons, and the way in. */
export function PairRow({ sight, pair, asked }: PairProps) {
  const { visit, answer } = sight
  const weakest = pair.fit === answer.worst
  const key = pairKey(pair)
  const mentee = nameOf(sight, pair.mentee)
  const mentor = nameOf(sight, pair.mentor)
  const reasons = glimpse(visit.language, fitFor(sight, pair), sight.names)
  const show = visit.c.req.query('show')
  const query = show ? `?show=${encodeURIComponent(show)}&open=${key}` : `?open=${key}`
  return (
    <li class="pair" id={`p${key}`} data-mentee={pair.mentee} data-mentor={pair.mentor}>
      <span class={weakest ? 'fit low' : 'fit'}>{pair.fit}</span>
      <p>
        <strong>
          <bdi>{mentee}</bdi>
        </strong>{' '}
        <span class="with">{tell(visit, 'pairs.with')}</span>{' '}
        <strong>
          <bdi>{mentor}</bdi>
        </strong>
        <br />
        <span class="small soft">
          {reasons}
          {weakest ? ` · ${tell(visit, 'board.weakest')}` : ''}
          <Tags sight={sight} pair={pair} asked={asked} />
        </span>
      </p>
      <a class="button low" href={`${paths.proposal.to(at(sight))}${query}#p${key}`}>
        {tell(visit, 'board.open')}
        <span class="unseen"> {tell(visit, 'board.and', { mentee, mentor })}</span>
      </a>
    </li>
  )
}
