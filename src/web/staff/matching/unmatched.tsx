import type { Without } from '../../../programme/matching/proposal.ts'
import { remedyFor, type Remedy } from '../../../programme/proposals/remedies.ts'
import type { Person } from '../../../programme/person.ts'
import { sayList } from '../../../days.ts'
import { paths } from '../../paths.ts'
import { tell } from '../../visit.ts'
import { whereabouts } from './open-pair.tsx'
import { at, nameOf, type Sight } from './sight.ts'

const namedAtMost = 3

/** Why she has no mentor, or fewer than she needs, in sentences. */
export function reasonsTold(sight: Sight, without: Without): string[] {
  const { visit, one } = sight
  if (without.why === 'total') return [tell(visit, 'board.without.total')]
  if (without.why === 'full') {
    const names = without.mentors.slice(0, namedAtMost).map(id => nameOf(sight, id))
    return [
      tell(visit, 'board.without.full', {
        sharing: without.sharing,
        places: without.places,
        mentors: without.mentors.length,
        names: sayList(visit.language, names),
      }),
    ]
  }
  const kept = without.kept.map(({ rule, mentors }) =>
    tell(visit, `rule.${rule}.mentors`, { count: mentors.length }),
  )
  const { belowFloor } = without
  const below = { count: belowFloor, floor: one.asked.floor }
  return [
    tell(visit, 'board.without.rules'),
    ...kept,
    ...(belowFloor > 0 ? [tell(visit, 'board.without.floor', below)] : []),
  ]
}

function remedyTold(sight: Sight, remedy: Remedy): string {
  const { visit, one } = sight
  const mentor = nameOf(sight, remedy.mentor)
  const values = { mentor, mentee: nameOf(sight, remedy.mentee), fit: remedy.fit }
  if (remedy.with === 'room') {
    const most = one.asked.mentors.find(known => known.id === remedy.mentor)?.most ?? 0
    return tell(visit, 'board.remedy.room', { ...values, most })
  }
  if (remedy.with === 'floor') {
    return tell(visit, 'board.remedy.floor', { ...values, floor: one.asked.floor })
  }
  return tell(visit, 'board.remedy.rule', { ...values, rule: tell(visit, `rule.${remedy.rule}`) })
}

type CardProps = { sight: Sight; without: Without; people: Map<number, Person> }

function Buttons({ sight, remedy, people }: Omit<CardProps, 'without'> & { remedy: Remedy }) {
  const { visit } = sight
  const name = nameOf(sight, remedy.mentor)
  const address = people.get(remedy.mentor)?.address
  const isRoom = remedy.with === 'room'
  return (
    <div class="buttons">
      <form
        method="post"
        action={isRoom ? paths.proposalRoom.to(at(sight)) : paths.proposal.to(at(sight))}
      >
        <input type="hidden" name="mentor" value={remedy.mentor} />
        <input type="hidden" name="mentee" value={remedy.mentee} />
        {isRoom ? (
          <button class="button">{tell(visit, 'board.remedy.give-room', { name })}</button>
        ) : (
          <button class="button" name="do" value="lock">
            {tell(visit, 'board.remedy.pair', { name })}
          </button>
        )}
      </form>
      {address ? (
        <a class="button quiet" href={`mailto:${address}`}>
          {tell(visit, 'board.write-to', { name })}
        </a>
      ) : null}
    </div>
  )
}

function Card({ sight, without, people }: CardProps) {
  const { visit, mentees } = sight
  const known = mentees.get(without.mentee)
  if (!known) return null
  const remedy = remedyFor(sight.one.asked, without)
  return (
    <div class="notice now" data-mentee={without.mentee}>
      <h3>
        <bdi>{known.name}</bdi> <span class="small soft">{whereabouts(sight, known)}</span>
      </h3>
      <p>
        {without.has > 0 ? `${tell(visit, 'board.without.second')} ` : ''}
        {reasonsTold(sight, without).join(' ')} {remedy ? remedyTold(sight, remedy) : ''}
      </p>
      {remedy ? <Buttons sight={sight} remedy={remedy} people={people} /> : null}
    </div>
  )
}

const most = 40

type Props = { sight: Sight; people: Map<number, Person> }

/** Everybody without a mentor, why, and the least that would change it. */
export function Unmatched({ sight, people }: Props) {
  const { visit, answer } = sight
  if (answer.without.length === 0) return null
  const more = answer.without.length - most
  return (
    <section class="section unmatched" id="unmatched" aria-labelledby="none">
      <h2 id="none">{tell(visit, 'board.without')}</h2>
      <div class="halves">
        {answer.without.slice(0, most).map(without => (
          <Card sight={sight} without={without} people={people} />
        ))}
      </div>
      {more > 0 ? <p class="small">{tell(visit, 'board.without.more', { count: more })}</p> : null}
    </section>
  )
}
