import { sayZone } from '../../days.ts'
import type { Problem } from '../../outcome.ts'
import { handled, methods } from '../../programme/ground-rules.ts'
import { boundsOf, mostTimes, type Talk } from '../../programme/talks.ts'
import { timeTold, type Clocks } from '../../programme/talks/telling.ts'
import { ChoiceField, TextField } from '../parts/fields.tsx'
import { paths } from '../paths.ts'
import { cohortOf, tell, zoneOf, type Visit } from '../visit.ts'
import { pairAt, type Two } from './two.ts'

/** What somebody typed into one of the forms, by the name of its field. */
export type Typed = Record<string, string>

type FormProps = { visit: Visit; two: Two; typed: Typed; problems: Problem[] }

/** The clocks of the two, the reader’s first. */
export const clocksOf = (visit: Visit, two: Two): Clocks => ({
  mine: zoneOf(visit),
  theirs: two.other.zone ?? cohortOf(visit).meeting.zone,
})

/** Times to offer; for a talk both agreed to already, others instead. */
export function OfferForm(props: FormProps & { moving: Talk | null }) {
  const { visit, two, typed, problems, moving } = props
  const { name } = two.other
  const field = { visit, problems }
  const numbers = Array.from({ length: mostTimes }, (_, at) => at + 1)
  const clocks = clocksOf(visit, two)
  return (
    <section class="section flow" id="book" aria-labelledby="book-h">
      <h2 id="book-h">
        {moving?.startsAt
          ? tell(visit, 'talks.move', {
              time: timeTold(visit.language, moving.startsAt, { ...clocks, theirs: clocks.mine }),
            })
          : tell(visit, 'talks.book')}
      </h2>
      <form class="stack" method="post" action={paths.talks.to(pairAt(visit))} novalidate>
        <input type="hidden" name="do" value="offer" />
        {moving ? <input type="hidden" name="instead" value={String(moving.id)} /> : null}
        {numbers.map(number => (
          <TextField
            {...field}
            name={`time-${number}`}
            type="datetime-local"
            label={tell(visit, 'talks.time', { number })}
            hint={
              number === 1
                ? tell(visit, 'talks.time.hint', { zone: sayZone(zoneOf(visit)) })
                : undefined
            }
            value={typed[`time-${number}`] ?? ''}
          />
        ))}
        <TextField
          {...field}
          name="minutes"
          inputmode="numeric"
          most={3}
          label={tell(visit, 'talks.length')}
          value={typed['minutes'] ?? '45'}
        />
        <TextField
          {...field}
          name="spot"
          most={boundsOf.spot}
          label={tell(visit, 'talks.spot')}
          hint={tell(visit, 'talks.spot.hint')}
          value={typed['spot'] ?? ''}
        />
        <div class="buttons">
          <button class="button first">{tell(visit, 'talks.send', { name })}</button>
        </div>
      </form>
    </section>
  )
}

const lengths = ['15', '30', '45', '60', '90']

/** A talk that took place: a day, how long, how, and a line. */
export function LogForm({ visit, typed, problems }: FormProps) {
  const field = { visit, problems }
  return (
    <section class="section flow" id="log" aria-labelledby="log-h">
      <h2 id="log-h">{tell(visit, 'talks.log')}</h2>
      <p class="small soft">{tell(visit, 'talks.log.lead')}</p>
      <form class="stack" method="post" action={paths.talks.to(pairAt(visit))} novalidate>
        <input type="hidden" name="do" value="log" />
        <TextField
          {...field}
          name="on"
          type="date"
          label={tell(visit, 'talks.on')}
          value={typed['on'] ?? ''}
        />
        <ChoiceField
          {...field}
          kind="radio"
          across
          name="logged"
          label={tell(visit, 'talks.length')}
          values={[typed['logged'] ?? '30']}
          options={lengths.map(value => ({ value, label: value }))}
        />
        <ChoiceField
          {...field}
          kind="radio"
          across
          name="how"
          label={tell(visit, 'talks.how')}
          values={[typed['how'] ?? '']}
          options={waysToTalk.map(value => ({
            value,
            label: tell(visit, `rules.method.${value}`),
          }))}
        />
        <TextField
          {...field}
          name="words"
          most={boundsOf.words}
          label={tell(visit, 'talks.words')}
          value={typed['words'] ?? ''}
        />
        <div class="buttons">
          <button class="button">{tell(visit, 'talks.keep')}</button>
        </div>
      </form>
    </section>
  )
}

/** How a talk takes place: the ways for which one is reached under a name or number. */
export const waysToTalk = methods.filter(method => handled.some(one => one === method))
