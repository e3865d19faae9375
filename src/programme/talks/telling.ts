import { sayMoment, sayZone } from '../../days.ts'
import { say, type Language } from '../../words.ts'

/** Whose clocks a time is told on, the reader’s first. */
export type Clocks = { mine: string; theirs: string }

/** A time on both clocks, in a line: “Tuesday 15 September, 20:00 (La Paz), 00:00 (Bamako)”. */
export function timeTold(language: Language, at: Temporal.Instant, clocks: Clocks): string {
  const on = (zone: string) =>
    say(language, 'talks.on-clock', { time: sayMoment(language, at, zone), zone: sayZone(zone) })
  return clocks.mine === clocks.theirs
    ? on(clocks.mine)
    : `${on(clocks.mine)} · ${on(clocks.theirs)}`
}
