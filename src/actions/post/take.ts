import type { App } from '../../app.ts'
import { saysYes } from '../../programme/reply/yes.ts'
import type { AsideReason, ReplyPurpose } from '../../programme/reply/purposes.ts'
import { timeChosen } from '../../programme/talks.ts'
import { note } from '../../store/history.ts'
import { letterBy, type Letter } from '../../store/letters.ts'
import { talkBy } from '../../store/talks.ts'
import type { Db } from '../../store/open.ts'
import { agree } from '../ground-rules/agree-to-rules.ts'
import { sayInRoom } from '../rooms/write-in-room.ts'
import { accept } from '../talks/book-talk.ts'
import { passOn } from './pass-on.ts'

/** An answer whose sender is believed: what it is about, and what she wrote. */
export type Answer = {
  cohort: number
  person: number
  about: number
  words: string
  files: number
}

/** What an answer came to: it is with staff, with a partner or in a room, or it has to wait for staff. */
export type Taken = { to: 'staff' | 'partner' | 'room' } | { aside: AsideReason }

type Taker = (app: App, tx: Db, answer: Answer) => Promise<Taken>

/** The pair and the offer a letter with ground rules is about. */
function offerIn({ values }: Letter) {
  const [, pair] = /\/pairs\/(\d{1,12})\//.exec(values['path'] ?? '') ?? []
  return { pair: Number(pair ?? 0), offer: Number(values['offer'] ?? 0) }
}

/** An answer with the number of a time chooses it; so does a yes where only one is offered. */
async function chooseTime(app: App, tx: Db, { values }: Letter, { person, words }: Answer) {
  const pair = Number(values['pair'] ?? 0)
  const talk = await talkBy(tx, pair, Number(values['talk'] ?? 0))
  const times = talk?.times ?? []
  const chosen = timeChosen(words, times.length) ?? (times.length === 1 && saysYes(words) ? 0 : -1)
  const time = times[chosen]
  return talk && time
    ? accept(app, tx, { person, pair, talk: talk.id, time: time.toString() })
    : false
}

/** An answer to a letter goes to whoever wrote it: her partner, a room, or the programme’s staff. */
async function takeLetter(app: App, tx: Db, answer: Answer): Promise<Taken> {
  const letter = await letterBy(tx, answer.about)
  const { cohort, person, words, files } = answer
  if (letter?.template === 'ground-rules-offered' && saysYes(words)) {
    const { pair, offer } = offerIn(letter)
    if (await agree(app, tx, { person, pair, offer })) return { to: 'partner' }
  }
  if (letter?.template === 'talk-offered' && (await chooseTime(app, tx, letter, answer))) {
    return { to: 'partner' }
  }
  if (letter?.template === 'room-post') {
    const said = { thread: Number(letter.values['thread'] ?? 0), title: '', words, files }
    const room = Number(letter.values['room'] ?? 0)
    const went = await sayInRoom(app, tx, { person, room, said: { ...said, how: 'mail' } })
    return went ? { to: 'room' } : { aside: 'no-room' }
  }
  if (letter && letter.from !== null) {
    const went = await passOn(app, tx, { letter, person, words, files })
    return went ? { to: 'partner' } : { aside: 'not-together' }
  }
  const details: Record<string, string> = letter ? { letter: letter.template } : {}
  await note(tx, { at: app.now(), by: person, cohort, verb: 'answered-letter', details })
  return { to: 'staff' }
}

/** Who does what with an answer, by what it is for. */
export const takers: Record<ReplyPurpose, Taker> = { letter: takeLetter }
