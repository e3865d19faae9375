import { readFreeHours, writeFreeHours } from './free-hours.ts'

/** The days of a week as free hours are written, Monday first. */
export const weekdays = ['mo', 'tu', 'we', 'th', 'fr', 'sa', 'su'] as const

/** The parts of a day one chooses from: the night whole, then every two hours. */
export const dayParts = [0, ...Array.from({ length: 9 }, (_, at) => 6 + 2 * at)].map(from => ({
  from,
  to: from === 0 ? 6 : from + 2,
}))

type Part = { from: number; to: number }

const twoDigits = (hour: number) => String(hour).padStart(2, '0')

/** A part of a day as it is written: `mo 18-20`. */
export const writePart = (day: number, { from, to }: Part): string =>
  `${weekdays[day] ?? ''} ${twoDigits(from)}-${twoDigits(to)}`

const hoursIn = (day: number, { from, to }: Part): number[] =>
  Array.from({ length: to - from }, (_, at) => day * 24 + from + at)

/** Whether some hour of a part of a day is free. */
export const isChosen = (free: ReadonlySet<number>, day: number, part: Part): boolean =>
  hoursIn(day, part).some(hour => free.has(hour))

/**
 * The week after somebody chose parts of it. A part that was only half free, as a spreadsheet may
 * say it, stays half free while it is chosen.
 */
export function chooseParts(before: string, chosen: readonly string[]): string {
  const had = new Set(readFreeHours(before) ?? [])
  const hours = weekdays.flatMap((_, day) =>
    dayParts
      .filter(part => chosen.includes(writePart(day, part)))
      .flatMap(part => {
        const all = hoursIn(day, part)
        return isChosen(had, day, part) ? all.filter(hour => had.has(hour)) : all
      }),
  )
  return writeFreeHours(hours)
}
