/** Days from the first to the last, both as ISO text; they are days of UTC. */
export type Period = { from: string; to: string }

/** How far a clock is ahead of UTC, in minutes, from a moment on. */
export type Offset = { from: number; minutes: number }

const known = new Map<string, Offset[]>()
const mostKnown = 5000

const offsetAt = (at: Temporal.ZonedDateTime, from: number): Offset => ({
  from,
  minutes: Math.round(at.offsetNanoseconds / 60_000_000_000),
})

function readOffsets(zone: string, { from, to }: Period): Offset[] {
  const start = Temporal.PlainDate.from(from).toZonedDateTime('UTC').withTimeZone(zone)
  const end = Temporal.PlainDate.from(to).add({ days: 1 }).toZonedDateTime('UTC')
  const found = [offsetAt(start, start.epochMilliseconds)]
  let next = start.getTimeZoneTransition('next')
  while (next !== null && next.epochMilliseconds < end.epochMilliseconds) {
    found.push(offsetAt(next, next.epochMilliseconds))
    next = next.getTimeZoneTransition('next')
  }
  return found
}

/** The offsets of a zone in a period, the first one from its first moment on. */
export function offsetsIn(zone: string, period: Period): Offset[] {
  const key = `${zone} ${period.from} ${period.to}`
  const remembered = known.get(key)
  if (remembered) return remembered
  const offsets = readOffsets(zone, period)
  if (known.size >= mostKnown) known.clear()
  known.set(key, offsets)
  return offsets
}
