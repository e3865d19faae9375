import { sayDay } from '../../days.ts'
import type { Problem } from '../../outcome.ts'
import { whoMissed, type SaidMissed, type Talk } from '../../programme/talks.ts'
import { ChoiceField } from '../parts/fields.tsx'
import { paths } from '../paths.ts'
import { dayFor, tell, type Visit } from '../visit.ts'
import { pairAt, type Two } from './two.ts'

type Props = {
  visit: Visit
  two: Two
  missed: Talk[]
  said: SaidMissed[]
  problems: Problem[]
}

/** So many are shown; what lies longer back needs no word any more. */
const mostShown = 3

/** What the other says, in the reader’s place: “I could not come” becomes her name. */
function OtherSays({ visit, two, said }: { visit: Visit; two: Two; said: SaidMissed | undefined }) {
  if (!said) return null
  const { name } = two.other
  const key = `talks.missed.says.${said.who}` as const
  return <p class="small">{tell(visit, key, { name })}</p>
}

function Who({ visit, two, talk, said, problems }: Omit<Props, 'missed'> & { talk: Talk }) {
  const { name } = two.other
  const mine = said.find(one => one.talk === talk.id && one.by === two.mine.id)
  return (
    <form class="flow" method="post" action={paths.talks.to(pairAt(visit))} novalidate>
      <input type="hidden" name="do" value="who-missed" />
      <input type="hidden" name="talk" value={String(talk.id)} />
      <ChoiceField
        visit={visit}
        problems={problems}
        kind="radio"
        across
        name={`who-${talk.id}`}
        label={tell(visit, 'talks.missed.who')}
        values={mine ? [mine.who] : []}
        options={whoMissed.map(value => ({
          value,
          label: tell(visit, `talks.missed.${value}`, { name }),
        }))}
      />
      <div class="buttons">
        <button class="button low">{tell(visit, 'talks.missed.keep')}</button>
      </div>
    </form>
  )
}

/** Talks that did not take place: no fault, and each may say who could not come. */
export function TalksMissed(props: Props) {
  const { visit, two, missed, said } = props
  if (missed.length === 0) return null
  return (
    <section class="section flow" aria-labelledby="missed">
      <h2 id="missed">{tell(visit, 'talks.missed')}</h2>
      <p class="small soft">{tell(visit, 'talks.missed.lead')}</p>
      <ul class="plain ledger">
        {missed.slice(0, mostShown).map(talk => (
          <li>
            <div class="flow">
              <strong>
                {talk.startsAt
                  ? sayDay(visit.language, dayFor(visit, talk.startsAt), 'weekday')
                  : null}
              </strong>
              <OtherSays
                visit={visit}
                two={two}
                said={said.find(one => one.talk === talk.id && one.by === two.theirs.id)}
              />
              <Who {...props} talk={talk} />
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
