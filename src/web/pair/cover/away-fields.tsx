import { sayDay } from '../../../days.ts'
import type { Problem } from '../../../outcome.ts'
import type { Away } from '../../../programme/away.ts'
import { TextField } from '../../parts/fields.tsx'
import { tell, type Form, type Visit } from '../../visit.ts'

/** What a form of days away holds, as it was typed. */
export type TypedAway = { from: string; until: string; words: string }

export const typedIn = (form: Form): TypedAway => ({
  from: form.text('from'),
  until: form.text('until'),
  words: form.text('words'),
})

export const typedOf = (away: Away | null, today: Temporal.PlainDate): TypedAway => ({
  from: (away?.from ?? today).toString(),
  until: away?.until.toString() ?? '',
  words: away?.words ?? '',
})

/** The first and the last day, in words. */
export const daysOf = (
  visit: Pick<Visit, 'language'>,
  { from, until }: Pick<Away, 'from' | 'until'>,
) => ({
  from: sayDay(visit.language, from),
  until: sayDay(visit.language, until),
})

/** Whether her first day has come. */
export const hasBegun = ({ from }: Pick<Away, 'from'>, today: Temporal.PlainDate) =>
  Temporal.PlainDate.compare(from, today) <= 0

type Props = { visit: Visit; typed: TypedAway; problems: Problem[] }

/** The first and the last day of an absence. */
export function DayFields({ visit, typed, problems }: Props) {
  const field = { visit, problems, type: 'date' } as const
  return (
    <>
      <TextField {...field} name="from" label={tell(visit, 'away.from')} value={typed.from} />
      <TextField {...field} name="until" label={tell(visit, 'away.until')} value={typed.until} />
    </>
  )
}
