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

const pieceShape = /^(?<day>[a-z]{2})(?:-(?<until>[a-z]{2}))? (?<from>\d{1,2})-(?<to>\d{1,2})$/

function readPiece(piece: string): number[] | null {
  const found = pieceShape.exec(piece)?.groups
  const dayOf = (text: string | undefined) => weekdays.findIndex(day => day === text)
  const first = dayOf(found?.['day'])
  const last = found?.['until'] === undefined ? first : dayOf(found['until'])
  const part = { from: Number(found?.['from']), to: Number(found?.['to']) }
  if (!found || first < 0 || last < first || part.to <= part.from || part.to > 24) return null
  return Array.from({ length: last - first + 1 }, (_, at) => hoursIn(first + at, part)).flat()
}

/** The hours of a week, 0 to 167, of a text such as `mo 18-22, sa 09-12`; null for another text. */
export function readFreeHours(text: string): number[] | null {
  const pieces = text
    .trim()
    .toLowerCase()
    .split(/\s*[,;]\s*/)
  const hours = pieces.map(readPiece)
  if (hours.some(piece => piece === null)) return null
  return [...new Set(hours.flatMap(piece => piece ?? []))].toSorted((a, b) => a - b)
}

/** Hours of a week as text, each stretch once: `mo 06-08, mo 18-22`. */
export function writeFreeHours(hours: Iterable<number>): string {
  const free = new Set(hours)
  return weekdays
    .flatMap((_, day) => {
      const own = Array.from({ length: 24 }, (_, hour) => hour).filter(h => free.has(day * 24 + h))
      const begins = own.filter(hour => !own.includes(hour - 1))
      const ends = own.filter(hour => !own.includes(hour + 1))
      return begins.map((from, at) => writePart(day, { from, to: (ends[at] ?? from) + 1 }))
    })
    .join(', ')
}

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
