import type { App } from '../../app.ts'
import type { ReplyPurpose } from '../../programme/reply/purposes.ts'
import { note } from '../../store/history.ts'
import type { Letter } from '../../store/letters.ts'
import { placesOfPerson } from '../../store/places.ts'
import type { Db } from '../../store/open.ts'
import { sayInCase } from '../cases/work-on-case.ts'
import { byLetter, type Answer, type Taken } from './by-letter.ts'
import { caseIn } from './case-in.ts'
import { letterAnswered } from './letter-answered.ts'
import { sayInRoom } from '../rooms/write-in-room.ts'
import { passOn } from './pass-on.ts'

type Taker = (app: App, tx: Db, answer: Answer) => Promise<Taken>

/** An answer to a letter about a case becomes a word in it, as long as she may speak there. */
async function takeInCase(app: App, tx: Db, answer: Answer): Promise<Taken> {
  const { about: id, person, words, files } = answer
  const who = { person, administrator: false, places: await placesOfPerson(tx, person) }
  const said =
    words === '' ? null : await sayInCase(app, tx, { who, id, words, files, how: 'mail' })
  return said === null ? { aside: 'not-in-case' } : { to: 'case' }
}

/** An answer to what was said in a room goes on in its thread. */
async function takeInRoom(app: App, tx: Db, { values }: Letter, answer: Answer): Promise<Taken> {
  const { person, words, files } = answer
  const thread = Number(values['thread'] ?? 0)
  const said = { thread, title: '', words, files, how: 'mail' } as const
  const went = await sayInRoom(app, tx, { person, room: Number(values['room'] ?? 0), said })
  return went ? { to: 'room' } : { aside: 'no-room' }
}

/** An answer to a letter goes to whoever wrote it: her partner, a room, or the programme’s staff. */
async function takeLetter(app: App, tx: Db, answer: Answer): Promise<Taken> {
  const letter = await letterAnswered(tx, answer.about)
  const { cohort, person, words, files } = answer
  const asksFor = letter ? byLetter[letter.template] : undefined
  const went = letter && asksFor ? await asksFor(app, tx, letter, answer) : null
  if (went) return went
  const asked = letter ? caseIn(letter) : null
  if (asked !== null) return takeInCase(app, tx, { ...answer, about: asked })
  if (letter?.template === 'room-post') return takeInRoom(app, tx, letter, answer)
  if (letter && letter.from !== null) {
    const passed = await passOn(app, tx, { letter, person, words, files })
    return passed ? { to: 'partner' } : { aside: 'not-together' }
  }
  const details: Record<string, string> = letter ? { letter: letter.template } : {}
  await note(tx, { at: app.now(), by: person, cohort, verb: 'answered-letter', details })
  return { to: 'staff' }
}

/** Who does what with an answer, by what it is for. */
export const takers: Record<ReplyPurpose, Taker> = { letter: takeLetter }
