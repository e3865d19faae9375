import { quietUntil, type QuietHours } from './quiet-hours.ts'

/** How letters reach somebody: as they come, together, or only those that want something of her. */
export const rhythms = ['at-once', 'daily', 'weekly', 'needed'] as const
export type Rhythm = (typeof rhythms)[number]

export const isRhythm = (text: string): text is Rhythm =>
  (rhythms as readonly string[]).includes(text)

/**
 * What a letter is to its reader. `now`: it cannot wait. `person`: somebody wrote it and waits.
 * `asks`: the programme asks something of her. `tells`: it is good to know.
 */
export type Weight = 'now' | 'person' | 'asks' | 'tells'

const weights: Record<string, Weight> = {
  'sign-in': 'now',
  'meeting-moved': 'now',
  'meeting-days': 'now',
  'meeting-place': 'now',
  'would-you-take': 'now',
  'would-you-cover': 'now',
  'address-comes-back': 'now',
  'you-have-a-cover': 'now',
  'you-cover': 'now',
  'talk-booked': 'now',
  'talk-cancelled': 'now',
  'talk-tomorrow': 'now',
  'help-asked': 'now',
  'help-word': 'now',
  'help-overdue': 'now',
  digest: 'now',
  introduction: 'person',
  message: 'person',
  question: 'person',
  answer: 'person',
  'ground-rules-offered': 'person',
  'talk-offered': 'person',
  'ground-rules-in-force': 'tells',
  'cover-ended': 'tells',
  'journal-prompt': 'tells',
  'room-post': 'tells',
}

/** Every other letter asks something: the guide writes when there is something to do. */
export const weightOf = (template: string): Weight => weights[template] ?? 'asks'

type Reader = { rhythm: Rhythm; zone: string; quiet: QuietHours | null }

const morning = Temporal.PlainTime.from('08:00')

/** The next morning on her clock, or the next Monday’s; if her hours are quiet then, their end. */
function nextMorning(at: Temporal.Instant, { zone, quiet }: Reader, monday: boolean) {
  const today = at.toZonedDateTimeISO(zone).toPlainDate()
  const days = Array.from({ length: 9 }, (_, ahead) => today.add({ days: ahead }))
  const mornings = days
    .filter(day => !monday || day.dayOfWeek === 1)
    .map(day => day.toZonedDateTime({ timeZone: zone, plainTime: morning }).toInstant())
  const next = mornings.find(one => Temporal.Instant.compare(one, at) > 0)
  if (!next) throw new Error(`No morning after ${at.toString()} in ${zone}`)
  return (quiet && quietUntil(quiet, zone, next)) ?? next
}

/**
 * Until when a letter waits for others, to go together; null when it goes by itself. Whoever has her
 * letters once a week has what people write to her the next morning. Whoever wants only what needs
 * her is not kept waiting: the rest lies among her letters at once.
 */
export function gatherAt(
  template: string,
  reader: Reader,
  at: Temporal.Instant,
): Temporal.Instant | null {
  const weight = weightOf(template)
  if (weight === 'now') return null
  switch (reader.rhythm) {
    case 'at-once':
      return null
    case 'needed':
      return weight === 'tells' ? at : null
    case 'daily':
      return nextMorning(at, reader, false)
    case 'weekly':
      return nextMorning(at, reader, weight !== 'person')
  }
}

type Gathered = { id: number; template: string }

/**
 * Which of the letters gathered in one an answer to the whole is for: what a person wrote last, then
 * the journal’s question, for its words are for nobody else, then what asks something. Null when it is for
 * staff. A room is never meant: what was for one would be read by many.
 */
export function answeredOf<T extends Gathered>(gathered: T[]): T | null {
  const newestFirst = gathered.toSorted((a, b) => b.id - a.id)
  const first = (is: (letter: T) => boolean) => newestFirst.find(is)
  return (
    first(one => weightOf(one.template) === 'person') ??
    first(one => one.template === 'journal-prompt') ??
    first(one => weightOf(one.template) === 'asks') ??
    null
  )
}
