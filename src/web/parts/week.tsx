import { sayHours, sayWeekday, sayZone } from '../../days.ts'
import type { Problem } from '../../outcome.ts'
import { dayParts, isChosen, weekdays, writePart } from '../../programme/matching/day-parts.ts'
import { readFreeHours } from '../../programme/matching/free-hours.ts'
import { paths } from '../paths.ts'
import { problemOf, tell, type Visit } from '../visit.ts'

type Props = {
  visit: Visit
  name: string
  label: string
  hint: string | undefined
  value: string
  problems: Problem[]
}

/** Whose clock the hours are on; without a zone nobody could compare them. */
export function Clock({ visit }: { visit: Visit }) {
  const zone = visit.reader?.zone
  if (zone) return <p class="hint">{tell(visit, 'week.clock', { zone: sayZone(zone) })}</p>
  return (
    <p class="hint">
      {tell(visit, 'week.no-clock')} <a href={paths.me.to()}>{tell(visit, 'week.say-zone')}</a>
    </p>
  )
}

type DayProps = Pick<Props, 'visit' | 'name'> & { day: number; free: ReadonlySet<number> }

function Day({ visit, name, day, free }: DayProps) {
  const { language } = visit
  return (
    <fieldset class="day">
      <legend>{sayWeekday(language, day)}</legend>
      <ul class="plain">
        {dayParts.map(part => (
          <li>
            <label>
              <input
                type="checkbox"
                name={name}
                value={writePart(day, part)}
                checked={isChosen(free, day, part)}
              />{' '}
              <bdi>{sayHours(language, part.from, part.to)}</bdi>
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  )
}

/** The free hours of a week: seven days, the parts of each to tick. */
export function WeekField({ visit, name, label, hint, value, problems }: Props) {
  const problem = problemOf(visit, problems, name)
  const free = new Set(readFreeHours(value) ?? [])
  return (
    <fieldset class={problem ? 'field week wrong' : 'field week'} id={name}>
      <legend>{label}</legend>
      {hint ? <p class="hint">{hint}</p> : null}
      <Clock visit={visit} />
      {problem ? (
        <p class="problem">
          <span>{problem}</span>
        </p>
      ) : null}
      {weekdays.map((_, day) => (
        <Day visit={visit} name={name} day={day} free={free} />
      ))}
    </fieldset>
  )
}
