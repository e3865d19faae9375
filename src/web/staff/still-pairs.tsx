import { stillIn } from '../../actions/notice-silence.ts'
import type { Still } from '../../programme/presence.ts'
import { talkAnswersIn, type TalkAnswer } from '../../store/presence.ts'
import { cohortOf, tell, type Visit } from '../visit.ts'

/** A pair that staff could write to, and what both said when they were asked. */
export type LongStill = Still & { said: TalkAnswer[] }

/** The pairs that have been still so long that staff are told, the longest first (R54). */
export async function longStill(visit: Visit): Promise<LongStill[]> {
  const cohort = cohortOf(visit)
  const still = (await stillIn(visit.app, cohort)).filter(one => one.stage === 'staff')
  if (still.length === 0) return []
  const said = Map.groupBy(await talkAnswersIn(visit.app.db, cohort.id), one => one.pair)
  return still.map(one => ({ ...one, said: said.get(one.pair.id) ?? [] }))
}

type Props = { visit: Visit; still: LongStill[]; nameOf: (place: number) => string }

/** Who could use a word from staff. Nobody is ranked: it is about two, and about days. */
export function StillPairs({ visit, still, nameOf }: Props) {
  if (still.length === 0) return null
  return (
    <section class="section" id="still" aria-labelledby="still-h">
      <h2 id="still-h">{tell(visit, 'presence.still')}</h2>
      <p class="small soft">{tell(visit, 'presence.still.lead')}</p>
      <ul class="plain ledger">
        {still.map(({ pair, days, said }) => (
          <li>
            <div>
              <strong>
                <bdi>{nameOf(pair.mentee)}</bdi>
              </strong>{' '}
              <span class="soft">{tell(visit, 'pairs.with')}</span>{' '}
              <strong>
                <bdi>{nameOf(pair.mentor)}</bdi>
              </strong>
              <p class="small">
                {tell(visit, 'presence.still.days', { count: days })}
                {said.map(({ place, talked }) => {
                  const name = nameOf(place)
                  return ` · ${tell(visit, `presence.says.${talked ? 'yes' : 'no'}`, { name })}`
                })}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
